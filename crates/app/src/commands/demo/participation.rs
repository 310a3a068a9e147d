//! Filling the demonstration's processes: phases, the record of the consultation, and what people sent, each on its day.
//! Everything goes through the functions that the pages use; the site's clock stands on the day of the story.

use super::fill::{Cast, Failure, set_clock};
use cantiere_demo::{ContributionKind as DemoKind, DemoContribution, DemoEdition, DemoProcess, DemoRef};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId};
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::organization;
use cantiere_spine::contribution::{self, NewContribution, NewReply, Support, SupportInput, Words};
use cantiere_spine::notice::{self, Pace};
use cantiere_spine::plan::edition;
use cantiere_spine::process::{self, Design, NewProcess, Record};
use cantiere_spine::{Error, plan};
use cantiere_store::Db;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The contributions of an edition by the numbers of the story; whoever fills answers and votes needs them.
pub type Numbers = HashMap<u32, ContributionId>;

/// Something that somebody did on a day.
enum Deed<'a> {
    Sent(&'a DemoContribution),
    Replied(&'a DemoContribution, usize),
    Supported(&'a str),
}

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast) -> Result<Numbers, Failure> {
    let Some(told) = &of.process else { return Ok(Numbers::new()) };
    let zone = &TimeZone::get("Europe/Rome")?;
    // What people read when they wrote was the first version.
    let versions = db.read(move |conn| plan::edition::revisions(conn, id)).await?;
    let first_version = versions.last().map(|r| r.id).ok_or("an edition with a process has a version")?;
    set_clock(db, told.consultation.opens)?;
    let process = open(db, told, id, cast, zone).await?;
    follows(db, cast, process).await?;
    let replies = told.contributions.iter().flat_map(|c| &c.replies).map(|r| (&r.person, &r.organization));
    for (person, organization) in told.contributions.iter().map(|c| (&c.person, &c.organization)).chain(replies) {
        represents(db, cast, person, organization.as_deref()).await?;
    }
    let mut deeds: Vec<(Date, u8, u32, Deed)> = Vec::new();
    for c in &told.contributions {
        deeds.push((c.on_day, 0, c.number, Deed::Sent(c)));
        for (n, r) in c.replies.iter().enumerate() {
            deeds.push((r.on_day.max(c.on_day), 1, c.number, Deed::Replied(c, n)));
        }
        // Support comes in the days after, one a day at most until the window closes.
        for (n, who) in c.supporters.iter().enumerate() {
            let day = c.on_day.saturating_add(jiff::Span::new().days(n as i64 + 1));
            deeds.push((day.min(told.consultation.closes).min(cast.today(zone)), 2, c.number, Deed::Supported(who)));
        }
    }
    deeds.sort_by_key(|(day, order, number, _)| (*day, *order, *number));
    let mut numbers = Numbers::new();
    for (day, _, number, deed) in deeds {
        set_clock(db, day)?;
        match deed {
            Deed::Sent(c) => {
                let by = actor(cast, &c.person, c.organization.as_deref())?;
                let need = c.from.and_then(|n| numbers.get(&n).copied());
                let (c, zone, reader) = (c.clone(), zone.clone(), cast.administrator());
                let sent = db
                    .write(move |tx| -> Result<_, Error> {
                        let of = edition::find_by_id(tx, &reader, id)?;
                        let on = c.on.as_ref().map(|on| match on {
                            DemoRef::Block(key) => format!("p:{key}"),
                            DemoRef::Item(code) => format!("i:{code}"),
                        });
                        let on =
                            on.map(|on| contribution::parse_target(tx, &of, Some(first_version), &on)).transpose()?;
                        let new = new_contribution(&c, on, first_version, need);
                        contribution::submit(tx, &zone, &by, process, &new)
                    })
                    .await?;
                numbers.insert(number, sent.id);
            }
            Deed::Replied(c, n) => {
                let reply = &c.replies[n];
                let by = actor(cast, &reply.person, reply.organization.as_deref())?;
                let to = *numbers.get(&number).ok_or("a reply before what it replies to")?;
                let new = NewReply { to, body: reply.text.clone(), language: Lang::It };
                let zone = zone.clone();
                db.write(move |tx| contribution::reply(tx, &zone, &by, &new)).await?;
            }
            Deed::Supported(who) => {
                let contribution = *numbers.get(&number).ok_or("a support before what it supports")?;
                let by = actor(cast, who, None)?;
                db.write_batch::<Support>(SupportInput { contribution, by, wanted: true, zone: zone.clone() }).await?;
            }
        }
    }
    db.set_clock_offset(cast.present);
    Ok(numbers)
}

/// The citizen of the story follows it from its first day, so that her page of news has some.
async fn follows(db: &Db, cast: &Cast, process: cantiere_domain::id::ProcessId) -> Result<(), Failure> {
    let by = actor(cast, "anna-moretti", None)?;
    Ok(db.write(move |tx| notice::follow(tx, &by, Ref::Process(process.0), Some(Pace::Daily))).await?)
}

/// Whoever speaks for a body in the story represents it.
pub(super) async fn represents(db: &Db, cast: &Cast, person: &str, organization: Option<&str>) -> Result<(), Failure> {
    let by = actor(cast, person, organization)?;
    if let (Some(person), Some(body)) = (by.person, by.acting_for) {
        db.write(move |tx| organization::add_member(tx, body, person, "representative")).await?;
    }
    Ok(())
}

async fn open(
    db: &Db,
    told: &DemoProcess,
    id: EditionId,
    cast: &Cast,
    zone: &TimeZone,
) -> Result<cantiere_domain::id::ProcessId, Failure> {
    let c = &told.consultation;
    let new = NewProcess {
        kind: ProcessKind::Plan,
        title: told.title.clone(),
        record: Record {
            level: Level::Consult,
            question: c.question.clone(),
            decision: c.decision.clone(),
            can_change: c.can_change.clone(),
            cannot_change: c.cannot_change.clone(),
            hear_back: c.hear_back.clone(),
            who: c.who.clone(),
            legal_basis: c.legal_basis.clone(),
            short_reason: String::new(),
        },
        phases: told
            .phases
            .iter()
            .filter_map(|p| {
                Some(Phase {
                    kind: PhaseKind::parse(&p.kind)?,
                    title: p.title.clone(),
                    opens: p.opens,
                    closes: p.closes,
                })
            })
            .collect(),
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    };
    let (by, zone) = (cast.administrator(), zone.clone());
    Ok(db
        .write(move |tx| -> Result<_, Error> {
            let of = edition::find_by_id(tx, &by, id)?;
            // Everybody reads the supports, so that the list can be sorted by them.
            let process = process::begin(tx, &by, &of, &new, &Design { shows_supports: true, ..Design::default() })?;
            process::publish(tx, &zone, &by, &of, process)?;
            Ok(process)
        })
        .await?)
}

fn new_contribution(
    c: &DemoContribution,
    on: Option<Ref>,
    revision: i64,
    need: Option<ContributionId>,
) -> NewContribution {
    NewContribution {
        kind: match c.kind {
            DemoKind::Comment => ContributionKind::Comment,
            DemoKind::Amendment => ContributionKind::Amendment,
            DemoKind::Need => ContributionKind::Need,
            DemoKind::Proposal => ContributionKind::Proposal,
        },
        on,
        revision: Some(revision),
        words: Words {
            title: c.title.clone().unwrap_or_default(),
            body: c.text.clone(),
            wording: c.wording.clone().unwrap_or_default(),
            action: c.action.clone().unwrap_or_default(),
            effect: c.effect.clone().unwrap_or_default(),
        },
        theme: c.theme.as_ref().map(ToString::to_string).unwrap_or_default(),
        territory: c.territory.clone().unwrap_or_default(),
        language: Lang::It,
        arises_from: need,
        channel: "site",
    }
}

pub(super) fn actor(cast: &Cast, person: &str, organization: Option<&str>) -> Result<Actor, Failure> {
    let person = cast.people.get(person).ok_or_else(|| format!("the demonstration knows no person “{person}”"))?;
    let acting_for: Option<OrganizationId> = match organization {
        Some(key) => {
            Some(*cast.organizations.get(key).ok_or_else(|| format!("the demonstration knows no body “{key}”"))?)
        }
        None => None,
    };
    Ok(Actor {
        person: Some(*person),
        acting_for,
        member_of: acting_for.into_iter().collect(),
        assurance: Assurance::Substantial,
        ..Actor::default()
    })
}
