//! Mail that asks owners for news: by a planner's button, and once a day by a job for what is due soon, late or silent.

use crate::{address, link};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::{EditionState, Silence};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, EditionIndex, edition, index};
use cantiere_spine::update::ask::{BY_HAND, BY_ITSELF};
use cantiere_spine::{Error, Problem, update};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::actor::{person, role_grant};
use cantiere_store::schema::plan::edition as editions;
use cantiere_store::{Among, Conn, Db, Tx};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

pub const JOB: &str = "monitoring.remind";
const DAY: i64 = 86_400_000_000;
/// Owners are asked so long before an action is due.
const BEFORE: i32 = 14;

/// Asks the owners of these actions; gives how many mails went out. Who was asked a few days ago is left alone.
pub fn ask(tx: &mut Tx, site: &Site, by: &Actor, e: &Edition, items: &[i64]) -> Result<i64, Error> {
    if !can(by, Action::Plan, &e.scope()) {
        return Err(Error::Denied);
    }
    if items.is_empty() {
        return Err(Problem::new("item", "monitoring-problem-none").into());
    }
    plan_next(tx)?;
    let revision = e.published.ok_or(Error::NotFound("version"))?;
    let index = index::build_on(tx, e, revision, site.today(), site.zone())?;
    send(tx, site, e, &index, items, BY_HAND)
}

/// The next daily look; one waits at most.
pub fn plan_next(tx: &mut Tx) -> Result<(), Error> {
    let at = tx.now() + DAY;
    Ok(jobs::enqueue_once(tx, JOB, "daily", &(), at)?)
}

fn send(tx: &mut Tx, site: &Site, e: &Edition, index: &EditionIndex, items: &[i64], quiet: i64) -> Result<i64, Error> {
    let owners = owners(tx, e, items)?;
    let ids: Vec<i64> = owners.iter().map(|o| o.1).collect();
    let languages: HashMap<i64, String> = person::table
        .filter(person::id.among(ids))
        .filter(person::erased_at.is_null())
        .select((person::id, person::language))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .collect();
    let mut sent = 0;
    for (item, who) in owners {
        let (Some(entry), Some(language)) = (index.entry(item), languages.get(&who)) else { continue };
        let Some(asked) = update::ask(tx, item, PersonId(who), quiet)? else { continue };
        let language: Lang = language.parse().unwrap_or_default();
        let mut args = Args::new();
        args.set("site", site.settings_last_read(language).site_name.clone());
        args.set("plan", format!("{} – {}", e.plan_name, e.name));
        args.set("action", format!("{} {}", entry.code, entry.title).trim().to_string());
        args.set("link", site.base_url.join(&format!("/{language}{}", link::path(site, &asked))));
        args.set("page", site.base_url.join(&format!("/{language}{}", address::item(e, &entry.code, entry.item))));
        let text = |key: &str, args: &Args<'_>| site.catalog.text(language, key, Some(args)).into_owned();
        let why = match (entry.news.late, entry.news.silence, entry.due) {
            (true, _, _) => "monitoring-mail-late",
            (_, Silence::Months(_) | Silence::Ever, _) => "monitoring-mail-silent",
            _ => "monitoring-mail-due",
        };
        args.set("why", text(why, &Args::new()));
        let new = NewMail {
            to: To::Person(PersonId(who)),
            language,
            subject: text("monitoring-mail-subject", &args),
            body: text("monitoring-mail-body", &args),
            unsubscribe: String::new(),
        };
        mail::put(tx, &new)?;
        sent += 1;
    }
    Ok(sent)
}

/// Who reports on these actions: those named for them; where nobody is, those who hold the role on the plan.
fn owners(conn: &mut Conn, e: &Edition, items: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let named = update::of_edition(conn, e.id)?;
    let for_all: Vec<i64> = role_grant::table
        .filter(role_grant::role.eq("action_owner"))
        .filter(role_grant::plan.eq(e.plan.0))
        .select(role_grant::person)
        .distinct()
        .load(conn)?;
    let mut out = Vec::new();
    for item in items {
        let before = out.len();
        out.extend(named.iter().filter(|o| o.item == *item).map(|o| (*item, o.person)));
        if out.len() == before {
            out.extend(for_all.iter().map(|who| (*item, *who)));
        }
    }
    Ok(out)
}

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(JOB, move |db, job: Job| {
        let site = site.clone();
        async move {
            match daily(&db, &site, &job).await {
                Ok(()) => Ok(()),
                Err(Error::Store(error)) => Err(error.into()),
                Err(error) => Err(JobError::Fatal(error.to_string())),
            }
        }
    })
}

/// Every plan in force in a write of its own, then the job for tomorrow.
async fn daily(db: &Db, site: &Arc<Site>, job: &Job) -> Result<(), Error> {
    let in_force = [EditionState::InForce.as_str(), EditionState::Adopted.as_str()];
    let ids: Vec<i64> = db
        .read(move |conn| -> Result<_, Error> {
            Ok(editions::table.filter(editions::state.among(in_force)).select(editions::id).load(conn)?)
        })
        .await?;
    for id in ids {
        let site = site.clone();
        db.write(move |tx| -> Result<(), Error> {
            // The site asks, not a person.
            let by = Actor { grants: vec![everything()], ..Actor::default() };
            let e = edition::find_by_id(tx, &by, cantiere_domain::id::EditionId(id))?;
            let Some(revision) = e.published else { return Ok(()) };
            let today = site.today();
            let index = index::build_on(tx, &e, revision, today, site.zone())?;
            let items = wanting(&index, today);
            send(tx, &site, &e, &index, &items, BY_ITSELF).map(drop)
        })
        .await?;
    }
    let job = job.clone();
    db.write(move |tx| -> Result<(), Error> {
        job.done(tx)?;
        plan_next(tx)
    })
    .await
}

fn everything() -> cantiere_domain::access::Grant {
    cantiere_domain::access::Grant { role: cantiere_domain::access::Role::Administrator, plan: None }
}

/// The actions that news is wanted of.
fn wanting(index: &EditionIndex, today: Date) -> Vec<i64> {
    use cantiere_domain::plan::ItemState::{Cancelled, Completed};
    let soon = today.checked_add(BEFORE.days()).unwrap_or(today);
    let wanted = |e: &&cantiere_spine::plan::index::Entry| {
        let open = e.kind.has_state() && !matches!(e.state, Completed | Cancelled);
        let due = e.due.is_some_and(|due| due <= soon);
        open && (due || e.news.silence != Silence::No)
    };
    index.entries.iter().filter(wanted).map(|e| e.item).collect()
}
