//! `kill -9` of `cantiere serve` at the moment for which a version is planned: it is out whole, or a draft as before; and once.

use super::kill::{LENGTH, marks, text};
use super::rounds;
use super::served::{Place, Served};
use super::storm::now;
use super::writers::versions;
use cantiere_documents::{Files, Format, ReadOptions, read};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{EditionId, PersonId};
use cantiere_domain::plan::Visibility;
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::release::{self, Due, Release};
use cantiere_spine::plan::{edition, import};
use cantiere_store::schema::actor::role_grant;
use cantiere_store::{Conn, Db};
use diesel::prelude::*;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Between planning and the moment, in microseconds: the program starts within it.
const AHEAD: i64 = 2_000_000;

/// The planner of the place, and an edition to bring texts into.
fn begin(db: &Db) -> (Actor, EditionId) {
    let planner = |conn: &mut Conn| -> Result<i64, Error> {
        Ok(role_grant::table.filter(role_grant::role.eq("planner")).select(role_grant::person).first(conn)?)
    };
    let person = Some(PersonId(db.read_blocking(planner).unwrap()));
    let by = Actor { person, grants: vec![Grant { role: Role::Planner, plan: None }], ..Actor::default() };
    let own = by.clone();
    let make = move |tx: &mut cantiere_store::Tx| -> Result<EditionId, Error> {
        let new = NewPlan {
            slug: "strade".parse().expect("a slug"),
            name: "Strade".into(),
            owner: String::new(),
            owner_organization: None,
            brief: String::new(),
            language: Lang::It,
        };
        let plan = create::plan(tx, &own, &new)?;
        let new = NewEdition::new(plan, "2027".parse().expect("a slug"), "2027", Lang::It);
        create::edition(tx, &own, &NewEdition { visibility: Visibility::Public, ..new })
    };
    (by, db.write_blocking(make).unwrap())
}

/// Brings a text in and plans it; gives what its job says, and the moment.
fn plan(db: &Db, by: &Actor, of: EditionId, number: usize) -> (Due, i64) {
    let files = Files::single("strade.md", text(number).into_bytes());
    let document = read(Format::Markdown, &files, &ReadOptions::default()).unwrap();
    let by = by.clone();
    let write = move |tx: &mut cantiere_store::Tx| -> Result<(Due, i64), Error> {
        let into = edition::find_by_id(tx, &by, of)?;
        import::import(tx, &by, &into, &document)?;
        let draft = edition::find_by_id(tx, &by, of)?;
        let release = Release {
            summary: format!("Giro {number}"),
            nature: draft.published.map(|_| Nature::Meaning),
            seen: release::seen(tx, &draft)?.unwrap_or_default(),
        };
        let moment = tx.now() + AHEAD;
        release::at(tx, &by, of, &release, moment)?;
        let person = by.person.map_or(0, |p| p.0);
        Ok((Due { edition: of.0, revision: draft.draft.unwrap_or_default(), person }, moment))
    };
    db.write_blocking(write).unwrap()
}

fn wait_until(moment: i64) {
    std::thread::sleep(Duration::from_micros(u64::try_from(moment - now()).unwrap_or_default()));
}

fn rounds_of(place: &Place) {
    let (by, of) = begin(&place.open());
    let mut out = 0;
    for round in 0..rounds() {
        let number = round as usize + 1;
        let db = place.open();
        let (due, moment) = plan(&db, &by, of, number);
        let (before, old, _) = versions(&db, "strade");
        drop(db);
        let served = Served::start(place);
        // Somewhere around taking the job and storing the version.
        wait_until(moment + i64::from(round * 37 % 200) * 1_000);
        served.kill();
        place.settle();

        let db = place.open();
        let (version, published, draft) = versions(&db, "strade");
        let is_out = version == before + 1;
        let whole = if is_out { &published } else { &draft };
        assert_eq!(whole.len(), LENGTH, "round {round}: a part of it, out: {is_out}");
        assert_eq!(marks(whole), BTreeSet::from([number]), "round {round}: another text, out: {is_out}");
        match is_out {
            true => assert!(draft.is_empty(), "round {round}: it is out and a draft"),
            false => assert_eq!((version, published), (before, old), "round {round}: the version before is another"),
        }
        // The job comes again with the next program; what is out does not come out twice.
        let again = |db: &Db| db.write_blocking(move |tx| release::due(tx, &due)).unwrap();
        assert_eq!(again(&db), (!is_out).then_some(before + 1), "round {round}");
        assert_eq!(again(&db), None, "round {round}");
        assert_eq!(versions(&db, "strade").0, before + 1, "round {round}");
        assert_eq!(place.faults(), [""; 0], "round {round}");
        out += u32::from(is_out);
    }
    println!("{} rounds, out before the end in {out} of them", rounds());
    comes_out_by_itself(place, &by, of);
}

/// Without a fault: not before its time, and soon after it.
fn comes_out_by_itself(place: &Place, by: &Actor, of: EditionId) {
    let (_, moment) = plan(&place.open(), by, of, 1_000);
    let served = Served::start(place);
    let began = Instant::now();
    loop {
        let page = served.browser.get("/api/v1/plans/strade/editions/2027/paragraphs").expect("an answer");
        assert_eq!(page.status, 200, "{}", page.body);
        if page.body.contains("giro numero x1000x") {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "it does not come out: {}", page.body);
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(now() >= moment, "it came out too early");
}

#[test]
fn serve_killed_on_sqlite_when_a_planned_version_is_due_shows_it_whole_or_not_and_once() {
    rounds_of(&Place::sqlite());
}

#[test]
fn serve_killed_on_postgres_when_a_planned_version_is_due_shows_it_whole_or_not_and_once() {
    rounds_of(&Place::postgres());
}
