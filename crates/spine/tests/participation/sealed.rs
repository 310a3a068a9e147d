//! Persons' votes: one each however many requests come at once, a log that only grows, an outcome that anybody recounts.

use crate::rounds::{free, on_each, settings};
use crate::site::{Site, citizen, keys, someone, zone};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, Rules};
use cantiere_sealed::recount::recount;
use cantiere_sealed::{Checkpoint, Export, PublicKey, hex, tag};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::round::sealed::{self, Keys, Sealed, SealedInput, SealedReceipt};
use cantiere_spine::round::{self, Settings};
use std::collections::HashSet;
use std::sync::Arc;
use tokio::task::block_in_place;

pub const ORIGIN: &str = "example.org/votes/prova";

pub fn secrets() -> Keys {
    Keys { poll: [1; 32], signing: [2; 32], seed: [3; 32] }
}

pub fn open(site: &Site, assurance: Assurance) -> (RoundId, Vec<i64>) {
    let rules = Rules { seats: 2, ..Rules::default() };
    let settings = Settings { persons: true, assurance, ..settings(site, rules) };
    let (by, of) = (site.planner.clone(), site.edition);
    site.db
        .write_blocking(move |tx| -> Result<_, Error> {
            let of = edition::find_by_id(tx, &by, of)?;
            let (id, _) = round::create(tx, &by, &of, &settings)?;
            let names = ["Orti", "Panchine", "Fontane; e altro", "Lampioni"];
            round::add(tx, &by, &of, id, &names.map(|n| free(n, 0, 0)))?;
            let seen = round::find_by_id(tx, id)?.version;
            // Without keys a secret vote is not opened.
            let bare = round::open(tx, &by, &of, id, seen);
            assert_eq!(keys(bare), ["rounds-problem-no-keys"]);
            sealed::seal(tx, &by, &of, id, &secrets())?;
            round::open(tx, &by, &of, id, seen)?;
            let ids = round::options(tx, id)?.iter().map(|c| c.id).collect();
            Ok((id, ids))
        })
        .unwrap()
}

pub async fn cast(site: &Site, id: RoundId, by: &Actor, ballot: Ballot, n: u32) -> Result<SealedReceipt, Error> {
    let (mut nonce, mut entry) = ([0; 32], [0; 16]);
    nonce[..4].copy_from_slice(&n.to_be_bytes());
    entry[12..].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    let tag = tag::tag(&secrets().poll, &person);
    let (voter, level) = (by.person, by.assurance);
    let named = site.db.read(move |conn| match voter {
        Some(person) => sealed::names_of(conn, person, level),
        None => Ok(Vec::new()),
    });
    let electors = named.await?.iter().map(|name| tag::elector(&secrets().poll, name)).collect();
    let input = SealedInput { round: id, by: by.clone(), tag, electors, ballot, nonce, entry, zone: zone() };
    site.db.write_batch::<Sealed>(input).await
}

pub fn count_by(arguments: &[String], text: &str) -> Result<Vec<String>, String> {
    let election = tally::pabulib::read(text.as_bytes()).map_err(|error| error.to_string())?;
    let outcome = tally::cli::count_by(arguments, &election)?;
    Ok(outcome.winner_ids(&election).into_iter().map(str::to_owned).collect())
}

pub fn exported(site: &Site, id: RoundId, auditors: bool) -> Option<Export> {
    block_in_place(|| site.db.read_blocking(|conn| sealed::export(conn, id, auditors, &zone()))).unwrap()
}

