//! The two gates, on both engines: what must be done before a consultation is reported, and before an edition is adopted.

use crate::answers::{figures, publish, reason, to, write};
use crate::site::{Site, amendment, comment, keys, new_process, on_each, proposal, site, zone};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_domain::plan::EditionState;
use cantiere_domain::process::ProcessKind;
use cantiere_spine::Error;
use cantiere_spine::answer::{self, Cause, Figures, NewAnswer, Outcome, lists};
use cantiere_spine::contribution::NewContribution;
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::edition;
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::process::{self, Design};
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

/// Says in the settings that an edition holds.
fn in_force(site: &Site, of: EditionId) -> Result<(), Error> {
    let by = site.planner.clone();
    site.db.write_blocking(move |tx| {
        let edition = edition::find_by_id(tx, &by, of)?;
        let now = Settings::of(tx, &edition)?;
        settings::save(tx, &zone(), &by, of, &now.seen(), &Settings { state: EditionState::InForce, ..now.clone() })
    })
}

fn adopt(site: &Site, act: &Act) -> Result<(), Error> {
    let (by, of, act) = (site.planner.clone(), site.edition, act.clone());
    site.db.write_blocking(move |tx| adopt::adopt(tx, &zone(), &by, of, &act))
}

fn decree(date: &str) -> Act {
    Act { kind: "Decreto".into(), number: "1".into(), date: date.into(), ..Act::default() }
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
        assert_eq!(keys(in_force(&site, site.edition)), stands);
        assert_eq!(keys(adopt(&site, &decree("2026-01-07"))), stands);
        act("end").unwrap();
        report(&site).unwrap();
        in_force(&site, site.edition).unwrap();
    });
}

#[test]
fn a_plan_is_adopted_after_the_last_day_of_its_consultation() {
    on_each(|db| {
        let site = site(db);
        let act = decree("2026-01-07");
        let goes_on = ["consolidation-problem-goes-on"];
        assert_eq!(keys(adopt(&site, &act)), goes_on);
        assert_eq!(keys(in_force(&site, site.edition)), goes_on);
        site.pass_days(30);
        assert_eq!(keys(adopt(&site, &act)), goes_on, "the last day is not over");
        site.pass_days(1);
        adopt(&site, &act).unwrap();
        // The act that stands is corrected at any time; another one waits for the end.
        site.extend(site.closes + 60.days(), "Si riapre sul seguito.", true).unwrap();
        adopt(&site, &Act { link: "https://example.org/1".into(), ..act }).unwrap();
        assert_eq!(keys(adopt(&site, &decree("2026-01-08"))), goes_on);
    });
}

#[test]
fn the_strategy_of_an_ecosystem_is_not_adopted_before_its_consultation_was_opened() {
    on_each(|db| {
        let site = site(db);
        let prepared = |days: i32, kind: ProcessKind| {
            let (of, by) = (site.another_edition(days, kind, ""), site.planner.clone());
            let mut new = new_process(site.opens, site.opens + days.days());
            new.kind = kind;
            let begun = site.db.write_blocking(move |tx| {
                let edition = edition::find_by_id(tx, &by, of)?;
                process::begin(tx, &by, &edition, &new, &Design::default())
            });
            begun.unwrap();
            of
        };
        let strategy = prepared(60, ProcessKind::EcosystemStrategy);
        assert_eq!(keys(in_force(&site, strategy)), ["consolidation-problem-unopened"]);
        site.pass_days(61);
        assert_eq!(keys(in_force(&site, strategy)), ["consolidation-problem-unopened"]);
        in_force(&site, prepared(28, ProcessKind::Plan)).expect("what is only prepared binds nobody");
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
        site.pass_days(31);
        let adopt = || adopt(&site, &decree("2026-01-07"));
        assert_eq!(keys(adopt()), ["consolidation-problem-unlinked"]);
        assert_eq!(keys(in_force(&site, site.edition)), ["consolidation-problem-unlinked"]);
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
        assert_eq!(keys(in_force(&site, site.edition)), ["consolidation-problem-drafted"]);
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
fn the_example_of_what_changed_is_one_behind_which_a_need_is() {
    on_each(|db| {
        let site = site(db);
        let on = site.paragraph();
        let words = "Ogni quartiere ha un orto entro maggio.";
        let first = site.submit(&site.other, &amendment(on, words)).unwrap().id;
        let need = NewContribution { kind: ContributionKind::Need, ..proposal("Manca un orto") };
        let need = site.submit(&site.representative, &need).unwrap().id;
        let from_need = NewContribution { arises_from: Some(need), ..proposal("Un orto in ogni scuola") };
        let second = site.submit(&site.citizen, &from_need).unwrap().id;
        let yes = NewAnswer { changed: vec![on], ..reason(Outcome::AcceptedWithChanges, "Entra nel piano.") };
        write(&site, &site.planner, &[to(first, 0), to(second, 0)], &yes).unwrap();
        publish(&site).unwrap();
        let example = || site.db.read_blocking(|conn| lists::example(conn, site.process)).unwrap();
        assert_eq!(example(), None, "the plan reads as before");
        site.reword(words);
        let revision = site.release();
        assert_eq!(example(), Some(Cause { contribution: second.0, on, revision }));
    });
}
