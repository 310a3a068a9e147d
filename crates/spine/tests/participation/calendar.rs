//! The days of a process that is under way: longer, paused, resumed, ended; and those that count.

use crate::site::{comment, keys, new_process, on_each, site, site_with, zone};
use cantiere_domain::access::Actor;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{PhaseKind, ProcessKind, rounds};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::process::{self, Design, Process, Screen, What};
use jiff::ToSpan;

#[test]
fn extend_is_told_to_everybody_and_leaves_room_for_what_comes_after() {
    on_each(|db| {
        let site = site(db);
        assert_eq!(keys(site.extend(site.closes + 5.days(), " ", true)), ["processes-problem-reason"]);
        // The phase of answers begins the day after the close.
        assert_eq!(
            keys(site.extend(site.closes + 5.days(), "Lo chiedono in molti.", false)),
            ["processes-problem-rest"]
        );
        let before = site.process();
        site.extend(site.closes + 5.days(), "Lo chiedono in molti.", true).unwrap();
        let after = site.process();
        assert_eq!(rounds(&after.phases), [(site.opens, site.closes + 5.days())]);
        let answers = |p: &Process| p.phases.iter().find(|p| p.kind == PhaseKind::Analysis).unwrap().opens;
        assert_eq!(answers(&after), answers(&before) + 5.days());
        let told = site.db.read_blocking(|conn| process::changes(conn, site.process)).unwrap();
        assert_eq!(
            (told[0].what.as_str(), &told[0].day_before, &told[0].day_after, told[0].reason.as_str()),
            ("extended", &site.closes.to_string(), &(site.closes + 5.days()).to_string(), "Lo chiedono in molti.")
        );
    });
}

#[test]
fn end_refuses_everything_afterwards() {
    on_each(|db| {
        let site = site(db);
        let id = site.process;
        site.planned(move |tx, by, of| process::end(tx, &zone(), by, of, id, "Il piano è ritirato.")).unwrap();
        assert_eq!(keys(site.submit(&site.citizen, &comment(None, "Tardi."))), ["participation-problem-closed"]);
        assert_eq!(keys(site.extend(site.closes + 5.days(), "Ancora.", true)), ["processes-problem-ended"]);
        assert!(site.found_by(&Actor::visitor()), "what was sent is still to be read");
    });
}

#[test]
fn publish_counts_the_days_that_are_left() {
    on_each(|db| {
        let site = site(db);
        let opens = site.opens;
        let lacks = |n: i32, kind: ProcessKind, closes: i32, reason: &'static str| -> Vec<&'static str> {
            let (free, planner) = (site.another_edition(n, kind, reason), site.planner.clone());
            let told = site.db.write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                // It should have opened ten days ago.
                let mut new = new_process(opens - 10.days(), opens + closes.days());
                (new.kind, new.record.short_reason) = (kind, reason.into());
                let id = process::begin(tx, &planner, &of, &new, &Design::default())?;
                let made = process::find_by_id(tx, id)?;
                Ok::<_, Error>(process::lacks(&of, &made, opens))
            });
            told.unwrap().into_iter().filter(|l| l.screen == Screen::When).map(|l| l.problem.key).collect()
        };
        assert_eq!(lacks(20, ProcessKind::Plan, 27, ""), ["processes-problem-late-reason"]);
        assert!(lacks(21, ProcessKind::Plan, 28, "").is_empty());
        assert!(lacks(22, ProcessKind::Plan, 27, "La norma fissa la data.").is_empty());
        assert_eq!(lacks(23, ProcessKind::EcosystemStrategy, 59, "Una ragione."), ["processes-problem-late"]);
        assert!(lacks(24, ProcessKind::EcosystemStrategy, 60, "").is_empty());
    });
}

#[test]
fn the_strategy_of_an_ecosystem_is_open_for_sixty_days_whatever_stops_it() {
    on_each(|db| {
        let site = site_with(db, Visibility::Public, |new| {
            new.kind = ProcessKind::EcosystemStrategy;
            new.phases.iter_mut().for_each(|p| p.closes += 30.days());
            new.phases.iter_mut().filter(|p| !p.kind.is_window()).for_each(|p| p.opens += 30.days());
        });
        let id = site.process;
        let end = || site.planned(move |tx, by, of| process::end(tx, &zone(), by, of, id, "Basta così."));
        let resume = || site.planned(move |tx, by, of| process::resume(tx, &zone(), by, of, id, "Si va avanti."));
        site.pass_days(10);
        assert_eq!(keys(end()), ["processes-problem-end-short"]);
        site.planned(move |tx, by, of| process::pause(tx, by, of, id, "Una verifica.")).unwrap();
        site.pass_days(5);
        // Six days were not whole ones: those between, and the two on which it stopped and goes on.
        assert_eq!(keys(resume()), ["processes-problem-resume-short"]);
        site.extend(site.opens + 65.days(), "Per la sospensione.", true).unwrap();
        assert_eq!(keys(resume()), ["processes-problem-resume-short"]);
        site.extend(site.opens + 66.days(), "Per la sospensione.", true).unwrap();
        resume().unwrap();
        site.pass_days(51);
        assert_eq!(keys(end()), ["processes-problem-end-short"], "the last day is not over");
        site.pass_days(1);
        end().unwrap();
    });
}

#[test]
fn a_plan_that_stood_still_becomes_a_strategy_once_it_has_sixty_whole_days() {
    on_each(|db| {
        let site = site(db);
        let id = site.process;
        let become_strategy = || {
            let now = What::of(&site.process());
            let (seen, new) = (now.seen(), What { kind: ProcessKind::EcosystemStrategy, ..now });
            site.planned(move |tx, by, of| {
                process::save_what(tx, &zone(), by, of, id, &new, (&seen, "È la strategia di un ecosistema."))
            })
        };
        let pause = || site.planned(move |tx, by, of| process::pause(tx, by, of, id, "Una verifica."));
        let resume = || site.planned(move |tx, by, of| process::resume(tx, &zone(), by, of, id, "Si va avanti."));
        let refused = |key: &str| match become_strategy() {
            Err(Error::Invalid(problems)) => {
                assert_eq!(problems.iter().map(|p| (p.field, p.key)).collect::<Vec<_>>(), [("kind", key)]);
            }
            other => panic!("{key} was expected, not {other:?}"),
        };
        refused("participation-problem-window-short");
        site.pass_days(10);
        pause().unwrap();
        site.pass_days(5);
        resume().unwrap();
        // Sixty days on the calendar, and six of them not whole.
        site.extend(site.opens + 60.days(), "Serve tempo.", true).unwrap();
        refused("processes-problem-kind-short");
        site.extend(site.opens + 65.days(), "Per la sospensione.", true).unwrap();
        refused("processes-problem-kind-short");
        site.extend(site.opens + 66.days(), "Per la sospensione.", true).unwrap();
        // A pause that lasts takes its own days too.
        site.pass_days(1);
        pause().unwrap();
        refused("processes-problem-kind-short");
        resume().unwrap();
        site.extend(site.opens + 67.days(), "Per la sospensione.", true).unwrap();
        become_strategy().unwrap();
        assert_eq!(site.process().kind, ProcessKind::EcosystemStrategy);
    });
}
