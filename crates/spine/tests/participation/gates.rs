//! The two gates, on both engines: what must be done before a consultation is reported, and before an edition is adopted.

use crate::answers::{figures, publish, reason, to, write};
use crate::site::{Site, amendment, comment, keys, on_each, proposal, site, today, zone};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ContributionId;
use cantiere_domain::plan::EditionState;
use cantiere_domain::process::ProcessKind;
use cantiere_spine::Error;
use cantiere_spine::answer::{self, Cause, Figures, NewAnswer, Outcome};
use cantiere_spine::contribution::NewContribution;
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::edition;
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::process::{self, What};
use jiff::ToSpan;

fn report(site: &Site) -> Result<(), Error> {
    let (by, of) = (site.planner.clone(), site.process);
    site.db.write_blocking(move |tx| answer::report(tx, &zone(), &by, of))
}

fn link(site: &Site, id: ContributionId, on: Ref) {
    let (by, of) = (site.planner.clone(), site.process);
    site.db.write_blocking(move |tx| answer::add_changes(tx, &by, of, id, None, &[on])).unwrap();
}

fn unchanged(site: &Site) -> Vec<(i64, bool)> {
    site.db.read_blocking(|conn| answer::unchanged(conn, site.edition)).unwrap()
}

/// Says in the settings that the edition holds.
fn in_force(site: &Site) -> Result<(), Error> {
    let (by, of) = (site.planner.clone(), site.edition);
    site.db.write_blocking(move |tx| {
        let edition = edition::find_by_id(tx, &by, of)?;
        let now = Settings::of(tx, &edition)?;
        settings::save(tx, &zone(), &by, of, &now.seen(), &Settings { state: EditionState::InForce, ..now.clone() })
    })
}

#[test]
fn the_report_waits_for_the_last_answer_and_for_the_end_of_the_window() {
    on_each(|db| {
        let site = site(db);
        let one = site.proposal(&site.citizen, "Un orto in ogni scuola");
        let two = site.submit(&site.other, &comment(None, "Manca l’acqua.")).unwrap().id;
        assert_eq!(keys(report(&site)), ["consolidation-problem-still-open"]);
        site.pass_days(31);
        write(&site, &site.planner, &[to(one, 0)], &reason(Outcome::Postponed, "Più avanti.")).unwrap();
        publish(&site).unwrap();
        assert_eq!(keys(report(&site)), ["consolidation-problem-unanswered"]);
        assert_eq!(site.db.read_blocking(|conn| answer::unanswered(conn, site.process)).unwrap(), [two.0]);
        write(&site, &site.planner, &[to(two, 0)], &reason(Outcome::NotAccepted, "C’è già.")).unwrap();
        publish(&site).unwrap();
        report(&site).unwrap();
        let told = site.db.read_blocking(|conn| answer::reported(conn, &[site.process])).unwrap();
        assert!(told[0].is_some());
        let wanted =
            Figures { received: 2, answered: 2, outcomes: [0, 0, 0, 1, 1], all_paragraphs: 2, ..Figures::default() };
        assert_eq!(figures(&site), wanted);
    });
}

#[test]
fn what_stands_still_is_neither_reported_nor_adopted_until_it_goes_on_or_is_ended() {
    on_each(|db| {
        let site = site(db);
        let of = site.process;
        let act = |what: &'static str| {
            let (by, edition) = (site.planner.clone(), site.edition);
            site.db.write_blocking(move |tx| {
                let edition = edition::find_by_id(tx, &by, edition)?;
                match what {
                    "pause" => process::pause(tx, &by, &edition, of, "Una verifica."),
                    _ => process::end(tx, &zone(), &by, &edition, of, "Non c’è altro da chiedere."),
                }
            })
        };
        let stands = ["consolidation-problem-paused"];
        act("pause").unwrap();
        site.pass_days(31);
        assert_eq!(keys(report(&site)), stands);
        assert_eq!(keys(in_force(&site)), stands);
        act("end").unwrap();
        report(&site).unwrap();
        in_force(&site).unwrap();
    });
}

