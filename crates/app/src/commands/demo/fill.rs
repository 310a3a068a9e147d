//! Filling an empty database with the demonstration content, through the same functions that the pages use.
//! Versions get the dates of the story by the site's clock offset, which only the demonstration and tests may set.

use super::{consolidation, documents, moderation, organizations, participation, preparing, questions, rounds, work};
use cantiere_demo::{DemoEdition, DemoPlan, DemoSite};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{EditionId, ItemId, OrganizationId, PersonId, PlanId};
use cantiere_domain::plan::EditionState;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{NewOrganization, OrganizationKind};
use cantiere_spine::actor::person::NewPerson;
use cantiere_spine::actor::{grant, organization, person, profile};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::settings::{self as plan_settings, Settings};
use cantiere_spine::plan::state::Report;
use cantiere_spine::plan::{edition, editions, import, index, publish, state, theme};
use cantiere_spine::search::{self, synonym};
use cantiere_store::jobs::{self, Handlers};
use cantiere_store::{Db, Tx, settings};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The setting that says that everything in a database is invented.
const MARK: &str = "demonstration";
/// In microseconds.
pub(super) const DAY: i64 = 86_400_000_000;

/// People of the story who are shown by a code.
const PRIVATE: [&str; 2] = ["dora-leone", "renata-sala"];

pub type Failure = Box<dyn std::error::Error>;

/// Who exists once the database is filled, by content key.
#[derive(Clone, Default)]
pub struct Cast {
    pub people: HashMap<String, PersonId>,
    pub organizations: HashMap<String, OrganizationId>,
    pub administrator: Option<Actor>,
    /// The clock offset at which the story is told, in microseconds; 0: now.
    pub present: i64,
}

impl Cast {
    /// The day on which the story is told.
    pub fn today(&self, zone: &TimeZone) -> Date {
        let now = jiff::Timestamp::now().as_microsecond() + self.present;
        let now = jiff::Timestamp::from_microsecond(now).unwrap_or_default();
        now.to_zoned(zone.clone()).date()
    }

    pub fn administrator(&self) -> Actor {
        self.administrator.clone().unwrap_or_default()
    }
}

/// Fills the database if it is empty; gives the doors by which one signs in: the end of the address, and who it is.
pub async fn fill(db: &Db) -> Result<Vec<(String, String)>, Failure> {
    fill_as_of(db, 0).await
}

/// The same with the story ending so many days ago.
pub async fn fill_as_of(db: &Db, days_ago: u16) -> Result<Vec<(String, String)>, Failure> {
    let today = jiff::Zoned::now().with_time_zone(TimeZone::get("Europe/Rome")?).date();
    let today = today.checked_sub(i64::from(days_ago).days())?;
    let demo = cantiere_demo::site(today)?;
    let doors =
        demo.people.iter().filter_map(|p| Some((p.door.clone()?, format!("{} – {}", p.name, p.about)))).collect();
    let (known, invented) =
        db.read(|conn| -> Result<_, Error> { Ok((person::any(conn)?, settings::get(conn, MARK)?.is_some())) }).await?;
    if known && !invented {
        // The demonstration signs anybody in by a link: it must never open on what is real.
        return Err("this database holds a real site; `cantiere demo` only opens what it filled itself".into());
    }
    if !known {
        let present = -i64::from(days_ago) * DAY;
        db.set_clock_offset(present);
        let cast = Cast { present, ..people(db, &demo).await? };
        for plan in &demo.plans {
            fill_plan(db, &demo, plan, &cast).await?;
        }
        organizations::fill(db, &demo, &cast).await?;
        preparing::fill(db, &demo, &cast).await?;
        db.set_clock_offset(0);
        jobs::run_due(db, &search::handlers(Handlers::default())).await?;
    }
    Ok(doors)
}

