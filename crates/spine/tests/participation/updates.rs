//! Updates on actions, on both engines: owners and planners tell, nobody else; history stays; a request ends.

use crate::site::{DAY, Site, keys, on_each, site};
use cantiere_domain::access::Actor;
use cantiere_domain::id::ItemId;
use cantiere_domain::plan::ItemState;
use cantiere_spine::Error;
use cantiere_spine::plan::state::{self, Report};
use cantiere_spine::update::{self, owner};
use cantiere_store::schema::plan::item_row;
use diesel::prelude::*;

fn action(site: &Site) -> i64 {
    let revision = site.edition_for(&site.planner).unwrap().published.unwrap();
    site.db
        .read_blocking(move |conn| -> Result<i64, Error> {
            let rows = item_row::table.filter(item_row::revision.eq(revision)).filter(item_row::code.eq("A1.1"));
            Ok(rows.select(item_row::item).first(conn)?)
        })
        .unwrap()
}

fn report(site: &Site, by: &Actor, state: ItemState, note: &'static str) -> Result<i64, Error> {
    let (by, item) = (by.clone(), ItemId(action(site)));
    site.db.write_blocking(move |tx| {
        let new = Report { item, at: None, state, note: note.into(), source: String::new(), link: String::new() };
        update::report(tx, &by, &new)
    })
}

fn name(site: &Site, address: &'static str) -> Result<(), Error> {
    let (by, item) = (site.planner.clone(), action(site));
    let e = site.edition_for(&site.planner).unwrap();
    site.db.write_blocking(move |tx| owner::name(tx, &by, &e, item, address).map(drop))
}

#[test]
fn the_owner_of_an_action_reports_and_what_was_told_before_stays() {
    on_each(|db| {
        let site = site(db);
        assert!(matches!(report(&site, &site.citizen, ItemState::Ongoing, "Avviata."), Err(Error::Denied)));
        assert_eq!(keys(name(&site, "nessuno@example.org")), ["monitoring-problem-person"]);
        name(&site, "citizen@example.org").unwrap();
        name(&site, "citizen@example.org").unwrap();
        report(&site, &site.citizen, ItemState::Ongoing, "Avviata.").unwrap();
        report(&site, &site.citizen, ItemState::Completed, "Fatta.").unwrap();
        assert_eq!(keys(report(&site, &site.citizen, ItemState::Blocked, " ")), ["monitoring-problem-why"]);
        assert_eq!(keys(report(&site, &site.citizen, ItemState::Unknown, "")), ["monitoring-problem-state"]);
        let told = site.db.read_blocking(|conn| state::of_item(conn, ItemId(action(&site)))).unwrap();
        let told: Vec<(&str, &str)> = told.iter().map(|r| (r.state.as_str(), r.note.as_str())).collect();
        assert_eq!(told, [("completed", "Fatta."), ("ongoing", "Avviata.")]);
    });
}

#[test]
fn a_request_is_for_one_person_and_ends_with_time_or_with_the_care_of_the_action() {
    on_each(|db| {
        let site = site(db);
        let (item, who) = (action(&site), site.citizen.person.unwrap());
        name(&site, "citizen@example.org").unwrap();
        let ask = || site.db.write_blocking(move |tx| update::ask(tx, item, who, update::ask::BY_HAND)).unwrap();
        let first = ask().expect("somebody is asked");
        assert_eq!(ask(), None);
        let find = |id: i64| site.db.read_blocking(|conn| update::find(conn, id, site.db.now()));
        assert_eq!(find(first.id).unwrap(), first);
        report(&site, &first.actor(), ItemState::Ongoing, "Avviata dal collegamento.").unwrap();
        site.pass_days(15);
        let again = ask().expect("two weeks are over");
        assert_ne!(first.sealed(), again.sealed());
        site.pass_days(update::ask::LASTS / DAY + 1);
        assert!(matches!(find(first.id), Err(Error::NotFound(_))));
        let fresh = ask().unwrap();
        let (by, e) = (site.planner.clone(), site.edition_for(&site.planner).unwrap());
        site.db.write_blocking(move |tx| owner::dismiss(tx, &by, &e, item, who)).unwrap();
        assert!(matches!(find(fresh.id), Err(Error::NotFound(_))));
    });
}
