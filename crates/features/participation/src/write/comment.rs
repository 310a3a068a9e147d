//! The form for a comment or another wording: a page of its own, with the paragraph quoted.

use super::draft::{self, Gone, Saved, Team};
use super::fields::{self, Fields, SpeakerChoice};
use super::sent::{self, Sent};
use super::{Kept, already, closed, keep, pending_text, problems, sender, speaking};
use crate::one;
use crate::state::State;
use crate::{address, attach, level, load, words};
use axum::Extension;
use axum::extract::{Path, Query, Request};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::attachment;
use cantiere_spine::contribution::{self, NewContribution, Speaker, Target};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::{Process, last_day};
use cantiere_web::file::{self, FileLink};
use cantiere_web::form::{self, Mistake};
use cantiere_web::{Ctx, Error, Fragment, Network, Page, html, markdown, upload, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "comment.html")]
struct CommentPage {
    page: Page,
    title: String,
    plan_name: String,
    quote: Fragment,
    quote_lang: &'static str,
    back: String,
    /// Address and name of what its writer already sent about these words.
    already: Option<(String, String)>,
    kinds: Vec<SpeakerChoice>,
    kind: &'static str,
    fields: Fields,
    speakers: Vec<SpeakerChoice>,
    sign_in: bool,
    level: String,
    until: String,
    closed: String,
    mistakes: Vec<Mistake>,
    action: String,
    files: Vec<FileLink>,
    /// The draft that the form holds.
    team: Option<Team>,
    /// Whether it may be kept as such a draft.
    may_draft: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    on: String,
    kind: String,
    revision: String,
    draft: String,
}

struct Found {
    edition: Edition,
    process: Process,
    target: Option<Target>,
    anchors: std::collections::HashMap<i64, String>,
    speakers: Vec<Speaker>,
    files: Vec<FileLink>,
    team: Option<Team>,
    seen: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (text, draft) = pending_text(&ctx, "comment", &wish.draft).await?;
    let mut fields = Fields::from_json(&text);
    fields.on = wish.on;
    if fields.kind.is_empty() {
        fields.kind = wish.kind;
    }
    if fields.revision.is_empty() {
        fields.revision = wish.revision;
    }
    fields.draft = draft;
    render(&ctx, &at, fields, Vec::new()).await
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
    let base = address::of_slugs(&at.plan, &at.edition);
    match draft::gone(&ctx, &fields).await? {
        Gone::No => {}
        Gone::Sent(number) => return Ok(one::to(&ctx, &base, number, "1", "")),
        Gone::Yes => {
            let (fields, said) = draft::without(&ctx, fields);
            return Ok(with_status(render(&ctx, &at, fields, said).await?, StatusCode::NOT_FOUND));
        }
    }
    let mut mistakes = attach::keep(&ctx, &mut fields, &form).await?;
    let found = find(&ctx, &at, &fields).await?;
    if fields.step == "draft" && ctx.viewer.is_signed_in() {
        // A file that was not taken is said before the draft is kept without it.
        return match mistakes.is_empty() {
            true => hold(&ctx, &at, &found.process, fields).await,
            false => refused(&ctx, &at, fields, mistakes).await,
        };
    }
    if fields.body.trim().is_empty() && fields.wording.trim().is_empty() {
        let (field, key) = match kind_of(&fields) {
            ContributionKind::Amendment => ("wording", "participation-problem-no-wording"),
            _ => ("body", "participation-problem-no-text"),
        };
        mistakes.insert(0, Mistake::one(field, ctx.t(key)));
    }
    if !mistakes.is_empty() {
        return refused(&ctx, &at, fields, mistakes).await;
    }
    deliver(&ctx, &state, network, &at, found, fields).await
}