#[test]
fn a_secret_vote_is_recounted_from_what_is_published() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        let first = cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        assert!(!first.replaced);
        let note = sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        let second = cast(&site, id, &site.citizen, Ballot::of([option[1], option[2]]), 2).await.unwrap();
        assert!(second.replaced);
        assert_eq!((first.place, second.place), (0, 1));
        cast(&site, id, &site.other, Ballot::of([option[1]]), 3).await.unwrap();
        // Bodies do not vote here, and a ballot that breaks the rule is not in the log.
        assert!(matches!(cast(&site, id, &site.representative, Ballot::of([option[1]]), 4).await, Err(Error::Denied)));
        assert_eq!(keys(cast(&site, id, &site.other, Ballot::default(), 5).await), ["rounds-problem-empty"]);
        let seed = secrets().seed;
        let early = site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await;
        assert_eq!(keys(early), ["rounds-problem-not-open"]);
        block_in_place(|| site.pass_days(8));
        assert_eq!(keys(cast(&site, id, &site.other, Ballot::of([option[0]]), 6).await), ["rounds-problem-late"]);
        // Without the seed nothing is counted; another seed than the one committed to is refused.
        assert!(!round::count_next(&site.db, id).await.unwrap().is_done());
        let wrong = site.db.write(move |tx| sealed::reveal(tx, id, &[9; 32])).await;
        assert_eq!(keys(wrong), ["rounds-problem-other-seed"]);
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        // Three ballots could tell who cast them: the public file has none, the auditors' has.
        assert_eq!(exported(&site, id, false).unwrap().openings, None);
        let export = exported(&site, id, true).unwrap();
        let report = recount(&export, count_by);
        assert!(report.holds(), "{:?}", report.checks);
        assert_eq!(export.reconciliation.entries, 3);
        assert_eq!((export.reconciliation.superseded, export.reconciliation.counted), (1, 2));
        assert_eq!(export.rankings[0].winners[0], "2");
        // The first checkpoint's log is the beginning of the last one's.
        let key = PublicKey::parse(&export.key).unwrap();
        assert_eq!(Checkpoint::read(&note, &key).unwrap().size, 1);
        assert_eq!(export.checkpoints.len(), 2);
        // A ballot that was changed afterwards is found.
        let mut forged = export.clone();
        forged.openings.as_mut().unwrap()[0].nonce[0] ^= 1;
        assert!(!recount(&forged, count_by).holds());
        let text = serde_json::to_string(&export).unwrap();
        for name in ["citizen", "other", "example.org/persons"] {
            assert!(!text.contains(name), "{name} in what is published");
        }
    });
}

#[test]
fn one_voice_of_a_person_counts_under_64_requests_at_once() {
    on_each(|site| async move {
        for race in 0..if std::env::var_os("CANTIERE_LONG").is_some() { 200 } else { 4 } {
            let (id, option) = block_in_place(|| open(&site, Assurance::Email));
            let requests: Vec<_> = (0..64_u32)
                .map(|n| {
                    let (site, option): (Arc<Site>, _) = (site.clone(), option[n as usize % option.len()]);
                    tokio::spawn(async move {
                        cast(&site, id, &site.citizen, Ballot::of([option]), race * 1_000 + n + 1).await
                    })
                })
                .collect();
            let mut places = HashSet::new();
            let mut first = 0;
            for request in requests {
                let receipt = request.await.unwrap().unwrap();
                assert!(places.insert(receipt.place));
                first += usize::from(!receipt.replaced);
            }
            assert_eq!((places.len(), first), (64, 1), "race {race}");
            let (entries, counted, now) = block_in_place(|| {
                site.db.read_blocking(|conn| -> Result<_, Error> {
                    let entries = sealed::entries(conn, id, 0, 1_000)?;
                    Ok((entries, sealed::contents(conn, id)?, round::find_by_id(conn, id)?.ballots))
                })
            })
            .unwrap();
            // Every acknowledged ballot is in the log; the last of them counts, alone.
            assert_eq!((entries.len(), counted.len(), now), (64, 1, 1), "race {race}");
            assert_eq!(counted[0].0, hex::encode(&entries[63].id), "race {race}");
        }
    });
}

#[test]
fn a_level_that_is_not_reached_is_refused_and_the_log_cannot_be_rewritten() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Substantial));
        let low = cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await;
        assert_eq!(keys(low), ["rounds-problem-assurance"]);
        let person = site.db.write(|tx| someone(tx, "sure")).await.unwrap();
        let sure = Actor { assurance: Assurance::High, ..citizen(person) };
        cast(&site, id, &sure, Ballot::of([option[0]]), 2).await.unwrap();
        let rewritten = site
            .db
            .write(move |tx| -> Result<usize, Error> {
                use cantiere_store::schema::sealed::sealed_entry as e;
                use diesel::prelude::*;
                Ok(diesel::delete(e::table.filter(e::round.eq(id.0))).execute(&mut **tx)?)
            })
            .await;
        assert!(rewritten.is_err(), "the database itself refuses to shorten the log");
    });
}

