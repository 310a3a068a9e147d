//! `/desk/…/publish`: what changes, what is missing, why, now or at a time. What is published is frozen.

use crate::act;
use crate::address;
use crate::changes;
use crate::head::{self, Done, Head};
use crate::item::natures;
use crate::load::{self, At};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::plan::Visibility;
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::adopt::Act;
use cantiere_spine::plan::compare::{self, Comparison};
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::missing::{self, Lacking};
use cantiere_spine::plan::release::{self, Due, Planned, Release};
use cantiere_spine::plan::{Edition, kept};
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, Site, html, with_status};
use http::StatusCode;
use jiff::civil::DateTime;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "publish.html")]
struct PublishPage {
    page: Page,
    head: Head,
    action: String,
    cancel_action: String,
    has_draft: bool,
    is_first: bool,
    sentences: Vec<String>,
    changes_href: String,
    missing: Vec<Missing>,
    summary: String,
    natures: Vec<Choice>,
    whens: Vec<Choice>,
    day: String,
    time: String,
    planned: String,
    visibility: String,
    /// Where it is decided who sees the edition; empty: everybody does.
    settings_href: String,
    adoption_href: String,
    adopted: String,
    seen: String,
    key: String,
    /// The draft changed after it was looked at, and nothing was published.
    stale: bool,
    mistakes: Vec<Mistake>,
}

struct Missing {
    text: String,
    items: Vec<(String, String)>,
}

#[derive(Default)]
struct Form {
    summary: String,
    nature: String,
    when: String,
    day: String,
    time: String,
    /// The first answer to a form sent twice is given again.
    key: String,
    /// The draft that was looked at; empty: the one there is.
    seen: String,
}

struct Found {
    e: Edition,
    comparison: Comparison,
    /// As the published version and as the draft names them.
    actors: (Vec<PlanActor>, Vec<PlanActor>),
    missing: Lacking,
    planned: Option<Planned>,
    nature: Option<Nature>,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Found, Error> {
    let e = load::readable(conn, ctx, at)?;
    let Some(draft) = e.draft else {
        return Ok(Found {
            e,
            comparison: Comparison::default(),
            actors: Default::default(),
            missing: Vec::new(),
            planned: None,
            nature: None,
        });
    };
    Ok(Found {
        comparison: compare::compare(conn, e.published, draft)?,
        actors: kept::actors_of_both(conn, e.id, e.published, draft)?,
        missing: missing::missing(conn, ctx.actor(), &e, draft)?,
        planned: Some(release::planned(conn, draft)?),
        nature: release::nature_of_edits(conn, draft)?,
        e,
    })
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    let planned = found.planned.clone();
    let nature = found.nature.map_or("", Nature::as_str).to_string();
    let form = match planned {
        Some(p) => {
            Form { summary: p.summary, nature: if p.nature.is_empty() { nature } else { p.nature }, ..Form::default() }
        }
        None => Form { nature, ..Form::default() },
    };
    html(page(&ctx, found, form, Vec::new(), &done).await)
}

pub async fn send(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let one = |name: &str| fields.one(name).to_string();
    let form = Form {
        summary: one("summary"),
        nature: one("nature"),
        when: one("when"),
        day: one("day"),
        time: one("time"),
        key: one("key"),
        seen: one("seen"),
    };
    let nature = Nature::parse(&form.nature).filter(|_| e.published.is_some());
    let release = Release { summary: form.summary.clone(), nature, seen: form.seen.clone() };
    let moment = match form.when.as_str() {
        "later" => match moment(&ctx, &form.day, &form.time) {
            Some(moment) => Some(moment),
            None => {
                let own = ctx.clone();
                let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
                let mistakes = vec![Mistake { field: "day".into(), message: ctx.t("desk-wrong-moment") }];
                let page = page(&ctx, found, form, mistakes, &Done::default()).await;
                return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
            }
        },
        _ => None,
    };
    let (by, of, key) = (ctx.actor().clone(), e.id, form.key.clone());
    let person = by.person.map_or(0, |p| p.0);
    let written = ctx.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
        idempotency::of_form(tx, person, "plan.publish", &key, |tx| match moment {
            Some(moment) => release::at(tx, &by, of, &release, moment).map(|()| "planned".into()),
            None => release::now(tx, &by, of, &release).map(|number| number.to_string()),
        })
    });
    match written.await {
        Ok(done) if done == "planned" => {
            Ok(act::back(&ctx, &format!("{}/publish", address::draft(&e)), &[], ("planned", None), ""))
        }
        Ok(_) => Ok(Redirect::to(&ctx.href(&format!("{}/versions", address::public(&e)))).into_response()),
        Err(error) => again(ctx, at, form, error).await,
    }
}

