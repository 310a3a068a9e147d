//! The list of plans, page by page: full pages for everybody, whatever stands between that is not for them.

use crate::site::{document, on_each};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::PlanId;
use cantiere_domain::plan::Visibility;
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{catalogue, edition, import, publish};
use cantiere_testkit::TestDb;

/// Nine plans, of which every third is for everybody.
fn nine(db: &TestDb) -> Vec<PlanId> {
    let by = Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
    db.write_blocking(move |tx| {
        let mut all = Vec::new();
        for n in 0..9 {
            let new = NewPlan {
                slug: format!("piano-{n}").parse().unwrap(),
                name: format!("Piano {n}"),
                owner: "Ente di prova".into(),
                owner_organization: None,
                brief: String::new(),
                language: Lang::It,
            };
            let plan = create::plan(tx, &by, &new)?;
            let visibility = if n % 3 == 0 { Visibility::Public } else { Visibility::Staff };
            let new = NewEdition { visibility, ..NewEdition::new(plan, "2027".parse().unwrap(), "2027", Lang::It) };
            let id = create::edition(tx, &by, &new)?;
            let of = edition::find_by_id(tx, &by, id)?;
            import::import(tx, &by, &of, &document())?;
            let of = edition::find_by_id(tx, &by, id)?;
            publish::publish(tx, &by, &of, "La prima versione")?;
            all.push(plan);
        }
        Ok::<_, Error>(all)
    })
    .unwrap()
}

/// The plans of every page, two a page, with the total told on each.
fn pages(db: &TestDb, reader: &Actor) -> Vec<(Vec<String>, Option<i64>)> {
    let (mut after, mut all) = (String::new(), Vec::new());
    loop {
        let (page, total) = db
            .read_blocking(|conn| -> Result<_, Error> {
                let page = catalogue::page(conn, reader, &after, 2)?;
                let total = catalogue::total(conn, reader, &after, &page)?;
                Ok((page, total))
            })
            .unwrap();
        all.push((page.plans.iter().map(|p| p.slug.clone()).collect(), total));
        match page.next {
            Some(next) => after = next,
            None => return all,
        }
    }
}

#[test]
fn pages_are_full_for_whoever_sees_a_few_of_the_plans_between() {
    on_each(|db| {
        let plans = nine(&db);
        let page = |slugs: &[usize], total| (slugs.iter().map(|n| format!("piano-{n}")).collect(), total);
        let visitor = Actor::visitor();
        assert_eq!(pages(&db, &visitor), [page(&[0, 3], Some(3)), page(&[6], Some(3))]);
        // Staff of the last plan: what they may not see is read over, and no page is short for it.
        let staff = Actor { grants: vec![Grant { role: Role::Planner, plan: Some(plans[8]) }], ..Actor::default() };
        assert_eq!(pages(&db, &staff), [page(&[0, 3], None), page(&[6, 8], None)]);
        let all = Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
        assert_eq!(pages(&db, &all).iter().map(|(plans, _)| plans.len()).collect::<Vec<_>>(), [2, 2, 2, 2, 1]);
    });
}