/// Statements of a receipt and rows of a proof, for a log of this many entries.
fn receipt_of(site: &Site, entries: u32) -> (usize, usize) {
    let (id, option) = open(site, Assurance::Email);
    let runtime = tokio::runtime::Handle::current();
    let by = site.citizen.clone();
    for n in 0..entries {
        runtime.block_on(cast(site, id, &by, Ballot::of([option[0]]), n + 1)).unwrap();
    }
    runtime.block_on(sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing)).unwrap();
    let seal = site.db.read_blocking(|conn| sealed::seal_of(conn, id)).unwrap().unwrap();
    assert_eq!(seal.hashed, i64::from(entries));
    let index = u64::from(entries) / 3;
    let entry = site.db.read_blocking(|conn| sealed::entries(conn, id, index as i64, 1)).unwrap().remove(0);
    let read = || {
        site.db.read_blocking(|conn| -> Result<_, Error> {
            let (place, found) = sealed::entry(conn, id, &entry.id)?.unwrap();
            let (size, note) = sealed::covering(conn, id, place)?.unwrap();
            Ok((found, size, note, sealed::proof(conn, id, place, size)?))
        })
    };
    let (read, statements) = cantiere_store::statements::counted_blocking(read);
    let (found, size, note, path) = read.unwrap();
    let key = PublicKey::parse(&seal.public_key).unwrap();
    let signed = Checkpoint::read(&note, &key).unwrap();
    assert!(cantiere_sealed::log::includes(&found.leaf(), index, size, &path, &signed.root));
    let rows = cantiere_sealed::log::needed(index, size).len();
    (statements.len(), rows)
}

#[test]
fn a_receipt_costs_the_same_statements_and_a_logarithm_of_rows_however_long_the_log_is() {
    on_each(|site| async move {
        let cost = |entries| block_in_place(|| receipt_of(&site, entries));
        let (few, rows_of_few) = cost(5);
        let (many, rows_of_many) = cost(400);
        assert!(few <= 6 && many <= 6, "{few} statements for 5 entries, {many} for 400");
        assert!(rows_of_few <= 6 && rows_of_many <= 18, "{rows_of_few} rows for 5 entries, {rows_of_many} for 400");
    });
}

#[test]
fn a_checkpoint_takes_in_what_is_new_and_says_what_the_whole_log_says() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        let mut n = 0;
        for more in [1, 2, 3, 5, 8, 13] {
            for _ in 0..more {
                n += 1;
                cast(&site, id, &site.citizen, Ballot::of([option[0]]), n).await.unwrap();
            }
            let note = sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
            let all = block_in_place(|| site.db.read_blocking(|conn| sealed::entries(conn, id, 0, i64::MAX))).unwrap();
            let seal = block_in_place(|| site.db.read_blocking(|conn| sealed::seal_of(conn, id))).unwrap().unwrap();
            let signed = Checkpoint::read(&note, &PublicKey::parse(&seal.public_key).unwrap()).unwrap();
            assert_eq!((signed.size, signed.root), (u64::from(n), sealed::log_of(&all).root()));
        }
        let faults = block_in_place(|| site.db.read_blocking(|conn| Ok::<_, Error>(round::faults(conn, id)?)));
        assert_eq!(faults.unwrap(), [""; 0]);
    });
}

