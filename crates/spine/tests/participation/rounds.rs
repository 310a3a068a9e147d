//! Votes: one ballot each body whoever sends it and however many at once, in or out by the database's clock, nothing set
//! after the first ballot, a result that says why. What is set before and what a count gives have files of their own.

use crate::site::{DAY, Site, keys, someone, zone};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, Form, Rules, Standing, TieRule};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::plan::edition;
use cantiere_spine::round::{self, Cast, CastInput, NewOption, OptionWords, Receipt, Round, Said, Settings};
use cantiere_store::Db;
use cantiere_testkit::{Engine, engines};
use std::collections::HashSet;
use std::sync::Arc;
use tokio::task::block_in_place;

pub fn on_each<R: Future<Output = ()>>(body: impl Fn(Arc<Site>) -> R) {
    for engine in engines() {
        println!("engine: {engine:?}");
        let site = Arc::new(crate::site::site(engine.open()));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build();
        runtime.unwrap().block_on(body(site));
    }
}

pub fn settings(site: &Site, rules: Rules) -> Settings {
    let now = site.db.now();
    Settings {
        title: "Le priorità".into(),
        question: "Che cosa viene prima?".into(),
        rules,
        electorate: Vec::new(),
        opens_at: now - DAY,
        closes_at: now + 7 * DAY,
        counts_at: now + 7 * DAY,
        turnout_hidden: false,
        named: true,
        persons: false,
        assurance: Default::default(),
    }
}

pub fn free(title: &str, list: usize, euros: i64) -> NewOption {
    NewOption::Free(OptionWords { title: title.into(), list, cost: euros * 100, ..OptionWords::default() })
}

/// Sets a vote up and opens it; gives the ids of its options.
pub fn open(site: &Site, settings: &Settings, options: &[NewOption]) -> (RoundId, Vec<i64>) {
    let (by, of, settings, options) = (site.planner.clone(), site.edition, settings.clone(), options.to_vec());
    site.db
        .write_blocking(move |tx| -> Result<_, Error> {
            let of = edition::find_by_id(tx, &by, of)?;
            let (id, _) = round::create(tx, &by, &of, &settings)?;
            round::add(tx, &by, &of, id, &options)?;
            let seen = round::find_by_id(tx, id)?.version;
            round::open(tx, &by, &of, id, seen)?;
            let ids = round::options(tx, id)?.iter().map(|c| c.id).collect();
            Ok((id, ids))
        })
        .unwrap()
}

/// Bodies with a representative each.
pub fn bodies(site: &Site, count: usize) -> Vec<Actor> {
    site.db
        .write_blocking(move |tx| -> Result<_, Error> {
            let mut all = Vec::new();
            for n in 0..count {
                let person = someone(tx, &format!("voter{n}"))?;
                let new = NewOrganization {
                    name: format!("Comune n. {n}"),
                    kind: OrganizationKind::TerritorialAdministration,
                    ipa_code: String::new(),
                    verified: true,
                };
                let body = organization::add(tx, &new)?;
                organization::add_member(tx, body, person, "representative")?;
                all.push(Actor {
                    person: Some(person),
                    acting_for: Some(body),
                    member_of: vec![body],
                    assurance: Assurance::Email,
                    ..Actor::default()
                });
            }
            Ok(all)
        })
        .unwrap()
}

pub async fn cast(db: &Db, round: RoundId, by: &Actor, ballot: Ballot) -> Result<Receipt, Error> {
    let input = CastInput { round, by: by.clone(), ballot, said: Said::Site, zone: zone() };
    db.write_batch::<Cast>(input).await
}

pub fn read<T>(site: &Site, f: impl FnOnce(&mut cantiere_store::Conn) -> Result<T, Error>) -> T {
    block_in_place(|| site.db.read_blocking(f)).unwrap()
}

pub fn found(site: &Site, id: RoundId) -> Round {
    read(site, |conn| round::find_by_id(conn, id))
}

