//! The life of a contribution: sent, counted, changed with its history, taken back, replied to.

use crate::site::{Site, comment, keys, on_each, proposal, site, site_with, zone};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::organization;
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::contribution::{self, Author, NewReply, Words};
use cantiere_spine::process::{self, Figures};
use cantiere_spine::{Error, trace};

fn figures(site: &Site) -> Figures {
    site.db.read_blocking(|conn| process::figures(conn, &[site.process])).unwrap()[0]
}

fn edit(site: &Site, by: &Actor, id: ContributionId, seen: i64, body: &str) -> Result<(), Error> {
    let (by, words) = (by.clone(), Words { body: body.into(), ..Words::default() });
    site.db.write_blocking(move |tx| contribution::edit(tx, &zone(), &by, id, seen, &words))
}

fn withdraw(site: &Site, by: &Actor, id: ContributionId) -> Result<(), Error> {
    let by = by.clone();
    site.db.write_blocking(move |tx| contribution::withdraw(tx, &zone(), &by, id))
}

#[test]
fn submit_keeps_the_words_it_is_about_and_counts_voices() {
    on_each(|db| {
        let site = site(db);
        let on = site.paragraph();
        let first = site.submit(&site.citizen, &comment(Some(on), "  Perche\u{300} giugno? \u{202E}")).unwrap();
        site.submit(&site.citizen, &comment(None, "Un altro.")).unwrap();
        let second = site.submit(&site.representative, &proposal("Un orto in ogni scuola")).unwrap();
        assert_eq!((first.number, second.number), (1, 3));
        let wanted = Figures { comments: 2, proposals: 1, organizations: 1, people: 1, ..Figures::default() };
        assert_eq!(figures(&site), wanted);
        let process = site.process;
        assert_eq!(site.db.write_blocking(move |tx| process::recount(tx, process)).unwrap(), wanted);
        let found = site.db.read_blocking(|conn| contribution::by_ids(conn, &[first.id.0, second.id.0])).unwrap();
        assert_eq!(found[0].quote, "Ogni quartiere ha un orto entro giugno.");
        assert_eq!(found[0].words.body, "Perchè giugno?");
        // Nobody is shown by name who did not choose to be.
        assert!(matches!(&found[0].author, Author::Participant { code } if code.len() == 3));
        assert!(matches!(&found[1].author, Author::Organization { name, .. } if name == "Comune di prova"));
        let links = site.db.read_blocking(|conn| trace::from_all(conn, "contribution", &[first.id.0])).unwrap();
        assert_eq!((links[0].to, links[0].relation.as_str()), (on, "about"));
    });
}

#[test]
fn edit_keeps_the_earlier_words_and_refuses_others_and_the_stale() {
    on_each(|db| {
        let site = site(db);
        let id = site.submit(&site.citizen, &comment(None, "Prima.")).unwrap().id;
        assert!(matches!(edit(&site, &site.other, id, 1, "Mio."), Err(Error::Denied)));
        edit(&site, &site.citizen, id, 1, "Dopo.").unwrap();
        assert!(matches!(edit(&site, &site.citizen, id, 1, "Ancora."), Err(Error::Stale)));
        let past = site.db.read_blocking(|conn| contribution::versions(conn, id)).unwrap();
        let told: Vec<_> = past.iter().map(|p| (p.what.as_str(), p.body.as_str())).collect();
        assert_eq!(told, [("submitted", "Prima."), ("edited", "Dopo.")]);
        site.pass_days(31);
        assert_eq!(keys(edit(&site, &site.citizen, id, 2, "Tardi.")), ["participation-problem-closed"]);
        assert_eq!(keys(withdraw(&site, &site.citizen, id)), ["participation-problem-closed"]);
    });
}

