//! `/plans/{plan}/{edition}/drafts?body=5`: all drafts of an organisation for one consultation, read once more and sent in one
//! step by somebody who represents it. All of them are sent, or none.

use super::fields::Fields;
use super::named;
use super::speaking;
use crate::state::State;
use crate::{address, level, load, words};
use axum::Extension;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::text;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::attachment;
use cantiere_spine::contribution::draft::{self, Draft, TOGETHER};
use cantiere_spine::contribution::{self, NewContribution, Speaker};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::Process;
use cantiere_store::{Tx, idempotency};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(askama::Template)]
#[template(path = "together.html")]
struct TogetherPage {
    page: Page,
    name: String,
    lang: &'static str,
    body: String,
    body_id: i64,
    rows: Vec<Row>,
    count: String,
    /// More than are sent at once.
    more: bool,
    action: String,
    key: String,
    mistakes: Vec<Mistake>,
    /// What was done; empty: nothing yet.
    news: String,
    back: String,
}

struct Row {
    id: i64,
    seen: i64,
    label: String,
    title: String,
    text: String,
    href: String,
    /// Why it cannot be sent.
    problem: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    body: i64,
    sent: i64,
}

struct Found {
    edition: Edition,
    process: Process,
    speaker: Speaker,
    drafts: Vec<Draft>,
}

/// Why a form is refused: which draft it is about, if one, in words, and the status.
struct Refusal {
    draft: i64,
    message: String,
    status: StatusCode,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let found = find(&ctx, EditionRef { plan, edition }, wish.body).await?;
    html(page(&ctx, &found, None, wish.sent).await)
}

async fn find(ctx: &Ctx, at: EditionRef, body: i64) -> Result<Found, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, process) = load::both(conn, &own, &at)?;
            let mine = contribution::speakers(conn, person)?;
            let speaker = mine.into_iter().find(|s| s.organization.0 == body && s.representative);
            let speaker = speaker.ok_or(Error::NotFound)?;
            let drafts = draft::of_process(conn, own.actor(), speaker.organization, process.id)?;
            Ok(Found { edition, process, speaker, drafts })
        })
        .await
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let one = |name: &str| form.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    let body = one("body").parse::<i64>().unwrap_or(0);
    let at = EditionRef { plan, edition };
    let found = find(&ctx, at.clone(), body).await?;
    let path = format!("{}/drafts?body={body}", address::of_slugs(&at.plan, &at.edition));
    if level::falls_short(&ctx, found.process.assurance) {
        let to = level::sign_in(&ctx, found.process.assurance, "next", &ctx.href(&path));
        return Ok(Redirect::to(&to).into_response());
    }
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    if let Err(Error::TooMany) = state.tables_of_person.take(ctx.site.now(), person.to_string()) {
        let message = ctx.t("participation-problem-too-many");
        return refused(&ctx, &found, Refusal { draft: 0, message, status: StatusCode::TOO_MANY_REQUESTS }).await;
    }
    // What was read is what is sent: each with the version that stood on the page.
    let read: Vec<(i64, i64)> = form
        .iter()
        .filter_map(|(name, seen)| Some((name.strip_prefix("draft-")?.parse().ok()?, seen.parse().ok()?)))
        .take(TOGETHER as usize)
        .collect();
    let (by, zone, lang) = (speaking(ctx.actor(), &body.to_string()), ctx.site.zone().clone(), ctx.lang);
    let (key, process, edition) = (one("key").to_string(), found.process.id, found.edition.clone());
    let current = Arc::new(AtomicI64::new(0));
    let (noted, count) = (current.clone(), read.len());
    let written = ctx.site.db.write(move |tx| {
        idempotency::of_form(tx, person.0, "drafts", &key, |tx| {
            for (id, seen) in &read {
                noted.store(*id, Ordering::Relaxed);
                let held = draft::sent(tx, &by, *id, *seen)?;
                let fields = Fields::from_json(&held.content);
                let new = contribution_of(tx, &edition, &held, &fields, lang)?;
                let sent = contribution::submit(tx, &zone, &by, process, &new)?;
                // Its words were sent before: what is there keeps its items and files.
                if sent.again {
                    continue;
                }
                contribution::name_items(tx, &by, sent.id, &named::numbers(&fields.items))?;
                attachment::claim_of_draft(tx, &held, Ref::Contribution(sent.id.0))?;
            }
            Ok::<_, cantiere_spine::Error>(read.len().to_string())
        })
    });
    let draft = |error: &cantiere_spine::Error| match error {
        cantiere_spine::Error::Invalid(_) | cantiere_spine::Error::Stale | cantiere_spine::Error::NotFound(_) => {
            current.load(Ordering::Relaxed)
        }
        _ => 0,
    };
    match written.await {
        Ok(_) => Ok(Redirect::to(&ctx.href(&format!("{path}&sent={count}"))).into_response()),
        Err(error) => {
            let draft = draft(&error);
            let (message, status) = match error {
                cantiere_spine::Error::Invalid(problems) => {
                    let all: Vec<String> = problems.iter().map(|p| ctx.problem(p)).collect();
                    (all.join(" "), StatusCode::UNPROCESSABLE_ENTITY)
                }
                cantiere_spine::Error::Stale | cantiere_spine::Error::NotFound(_) => {
                    (ctx.t("participation-together-changed"), StatusCode::CONFLICT)
                }
                other => return Err(other.into()),
            };
            // As it stands now: what a colleague changed is to be read first.
            let now = find(&ctx, at, body).await?;
            refused(&ctx, &now, Refusal { draft, message, status }).await
        }
    }
}