async fn people(db: &Db, demo: &DemoSite) -> Result<Cast, Failure> {
    let demo = demo.clone();
    Ok(db
        .write(move |tx| -> Result<Cast, Error> {
            let mut cast = Cast::default();
            for (key, value) in [
                (MARK, "yes"),
                ("site_name", "Cantiere"),
                ("owner_name", "Ministero dimostrativo"),
                ("owner_name.en", "Demonstration Ministry"),
                ("tagline", "Il piano si costruisce qui"),
                ("tagline.en", "The plan is built here"),
                ("address", "Via dell’Esempio 1, 00000 Città inventata"),
                ("email", "urp@ministero.example"),
                ("pec", "protocollo@pec.ministero.example"),
                ("dpo_email", "rpd@ministero.example"),
                ("tax_code", "00000000000"),
                ("report_email", "segnalazioni@ministero.example"),
                ("security_email", "sicurezza@ministero.example"),
            ] {
                settings::set(tx, key, value)?;
            }
            tx.changed(cantiere_web::settings::TOPIC);
            for o in &demo.organizations {
                let kind = serde_json::to_value(o.kind).ok();
                let kind = kind.as_ref().and_then(|v| OrganizationKind::parse(v.as_str()?));
                let new = NewOrganization {
                    name: o.name.clone(),
                    kind: kind.unwrap_or(OrganizationKind::InformalGroup),
                    ipa_code: String::new(),
                    verified: true,
                };
                cast.organizations.insert(o.key.clone(), organization::add(tx, &new)?);
            }
            for p in &demo.people {
                let new =
                    NewPerson { name: p.name.clone(), email: p.email.clone(), language: Lang::It, password_hash: None };
                let id = person::add(tx, &new)?;
                // Most people of the story chose to be known; some did not.
                if !PRIVATE.contains(&p.key.as_str()) {
                    profile::show_as(tx, id, &p.name)?;
                }
                cast.people.insert(p.key.clone(), id);
                if let Some(body) = p.organization.as_ref().and_then(|key| cast.organizations.get(key)) {
                    let role = if p.representative { "representative" } else { "contributor" };
                    organization::add_member(tx, *body, id, role)?;
                }
                if p.roles.contains(&Role::Auditor) {
                    grant::give(tx, id, Role::Auditor, None)?;
                }
                if p.roles.contains(&Role::Administrator) {
                    grant::give(tx, id, Role::Administrator, None)?;
                    cast.administrator = Some(Actor {
                        person: Some(id),
                        assurance: Assurance::High,
                        grants: vec![Grant { role: Role::Administrator, plan: None }],
                        ..Actor::default()
                    });
                }
            }
            for t in &demo.themes {
                theme::put(tx, &t.slug, &t.it, &t.en)?;
            }
            for s in &demo.synonyms {
                for finds in &s.finds {
                    synonym::add(tx, &cast.administrator(), Lang::It, &s.word, finds)?;
                }
            }
            Ok(cast)
        })
        .await?)
}

async fn fill_plan(db: &Db, demo: &DemoSite, plan: &DemoPlan, cast: &Cast) -> Result<(), Failure> {
    let owner =
        demo.organizations.iter().find(|o| o.key == demo.owner).ok_or("the owner is not among the organisations")?;
    let new = NewPlan {
        slug: plan.slug.clone(),
        name: plan.title.clone(),
        owner: if plan.real { plan.owner.clone() } else { owner.name.clone() },
        owner_organization: (!plan.real).then(|| cast.organizations.get(&demo.owner).copied()).flatten(),
        brief: plan.brief.clone(),
        language: Lang::It,
    };
    let by = cast.administrator();
    let id = db.write(move |tx| create::plan(tx, &by, &new)).await?;
    grant_roles(db, demo, cast, id, !plan.real).await?;
    // The oldest first, so that each can name the one before it.
    let mut before = None;
    for edition in plan.editions.iter().rev() {
        let filled = fill_edition(db, edition, id, before, cast).await?;
        if let Some(before) = before {
            pair(db, before, filled, cast).await?;
        }
        let numbers = participation::fill(db, edition, filled, cast).await?;
        moderation::fill(db, edition, filled, cast).await?;
        rounds::fill(db, edition, filled, cast, &numbers).await?;
        documents::fill(db, edition, filled, cast).await?;
        questions::fill(db, edition, filled, cast).await?;
        consolidation::fill(db, edition, filled, cast, &numbers).await?;
        work::fill(db, edition, filled, cast, &numbers).await?;
        before = Some(filled);
    }
    Ok(())
}