#[test]
fn words_are_answered_as_they_were_read_and_stay_once_the_answer_is_out() {
    on_each(|db| {
        let site = site(db);
        let id = site.submit(&site.citizen, &comment(None, "Prima.")).unwrap().id;
        let answer = |seen: i64| {
            let (by, of) = (site.planner.clone(), site.process);
            let new = NewAnswer {
                outcome: Outcome::Postponed,
                reason: "Poi.".into(),
                merged_into: None,
                changed: Vec::new(),
            };
            let to = [To { contribution: id, seen, sentence: String::new() }];
            site.db.write_blocking(move |tx| answer::answer(tx, &by, of, &to, &new).map(drop)).unwrap();
        };
        let publish = || {
            let (by, of) = (site.planner.clone(), site.process);
            site.db.write_blocking(move |tx| answer::publish(tx, &by, of))
        };
        answer(0);
        site.db.set_clock_offset(site.db.clock_offset() + 1_000_000);
        edit(&site, &site.citizen, id, 1, "Dopo.").unwrap();
        assert_eq!(keys(publish()), ["consolidation-problem-words-changed"]);
        site.db.set_clock_offset(site.db.clock_offset() + 1_000_000);
        answer(1);
        assert_eq!(publish().unwrap(), 1);
        assert_eq!(keys(edit(&site, &site.citizen, id, 2, "Tutt’altro.")), ["participation-problem-answered"]);
        let stands = site.db.read_blocking(|conn| contribution::by_ids(conn, &[id.0])).unwrap().remove(0);
        assert_eq!((stands.words.body.as_str(), stands.version), ("Dopo.", 2));
    });
}

#[test]
fn withdraw_takes_it_from_lists_and_figures_and_keeps_its_number() {
    on_each(|db| {
        let site = site(db);
        let sent = site.submit(&site.citizen, &comment(None, "Ci ripenso.")).unwrap();
        assert!(matches!(withdraw(&site, &site.other, sent.id), Err(Error::Denied)));
        withdraw(&site, &site.citizen, sent.id).unwrap();
        assert_eq!(figures(&site), Figures::default());
        let one = site.db.read_blocking(|conn| contribution::find(conn, site.process, sent.number)).unwrap();
        assert_eq!((one.state, one.shown_to(&Actor::visitor())), (ContributionState::Withdrawn, false));
        assert_eq!(site.submit(&site.citizen, &comment(None, "Di nuovo.")).unwrap().number, 2);
    });
}

#[test]
fn reply_has_one_level_and_is_not_counted_as_a_contribution() {
    on_each(|db| {
        let site = site(db);
        let to = site.submit(&site.citizen, &comment(None, "Che ne dite?")).unwrap().id;
        let reply = |to: ContributionId| {
            let (by, new) = (site.other.clone(), NewReply { to, body: "Bene.".into(), language: Lang::It });
            site.db.write_blocking(move |tx| contribution::reply(tx, &zone(), &by, &new))
        };
        let first = reply(to).unwrap().id;
        assert!(matches!(reply(first), Err(Error::NotFound(_))));
        assert_eq!(figures(&site).contributions(), 1);
        let (one, replies) = site
            .db
            .read_blocking(|conn| -> Result<_, Error> {
                Ok((contribution::by_ids(conn, &[to.0])?.remove(0), contribution::replies(conn, to, None, 0, 500)?))
            })
            .unwrap();
        assert_eq!((one.replies, replies.len(), replies[0].words.body.as_str()), (1, 1, "Bene."));
    });
}

#[test]
fn submit_for_a_body_needs_its_representative() {
    on_each(|db| {
        let site = site(db);
        let stranger = Actor { acting_for: Some(site.body), ..site.citizen.clone() };
        assert!(matches!(site.submit(&stranger, &comment(None, "Per altri.")), Err(Error::Denied)));
        let (body, person) = (site.body, site.other.person.unwrap());
        site.db.write_blocking(move |tx| organization::add_member(tx, body, person, "contributor")).unwrap();
        let contributor = Actor { acting_for: Some(site.body), ..site.other.clone() };
        let wanted = ["participation-problem-not-representative"];
        assert_eq!(keys(site.submit(&contributor, &comment(None, "Per l’ente."))), wanted);
        assert!(matches!(site.submit(&Actor::visitor(), &comment(None, "Chi?")), Err(Error::Denied)));
    });
}

#[test]
fn submit_asks_for_the_level_and_the_kind_of_voice_that_the_process_wants() {
    on_each(|db| {
        let site = site_with(db, Visibility::Public, |new| {
            new.assurance = Assurance::Substantial;
            new.organizations_only = true;
        });
        assert_eq!(keys(site.submit(&site.citizen, &comment(None, "Io."))), ["participation-problem-assurance"]);
        let sure = Actor { assurance: Assurance::High, ..site.citizen.clone() };
        assert_eq!(keys(site.submit(&sure, &comment(None, "Io."))), ["participation-problem-organizations-only"]);
        let body = Actor { assurance: Assurance::Substantial, ..site.representative.clone() };
        assert!(site.submit(&body, &comment(Some(Ref::Item(-1)), "Noi.")).is_err());
        assert!(site.submit(&body, &comment(None, "Noi.")).is_ok());
    });
}