pub fn edit<T: Send + 'static>(
    site: &Site,
    f: impl Fn(&mut cantiere_store::Tx, &Actor, &cantiere_spine::plan::Edition) -> Result<T, Error> + Send + Sync + 'static,
) -> Result<T, Error> {
    let (by, of) = (site.planner.clone(), site.edition);
    block_in_place(|| {
        site.db.write_blocking(move |tx| {
            let of = edition::find_by_id(tx, &by, of)?;
            f(tx, &by, &of)
        })
    })
}

#[test]
fn a_vote_lives_from_set_up_to_its_result() {
    on_each(|site| async move {
        let settings = settings(&site, Rules { seats: 1, ties: TieRule::Number, ..Rules::default() });
        let options = [free("Orti", 0, 0), free("Panchine", 0, 0), free("Fontane", 0, 0)];
        let (id, option) = block_in_place(|| open(&site, &settings, &options));
        let two = block_in_place(|| bodies(&site, 2));
        // One ballot, replaced by somebody else of the same body.
        let colleague = site.db.write(|tx| someone(tx, "colleague")).await.unwrap();
        let body = site.body;
        site.db.write(move |tx| organization::add_member(tx, body, colleague, "representative")).await.unwrap();
        let first = cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        assert!(!first.replaced && !first.same);
        let same = cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        assert!(same.same);
        assert_eq!(same.received_at, first.received_at);
        let other = Actor { person: Some(colleague), ..site.representative.clone() };
        assert!(cast(&site.db, id, &other, Ballot::of([option[1], option[2]])).await.unwrap().replaced);
        cast(&site.db, id, &two[0], Ballot::of([option[1]])).await.unwrap();
        assert_eq!(found(&site, id).ballots, 2);
        let log = read(&site, |conn| round::history(conn, id, body));
        assert_eq!(log.iter().map(|b| b.name.as_str()).collect::<Vec<_>>(), ["colleague", "representative"]);
        // Nothing that was set changes any more, except the close, to later and with a reason.
        let (shown, changed) = (found(&site, id), settings.clone());
        let save = edit(&site, move |tx, by, of| round::save(tx, by, of, id, shown.version, &changed));
        assert_eq!(keys(save), ["rounds-problem-has-ballots"]);
        let drop = edit(&site, move |tx, by, of| round::drop_option(tx, by, of, id, 1));
        assert_eq!(keys(drop), ["rounds-problem-has-ballots"]);
        let later = settings.closes_at + DAY;
        let silent = edit(&site, move |tx, by, of| round::extend(tx, by, of, id, later, " "));
        assert_eq!(keys(silent), ["rounds-problem-no-reason"]);
        let earlier = edit(&site, move |tx, by, of| round::extend(tx, by, of, id, later - 2 * DAY, "Così."));
        assert_eq!(keys(earlier), ["rounds-problem-only-later"]);
        for (at, why) in [(later, "Il sito era fermo."), (later + 60_000_000, "Era fermo ancora.")] {
            edit(&site, move |tx, by, of| round::extend(tx, by, of, id, at, why)).unwrap();
        }
        assert_eq!(found(&site, id).extension, "Il sito era fermo.\n\nEra fermo ancora.");
        // Too early to count.
        assert!(!round::count_next(&site.db, id).await.unwrap().is_done());
        block_in_place(|| site.pass_days(9));
        assert_eq!(found(&site, id).standing(site.db.now()), Standing::Closed);
        let late = cast(&site.db, id, &two[1], Ballot::of([option[0]])).await;
        assert_eq!(keys(late), ["rounds-problem-late"]);
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let round = found(&site, id);
        let counted = read(&site, |conn| round::result(conn, &round, &[])).unwrap();
        assert_eq!(counted[0].winners, [option[1]]);
        assert_eq!(counted[0].rows.iter().map(|r| r.score).collect::<Vec<_>>(), [2, 1, 0]);
        assert!(counted[0].rows[2].why[0].contains("nessuno l'ha votato") || !counted[0].rows[2].why[0].is_empty());
        assert_eq!(counted[0].turnout[0].voted, 2);
        assert_eq!(counted[0].turnout[0].could, 3);
        // Counting again changes nothing, and neither does anybody else.
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let after = cast(&site.db, id, &two[1], Ballot::of([option[0]])).await;
        assert_eq!(keys(after), ["rounds-problem-late"]);
        let forced = site
            .db
            .write(move |tx| -> Result<usize, Error> {
                use cantiere_store::schema::round::round_ballot as b;
                use diesel::prelude::*;
                Ok(diesel::update(b::table.filter(b::round.eq(id.0))).set(b::content.eq("")).execute(&mut **tx)?)
            })
            .await;
        assert!(forced.is_err(), "the database itself refuses to change a counted ballot");
    });
}