#[test]
fn an_edition_is_adopted_once_everything_accepted_is_linked_to_what_changed() {
    on_each(|db| {
        let site = site(db);
        let on = site.paragraph();
        let need = NewContribution { kind: ContributionKind::Need, ..proposal("Manca un orto") };
        let need = site.submit(&site.representative, &need).unwrap().id;
        let from_need = NewContribution { arises_from: Some(need), ..proposal("Un orto in ogni scuola") };
        let one = site.submit(&site.citizen, &from_need).unwrap().id;
        let two = site.submit(&site.other, &amendment(on, "Ogni quartiere ha un orto entro maggio.")).unwrap().id;
        let yes = reason(Outcome::AcceptedWithChanges, "Entra nel piano.");
        let linked = NewAnswer { changed: vec![on], ..yes.clone() };
        let foreign = NewAnswer { changed: vec![Ref::Block(on.id() + 1_000)], ..yes.clone() };
        assert_eq!(keys(write(&site, &site.planner, &[to(two, 0)], &foreign)), ["consolidation-problem-changed"]);
        write(&site, &site.planner, &[to(one, 0)], &yes).unwrap();
        write(&site, &site.planner, &[to(two, 0)], &linked).unwrap();
        publish(&site).unwrap();
        let adopt = || {
            let (by, of) = (site.planner.clone(), site.edition);
            let act = Act {
                kind: "Decreto".into(),
                number: "1".into(),
                date: "2026-01-07".into(),
                link: String::new(),
                ..Act::default()
            };
            site.db.write_blocking(move |tx| adopt::adopt(tx, &zone(), &by, of, &act))
        };
        assert_eq!(keys(adopt()), ["consolidation-problem-unlinked"]);
        assert_eq!(keys(in_force(&site)), ["consolidation-problem-unlinked"]);
        assert_eq!(site.db.read_blocking(|conn| answer::unlinked(conn, site.edition)).unwrap(), [one.0]);
        link(&site, one, on);
        // Nobody wrote the words yet: nothing is said to have changed.
        assert_eq!(site.db.read_blocking(|conn| answer::causes(conn, "block", &[on.id()])).unwrap(), []);
        assert_eq!((figures(&site).changed_plan, figures(&site).paragraphs), (0, 0));
        assert_eq!(unchanged(&site), [(one.0, false), (two.0, false)]);
        // What stands in a draft alone is not in the version that is adopted, whichever way the edition comes into force.
        site.reword("Ogni quartiere ha un orto entro maggio.");
        assert_eq!(unchanged(&site), [(one.0, true), (two.0, true)]);
        assert_eq!(keys(adopt()), ["consolidation-problem-drafted"]);
        assert_eq!(keys(in_force(&site)), ["consolidation-problem-drafted"]);
        let revision = site.release();
        assert_eq!(unchanged(&site), []);
        adopt().unwrap();
        // A later version that changes the same words is not what these contributions changed.
        site.reword("Ogni quartiere ha un orto entro aprile.");
        site.release();
        // From the words to the need, and back.
        let causes = site.db.read_blocking(|conn| answer::causes(conn, "block", &[on.id()])).unwrap();
        let cause = |id: ContributionId| Cause { contribution: id.0, on, revision };
        assert_eq!(causes, [cause(two), cause(one)]);
        assert_eq!(site.db.read_blocking(|conn| answer::needs_of(conn, &[one.0])).unwrap(), [(one.0, need.0)]);
        assert_eq!(site.db.read_blocking(|conn| answer::proposals_of(conn, &[need.0])).unwrap(), [(need.0, one.0)]);
        assert_eq!(site.db.read_blocking(|conn| answer::changed_by(conn, &[one.0])).unwrap(), [cause(one)]);
        let wanted = Figures {
            received: 3,
            answered: 2,
            outcomes: [0, 2, 0, 0, 0],
            changed_plan: 2,
            paragraphs: 1,
            items: 0,
            all_paragraphs: 2,
        };
        assert_eq!(figures(&site), wanted);
    });
}

#[test]
fn a_strategy_is_adopted_after_the_sixty_days_in_which_it_is_open() {
    on_each(|db| {
        let site = site(db);
        let (by, of, id) = (site.planner.clone(), site.edition, site.process);
        site.extend(site.opens + 60.days(), "Serve tempo.", true).unwrap();
        let now = What::of(&site.process());
        let (seen, new) = (now.seen(), What { kind: ProcessKind::EcosystemStrategy, ..now });
        site.planned(move |tx, by, of| {
            process::save_what(tx, &zone(), by, of, id, &new, (&seen, "È la strategia di un ecosistema."))
        })
        .unwrap();
        let adopt = move |site: &Site| {
            let (by, day) = (by.clone(), today(&site.db).to_string());
            let act = Act { kind: "Decreto".into(), number: "1".into(), date: day, ..Act::default() };
            site.db.write_blocking(move |tx| adopt::adopt(tx, &zone(), &by, of, &act))
        };
        assert_eq!(keys(adopt(&site)), ["consolidation-problem-strategy-open"]);
        assert_eq!(keys(in_force(&site)), ["consolidation-problem-strategy-open"]);
        site.pass_days(60);
        assert_eq!(keys(adopt(&site)), ["consolidation-problem-strategy-open"], "the last day is open to its end");
        site.pass_days(1);
        adopt(&site).unwrap();
    });
}
