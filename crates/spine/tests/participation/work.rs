//! The workbench, on both engines: tags, offices and opinions, notes, recurring reasons, what is being written, groups.

use crate::site::{Site, keys, on_each, proposal, site};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, PlanId};
use cantiere_spine::similar::Finder;
use cantiere_spine::work::group::{Seen, State};
use cantiere_spine::work::{group, library, note, office, opinion, setting, tag, unfinished};
use cantiere_spine::{Error, contribution};

fn ids(site: &Site, count: usize) -> Vec<ContributionId> {
    (0..count).map(|n| site.proposal(&site.citizen, &format!("Proposta numero {n}"))).collect()
}

fn plan(site: &Site) -> PlanId {
    site.edition_for(&site.planner).unwrap().plan
}

fn office_of(site: &Site, name: &'static str, address: &'static str) -> Result<i64, Error> {
    let (by, plan) = (site.planner.clone(), plan(site));
    site.db.write_blocking(move |tx| office::save(tx, &by, plan, None, name, &[address.to_string()]))
}

#[test]
fn tags_are_put_on_many_and_taken_away_by_planners_alone() {
    on_each(|db| {
        let site = site(db);
        let all = ids(&site, 3);
        let set = |by: &Actor, name: &'static str, wanted: bool| {
            let (by, of, all) = (by.clone(), site.process, all.clone());
            site.db.write_blocking(move |tx| tag::set(tx, &by, of, &all[..2], name, wanted))
        };
        assert!(matches!(set(&site.citizen, "Bilancio", true), Err(Error::Denied)));
        set(&site.planner, " Bilancio ", true).unwrap();
        set(&site.planner, "bilancio", true).unwrap();
        set(&site.planner, "acqua", true).unwrap();
        let found = site.db.read_blocking(|conn| tag::all(conn, site.process)).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[&all[0].0], ["acqua", "bilancio"]);
        set(&site.planner, "acqua", false).unwrap();
        let found = site.db.read_blocking(|conn| tag::all(conn, site.process)).unwrap();
        assert_eq!(found[&all[1].0], ["bilancio"]);
        assert_eq!(keys(set(&site.planner, " ", true)), ["consolidation-problem-tag"]);
    });
}

#[test]
fn an_office_answers_what_it_was_given_and_nothing_is_overwritten() {
    on_each(|db| {
        let site = site(db);
        let all = ids(&site, 2);
        assert_eq!(keys(office_of(&site, "Ambiente", "nessuno@example.org")), ["consolidation-problem-office-person"]);
        let id = office_of(&site, "Ambiente", "other@example.org").unwrap();
        assert_eq!(keys(office_of(&site, "Ambiente", "other@example.org")), ["consolidation-problem-office-taken"]);
        let (by, of, given) = (site.planner.clone(), site.process, all.clone());
        let assign = move |tx: &mut cantiere_store::Tx| office::assign(tx, &by, of, &given[..1], id, true);
        assert_eq!(site.db.write_blocking(assign.clone()).unwrap(), [all[0].0]);
        assert_eq!(site.db.write_blocking(assign).unwrap(), Vec::<i64>::new());
        let say = |by: &Actor, to: ContributionId, version: i64, text: &'static str| {
            let by = by.clone();
            site.db.write_blocking(move |tx| opinion::say(tx, &by, to, id, version, text))
        };
        assert!(matches!(say(&site.citizen, all[0], 1, "Sì."), Err(Error::NotFound(_))));
        assert!(matches!(say(&site.other, all[1], 1, "Sì."), Err(Error::NotFound(_))));
        say(&site.other, all[0], 1, "Costa poco.").unwrap();
        assert!(matches!(say(&site.other, all[0], 1, "Costa molto."), Err(Error::Stale)));
        let found = site.db.read_blocking(|conn| opinion::of(conn, &[all[0].0])).unwrap();
        assert_eq!((found[0].text.as_str(), found[0].author.as_deref()), ("Costa poco.", Some("other")));
        let asked =
            site.db.read_blocking(|conn| opinion::asked_of(conn, site.other.person.unwrap(), None, 10)).unwrap();
        assert_eq!(asked.iter().map(|o| o.contribution).collect::<Vec<_>>(), [all[0].0]);
        let given = site.db.read_blocking(|conn| office::assigned(conn, site.process)).unwrap();
        assert_eq!(given[&all[0].0], [(id, true)]);
    });
}

