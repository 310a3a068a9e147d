//! Nobody finds what they may not see: neither hits nor their number.

use crate::site::*;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::plan::Visibility;
use cantiere_spine::{Error, search};
use cantiere_store::schema::plan::edition;
use diesel::prelude::*;

#[test]
fn search_never_tells_of_what_the_reader_may_not_see() {
    on_both(|db| {
        let (friend, stranger) = (organization(&db, "amica"), organization(&db, "estranea"));
        let mut plans = Vec::new();
        for (slug, visibility) in
            [("aperto", Visibility::Public), ("invitati", Visibility::Invited), ("interno", Visibility::Staff)]
        {
            let id = plan(&db, slug);
            plans.push(id);
            published(&db, new_edition(id, visibility, vec![friend]), document());
        }
        let member = |of| Actor { member_of: vec![of], ..Actor::default() };
        let planner =
            |n: usize| Actor { grants: vec![Grant { role: Role::Planner, plan: Some(plans[n]) }], ..Actor::default() };
        let both = Actor { member_of: vec![friend, stranger], ..planner(2) };
        for (viewer, expected) in [
            (Actor::visitor(), vec!["aperto"]),
            (member(stranger), vec!["aperto"]),
            (member(friend), vec!["aperto", "invitati"]),
            (planner(0), vec!["aperto"]),
            (planner(1), vec!["aperto", "invitati"]),
            (planner(2), vec!["aperto", "interno"]),
            (both, vec!["aperto", "interno", "invitati"]),
            (administrator(), vec!["aperto", "interno", "invitati"]),
        ] {
            for text in ["rete", "conn", "\"in rete\"", "comunali", "cap1.pa.03"] {
                let hits = find(&db, &viewer, &ask(text));
                let mut slugs: Vec<&str> = hits.hits.iter().map(|h| h.plan_slug.as_str()).collect();
                slugs.sort_unstable();
                slugs.dedup();
                assert_eq!(slugs, expected, "{text} for {viewer:?}");
                assert_eq!(hits.total, hits.hits.len(), "{text} for {viewer:?}");
            }
        }
    });
}

#[test]
fn edition_closed_after_indexing_is_not_shown_before_it_is_indexed_again() {
    on_both(|db| {
        let id = published(&db, new_edition(plan(&db, "aperto"), Visibility::Public, vec![]), document());
        assert_eq!(find(&db, &Actor::visitor(), &ask("plessi")).hits.len(), 1);
        db.write_blocking(move |tx| {
            diesel::update(edition::table.filter(edition::id.eq(id.0)))
                .set(edition::visibility.eq("staff"))
                .execute(tx.conn())?;
            tx.changed("editions");
            Ok::<_, Error>(())
        })
        .unwrap();
        assert_eq!(find(&db, &Actor::visitor(), &ask("plessi")).hits.len(), 0);
        db.write_blocking(move |tx| search::index_edition(tx, id)).unwrap();
        let hits = find(&db, &Actor::visitor(), &ask("plessi"));
        assert_eq!((hits.total, hits.hits.len()), (0, 0));
        assert_eq!(find(&db, &administrator(), &ask("plessi")).hits.len(), 1);
    });
}