/// The page once more, with what was typed: what is to be mended, or the draft as it is by now.
async fn again(ctx: Ctx, at: At, mut form: Form, error: cantiere_spine::Error) -> Result<Response, Error> {
    let (status, mistakes) = match error {
        cantiere_spine::Error::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, Mistake::all(&ctx, &problems)),
        cantiere_spine::Error::Stale => (StatusCode::CONFLICT, Vec::new()),
        error => return Err(error.into()),
    };
    if status == StatusCode::CONFLICT {
        form.seen = String::new();
    }
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    let mut page = page(&ctx, found, form, mistakes, &Done::default()).await;
    page.stale = status == StatusCode::CONFLICT;
    Ok(with_status(html(page)?, status))
}

pub async fn cancel(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    ctx.site.db.write(move |tx| release::cancel(tx, &by, of)).await?;
    Ok(act::back(&ctx, &format!("{}/publish", address::draft(&e)), &[], ("cancelled", None), ""))
}

/// Publishes at its time what was planned.
pub fn jobs(handlers: Handlers, _: &Arc<Site>) -> Handlers {
    handlers.with(release::JOB, |db, job: Job| async move {
        let due: Due = serde_json::from_str(&job.payload)?;
        let ran = db.write(move |tx| -> Result<(), cantiere_spine::Error> {
            release::due(tx, &due)?;
            Ok(job.done(tx)?)
        });
        match ran.await {
            Ok(()) => Ok(()),
            Err(cantiere_spine::Error::Store(error)) => Err(error.into()),
            Err(error) => Err(JobError::Fatal(error.to_string())),
        }
    })
}

/// A day and an hour on the site's clock.
fn moment(ctx: &Ctx, day: &str, time: &str) -> Option<i64> {
    let at: DateTime = format!("{day}T{time}").parse().ok()?;
    Some(at.to_zoned(ctx.site.zone().clone()).ok()?.timestamp().as_microsecond())
}

async fn page(ctx: &Ctx, found: Found, form: Form, mistakes: Vec<Mistake>, done: &Done) -> PublishPage {
    let Found { e, comparison, actors, missing, planned, .. } = found;
    let page = head::page(ctx, &e, ctx.t("desk-tab-publish")).await;
    let base = address::draft(&e);
    let is_first = e.published.is_none();
    let seen = match form.seen.is_empty() {
        true => planned.as_ref().map(|p| p.seen.clone()).unwrap_or_default(),
        false => form.seen,
    };
    let whens = [("now", "desk-when-now"), ("later", "desk-when-later")]
        .into_iter()
        .map(|(value, key)| {
            Choice::new(value, page.t(key), form.when == value || (form.when.is_empty() && value == "now"))
        })
        .collect();
    let missing = missing
        .into_iter()
        .map(|(lack, items)| Missing {
            text: page.tn(format!("desk-lack-{}", lack.as_str()), items.len()),
            items: items
                .iter()
                .take(10)
                .map(|(id, code, title)| (words::label(code, title), page.href(format!("{base}/items/{id}"))))
                .collect(),
        })
        .collect();
    PublishPage {
        head: Head::new(&page, &e, "publish", done),
        action: page.href(format!("{base}/publish")),
        cancel_action: page.href(format!("{base}/publish/cancel")),
        has_draft: e.draft.is_some(),
        sentences: match is_first {
            true => Vec::new(),
            false => {
                let told = planned.as_ref().map_or(0, |p| p.told);
                let reported = (told > 0).then(|| page.tn("desk-sum-told", told));
                changes::sentences(&page, &comparison, None, &actors).into_iter().chain(reported).collect()
            }
        },
        changes_href: if is_first { String::new() } else { page.href(format!("{}?to=draft", address::changes(&e))) },
        natures: if is_first { Vec::new() } else { natures(&page, &form.nature) },
        planned: words::planned(&page, planned.and_then(|p| p.at)),
        visibility: words::visibility(&page, e.visibility),
        settings_href: match e.visibility {
            Visibility::Public => String::new(),
            _ => page.href(format!("{base}/settings")),
        },
        adoption_href: if is_first { String::new() } else { page.href(format!("{base}/adoption")) },
        adopted: match Act::parse(&e.adoption) {
            Some(act) => format!("{} {}", act.kind, act.number),
            None => String::new(),
        },
        seen,
        key: match form.key.is_empty() {
            true => uuid::Uuid::new_v4().to_string(),
            false => form.key,
        },
        stale: false,
        is_first,
        missing,
        summary: form.summary,
        whens,
        day: form.day,
        time: if form.time.is_empty() { "09:00".into() } else { form.time },
        mistakes,
        page,
    }
}
