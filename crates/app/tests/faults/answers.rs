//! `kill -9` of `cantiere serve` while answers are published: all of them are out, linked and announced, or none is.

use super::browser::Browser;
use super::rounds;
use super::served::{Place, Served};
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_domain::plan::EditionState;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::person;
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::contribution::{self, NewContribution, Words};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, process, trace};
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::answer::{answer as answers, answer_change};
use cantiere_store::schema::base::{event, job};
use cantiere_store::schema::plan::item_row;
use cantiere_store::{Conn, Db};
use diesel::prelude::*;
use std::time::{Duration, Instant};

/// Contributions with a draft that one push of the button publishes.
const MANY: usize = 150;
const PUBLISH: &str = "/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received/publish";

fn planner() -> Actor {
    Actor { grants: vec![Grant { role: Role::Planner, plan: None }], ..Actor::default() }
}

/// The open consultation, and an action of its plan.
fn consultation(db: &Db) -> (ProcessId, Ref) {
    let read = |conn: &mut Conn| -> Result<_, Error> {
        let found = edition::in_states(conn, &Actor::visitor(), &[EditionState::InConsultation], 1)?.remove(0);
        let of = process::of_editions(conn, &[found.id])?.remove(0);
        let item: i64 = item_row::table
            .filter(item_row::revision.eq(found.published.unwrap_or_default()))
            .filter(item_row::code.eq("A1.1"))
            .select(item_row::item)
            .first(conn)?;
        Ok((of.id, Ref::Item(item)))
    };
    db.read_blocking(read).unwrap()
}

/// New contributions, each by somebody of their own and each with a draft; every third changes the plan.
fn drafts(db: &Db, of: ProcessId, round: u32, changes: Ref) {
    for part in 0..(MANY / 50) {
        let write = move |tx: &mut cantiere_store::Tx| -> Result<(), Error> {
            let zone = jiff::tz::TimeZone::get("Europe/Rome").expect("a zone");
            let mut to: Vec<ContributionId> = Vec::new();
            for n in 0..50 {
                let name = format!("r{round}-{part}-{n}");
                let new = person::NewPerson {
                    name: name.clone(),
                    email: format!("{name}@example.org"),
                    language: Lang::It,
                    password_hash: None,
                };
                let who = person::add(tx, &new)?;
                let by = Actor { person: Some(who), assurance: Assurance::Substantial, ..Actor::default() };
                let words = Words {
                    title: format!("Proposta {name}"),
                    body: format!("Manca la cosa {name}."),
                    action: "Farla.".into(),
                    ..Words::default()
                };
                let new = NewContribution {
                    kind: ContributionKind::Proposal,
                    on: None,
                    revision: None,
                    words,
                    theme: String::new(),
                    territory: String::new(),
                    language: Lang::It,
                    arises_from: None,
                    channel: "site",
                };
                to.push(contribution::submit(tx, &zone, &by, of, &new)?.id);
            }
            let whole = |ids: &[ContributionId]| -> Vec<To> {
                ids.iter().map(|id| To { contribution: *id, seen: 0, sentence: String::new() }).collect()
            };
            let new =
                |outcome, changed| NewAnswer { outcome, reason: format!("Giro {round}."), merged_into: None, changed };
            let third = to.len() / 3;
            answer::answer(tx, &planner(), of, &whole(&to[..third]), &new(Outcome::Accepted, vec![changes]))?;
            answer::answer(tx, &planner(), of, &whole(&to[third..]), &new(Outcome::NotAccepted, Vec::new()))?;
            Ok(())
        };
        db.write_blocking(write).unwrap();
    }
}

/// What stands in the database of one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stands {
    drafts: usize,
    published: usize,
    /// Links “answers” and “changed”.
    answered: usize,
    changed: usize,
    /// What published answers say that changed.
    named: usize,
    /// How often it was told that answers came out.
    told: usize,
}

fn stands(db: &Db, of: ProcessId) -> Stands {
    let read = move |conn: &mut Conn| -> Result<Stands, Error> {
        let rows: Vec<(i64, String)> = answers::table
            .filter(answers::process.eq(of.0))
            .select((answers::contribution, answers::state))
            .load(conn)?;
        let named: i64 = answer_change::table
            .inner_join(answers::table.on(answers::id.eq(answer_change::answer)))
            .filter(answers::process.eq(of.0))
            .filter(answers::state.eq("published"))
            .count()
            .get_result(conn)?;
        let ids: Vec<i64> = rows.iter().map(|r| r.0).collect();
        let to = trace::to_all(conn, "contribution", &ids)?;
        let from = trace::from_all(conn, "contribution", &ids)?;
        let out = |wanted: &str| rows.iter().filter(|r| r.1 == wanted).count();
        let told: i64 =
            event::table.filter(event::process.eq(of.0)).filter(event::verb.eq("answered")).count().get_result(conn)?;
        Ok(Stands {
            drafts: out("draft"),
            published: out("published"),
            answered: to.iter().filter(|l| l.relation == "answers").count(),
            changed: from.iter().filter(|l| l.relation == "changed").count(),
            named: named as usize,
            told: told as usize,
        })
    };
    db.export_blocking(read).unwrap()
}