async fn grant_roles(db: &Db, demo: &DemoSite, cast: &Cast, plan: PlanId, wanted: bool) -> Result<(), Failure> {
    if !wanted {
        return Ok(());
    }
    let roles: Vec<(PersonId, Role)> = demo
        .people
        .iter()
        .flat_map(|p| p.roles.iter().map(move |r| (p, *r)))
        .filter(|(_, role)| !matches!(role, Role::Administrator | Role::Auditor))
        .filter_map(|(p, role)| Some((*cast.people.get(&p.key)?, role)))
        .collect();
    db.write(move |tx| -> Result<(), Error> {
        for (person, role) in &roles {
            grant::give(tx, *person, *role, Some(plan))?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

async fn fill_edition(
    db: &Db,
    of: &DemoEdition,
    plan: PlanId,
    predecessor: Option<EditionId>,
    cast: &Cast,
) -> Result<EditionId, Failure> {
    let new = NewEdition {
        plan,
        slug: of.slug.clone(),
        name: of.name.clone(),
        period_from: of.period.0.year().to_string(),
        period_to: of.period.1.year().to_string(),
        // A closed edition takes nothing in: it is closed once all of it is there.
        state: if of.state == EditionState::Closed { EditionState::InForce } else { of.state },
        visibility: of.visibility,
        invited: Vec::new(),
        language: Lang::It,
        brief: of.brief.clone(),
        source: of.source.clone(),
        predecessor,
    };
    if let Some(first) = of.revisions.first() {
        set_clock(db, first.published)?;
    }
    let by = cast.administrator();
    let id = db.write(move |tx| create::edition(tx, &by, &new)).await?;
    for revision in &of.revisions {
        set_clock(db, revision.published)?;
        let (by, document, summary) = (cast.administrator(), revision.document.clone(), revision.changes.clone());
        db.write(move |tx| -> Result<(), Error> {
            let into = edition::find_by_id(tx, &by, id)?;
            import::import(tx, &by, &into, &document)?;
            let into = edition::find_by_id(tx, &by, id)?;
            publish::publish(tx, &by, &into, &summary)?;
            Ok(())
        })
        .await?;
    }
    db.set_clock_offset(cast.present);
    report_states(db, of, id, cast).await?;
    if of.state == EditionState::Closed {
        close(db, id, cast).await?;
    }
    Ok(id)
}

async fn close(db: &Db, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let by = cast.administrator();
    db.write(move |tx| -> Result<(), Error> {
        let edition = edition::find_by_id(tx, &by, id)?;
        let now = Settings::of(tx, &edition)?;
        let closed = Settings { state: EditionState::Closed, ..now.clone() };
        plan_settings::save(tx, &TimeZone::UTC, &by, id, &now.seen(), &closed)
    })
    .await?;
    Ok(())
}

/// Actions that the planner has said go on from the edition before; the other suggestions wait for her.
const PAIRS: usize = 4;

async fn pair(db: &Db, old: EditionId, new: EditionId, cast: &Cast) -> Result<(), Failure> {
    let by = cast.administrator();
    db.write(move |tx| -> Result<(), Error> {
        let (old, newer) = (edition::find_by_id(tx, &by, old)?, edition::find_by_id(tx, &by, new)?);
        let (Some(from), Some(to)) = (old.published, newer.published) else { return Ok(()) };
        let pairs: Vec<(i64, i64)> =
            editions::between(tx, from, to)?.suggestions.iter().take(PAIRS).map(|s| (s.old, s.new)).collect();
        editions::confirm(tx, &by, new, &pairs)
    })
    .await?;
    Ok(())
}

async fn report_states(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let (by, states) = (cast.administrator(), of.states.clone());
    db.write(move |tx: &mut Tx| -> Result<(), Error> {
        let into = edition::find_by_id(tx, &by, id)?;
        let Some(revision) = into.published else { return Ok(()) };
        let index = index::build(tx, id, revision)?;
        for told in &states {
            let Some(entry) = index.by_code(&told.code) else { continue };
            let report = Report {
                item: ItemId(entry.item),
                at: Some(noon(told.on).min(tx.now())),
                state: told.state,
                note: told.note.clone(),
                source: String::new(),
                link: String::new(),
            };
            state::report(tx, &by, &report)?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

pub(super) fn set_clock(db: &Db, day: Date) -> Result<(), Failure> {
    let now = jiff::Timestamp::now().as_microsecond();
    db.set_clock_offset((noon(day) - now).min(0));
    Ok(())
}

fn noon(day: Date) -> i64 {
    let at = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    at.map(|z| z.timestamp().as_microsecond()).unwrap_or_default()
}
