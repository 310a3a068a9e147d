//! When something is accepted: the whole last day, and not a second longer.

use crate::site::{Site, amendment, comment, keys, new_process, on_each, proposal, site, site_with, zone};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activity, PhaseKind, ProcessKind};
use cantiere_spine::plan::edition;
use cantiere_spine::process::Extension;
use cantiere_spine::{Error, process};
use jiff::ToSpan;
use jiff::civil::{Date, Time, date};

/// Sets the site's clock to a moment of a day in its zone.
fn at(site: &Site, day: Date, time: Time) {
    let moment = day.to_datetime(time).to_zoned(zone()).unwrap().timestamp().as_microsecond();
    site.db.set_clock_offset(site.db.clock_offset() + moment - site.db.now());
}

#[test]
fn submit_on_the_last_day_is_accepted_and_after_it_refused() {
    on_each(|db| {
        let site = site(db);
        at(&site, site.closes, Time::constant(23, 59, 50, 0));
        assert_eq!(site.submit(&site.citizen, &comment(None, "In tempo.")).unwrap().number, 1);
        at(&site, site.closes + 1.day(), Time::constant(0, 0, 1, 0));
        let late = || keys(site.submit(&site.citizen, &comment(None, "Tardi.")));
        assert_eq!(late(), ["participation-problem-closed"]);
        assert_eq!(keys(site.submit(&site.citizen, &proposal("Tardi"))), ["participation-problem-closed"]);
        let figures = site.db.read_blocking(|conn| process::figures(conn, &[site.process])).unwrap();
        assert_eq!(figures[0].contributions(), 1);
    });
}

#[test]
fn submit_before_the_phase_is_refused_with_the_day() {
    on_each(|db| {
        // Proposals open ten days after comments do.
        let site = site_with(db, Visibility::Public, |new| {
            for phase in new.phases.iter_mut().filter(|p| p.kind == PhaseKind::Proposals) {
                phase.opens += 10.days();
            }
        });
        assert!(site.submit(&site.citizen, &comment(None, "Prima.")).is_ok());
        assert!(matches!(site.submit(&site.citizen, &proposal("Prima")), Err(Error::Invalid(_))));
        site.pass_days(10);
        assert!(site.submit(&site.citizen, &proposal("Adesso")).is_ok());
    });
}

#[test]
fn create_refuses_a_window_below_the_minimum() {
    on_each(|db| {
        let site = site(db);
        let check = |kind: ProcessKind, days: i32, reason: &str| {
            let (planner, of, opens) = (site.planner.clone(), site.another_edition(days, kind, reason), site.opens);
            let reason = reason.to_string();
            site.db.write_blocking(move |tx| {
                let mut new = new_process(opens, opens + days.days());
                new.kind = kind;
                new.record.short_reason = reason.clone();
                let of = edition::find_by_id(tx, &planner, of)?;
                process::create(tx, &planner, &of, &new)
            })
        };
        assert!(check(ProcessKind::Plan, 28, "").is_ok());
        assert_eq!(keys(check(ProcessKind::Plan, 27, "")), ["participation-problem-window-reason"]);
        assert!(check(ProcessKind::Plan, 27, "La norma fissa la data.").is_ok());
        assert_eq!(
            keys(check(ProcessKind::EcosystemStrategy, 59, "Una ragione.")),
            ["participation-problem-window-short"]
        );
        assert!(check(ProcessKind::EcosystemStrategy, 60, "").is_ok());
    });
}

#[test]
fn pause_stops_everything_until_it_is_resumed_and_extend_never_shortens() {
    on_each(|db| {
        let site = site(db);
        let with = |act: fn(
            &mut cantiere_store::Tx,
            &cantiere_domain::access::Actor,
            &cantiere_spine::plan::Edition,
            cantiere_domain::id::ProcessId,
            Date,
        ) -> Result<(), Error>,
                    day: Date| {
            let (planner, id, process) = (site.planner.clone(), site.edition, site.process);
            site.db.write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, id)?;
                act(tx, &planner, &of, process, day)
            })
        };
        with(|tx, by, of, id, _| process::pause(tx, by, of, id, "Il sito si sposta."), site.opens).unwrap();
        assert_eq!(keys(site.submit(&site.citizen, &comment(None, "Ora."))), ["participation-problem-paused"]);
        with(|tx, by, of, id, _| process::resume(tx, &zone(), by, of, id, "Il sito è pronto."), site.opens).unwrap();
        assert!(site.submit(&site.citizen, &comment(None, "Ora.")).is_ok());
        let extend = |day: Date| {
            with(
                |tx, by, of, id, closes| {
                    let reason = "Serve più tempo.".into();
                    process::extend(tx, &zone(), by, of, id, &Extension { closes, reason, move_rest: true })
                },
                day,
            )
        };
        assert_eq!(keys(extend(site.closes)), ["participation-problem-only-later"]);
        assert_eq!(keys(extend(site.closes + 367.days())), ["processes-problem-far"]);
        extend(site.closes + 5.days()).unwrap();
        site.pass_days(33);
        assert!(site.submit(&site.citizen, &comment(None, "Ancora in tempo.")).is_ok());
    });
}

#[test]
fn amendment_needs_a_paragraph_and_other_words() {
    on_each(|db| {
        let site = site(db);
        let on = site.paragraph();
        let sent = |wording: &str| site.submit(&site.citizen, &amendment(on, wording));
        assert_eq!(keys(sent("")), ["participation-problem-no-wording"]);
        assert_eq!(keys(sent("Ogni quartiere ha un orto entro giugno.")), ["participation-problem-same-wording"]);
        assert!(sent("Ogni quartiere cura un orto entro maggio.").is_ok());
        let mut nowhere = amendment(on, "Altro.");
        nowhere.on = None;
        assert_eq!(keys(site.submit(&site.citizen, &nowhere)), ["participation-problem-not-amendable"]);
    });
}

#[test]
fn the_last_second_is_in_time_also_when_the_clocks_change() {
    on_each(|db| {
        let mut process = site(db).process();
        // In Rome the last Sunday of October has 25 hours, the last of March 23.
        for closes in [date(2026, 10, 25), date(2027, 3, 28)] {
            let opens = closes - 30.days();
            process.phases.retain(|p| p.kind == PhaseKind::Feedback);
            (process.phases[0].opens, process.phases[0].closes) = (opens, closes);
            let at =
                |day: Date, time: Time| day.to_datetime(time).to_zoned(zone()).unwrap().timestamp().as_microsecond();
            let open = |moment| process::is_open(&process, Activity::Comments, moment, &zone());
            assert!(open(at(opens, Time::midnight())).is_ok());
            assert_eq!(keys(open(at(opens, Time::midnight()) - 1)), ["participation-problem-not-yet"]);
            assert!(open(at(closes, Time::constant(23, 59, 59, 999_999_000))).is_ok());
            assert_eq!(keys(open(at(closes + 1.day(), Time::midnight()))), ["participation-problem-closed"]);
        }
    });
}