/// Looks at what is ready and pushes the button; none: the site was killed before it answered.
fn press(browser: &Browser) -> Option<u16> {
    let seen = browser.get(PUBLISH)?.field("seen");
    Some(browser.post(PUBLISH, &[("do", "publish"), ("seen", &seen)])?.status)
}

fn rounds_of(place: &Place) {
    let db = place.open();
    let (of, changes) = consultation(&db);
    // How long it takes undisturbed, so that the kills fall before, into and after it.
    drafts(&db, of, 1_000, changes);
    drop(db);
    let served = Served::start(place);
    let began = Instant::now();
    assert_eq!(press(&served.browser), Some(303));
    let whole = began.elapsed();
    served.kill();

    let (mut all, mut none) = (0, 0);
    for round in 0..rounds() {
        let db = place.open();
        drafts(&db, of, round, changes);
        let before = stands(&db, of);
        assert!(before.drafts >= MANY, "round {round}: {before:?}");
        drop(db);
        let served = Served::start(place);
        let publishing = {
            let browser = served.browser.clone();
            std::thread::spawn(move || press(&browser))
        };
        std::thread::sleep(whole.mul_f64(f64::from(round * 7 % 10) / 8.0) + Duration::from_millis(1));
        served.kill();
        let acknowledged = publishing.join().unwrap() == Some(303);
        let db = place.open();
        let now = stands(&db, of);
        match now.drafts {
            0 => {
                all += 1;
                assert_eq!(now.published, before.published + before.drafts, "round {round}: {before:?} {now:?}");
                assert_eq!(now.told, before.told + 1, "round {round}");
            }
            _ => {
                none += 1;
                assert_eq!(now, before, "round {round}: a part of the answers is out");
                assert!(!acknowledged, "round {round}: acknowledged and lost");
            }
        }
        // What is out is linked, and nothing else is.
        assert_eq!((now.answered, now.changed), (now.published, now.named), "round {round}");
        assert_eq!(place.faults(), [""; 0], "round {round}");
    }
    println!("{} rounds, {whole:?} undisturbed: all published {all} times, none {none} times", rounds());
    assert_eq!(all + none, rounds());
    each_author_has_one_mail(place, of);
}

/// After all those kills every author whose answer is out is told once.
fn each_author_has_one_mail(place: &Place, of: ProcessId) {
    let served = Served::start(place);
    press(&served.browser).expect("an answer");
    let began = Instant::now();
    let (mails, waiting) = loop {
        let (mails, waiting) = mailed(&place.open());
        // What a killed process had begun is taken up again after two minutes.
        if waiting == 0 || began.elapsed() > Duration::from_secs(240) {
            break (mails, waiting);
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    served.kill();
    assert_eq!(waiting, 0, "the mails are not finished");
    let mut sorted = mails.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), mails.len(), "somebody was told twice of one answer");
    let out = stands(&place.open(), of);
    assert_eq!(out.drafts, 0);
    assert_eq!(mails.len(), MANY * (rounds() as usize + 1), "{} mails", mails.len());
}

/// The mails of answers to what this test sent, and the jobs that still tell.
fn mailed(db: &Db) -> (Vec<String>, i64) {
    let read = |conn: &mut Conn| -> Result<_, Error> {
        let bodies: Vec<String> = mail::table.filter(mail::body.like("%Giro %")).select(mail::body).load(conn)?;
        let jobs: i64 = job::table.filter(job::kind.eq(answer::ANNOUNCE)).count().get_result(conn)?;
        Ok((bodies, jobs))
    };
    db.export_blocking(read).unwrap()
}

#[test]
fn serve_killed_while_answers_are_published_on_sqlite_shows_all_or_none() {
    rounds_of(&Place::sqlite_filled());
}

#[test]
fn serve_killed_while_answers_are_published_on_postgres_shows_all_or_none() {
    rounds_of(&Place::postgres_filled());
}
