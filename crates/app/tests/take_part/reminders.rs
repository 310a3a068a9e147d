//! Reminders of a process with two rounds: each round has its half time and its last days, the days between have none.

use crate::site::{BASE, DESK, Site, administrator, document, new_process, on_each, start, start_with};
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Phase, PhaseKind};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::plan::create::{self, NewEdition};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_spine::process::participants::{self, Wanted};
use cantiere_spine::process::{self, Extension};
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::actor::organization as bodies;
use diesel::prelude::*;
use jiff::ToSpan;
use std::collections::BTreeMap;
use std::time::Duration;

async fn invite(site: &Site, wanted: Wanted) {
    let id = site.process;
    let asked = site.site.site.db.write(move |tx| -> Result<(), Error> {
        let by = administrator();
        let of = process::find_by_id(tx, id)?;
        let of = cantiere_spine::plan::edition::find_by_id(tx, &by, of.edition)?;
        participants::invite(tx, &by, &of, &wanted).map(drop)
    });
    asked.await.expect("asked");
}

fn group(name: &str, address: &str) -> Wanted {
    Wanted {
        name: name.into(),
        kind: Some(OrganizationKind::CivilSociety),
        address: address.into(),
        ..Wanted::default()
    }
}

#[test]
fn each_round_reminds_at_its_half_and_before_its_end_those_who_have_not_answered_in_it() {
    on_each(|engine| async move {
        let site = start_with(engine, |new| {
            let first = new.phases[0].opens;
            let phase = |kind, from: i64, to: i64| Phase {
                kind,
                title: String::new(),
                opens: first + from.days(),
                closes: first + to.days(),
            };
            new.phases = vec![
                phase(PhaseKind::Feedback, 0, 28),
                phase(PhaseKind::Consolidation, 29, 39),
                phase(PhaseKind::Proposals, 40, 70),
                phase(PhaseKind::Analysis, 71, 120),
            ];
        })
        .await;
        let (first, other, unit) = (site.site.site.today(), site.other, site.body);
        // A ministry was asked; its directorate answers in the first round.
        let whole = site.site.site.db.write(move |tx| -> Result<_, Error> {
            let new = NewOrganization {
                name: "Ministero degli orti".into(),
                kind: OrganizationKind::CentralAdministration,
                ipa_code: String::new(),
                verified: true,
            };
            let whole = organization::add(tx, &new)?;
            organization::add_member(tx, whole, other, "representative")?;
            diesel::update(bodies::table.find(unit.0)).set(bodies::parent.eq(whole.0)).execute(tx.conn())?;
            Ok(whole)
        });
        let whole = whole.await.expect("a ministry");
        invite(&site, Wanted { organization: Some(whole), ..Wanted::default() }).await;
        invite(&site, group("Rete dei borghi", "rete@borghi.invalid")).await;
        let body = site.body.to_string();
        let mut speaker = site.browser(site.speaker).await;
        let said = [("kind", "comment"), ("body", "Lo dice la direzione."), ("speaker", &*body), ("key", "k")];
        assert_eq!(speaker.post(&format!("{BASE}/comment"), &said).await.status, 303);

        let mut reminded: BTreeMap<i32, usize> = BTreeMap::new();
        let mut last = 0;
        // Twice a day, so that one of the looks is in office hours whenever the test runs.
        for step in 1..=160 {
            site.site.pass(Duration::from_secs(12 * 3_600));
            site.site.run_jobs().await;
            let rows = site.site.site.db.read(move |conn| -> Result<Vec<i64>, Error> {
                let new = mail::table.filter(mail::id.gt(last)).filter(mail::subject.like("Promemoria%"));
                Ok(new.order(mail::id).select(mail::id).load(conn)?)
            });
            let rows = rows.await.expect("mails");
            last = rows.last().copied().unwrap_or(last);
            let day = (site.site.site.today() - first).get_days();
            if !rows.is_empty() {
                *reminded.entry(day).or_default() += rows.len();
            }
            // Asked too late to be reminded, and then there are more days, after all were over.
            if step == 138 {
                invite(&site, group("Comitato dell’acqua", "acqua@comitato.invalid")).await;
            }
            if step == 144 {
                let (id, zone) = (site.process, site.site.site.zone().clone());
                let extended = site.site.site.db.write(move |tx| -> Result<(), Error> {
                    let by = administrator();
                    let of = process::find_by_id(tx, id)?;
                    let of = cantiere_spine::plan::edition::find_by_id(tx, &by, of.edition)?;
                    let new =
                        Extension { closes: first + 80.days(), reason: "Chiesto da molti.".into(), move_rest: true };
                    process::extend(tx, &zone, &by, &of, id, &new)
                });
                extended.await.expect("more days");
            }
        }
        assert_eq!(reminded, BTreeMap::from([(14, 1), (25, 1), (55, 2), (67, 2), (77, 1)]));
    });
}

