//! Persons' votes after the ballots: what is signed and published of them, and how long the key is kept.

use crate::rounds::on_each;
use crate::sealed::{ORIGIN, cast, count_by, exported, open, secrets};
use crate::site::keys;
use cantiere_domain::access::Assurance;
use cantiere_domain::round::Ballot;
use cantiere_sealed::recount::recount;
use cantiere_sealed::{Checkpoint, PublicKey, tag};
use cantiere_spine::Error;
use cantiere_spine::round::{self, sealed};
use tokio::task::block_in_place;

#[test]
fn each_signed_state_of_a_log_continues_the_one_before() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        let mut signed = vec![sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap()];
        for n in 1..=9 {
            cast(&site, id, &site.citizen, Ballot::of([option[0]]), n).await.unwrap();
            signed.push(sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap());
        }
        let newest = block_in_place(|| site.db.read_blocking(|conn| sealed::newest(conn, id, 50))).unwrap();
        assert_eq!(newest.iter().map(|(size, _)| *size).collect::<Vec<_>>(), (0..=9).rev().collect::<Vec<_>>());
        let seal = block_in_place(|| site.db.read_blocking(|conn| sealed::seal_of(conn, id))).unwrap().unwrap();
        let key = PublicKey::parse(&seal.public_key).unwrap();
        let pairs: Vec<(u64, u64)> = (1..9).map(|n| (n, n + 1)).collect();
        let (proofs, statements) = cantiere_store::statements::counted_blocking(|| {
            block_in_place(|| site.db.read_blocking(|conn| sealed::steps(conn, id, &pairs)))
        });
        assert!(statements.len() <= 2, "{statements:#?}");
        for ((old, new), proof) in pairs.into_iter().zip(proofs.unwrap()) {
            let at = |size: u64| Checkpoint::read(&signed[size as usize], &key).unwrap().root;
            assert!(cantiere_sealed::log::continues(old, new, &at(old), &at(new), &proof), "{old} to {new}");
        }
    });
}

#[test]
fn a_vote_keeps_its_key_until_it_is_counted_and_appeals_are_over_by_the_databases_clock() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        let due = || {
            block_in_place(|| site.db.write_blocking(move |tx| Ok::<_, Error>((tx.now(), sealed::due(tx, id)?))))
                .unwrap()
        };
        let (now, first) = due();
        assert!(matches!(first, sealed::Due::Sign { again } if again > now), "{first:?}");
        cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        let found = || block_in_place(|| site.db.read_blocking(|conn| round::find_by_id(conn, id))).unwrap();
        // The number that decides ties is not there before it is told.
        assert_eq!(found().rules.lot, 0);
        // Long after the close, but not counted: the key is still needed.
        block_in_place(|| site.pass_days(60));
        assert!(matches!(due().1, sealed::Due::Sign { .. }));
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        assert!(found().rules.lot == tag::seed_number(&seed));
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        assert_eq!(due().1, sealed::Due::End);
        site.db.write(move |tx| sealed::destroyed(tx, id)).await.unwrap();
        assert_eq!(due().1, sealed::Due::Nothing);
    });
}

#[test]
fn what_is_published_says_what_pabulib_demands_and_no_time_finer_than_an_hour() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        let note = sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        assert!(note.lines().any(|line| line.starts_with("time ") && line.ends_with(":00:00Z")), "{note}");
        block_in_place(|| site.pass_days(8));
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let export = exported(&site, id, true).unwrap();
        let ranking = &export.rankings[0];
        let text = cantiere_sealed::recount::pabulib(ranking, &export.ballots_of(ranking).unwrap());
        let mut election = tally::pabulib::read(text.as_bytes()).unwrap();
        assert_eq!((election.projects.len(), election.ballots.len()), (4, 1));
        // The strict writer refuses what lacks an obligatory line, and what the format does not know.
        election.voter_ids = ["1"].into_iter().collect();
        let strict = tally::pabulib::write(&election, None).unwrap();
        for key in [
            "description;Le priorità",
            "country;Italy",
            "unit;",
            "instance;",
            "rule;unknown",
            "date_begin;",
            "date_end;",
        ] {
            assert!(text.contains(&format!("\n{key}")) && strict.contains(&format!("\n{key}")), "{key} in {text}");
        }
    });
}