async fn refused(ctx: &Ctx, found: &Found, why: Refusal) -> Result<Response, Error> {
    let status = why.status;
    Ok(with_status(html(page(ctx, found, Some(why), 0).await)?, status))
}

/// What a draft says, as it is sent.
fn contribution_of(
    tx: &mut Tx,
    edition: &Edition,
    held: &Draft,
    fields: &Fields,
    language: Lang,
) -> Result<NewContribution, cantiere_spine::Error> {
    let kind = ContributionKind::parse(&held.kind).unwrap_or(ContributionKind::Comment);
    let revision = fields.revision.parse::<i64>().ok().filter(|_| kind.is_on_text());
    let target = load::target(tx, edition, revision, &fields.on)?;
    let arises_from = match fields.need.parse::<i64>() {
        Ok(number) => Some(contribution::find(tx, cantiere_domain::id::ProcessId(held.process), number)?.id),
        Err(_) => None,
    };
    Ok(NewContribution {
        kind,
        on: target.as_ref().map(|t| t.on),
        revision: target.as_ref().map(|t| t.revision).filter(|_| kind.is_on_text()),
        words: fields.words(),
        theme: fields.theme.clone(),
        territory: fields.territory.clone(),
        language,
        arises_from,
        channel: "site",
    })
}

async fn page(ctx: &Ctx, found: &Found, why: Option<Refusal>, sent: i64) -> TogetherPage {
    let e = &found.edition;
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let OrganizationId(body_id) = found.speaker.organization;
    let title = ctx.t("participation-together");
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(&title, &format!("{base}/drafts?body={body_id}"))
        .noindex();
    let row = |d: &Draft| {
        let fields = Fields::from_json(&d.content);
        let said = if fields.body.is_empty() { &fields.wording } else { &fields.body };
        Row {
            id: d.id,
            seen: d.version,
            label: ContributionKind::parse(&d.kind).map(|k| words::kind(ctx, k)).unwrap_or_default(),
            title: if d.title.is_empty() { ctx.t("participation-draft-untitled") } else { d.title.clone() },
            text: text::beginning(said, 300),
            href: page.href(format!("{base}/drafts/{}", d.id)),
            problem: why.as_ref().filter(|w| w.draft == d.id).map(|w| w.message.clone()).unwrap_or_default(),
        }
    };
    let rows: Vec<Row> = found.drafts.iter().map(row).collect();
    let mistakes = why.iter().map(|w| {
        let of = rows.iter().find(|r| r.id == w.draft);
        Mistake {
            field: of.map_or("form".into(), |r| format!("d{}", r.id)),
            message: of.map_or(w.message.clone(), |r| format!("{}: {}", r.title, w.message)),
        }
    });
    TogetherPage {
        name,
        lang: e.language.as_str(),
        body: found.speaker.name.clone(),
        body_id,
        count: page.tn("participation-together-send", rows.len()),
        more: rows.len() as i64 >= TOGETHER,
        action: page.href(format!("{base}/drafts")),
        key: uuid::Uuid::new_v4().to_string(),
        mistakes: mistakes.collect(),
        news: if sent > 0 { page.tn("participation-together-sent", sent) } else { String::new() },
        back: page.href("/my-organizations"),
        rows,
        page,
    }
}