/// The mails to somebody that lead to the process of 2030.
async fn led_there(site: &Site, to: PersonId) -> i64 {
    site.site.run_jobs().await;
    let rows = site.site.site.db.read(move |conn| -> Result<i64, Error> {
        let sent = mail::table
            .filter(mail::person.eq(to.0))
            .filter(mail::subject.like("Invito a partecipare%"))
            .filter(mail::body.like("%/plans/orti/2030/consultation%"));
        Ok(sent.count().get_result(conn)?)
    });
    rows.await.expect("mails")
}

#[test]
fn who_registers_before_a_process_is_published_is_told_once_when_it_is() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (first, member) = (site.process, site.other);
        let (opens, closes) = (site.site.site.today(), site.closes);
        let made = site.site.site.db.write(move |tx| -> Result<_, Error> {
            let by = administrator();
            let plan = process::find_by_id(tx, first)?.plan;
            let new = NewEdition {
                period_from: "2030".into(),
                period_to: "2032".into(),
                visibility: Visibility::Public,
                ..NewEdition::new(plan, "2030".parse().expect("a slug"), "2030–2032", Lang::It)
            };
            let id = create::edition(tx, &by, &new)?;
            let of = edition::find_by_id(tx, &by, id)?;
            import::import(tx, &by, &of, &document())?;
            let of = edition::find_by_id(tx, &by, id)?;
            publish::publish(tx, &by, &of, "La bozza")?;
            let of = edition::find_by_id(tx, &by, id)?;
            let process = process::create(tx, &by, &of, &new_process(opens, closes))?;
            let asked = participants::invite(tx, &by, &of, &group("Rete dei borghi", "rete@borghi.invalid"))?;
            participants::invite(tx, &by, &of, &group("Comitato dell’acqua", "acqua@comitato.invalid"))?;
            let body = NewOrganization {
                name: "Rete dei borghi".into(),
                kind: OrganizationKind::CivilSociety,
                ipa_code: String::new(),
                verified: true,
            };
            let body = organization::add(tx, &body)?;
            organization::add_member(tx, body, member, "representative")?;
            participants::answered(tx, &asked.token, body)?;
            Ok((of, process))
        });
        let (of, process) = made.await.expect("a process");
        assert_eq!(led_there(&site, member).await, 0, "there is no page yet");
        for _ in 0..2 {
            let (of, zone) = (of.clone(), site.site.site.zone().clone());
            let published =
                site.site.site.db.write(move |tx| -> Result<(), Error> {
                    process::publish(tx, &zone, &administrator(), &of, process)
                });
            published.await.expect("published");
            assert_eq!(led_there(&site, member).await, 1);
        }
    });
}

#[test]
fn nobody_is_reminded_by_hand_while_nothing_can_be_answered() {
    on_each(|engine| async move {
        let site = start(engine).await;
        invite(&site, group("Rete dei borghi", "rete@borghi.invalid")).await;
        let mut planner = site.browser(site.planner).await;
        let remind = format!("{DESK}/participants/remind");
        let why = [("reason", "Una verifica.")];
        assert_eq!(planner.post(&format!("{DESK}/process/pause"), &why).await.status, 303);
        let refused = planner.post(&remind, &[]).await;
        assert!(refused.status == 422 && refused.has("La consultazione non è aperta"), "{}", refused.text);
        assert_eq!(planner.post(&format!("{DESK}/process/resume"), &why).await.status, 303);
        assert_eq!(planner.post(&remind, &[]).await.status, 303);
    });
}
