//! What is sent to a process that is for fewer than its plan.

use crate::support::{administrator, new_edition, new_plan};
use crate::{asked_again, body, plant};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{add, add_member, details};
use cantiere_spine::contribution::{self, NewContribution, NewReply, Words};
use cantiere_spine::plan::{create, edition, publish};
use cantiere_spine::process::{self, NewProcess, Record};
use cantiere_store::Tx;
use cantiere_testkit::{TestSite, on_each};
use jiff::ToSpan;

/// Public plans whose process is for fewer: who it is for, and a word that only a contribution to it says.
const NARROWER: [(&str, Visibility, &str); 3] = [
    ("solo-invitati", Visibility::Invited, "trombulino"),
    ("solo-nostri", Visibility::OwnStaff, "svirgolato"),
    ("solo-interni", Visibility::Staff, "pampaluccio"),
];

#[test]
fn what_is_sent_to_a_process_narrower_than_its_plan_is_found_by_those_it_is_for_and_nobody_else() {
    on_each(|engine| async move {
        let site = TestSite::start(engine, cantiere::features::all()).await;
        let member = site.person("Chi è invitato", None).await;
        let other = site.person("Chi non è invitato", None).await;
        let head = site.person("Chi rappresenta l’ente", None).await;
        let (zone, today) = (site.site.zone().clone(), site.site.today());
        site.site
            .db
            .write(move |tx| -> Result<(), Error> {
                let invited = add(tx, &body("Comune invitato"))?;
                let stranger = add(tx, &body("Comune qualunque"))?;
                let owner = add(tx, &body("Comune che ha il piano"))?;
                for (organization, person) in [(invited, member), (stranger, other), (owner, head)] {
                    add_member(tx, organization, person, "representative")?;
                }
                for (slug, visibility, word) in NARROWER {
                    plant_contribution(tx, &zone, today, slug, visibility, word, (owner, invited, head))?;
                }
                Ok(())
            })
            .await
            .expect("the contributions are planted");
        site.run_jobs().await;
        let mut everybody = [
            ("visitor", site.visitor(), [false, false, false]),
            ("stranger", site.browser_of(other, Assurance::Substantial).await, [false, false, false]),
            ("invited", site.browser_of(member, Assurance::Substantial).await, [true, false, false]),
            ("owner", site.browser_of(head, Assurance::Substantial).await, [false, true, false]),
            ("planner", site.signed_in(Some(Role::Planner)).await, [true, true, true]),
        ];
        for round in 0..2 {
            for (who, browser, entitled) in &mut everybody {
                for ((slug, _, word), entitled) in NARROWER.into_iter().zip(*entitled) {
                    let base = format!("/it/plans/{slug}/2024-2026");
                    let mut places = vec!["/it".to_string(), "/sitemap.txt".into(), base.clone()];
                    for part in ["/contributions", "/contributions/1", "/consultation", "/items/A1", "/items"] {
                        places.push(format!("{base}{part}"));
                    }
                    let finding = ["/it/search", "/en/search", "/api/v1/search"].map(|p| format!("{p}?q={word}"));
                    places.extend(finding.clone());
                    let mut seen = Vec::new();
                    for place in places {
                        let answer = browser.get(&place).await;
                        let echoes = if place.contains("?q=") { asked_again(&answer.text, word) } else { 0 };
                        if answer.text.matches(word).count() > echoes {
                            seen.push(place);
                        }
                    }
                    let found: Vec<_> = seen.iter().filter(|place| place.contains("?q=")).cloned().collect();
                    match entitled {
                        true => assert_eq!(found, finding, "{engine:?} {who} {word} {round}"),
                        false => assert_eq!(seen, Vec::<String>::new(), "{engine:?} {who} {word} {round}"),
                    }
                }
            }
        }
    });
}

/// A public plan whose process is for fewer, with a proposal and a reply to it that say the word.
fn plant_contribution(
    tx: &mut Tx,
    zone: &jiff::tz::TimeZone,
    today: jiff::civil::Date,
    slug: &str,
    visibility: Visibility,
    word: &str,
    (owner, invited, head): (OrganizationId, OrganizationId, PersonId),
) -> Result<(), Error> {
    let by = Actor { person: Some(head), assurance: Assurance::Substantial, ..administrator() };
    let plan = create::plan(tx, &by, &new_plan(slug))?;
    details::set_owner(tx, &by, plan, Some(owner))?;
    let id = create::edition(tx, &by, &new_edition(plan, "2024-2026", Visibility::Public, Vec::new()))?;
    plant(tx, &by, id, "pubblico")?;
    let of = edition::find_by_id(tx, &by, id)?;
    publish::publish(tx, &by, &of, "Versione di prova")?;
    let of = edition::find_by_id(tx, &by, id)?;
    let text = || "Un testo di prova.".to_string();
    let phase = |kind| Phase { kind, title: String::new(), opens: today, closes: today + 30.days() };
    let new = NewProcess {
        kind: ProcessKind::Plan,
        title: "Un percorso di prova".into(),
        record: Record {
            level: Level::Consult,
            question: text(),
            decision: text(),
            can_change: text(),
            cannot_change: text(),
            hear_back: text(),
            who: text(),
            legal_basis: String::new(),
            short_reason: String::new(),
        },
        phases: vec![phase(PhaseKind::Feedback), phase(PhaseKind::Proposals)],
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    };
    let process = process::create(tx, &by, &of, &new)?;
    let now = process::Who::of(&process::find_by_id(tx, process)?);
    let bodies = if visibility == Visibility::Invited { vec![invited] } else { Vec::new() };
    let who = process::Who { visibility, invited: bodies, ..now.clone() };
    process::save_who(tx, &by, &of, process, &now.seen(), &who, "")?;
    process::publish(tx, zone, &by, &of, process)?;
    let proposal = NewContribution {
        kind: ContributionKind::Proposal,
        on: None,
        revision: None,
        words: Words {
            title: format!("Proposta {word}"),
            body: "Serve.".into(),
            action: "Farlo.".into(),
            ..Words::default()
        },
        theme: String::new(),
        territory: String::new(),
        language: Lang::It,
        arises_from: None,
        channel: "site",
    };
    let to = contribution::submit(tx, zone, &by, process, &proposal)?.id;
    let reply = NewReply { to, body: format!("Replica {word}."), language: Lang::It };
    contribution::reply(tx, zone, &by, &reply)?;
    Ok(())
}
