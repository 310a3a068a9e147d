//! Forms that are sent in the same moment: each becomes one contribution, however often it is sent, and one that is refused
//! leaves nothing behind and holds up nobody.

use crate::rounds::{on_each, read};
use crate::site::{Site, citizen, comment, keys, proposal, someone, zone};
use cantiere_domain::access::Actor;
use cantiere_domain::id::PersonId;
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, NewContribution, SentForm, TakeIn, Words, draft};
use cantiere_spine::search::{Query, find};
use std::collections::BTreeSet;
use tokio::task::block_in_place;

fn form(site: &Site, by: &Actor, key: &str, new: NewContribution) -> SentForm {
    SentForm {
        by: by.clone(),
        person: by.person.unwrap(),
        zone: zone(),
        to: site.process,
        new,
        need: None,
        items: Vec::new(),
        key: key.into(),
        content: String::new(),
        held: None,
        waited: None,
    }
}

fn people(site: &Site, count: usize) -> Vec<PersonId> {
    let add = move |tx: &mut cantiere_store::Tx| {
        (0..count).map(|n| someone(tx, &format!("p{n}"))).collect::<Result<_, Error>>()
    };
    block_in_place(|| site.db.write_blocking(add)).unwrap()
}

#[test]
fn forms_of_many_people_at_once_become_one_contribution_each_and_are_found() {
    on_each(|site| async move {
        let people = people(&site, 40);
        let requests = people.iter().flat_map(|person| {
            let by = citizen(*person);
            // Each of them clicks twice; every fifth had written nothing.
            (0..2).map({
                let site = site.clone();
                move |_| {
                    let text = if person.0 % 5 == 0 { "" } else { "Manca una fontana davanti alla scuola." };
                    let sent = form(&site, &by, &format!("k{person}"), comment(None, text));
                    let (site, person) = (site.clone(), *person);
                    tokio::spawn(async move { (person, site.db.write_batch::<TakeIn>(sent).await) })
                }
            })
        });
        let mut numbers = BTreeSet::new();
        for request in requests.collect::<Vec<_>>() {
            match request.await.unwrap() {
                (person, refused) if person.0 % 5 == 0 => assert_eq!(keys(refused), ["participation-problem-no-text"]),
                (_, taken) => drop(numbers.insert(taken.unwrap().number)),
            }
        }
        let sent = people.iter().filter(|p| p.0 % 5 != 0).count();
        // No number is left out: who was refused took none.
        assert_eq!(numbers, (1..=sent as i64).collect());
        let query = Query { text: "fontana".into(), ..Query::default() };
        let found = read(&site, |conn| find(conn, &Actor::visitor(), &query));
        assert_eq!(found.total, sent);
    });
}

#[test]
fn a_form_that_is_refused_leaves_the_draft_that_it_was_opened_from() {
    on_each(|site| async move {
        let by = site.citizen.clone();
        let text =
            draft::Text { kind: proposal("").kind, title: "Un orto".into(), content: "{}".into(), form: "k".into() };
        let (writer, to) = (by.clone(), site.process);
        let id = block_in_place(|| site.db.write_blocking(move |tx| draft::begin(tx, &writer, to, &text))).unwrap();
        let untitled = NewContribution { words: Words::default(), ..proposal("") };
        let there = read(&site, |conn| draft::find(conn, &by, id));
        let refused = SentForm { held: Some((id, there.version)), ..form(&site, &by, "k", untitled) };
        let good = form(&site, &site.other, "other", proposal("Una fontana"));
        let (refused, good) = tokio::join!(site.db.write_batch::<TakeIn>(refused), site.db.write_batch::<TakeIn>(good));
        assert!(keys(refused).contains(&"participation-problem-no-title"));
        assert_eq!(good.unwrap().number, 1);
        assert_eq!(read(&site, |conn| draft::find(conn, &by, id)).content, "{}");
        let sent = SentForm { held: Some((id, there.version)), ..form(&site, &by, "k", proposal("Un orto")) };
        assert_eq!(site.db.write_batch::<TakeIn>(sent).await.unwrap().number, 2);
        assert!(read(&site, |conn| draft::own(conn, by.person.unwrap())).is_empty());
        assert_eq!(read(&site, |conn| contribution::find(conn, site.process, 2)).words.title, "Un orto");
    });
}
