//! Contributions in search: found while they are published, by those who may see them, in the same order on both engines.

use crate::site::{Site, comment, on_each, site, site_with, zone};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::Visibility;
use cantiere_spine::contribution::{self, NewReply, Words};
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_spine::search::{DocKind, Query, contribution as index, find};

impl Site {
    /// Kind, number, anchor and title of the hits of a word, best first, and the words around the first.
    fn hits(&self, reader: &Actor, text: &str, kind: Option<DocKind>) -> Vec<(String, String, String)> {
        let (reader, query) = (reader.clone(), Query { text: text.into(), kind, ..Query::default() });
        let found = self.db.read_blocking(move |conn| find(conn, &reader, &query)).unwrap();
        found.hits.into_iter().map(|h| (h.subkind, h.number, h.title)).collect()
    }
}

fn hit(kind: &str, number: &str, title: &str) -> (String, String, String) {
    (kind.into(), number.into(), title.into())
}

#[test]
fn contributions_are_found_while_they_are_published_and_in_the_same_order_on_both_engines() {
    on_each(|db| {
        let s = site(db);
        let visitor = Actor::default();
        let on = s.paragraph();
        let said = s.submit(&s.citizen, &comment(Some(on), "Manca una **fontana** vicino alla scuola.")).unwrap();
        s.proposal(&s.other, "Una fontana per piazza");
        s.proposal(&s.citizen, "Fontane ovunque");
        let reply = NewReply { to: said.id, body: "Anche la fontana vecchia.".into(), language: Lang::It };
        let by = s.other.clone();
        s.db.write_blocking(move |tx| contribution::reply(tx, &zone(), &by, &reply)).unwrap();
        let all = s.hits(&visitor, "fontana", None);
        // The title counts more than the text, and a word more in few than in many.
        assert_eq!(
            all,
            [
                hit("proposal", "2", "Una fontana per piazza"),
                hit("proposal", "3", "Fontane ovunque"),
                hit("reply", "1", ""),
                hit("comment", "1", ""),
            ]
        );
        assert_eq!(s.hits(&visitor, "fontana", Some(DocKind::Contribution)), all);
        assert_eq!(s.hits(&visitor, "fontana", Some(DocKind::Item)), []);
        // Items and paragraphs are still found, and are told apart.
        assert_eq!(s.hits(&visitor, "orti", Some(DocKind::Contribution)), []);
        assert!(!s.hits(&visitor, "orti", None).is_empty());

        let (by, words) = (s.citizen.clone(), Words { body: "Manca una panchina.".into(), ..Words::default() });
        s.db.write_blocking(move |tx| contribution::edit(tx, &zone(), &by, said.id, 1, &words)).unwrap();
        assert_eq!(s.hits(&visitor, "panchina", None), [hit("comment", "1", "")]);
        let by = s.citizen.clone();
        s.db.write_blocking(move |tx| contribution::withdraw(tx, &zone(), &by, said.id)).unwrap();
        assert_eq!(s.hits(&visitor, "panchina", None), []);
        // Nor the reply to what is gone.
        assert_eq!(s.hits(&visitor, "vecchia", None), []);
    });
}

#[test]
fn what_waits_for_a_moderator_or_is_for_staff_is_not_found_by_visitors() {
    on_each(|db| {
        let s = site_with(db, Visibility::Public, |new| new.premoderated = true);
        s.proposal(&s.citizen, "Zirfolina in attesa");
        for reader in [Actor::default(), s.citizen.clone(), s.planner.clone()] {
            assert_eq!(s.hits(&reader, "zirfolina", None), []);
        }
    });
    on_each(|db| {
        let s = site_with(db, Visibility::Invited, |_| {});
        s.proposal(&s.representative, "Zirfolina tra invitati");
        let told = [hit("proposal", "1", "Zirfolina tra invitati")];
        assert_eq!(s.hits(&Actor::default(), "zirfolina", None), []);
        assert_eq!(s.hits(&s.citizen, "zirfolina", None), []);
        assert_eq!(s.hits(&s.representative, "zirfolina", None), told);
        assert_eq!(s.hits(&s.planner, "zirfolina", None), told);
    });
}

#[test]
fn an_edition_that_others_may_see_no_more_is_not_found_from_that_write_on() {
    on_each(|db| {
        let s = site(db);
        s.proposal(&s.citizen, "Zirfolina di tutti");
        assert_eq!(s.hits(&Actor::default(), "zirfolina", None).len(), 1);
        let id = s.edition;
        let set = |visibility: Visibility| {
            s.db.write_blocking(move |tx| {
                use cantiere_store::schema::plan::edition;
                use diesel::prelude::*;
                diesel::update(edition::table.find(id.0))
                    .set(edition::visibility.eq(visibility.as_str()))
                    .execute(tx.conn())?;
                tx.changed("editions");
                index::reindex_contributions(tx, id, visibility)
            })
            .unwrap();
        };
        set(Visibility::Staff);
        assert_eq!(s.hits(&Actor::default(), "zirfolina", None), []);
        // What the job does.
        let go_on = || {
            let what = index::Contributions { edition: id.0, after: 0 };
            s.db.write_blocking(move |tx| index::go_on(tx, what)).unwrap();
        };
        go_on();
        assert_eq!(s.hits(&Actor::default(), "zirfolina", None), []);
        assert_eq!(s.hits(&s.planner, "zirfolina", None).len(), 1);
        set(Visibility::Public);
        go_on();
        assert_eq!(s.hits(&Actor::default(), "zirfolina", None).len(), 1);
    });
}

#[test]
fn what_was_sent_to_a_process_that_fewer_see_than_its_plan_is_found_by_those_who_see_it() {
    on_each(|db| {
        let s = site(db);
        s.proposal(&s.citizen, "Zirfolina nel percorso");
        let (by, id, body) = (s.planner.clone(), s.edition, s.body);
        let narrow = |visibility: Visibility| {
            let (by, process) = (by.clone(), s.process);
            s.db.write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &by, id)?;
                let now = process::Who::of(&process::find_by_id(tx, process)?);
                let invited = if visibility == Visibility::Invited { vec![body] } else { Vec::new() };
                let seen = now.seen();
                let new = process::Who { visibility, invited, ..now };
                process::save_who(tx, &by, &of, process, &seen, &new, "Per provare")
            })
            .unwrap();
            // What the job does.
            let what = index::Contributions { edition: id.0, after: 0 };
            s.db.write_blocking(move |tx| index::go_on(tx, what)).unwrap();
        };
        let told = [hit("proposal", "1", "Zirfolina nel percorso")];
        let found = |reader: &Actor| s.hits(reader, "zirfolina", None);
        let visitor = Actor::default();
        assert_eq!(found(&visitor), told);
        narrow(Visibility::Invited);
        assert_eq!((found(&visitor).len(), found(&s.citizen).len()), (0, 0));
        assert_eq!((found(&s.representative), found(&s.planner)), (told.to_vec(), told.to_vec()));
        narrow(Visibility::Staff);
        assert_eq!((found(&visitor).len(), found(&s.representative).len()), (0, 0));
        assert_eq!(found(&s.planner), told);
        narrow(Visibility::Public);
        assert_eq!((found(&visitor), found(&s.citizen)), (told.to_vec(), told.to_vec()));
        // The plan itself was found by everybody all the time.
        assert!(!s.hits(&visitor, "orti", None).is_empty());
    });
}
