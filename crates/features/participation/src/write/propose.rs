//! The form for a need or a proposal: written, looked at beside similar ones, then sent.

mod page;

use super::draft::{self, Gone, Saved};
use super::fields::Fields;
use super::named;
use super::sent::{self, Sent};
use super::{Kept, keep, pending_text, problems, sender, speaking};
use crate::one;
use crate::state::State;
use crate::{address, attach, level};
use axum::Extension;
use axum::extract::{Path, Query, Request};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::NewContribution;
use cantiere_spine::plan::EditionRef;
use cantiere_spine::process::Process;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Network, upload, with_status};
use http::StatusCode;
use page::find;
use serde::Deserialize;
use std::sync::Arc;

pub use page::render;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    kind: String,
    on: String,
    draft: String,
}

pub async fn show(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (text, draft) = pending_text(&ctx, "proposal", &wish.draft).await?;
    let mut fields = Fields::from_json(&text);
    if fields.kind.is_empty() {
        fields.kind = wish.kind;
    }
    if fields.on.is_empty() {
        fields.on = wish.on;
    }
    // Who comes back from signing in sees what is about to be sent.
    let preview = !draft.is_empty();
    fields.draft = draft;
    render(&ctx, &state, &at, fields, Vec::new(), preview).await
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let form = upload::read(&ctx, &state.files_of_person, request).await?;
    let mut fields: Fields = form.form()?;
    fields.clean();
    named::read(&mut fields, form.names());
    let base = address::of_slugs(&at.plan, &at.edition);
    match draft::gone(&ctx, &fields).await? {
        Gone::No => {}
        Gone::Sent(number) => return Ok(one::to(&ctx, &base, number, "1", "")),
        Gone::Yes => {
            let (fields, said) = draft::without(&ctx, fields);
            let page = render(&ctx, &state, &at, fields, said, false).await?;
            return Ok(with_status(page, StatusCode::NOT_FOUND));
        }
    }
    let of_files = attach::keep(&ctx, &mut fields, &form).await?;
    if matches!(fields.step.as_str(), "write" | "find") && of_files.is_empty() {
        return render(&ctx, &state, &at, fields, Vec::new(), false).await;
    }
    if fields.step == "draft" && ctx.viewer.is_signed_in() {
        // A file that was not taken is said before the draft is kept without it.
        if !of_files.is_empty() {
            return refused(&ctx, &state, &at, fields, of_files).await;
        }
        let process = find(&ctx, &state, &at, &fields, false).await?.process;
        return hold(&ctx, &state, &at, &process, fields).await;
    }
    let mut mistakes = missing(&ctx, &fields);
    mistakes.extend(of_files);
    if !mistakes.is_empty() {
        return refused(&ctx, &state, &at, fields, mistakes).await;
    }
    if fields.step != "send" {
        return render(&ctx, &state, &at, fields, Vec::new(), true).await;
    }
    deliver(&ctx, &state, network, &at, fields).await
}

/// Sends a form that is complete, or lets it wait until its writer has said surely enough who they are.
async fn deliver(
    ctx: &Ctx,
    state: &Arc<State>,
    network: Network,
    at: &EditionRef,
    fields: Fields,
) -> Result<Response, Error> {
    let base = address::of_slugs(&at.plan, &at.edition);
    let found = find(ctx, state, at, &fields, false).await?;
    if level::falls_short(ctx, found.process.assurance) {
        if !fields.team.is_empty() {
            return hold(ctx, state, at, &found.process, fields).await;
        }
        let target = ctx.href(&address::propose(&base, kind_of(&fields).as_str(), &fields.on));
        return match keep(ctx, state, network, found.process.assurance, "proposal", target, fields.json()).await? {
            Kept::Yes(response) => Ok(response),
            Kept::No(mistakes, status) => {
                Ok(with_status(render(ctx, state, at, fields, mistakes, false).await?, status))
            }
        };
    }
    let unnamed = fields.speaker.is_empty() && !found.speakers.is_empty();
    let person = match sender(ctx, state, unnamed)? {
        Ok(person) => person,
        Err((mistake, status)) => {
            return Ok(with_status(render(ctx, state, at, fields, vec![mistake], true).await?, status));
        }
    };
    let new = NewContribution {
        kind: kind_of(&fields),
        on: found.target.as_ref().map(|t| t.on),
        revision: None,
        words: fields.words(),
        theme: fields.theme.clone(),
        territory: fields.territory.clone(),
        language: ctx.lang,
        arises_from: None,
        channel: "site",
    };
    let sent = Sent {
        by: speaking(ctx.actor(), &fields.speaker),
        to: found.process.id,
        new,
        need: fields.need.parse().ok(),
        items: named::numbers(&fields.items),
        kind: "proposal",
    };
    match sent::write(ctx, person, &fields, sent).await {
        Ok(taken) => Ok(sent::answer(ctx, &base, taken)),
        Err(cantiere_spine::Error::Stale) => stale(ctx, state, at, fields).await,
        Err(error) => {
            let mistakes = problems(ctx, error)?;
            refused(ctx, state, at, fields, mistakes).await
        }
    }
}

/// Keeps it among the drafts of the writer, or of the organisation in whose name it is written.
async fn hold(ctx: &Ctx, state: &Arc<State>, at: &EditionRef, of: &Process, fields: Fields) -> Result<Response, Error> {
    match draft::save(ctx, at, of, kind_of(&fields), &fields).await? {
        Saved::Yes(response) => Ok(response),
        Saved::No(mistakes) => refused(ctx, state, at, fields, mistakes).await,
        Saved::Stale => stale(ctx, state, at, fields).await,
    }
}

/// Somebody else changed the draft: both texts are shown.
async fn stale(ctx: &Ctx, state: &Arc<State>, at: &EditionRef, fields: Fields) -> Result<Response, Error> {
    let team = draft::number(ctx, &fields).await?;
    let fields = Fields { stale: true, team, ..fields };
    Ok(with_status(render(ctx, state, at, fields, Vec::new(), false).await?, StatusCode::CONFLICT))
}

fn kind_of(fields: &Fields) -> ContributionKind {
    if fields.kind == "need" { ContributionKind::Need } else { ContributionKind::Proposal }
}

/// What the form asks before anything is looked up; sending checks the same again.
fn missing(ctx: &Ctx, fields: &Fields) -> Vec<Mistake> {
    let is_need = kind_of(fields) == ContributionKind::Need;
    [
        ("title", &fields.title, "participation-problem-no-title", true),
        ("body", &fields.body, "participation-problem-no-text", true),
        ("action", &fields.action, "participation-problem-no-action", !is_need),
    ]
    .into_iter()
    .filter(|(_, text, _, needed)| *needed && text.trim().is_empty())
    .map(|(field, _, key, _)| Mistake::one(field, ctx.t(key)))
    .collect()
}

async fn refused(
    ctx: &Ctx,
    state: &Arc<State>,
    at: &EditionRef,
    fields: Fields,
    mistakes: Vec<Mistake>,
) -> Result<Response, Error> {
    Ok(with_status(render(ctx, state, at, fields, mistakes, false).await?, StatusCode::UNPROCESSABLE_ENTITY))
}