/// Sends a form that is complete, or lets it wait until its writer has said surely enough who they are.
async fn deliver(
    ctx: &Ctx,
    state: &State,
    network: Network,
    at: &EditionRef,
    found: Found,
    fields: Fields,
) -> Result<Response, Error> {
    let base = address::of_slugs(&at.plan, &at.edition);
    let kind = kind_of(&fields);
    if level::falls_short(ctx, found.process.assurance) {
        if !fields.team.is_empty() {
            return hold(ctx, at, &found.process, fields).await;
        }
        let target = ctx.href(&address::comment(&base, &fields.on, kind.as_str()));
        return match keep(ctx, state, network, found.process.assurance, "comment", target, fields.json()).await? {
            Kept::Yes(response) => Ok(response),
            Kept::No(mistakes, status) => Ok(with_status(render(ctx, at, fields, mistakes).await?, status)),
        };
    }
    let unnamed = fields.speaker.is_empty() && !found.speakers.is_empty();
    let person = match sender(ctx, state, unnamed)? {
        Ok(person) => person,
        Err((mistake, status)) => return Ok(with_status(render(ctx, at, fields, vec![mistake]).await?, status)),
    };
    let new = NewContribution {
        kind,
        on: found.target.as_ref().map(|t| t.on),
        revision: found.target.as_ref().map(|t| t.revision),
        words: fields.words(),
        theme: String::new(),
        territory: String::new(),
        language: ctx.lang,
        arises_from: None,
        channel: "site",
    };
    let by = speaking(ctx.actor(), &fields.speaker);
    let sent = Sent { by, to: found.process.id, new, need: None, items: Vec::new(), kind: "comment" };
    match sent::write(ctx, person, &fields, sent).await {
        Ok(taken) => Ok(sent::answer(ctx, &base, taken)),
        Err(cantiere_spine::Error::Stale) => stale(ctx, at, fields).await,
        Err(error) => refused(ctx, at, fields, problems(ctx, error)?).await,
    }
}

/// Keeps it among the drafts of the writer, or of the organisation in whose name it is written.
async fn hold(ctx: &Ctx, at: &EditionRef, of: &Process, fields: Fields) -> Result<Response, Error> {
    match draft::save(ctx, at, of, kind_of(&fields), &fields).await? {
        Saved::Yes(response) => Ok(response),
        Saved::No(mistakes) => refused(ctx, at, fields, mistakes).await,
        Saved::Stale => stale(ctx, at, fields).await,
    }
}

/// Somebody else changed the draft: both texts are shown.
async fn stale(ctx: &Ctx, at: &EditionRef, fields: Fields) -> Result<Response, Error> {
    let team = draft::number(ctx, &fields).await?;
    let fields = Fields { stale: true, team, ..fields };
    Ok(with_status(render(ctx, at, fields, Vec::new()).await?, StatusCode::CONFLICT))
}

fn kind_of(fields: &Fields) -> ContributionKind {
    if fields.kind == "amendment" { ContributionKind::Amendment } else { ContributionKind::Comment }
}