#[test]
fn a_count_reads_ballots_page_by_page_and_all_of_them() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        const BALLOTS: i64 = 2 * round::BALLOTS_AT_ONCE + 500;
        let (first, second) = (option[0], option[1]);
        let stored = site.db.write(move |tx| -> Result<(), Error> {
            use cantiere_store::schema::round::round as r;
            use cantiere_store::schema::sealed::sealed_opening as o;
            use diesel::prelude::*;
            for n in 0..BALLOTS {
                let content = if n % 3 == 0 { format!("{first},{second}") } else { second.to_string() };
                let row = (o::round.eq(id.0), o::id.eq(format!("{n:032x}")), o::nonce.eq(""), o::content.eq(content));
                diesel::insert_into(o::table).values(row).execute(tx.conn())?;
            }
            diesel::update(r::table.find(id.0)).set(r::ballots.eq(BALLOTS)).execute(tx.conn())?;
            tx.changed(&format!("ballots:{id}"));
            Ok(())
        });
        stored.await.unwrap();
        block_in_place(|| site.pass_days(8));
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        let (progress, statements) = cantiere_store::statements::counted(round::count_next(&site.db, id)).await;
        assert!(progress.unwrap().is_done());
        let counted = block_in_place(|| {
            site.db.read_blocking(|conn| -> Result<_, Error> {
                let found = round::find_by_id(conn, id)?;
                Ok(round::result(conn, &found, &[])?.unwrap().remove(0))
            })
        });
        let counted = counted.unwrap();
        let score = |option: i64| counted.rows.iter().find(|r| r.option == option).unwrap().score;
        assert_eq!((counted.ballots, score(second), score(first)), (BALLOTS, BALLOTS, (BALLOTS + 2) / 3));
        let pages: Vec<&String> = statements.iter().filter(|s| s.contains("sealed_opening")).collect();
        assert_eq!(pages.len(), 3, "{pages:#?}");
        let of_log = |s: &&String| s.contains("sealed_tag") || s.contains("sealed_entry") && !s.contains("max(");
        let log: Vec<&String> = statements.iter().filter(of_log).collect();
        assert_eq!(log, [""; 0], "of the log its length alone is asked to count, of the tags nothing");
    });
}

#[test]
fn only_people_on_the_list_vote_where_there_is_one_and_no_address_is_kept() {
    on_each(|site| async move {
        let settings = Settings { persons: true, assurance: Assurance::Email, ..settings(&site, Rules::default()) };
        let (by, of) = (site.planner.clone(), site.edition);
        let mark = tag::elector(&secrets().poll, "citizen@example.org");
        // Of somebody whose electronic identity told this code; they have no address on the list.
        let code = tag::elector(&secrets().poll, &sealed::by_code("0a1b"));
        let sure = site.db.write(|tx| -> Result<_, Error> {
            use cantiere_store::schema::accounts::identity as i;
            use diesel::prelude::*;
            let person = someone(tx, "sure")?;
            let row = (i::person.eq(person.0), i::subject_mac.eq("s"), i::fiscal_mac.eq("0a1b"), i::created_at.eq(1));
            diesel::insert_into(i::table).values(row).execute(tx.conn())?;
            Ok(person)
        });
        let sure = Actor { assurance: Assurance::Low, ..citizen(sure.await.unwrap()) };
        let opened = site.db.write(move |tx| -> Result<_, Error> {
            let of = edition::find_by_id(tx, &by, of)?;
            let (id, _) = round::create(tx, &by, &of, &settings)?;
            round::add(tx, &by, &of, id, &["Orti", "Panchine"].map(|n| free(n, 0, 0)))?;
            // A list takes the place of the one before.
            sealed::set_electors(tx, &by, &of, id, &[[1; 32], [2; 32]])?;
            sealed::set_electors(tx, &by, &of, id, &[mark, code, mark])?;
            sealed::seal(tx, &by, &of, id, &secrets())?;
            let seen = round::find_by_id(tx, id)?.version;
            round::open(tx, &by, &of, id, seen)?;
            let late = sealed::set_electors(tx, &by, &of, id, &[]);
            assert_eq!(keys(late), ["rounds-problem-open-already"]);
            Ok((id, round::options(tx, id)?.iter().map(|c| c.id).collect::<Vec<_>>()))
        });
        let (id, option) = opened.await.unwrap();
        cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        let refused = cast(&site, id, &site.other, Ballot::of([option[0]]), 2).await;
        assert_eq!(keys(refused), ["rounds-problem-not-listed"]);
        // Whoever came in by mail has not shown whose code it is.
        let mailed = Actor { assurance: Assurance::Email, ..sure.clone() };
        let refused = cast(&site, id, &mailed, Ballot::of([option[0]]), 3).await;
        assert_eq!(keys(refused), ["rounds-problem-not-listed"]);
        cast(&site, id, &sure, Ballot::of([option[1]]), 4).await.unwrap();
        block_in_place(|| site.pass_days(8));
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let export = exported(&site, id, true).unwrap();
        assert_eq!((export.reconciliation.eligible, export.reconciliation.voters), (Some(2), 2));
        assert!(recount(&export, count_by).holds());
    });
}