#[test]
fn ballots_are_refused_where_they_do_not_belong() {
    on_each(|site| async move {
        let rules = Rules { most: 2, ..Rules::default() };
        let kinds = vec!["research".to_string()];
        let options = [free("Orti", 0, 0), free("Panchine", 0, 0), free("Fontane", 0, 0)];
        let (id, option) = block_in_place(|| open(&site, &settings(&site, rules.clone()), &options));
        let good = Ballot::of([option[0]]);
        let by = &site.representative;
        assert_eq!(keys(cast(&site.db, id, by, Ballot::of(option.clone())).await), ["rounds-problem-too-many"]);
        assert_eq!(keys(cast(&site.db, id, by, Ballot::default()).await), ["rounds-problem-empty"]);
        assert_eq!(keys(cast(&site.db, id, by, Ballot::of([99_999])).await), ["rounds-problem-unknown"]);
        assert_eq!(keys(cast(&site.db, id, &site.citizen, good.clone()).await), ["rounds-problem-no-body"]);
        let stranger = Actor { acting_for: Some(site.body), ..site.citizen.clone() };
        assert_eq!(keys(cast(&site.db, id, &stranger, good.clone()).await), ["rounds-problem-not-representative"]);
        assert!(matches!(cast(&site.db, id, &Actor::visitor(), good.clone()).await, Err(Error::Denied)));
        assert!(matches!(cast(&site.db, RoundId(999), by, good.clone()).await, Err(Error::NotFound(_))));
        assert_eq!(found(&site, id).ballots, 0);
        let other = Settings { electorate: kinds, ..settings(&site, rules) };
        let (id, option) = block_in_place(|| open(&site, &other, &options));
        assert_eq!(keys(cast(&site.db, id, by, Ballot::of([option[0]])).await), ["rounds-problem-not-admitted"]);
        // Citizens do not set up votes.
        let (by, of, new) = (site.citizen.clone(), site.edition, other);
        let refused = site
            .db
            .write(move |tx| {
                let of = edition::find_by_id(tx, &by, of)?;
                round::create(tx, &by, &of, &new)
            })
            .await;
        assert!(matches!(refused, Err(Error::Denied)));
    });
}

