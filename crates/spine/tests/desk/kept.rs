//! What a version keeps beside its rows: actors' names as they were, and progress that a file told of, until it is published.

use crate::site::{Site, document, on_each, site};
use cantiere_documents::{ActorEntry, PlanDocument};
use cantiere_domain::id::ItemId;
use cantiere_domain::plan::ItemState;
use cantiere_spine::Error;
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::release::{self, Release};
use cantiere_spine::plan::{actors, edition, export, import, kept, state};
use diesel::connection::SimpleConnection;

fn bring(s: &Site, document: PlanDocument) {
    s.write(move |tx, by, of| {
        let at = edition::find_by_id(tx, by, of)?;
        import::import(tx, by, &at, &document)
    })
    .unwrap();
}

fn publish(s: &Site) -> Result<i64, Error> {
    s.write(|tx, by, of| {
        let at = edition::find_by_id(tx, by, of)?;
        let seen = release::seen(tx, &at)?.unwrap_or_default();
        release::now(tx, by, of, &Release { summary: "Come detto".into(), nature: Some(Nature::Meaning), seen })
    })?;
    Ok(s.edition().published.unwrap())
}

/// A site whose published version names one office.
fn with_an_office(s: &Site) -> i64 {
    let office = ActorEntry { key: "acqua".into(), name: "Ufficio acque".into(), audience: None };
    bring(s, PlanDocument { actors: vec![office], ..document() });
    publish(s).unwrap()
}

fn rename(s: &Site, seen: &'static str, name: &'static str) {
    s.write(move |tx, by, of| {
        let id = actors::of_edition(tx, of)?[0].id;
        actors::rename(tx, by, of, id, seen, name)
    })
    .unwrap();
}

/// As the version names its actors.
fn names(s: &Site, version: i64) -> Vec<String> {
    let of = s.edition;
    let kept = s.db.read_blocking(move |conn| kept::of_version(conn, of, version)).unwrap();
    kept.actors.into_iter().map(|a| a.name).collect()
}

#[test]
fn a_new_name_is_read_with_the_next_version_and_never_in_an_older_one() {
    on_each(|db| {
        let s = site(db);
        let old = with_an_office(&s);
        rename(&s, "Ufficio acque", "Direzione acque");
        let e = s.edition();
        assert_eq!(names(&s, old), ["Ufficio acque"]);
        assert_eq!(names(&s, e.draft.expect("a draft that names it otherwise")), ["Direzione acque"]);
        let new = publish(&s).expect("a new name is a change");
        assert_eq!((names(&s, old), names(&s, new)), (vec!["Ufficio acque".into()], vec!["Direzione acque".into()]));
        let e = s.edition();
        let document = s.db.read_blocking(move |conn| export::document(conn, &e, old)).unwrap();
        assert_eq!(document.actors[0].name, "Ufficio acque");
    });
}

#[test]
fn a_version_from_before_names_were_kept_is_followed_by_a_new_name_too() {
    on_each(|db| {
        let s = site(db);
        let old = with_an_office(&s);
        let before = s.edition().published;
        // As the migration leaves it: the digest does not cover the names, which a space says.
        s.db.write_blocking(move |tx| {
            let text = tx.pick(
                "drop trigger revision_frozen_update; update revision set actors = ' ' || actors where id = ",
                "alter table revision disable trigger revision_frozen; update revision set actors = ' ' || actors where id = ",
            );
            tx.batch_execute(&format!("{text}{old}"))?;
            let hash: String = {
                use cantiere_store::schema::plan::revision;
                use diesel::prelude::*;
                let named: String = revision::table.find(old).select(revision::actors).first(&mut **tx)?;
                cantiere_spine::plan::publish::content_hash(tx, old, &named)?
            };
            tx.batch_execute(&format!("update revision set content_hash = '{hash}' where id = {old}"))?;
            Ok::<_, Error>(())
        })
        .unwrap();
        s.write(cantiere_spine::plan::edit::start).unwrap();
        assert!(matches!(publish(&s), Err(Error::Invalid(p)) if p[0].key == "problem-nothing-changed"));
        rename(&s, "Ufficio acque", "Direzione acque");
        let new = publish(&s).expect("a new name is a change");
        assert_ne!(Some(new), before);
        assert_eq!(names(&s, old), ["Ufficio acque"]);
    });
}

/// The document with the progress of some actions, by code.
fn telling(states: &[(&str, ItemState)]) -> PlanDocument {
    let mut told = document();
    for item in &mut told.items {
        let known = states.iter().find(|(code, _)| item.code.as_deref() == Some(code));
        item.state = known.map(|(_, state)| (*state, String::new()));
    }
    told
}

fn reported(s: &Site) -> Vec<(i64, ItemState)> {
    let of = s.edition;
    let rows = s.db.read_blocking(move |conn| state::of_edition(conn, of)).unwrap();
    rows.iter().map(|r| (r.item, r.state())).collect()
}

#[test]
fn progress_that_files_tell_waits_for_the_version_and_gives_way_to_news() {
    on_each(|db| {
        let s = site(db);
        bring(&s, telling(&[("A1.1", ItemState::Ongoing), ("A1.2", ItemState::Completed)]));
        // Another file says nothing of these two, and something of a third.
        bring(&s, telling(&[("A2.1", ItemState::Blocked)]));
        bring(&s, telling(&[("A2.1", ItemState::Blocked)]));
        assert_eq!(reported(&s), [], "readers saw it before the version");
        let draft = s.edition().draft.unwrap();
        let told = |s: &Site| s.db.read_blocking(move |conn| release::planned(conn, draft)).unwrap().told;
        assert_eq!(told(&s), 3);
        let (first, second, third) =
            (s.item("Aprire dieci orti"), s.item("Dare acqua agli orti"), s.item("Un orto per ogni scuola"));
        // Somebody reports on one of them meanwhile: what the file told is older.
        s.write(move |tx, by, _| {
            let news = state::Report {
                item: ItemId(second),
                at: None,
                state: ItemState::Cancelled,
                note: "Mancano i soldi.".into(),
                source: String::new(),
                link: String::new(),
            };
            state::report(tx, by, &news)
        })
        .unwrap();
        assert_eq!(told(&s), 2);
        let e = s.edition();
        let shown = s.db.read_blocking(move |conn| export::document(conn, &e, draft)).unwrap();
        let of = |code: &str| shown.items.iter().find(|i| i.code.as_deref() == Some(code)).unwrap().state.clone();
        assert_eq!(of("A1.1").map(|s| s.0), Some(ItemState::Ongoing), "a draft is shown as it will be");
        assert_eq!(of("A1.2").map(|s| s.0), Some(ItemState::Cancelled));
        publish(&s).unwrap();
        let mut now = reported(&s);
        now.sort_by_key(|r| r.0);
        let mut wanted =
            [(first, ItemState::Ongoing), (second, ItemState::Cancelled), (third, ItemState::Blocked)].to_vec();
        wanted.sort_by_key(|r| r.0);
        assert_eq!(now, wanted);
    });
}