#[test]
fn notes_recurring_reasons_and_unfinished_answers_belong_to_planners() {
    on_each(|db| {
        let site = site(db);
        let one = ids(&site, 1)[0];
        let (by, of, plan) = (site.planner.clone(), site.process, plan(&site));
        assert!(matches!(
            site.db.write_blocking({
                let by = site.citizen.clone();
                move |tx| note::add(tx, &by, of, one, "No")
            }),
            Err(Error::Denied)
        ));
        site.db
            .write_blocking(move |tx| {
                note::add(tx, &by, of, one, "Sentire il dirigente.")?;
                let id = library::save(tx, &by, plan, None, "Fuori tema", "Non è di questo piano.")?;
                library::used(tx, &by, plan, id, 7)?;
                library::save(tx, &by, plan, Some((id, 1)), "Fuori tema", "Riguarda un altro piano.")?;
                unfinished::keep(tx, &by, of, "1", "{}")?;
                unfinished::keep(tx, &by, of, "1", "{\"a\":1}")?;
                setting::set_shortcuts(tx, &by, true)
            })
            .unwrap();
        let by = site.planner.clone();
        let found = site.db.read_blocking(|conn| library::all(conn, &by, plan)).unwrap();
        assert_eq!((found[0].text.as_str(), found[0].uses, found[0].version), ("Riguarda un altro piano.", 7, 2));
        let stale = site.db.write_blocking({
            let (by, id) = (by.clone(), found[0].id);
            move |tx| library::save(tx, &by, plan, Some((id, 1)), "x", "y")
        });
        assert!(matches!(stale, Err(Error::Stale)));
        assert!(matches!(site.db.read_blocking(|conn| library::all(conn, &site.citizen, plan)), Err(Error::Denied)));
        let notes = site.db.read_blocking(|conn| note::of(conn, &[one.0])).unwrap();
        assert_eq!((notes.len(), notes[0].author.as_deref()), (1, Some("planner")));
        let left = |by: &Actor| site.db.read_blocking(|conn| unfinished::find(conn, by, of, "1")).unwrap();
        assert_eq!(left(&by).map(|u| u.fields), Some("{\"a\":1}".to_string()));
        assert_eq!(left(&site.other), None);
        let on = |by: &Actor| site.db.read_blocking(|conn| setting::shortcuts(conn, by)).unwrap();
        assert_eq!((on(&by), on(&site.other)), (true, false));
    });
}

#[test]
fn groups_are_suggested_confirmed_by_a_person_and_not_suggested_again() {
    on_each(|db| {
        let site = site(db);
        let body = "Aprire le biblioteche delle scuole anche di pomeriggio, per chi studia e per tutto il quartiere.";
        let path = "Una pista ciclabile lungo il fiume, dalla stazione al parco.";
        // The same words twice are of two people: those of one are one.
        let all: Vec<i64> = [(&site.citizen, body), (&site.other, body), (&site.citizen, path)]
            .iter()
            .map(|(by, text)| {
                let mut new = proposal("Una proposta");
                new.words.body = text.to_string();
                site.submit(by, &new).unwrap().id.0
            })
            .collect();
        let found = || {
            let mut finder = Finder::default();
            for c in site.db.read_blocking(|conn| contribution::by_ids(conn, &all)).unwrap() {
                finder.add(c.id.0, 0, &c.words.body, c.language);
            }
            finder.groups()
        };
        let of = site.process;
        let replace = || {
            let found = found();
            site.db.write_blocking(move |tx| group::replace(tx, of, &found)).unwrap()
        };
        assert_eq!((replace(), replace()), (1, 1));
        let groups = || site.db.read_blocking(|conn| group::all(conn, of)).unwrap();
        let first = groups()[0].clone();
        assert_eq!(first.members.iter().map(|m| m.contribution).collect::<Vec<_>>(), all[..2]);
        let decide = |by: &Actor, seen: &Seen, state: State| {
            let (by, id, seen) = (by.clone(), first.id, seen.clone());
            site.db.write_blocking(move |tx| group::decide(tx, &by, of, id, &seen, state))
        };
        let stands = || site.db.read_blocking(|conn| group::stands(conn, of, first.id)).unwrap();
        let shown = first.seen();
        assert_eq!(Seen::parse(&shown.to_string()), Some(shown.clone()));
        assert!(matches!(decide(&site.citizen, &shown, State::Confirmed), Err(Error::Denied)));
        decide(&site.planner, &shown, State::Confirmed).unwrap();
        assert_eq!(replace(), 0);
        assert_eq!(groups()[0].state, State::Confirmed);
        // Whoever still sees it as it was suggested does not undo that; the same button pressed twice is no quarrel.
        assert!(matches!(decide(&site.planner, &shown, State::Dismissed), Err(Error::Stale)));
        decide(&site.planner, &shown, State::Confirmed).unwrap();
        let confirmed = stands();
        let belongs = |seen: &Seen, who: i64, belongs: bool| {
            let (by, id, seen) = (site.planner.clone(), first.id, seen.clone());
            site.db.write_blocking(move |tx| group::belongs(tx, &by, of, id, &seen, who, belongs))
        };
        assert!(matches!(belongs(&shown, all[0], false), Err(Error::Stale)));
        assert_eq!(stands(), Seen { state: State::Confirmed, members: all[..2].to_vec() });
        decide(&site.planner, &confirmed, State::Dismissed).unwrap();
        assert_eq!((replace(), groups().len()), (0, 0));
        // It comes back as it was.
        decide(&site.planner, &stands(), State::Confirmed).unwrap();
        assert_eq!((stands(), groups().len()), (confirmed.clone(), 1));
        belongs(&confirmed, all[1], false).unwrap();
        belongs(&confirmed, all[1], false).unwrap();
        assert_eq!((stands().members, replace()), (all[..1].to_vec(), 0));
        assert!(matches!(belongs(&confirmed, all[0], false), Err(Error::Stale)));
        assert!(matches!(belongs(&stands(), all[2], true), Err(Error::NotFound("group"))));
        belongs(&stands(), all[1], true).unwrap();
        assert_eq!((stands(), groups()[0].members.clone()), (confirmed, first.members.clone()));
    });
}