#[test]
fn paper_ballots_are_judged_by_the_moment_they_were_received() {
    on_each(|site| async move {
        let mut settings = settings(&site, Rules::default());
        settings.counts_at = settings.closes_at + 3 * DAY;
        let options = [free("Orti", 0, 0), free("Panchine", 0, 0)];
        let (id, option) = block_in_place(|| open(&site, &settings, &options));
        let paper = |received_at: i64, option: i64| {
            let said = Said::Paper { body: site.body, protocol: "2026/0012".into(), received_at };
            let (db, by) = (site.db.clone(), site.planner.clone());
            async move {
                let input = CastInput { round: id, by, ballot: Ballot::of([option]), said, zone: zone() };
                db.write_batch::<Cast>(input).await
            }
        };
        cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        let now = site.db.now();
        assert_eq!(keys(paper(now - DAY / 2, option[1]).await), ["rounds-problem-newer-ballot"]);
        block_in_place(|| site.pass_days(8));
        // Received on the last day, entered after the close and before the count.
        assert!(paper(settings.closes_at - 1, option[1]).await.unwrap().replaced);
        assert_eq!(keys(paper(settings.closes_at, option[1]).await), ["rounds-problem-received"]);
        let stored = read(&site, |conn| round::ballot_of(conn, id, site.body)).unwrap();
        assert_eq!((stored.channel.as_str(), stored.protocol.as_str()), ("desk", "2026/0012"));
        assert!(!round::count_next(&site.db, id).await.unwrap().is_done());
        block_in_place(|| site.pass_days(3));
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        assert_eq!(keys(paper(settings.closes_at - 1, option[0]).await), ["rounds-problem-not-open"]);
    });
}

/// How often the race is run.
fn races() -> usize {
    if std::env::var_os("CANTIERE_LONG").is_some() { 200 } else { 10 }
}

#[test]
fn one_ballot_of_a_body_counts_under_64_requests_at_once() {
    for engine in engines() {
        println!("engine: {engine:?}");
        let site = Arc::new(crate::site::site(engine.open()));
        // On PostgreSQL a second handle has connections and a queue of its own, as a second process has.
        let second = match engine {
            Engine::Sqlite => site.db.clone(),
            Engine::Postgres => Db::open(&site.db.options).unwrap(),
        };
        let names: Vec<String> = (0..8).map(|n| format!("Orto {n}")).collect();
        let options: Vec<NewOption> = names.iter().map(|n| free(n, 0, 0)).collect();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
        for race in 0..races() {
            let (id, option) = open(&site, &settings(&site, Rules::default()), &options);
            let identical = race % 2 == 0;
            let sent: Vec<Ballot> = (0..64_usize)
                .map(|n| {
                    if identical {
                        Ballot::of([option[0]])
                    } else {
                        Ballot::of([option[n % 8], option[(n / 8 + n + 1) % 8]])
                    }
                })
                .map(|b| Ballot(b.0.into_iter().collect::<HashSet<_>>().into_iter().collect()).tidied(Form::Set))
                .collect();
            let receipts: Vec<Receipt> = runtime.block_on(async {
                let requests: Vec<_> = sent
                    .iter()
                    .enumerate()
                    .map(|(n, ballot)| {
                        let db = if n % 2 == 0 { (*site.db).clone() } else { second.clone() };
                        let (by, ballot) = (site.representative.clone(), ballot.clone());
                        tokio::spawn(async move { cast(&db, id, &by, ballot).await })
                    })
                    .collect();
                let mut receipts = Vec::new();
                for request in requests {
                    receipts.push(request.await.unwrap().unwrap());
                }
                receipts
            });
            let (count, log, now) = site
                .db
                .read_blocking(|conn| -> Result<_, Error> {
                    let ballots = round::ballots(conn, id, None, 0, 100)?;
                    Ok((ballots, round::history(conn, id, site.body)?, round::find_by_id(conn, id)?.ballots))
                })
                .unwrap();
            assert_eq!((count.len(), now), (1, 1), "race {race}");
            // Every ballot that was answered with “in” is in the log, and the last one of the log counts.
            let news = receipts.iter().filter(|r| !r.same).count();
            assert_eq!(log.len(), news, "race {race}");
            assert_eq!(receipts.iter().filter(|r| !r.same && !r.replaced).count(), 1, "race {race}");
            assert_eq!(log[0].content, count[0].content, "race {race}");
            let logged: HashSet<&str> = log.iter().map(|b| b.content.as_str()).collect();
            for ballot in &sent {
                assert!(logged.contains(ballot.canonical(Form::Set).as_str()), "race {race}");
            }
            if identical {
                assert_eq!(log.len(), 1, "race {race}");
            }
        }
    }
}