async fn refused(ctx: &Ctx, at: &EditionRef, fields: Fields, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    Ok(with_status(render(ctx, at, fields, mistakes).await?, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn find(ctx: &Ctx, at: &EditionRef, fields: &Fields) -> Result<Found, Error> {
    let (ctx, at, mut fields) = (ctx.clone(), at.clone(), fields.clone());
    let (on, revision) = (fields.on.clone(), fields.revision.parse::<i64>().ok());
    let key = fields.key.clone();
    let db = ctx.site.db.clone();
    db.read(move |conn| -> Result<Found, Error> {
        let (edition, process) = load::both(conn, &ctx, &at)?;
        let target = load::target(conn, &edition, revision, &on)?;
        let anchors = load::anchors(conn, target.iter().map(|t| t.on))?;
        let speakers = contribution::speakers_of(conn, ctx.actor())?;
        let files = attachment::of_form(conn, ctx.actor(), &key)?.iter().map(|f| file::link(&ctx, f)).collect();
        let team = draft::team(conn, &ctx, &address::edition(&edition), &mut fields)?;
        Ok(Found { edition, process, target, anchors, speakers, files, team, seen: fields.seen })
    })
    .await
}

pub async fn render(ctx: &Ctx, at: &EditionRef, mut fields: Fields, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let mut found = find(ctx, at, &fields).await?;
    let team = found.team.take();
    fields.seen = found.seen.clone();
    let (e, p) = (&found.edition, &found.process);
    let base = address::edition(e);
    let already = already::sent(ctx, &base, p.id, found.target.as_ref().map(|t| t.on)).await?;
    let place = found.target.as_ref().map(|t| words::place(ctx, Some(t.on), &t.place)).unwrap_or_default();
    let title = match place.is_empty() {
        true => ctx.t("participation-comment-whole"),
        false => ctx.with("participation-comment-on", &[("place", &place)]),
    };
    let name = format!("{} – {}", e.plan_name, e.name);
    let back = match &found.target {
        Some(t) => crate::card::place_address(&base, t.on, &found.anchors),
        None => base.clone(),
    };
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(&title, &address::comment(&base, &fields.on, &fields.kind))
        .noindex();
    let standing = p.standing(ctx.site.today());
    let amendable = found.target.as_ref().is_some_and(|t| t.amendable) && standing.open.amendments;
    if let Some(t) = &found.target {
        fields.revision = t.revision.to_string();
        if fields.wording.is_empty() && amendable {
            fields.wording = t.wording.clone();
        }
    }
    if fields.key.is_empty() {
        fields.key = uuid::Uuid::new_v4().to_string();
    }
    // What is offered is what is open here; where that is one thing alone, nothing is to be chosen.
    let open: Vec<&str> = [("comment", standing.open.comments), ("amendment", amendable)]
        .into_iter()
        .filter(|(_, open)| *open)
        .map(|(kind, _)| kind)
        .collect();
    if let ([only], true) = (&open[..], mistakes.is_empty()) {
        fields.kind = (*only).into();
    }
    let kind = kind_of(&fields);
    let kinds: Vec<SpeakerChoice> = open
        .iter()
        .map(|k| SpeakerChoice {
            value: (*k).into(),
            label: ctx.t(&format!("participation-choose-{k}")),
            hint: String::new(),
            chosen: *k == kind.as_str(),
        })
        .collect();
    // Comments on the whole plan while only other wordings of its paragraphs are asked for.
    let elsewhere = open.is_empty() && standing.open.amendments;
    let template = CommentPage {
        title,
        plan_name: name,
        quote: found.target.as_ref().map(|t| markdown::block(&t.quote)).unwrap_or_default(),
        quote_lang: e.language.as_str(),
        back: page.href(back),
        already,
        kinds,
        kind: kind.as_str(),
        speakers: match ctx.viewer.is_signed_in() && team.as_ref().is_none_or(|t| t.own) {
            true => fields::writer_choices(ctx, &found.speakers, &fields.speaker),
            false => Vec::new(),
        },
        may_draft: ctx.viewer.is_signed_in(),
        team,
        sign_in: level::falls_short(ctx, p.assurance),
        level: level::needed(ctx, p, &found.speakers),
        until: last_day(p, ctx.site.today())
            .map(|closes| ctx.with("participation-you-can-until", &[("day", &page.date(closes))]))
            .unwrap_or_default(),
        closed: match !open.is_empty() || !mistakes.is_empty() {
            true => String::new(),
            false if elsewhere => ctx.t("participation-closed-here"),
            false => closed(ctx, p),
        },
        mistakes,
        action: page.href(format!("{base}/comment")),
        files: found.files,
        fields,
        page,
    };
    html(template)
}

impl CommentPage {
    /// A draft is sent by those alone who represent its organisation.
    fn may_send(&self) -> bool {
        self.team.as_ref().is_none_or(|t| t.may_send)
    }

    /// Where other wordings are not open: a comment is nothing without its text.
    fn needs_text(&self) -> bool {
        self.kind == ContributionKind::Comment.as_str()
    }

    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