/// A ballot that was in time may be stored after the log was signed for the last time.
#[test]
fn a_vote_is_counted_when_its_log_is_signed_up_to_the_last_ballot() {
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        assert!(cast(&site, id, &site.citizen, Ballot::of([option[1]]), 2).await.unwrap().replaced);
        block_in_place(|| site.pass_days(8));
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        assert!(!round::count_next(&site.db, id).await.unwrap().is_done());
        sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let report = recount(&exported(&site, id, true).unwrap(), count_by);
        assert!(report.holds(), "{:?}", report.checks);
    });
}

/// A replaced ballot leaves as many as there were: the count notices it by the place it takes in the log.
#[test]
fn a_ballot_that_is_replaced_while_others_are_read_is_counted_as_it_was_cast_last() {
    use cantiere_store::schema::round::round as r;
    use cantiere_store::schema::sealed::sealed_opening as o;
    use diesel::prelude::*;
    const OTHERS: i64 = 2 * round::BALLOTS_AT_ONCE + 500;
    on_each(|site| async move {
        let (id, option) = block_in_place(|| open(&site, Assurance::Email));
        cast(&site, id, &site.citizen, Ballot::of([option[0]]), 1).await.unwrap();
        block_in_place(|| site.pass_days(8));
        let seed = secrets().seed;
        site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
        // It is counted a week early: so ballots come in during the whole of the count.
        block_in_place(|| site.pass_days(-8));
        let other = option[3].to_string();
        let stored = site.db.write(move |tx| -> Result<(), Error> {
            for n in 0..OTHERS {
                // Read after the one that is replaced.
                let row = (o::round.eq(id.0), o::id.eq(format!("f{n:031x}")), o::nonce.eq(""), o::content.eq(&other));
                diesel::insert_into(o::table).values(row).execute(tx.conn())?;
            }
            let set = (r::ballots.eq(OTHERS + 1), r::counts_at.eq(tx.now()));
            diesel::update(r::table.find(id.0)).set(set).execute(tx.conn())?;
            tx.changed(&round::topic(id));
            tx.changed(&format!("ballots:{id}"));
            Ok(())
        });
        stored.await.unwrap();
        let (voting, liked) = (site.clone(), option.clone());
        let voter = tokio::spawn(async move {
            for n in 2_u32..42 {
                let ballot = Ballot::of([liked[n as usize % 3]]);
                match cast(&voting, id, &voting.citizen, ballot, n).await {
                    Ok(receipt) => assert!(receipt.replaced),
                    late => {
                        assert_eq!(keys(late), ["rounds-problem-late"]);
                        return;
                    }
                }
                tokio::time::sleep(std::time::Duration::from_millis(3)).await;
            }
        });
        while !round::count_next(&site.db, id).await.unwrap().is_done() {
            sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
        }
        voter.await.unwrap();
        let read = |conn: &mut cantiere_store::Conn| -> Result<_, Error> {
            let found = round::find_by_id(conn, id)?;
            let stored: Vec<String> = o::table.filter(o::round.eq(id.0)).select(o::content).load(conn)?;
            Ok((round::result(conn, &found, &[])?.unwrap().remove(0), stored))
        };
        let (counted, stored) = block_in_place(|| site.db.read_blocking(read)).unwrap();
        let cast = |option: i64| stored.iter().filter(|content| **content == option.to_string()).count() as i64;
        for row in &counted.rows {
            assert_eq!(row.score, cast(row.option), "option {} of {option:?}", row.option);
        }
    });
}
