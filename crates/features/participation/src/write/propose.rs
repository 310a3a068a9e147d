//! The form for a need or a proposal: written, looked at beside similar ones, then sent.

use super::comment::closed;
use super::draft::{self, Gone, Saved, Team};
use super::fields::{self, Choice, Fields, SpeakerChoice};
use super::named::{self, Named};
use super::sent::{self, Sent};
use super::{Kept, keep, pending_text, problems, speaking, too_many};
use crate::one::{self, Mistake};
use crate::similar::{self, Near};
use crate::state::State;
use crate::{address, attach, level, load, words};
use axum::Extension;
use axum::extract::{Path, Query, Request};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::attachment;
use cantiere_spine::contribution::{self, NewContribution, Speaker, Target};
use cantiere_spine::plan::{Edition, EditionRef, theme};
use cantiere_spine::process::Process;
use cantiere_web::file::{self, FileLink};
use cantiere_web::{Ctx, Error, Fragment, Network, Page, html, markdown, upload, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "propose.html")]
struct ProposePage {
    page: Page,
    title: String,
    lead: String,
    plan_name: String,
    is_need: bool,
    fields: Fields,
    themes: Vec<Choice>,
    needs: Vec<Choice>,
    speakers: Vec<SpeakerChoice>,
    sign_in: bool,
    level: String,
    closed: String,
    about: String,
    mistakes: Vec<Mistake>,
    action: String,
    preview: Option<Preview>,
    files: Vec<FileLink>,
    named: Named,
    plan_lang: &'static str,
    /// The draft that the form holds.
    team: Option<Team>,
    /// Whether it may be kept as such a draft.
    may_draft: bool,
}

struct Preview {
    body: Fragment,
    action: Fragment,
    effect: Fragment,
    theme: String,
    similar: Vec<similar::Row>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    kind: String,
    on: String,
    draft: String,
}

struct Found {
    edition: Edition,
    process: Process,
    target: Option<Target>,
    speakers: Vec<Speaker>,
    themes: Vec<(String, String)>,
    needs: Vec<(i64, String)>,
    near: Vec<Near>,
    files: Vec<FileLink>,
    team: Option<Team>,
    seen: String,
    named: Named,
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
    let found = find(&ctx, &state, &at, &fields, false).await?;
    if level::falls_short(&ctx, found.process.assurance) {
        if !fields.team.is_empty() {
            return hold(&ctx, &state, &at, &found.process, fields).await;
        }
        let target = ctx.href(&address::propose(&base, kind_of(&fields).as_str(), &fields.on));
        return match keep(&ctx, &state, network, found.process.assurance, "proposal", target, fields.json()).await? {
            Kept::Yes(response) => Ok(response),
            Kept::No(mistakes, status) => {
                Ok(with_status(render(&ctx, &state, &at, fields, mistakes, false).await?, status))
            }
        };
    }
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    if fields.speaker.is_empty() && !found.speakers.is_empty() {
        let mistake = Mistake { field: "speaker".into(), message: ctx.t("participation-problem-speaker") };
        let page = render(&ctx, &state, &at, fields, vec![mistake], true).await?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if let Err(Error::TooMany) = state.texts_of_person.take(ctx.site.now(), person.to_string()) {
        let page = render(&ctx, &state, &at, fields, vec![too_many(&ctx)], true).await?;
        return Ok(with_status(page, StatusCode::TOO_MANY_REQUESTS));
    }
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
    match sent::write(&ctx, person, &fields, sent).await {
        Ok(number) => Ok(one::to(&ctx, &base, number.parse().unwrap_or_default(), "1", "")),
        Err(cantiere_spine::Error::Stale) => stale(&ctx, &state, &at, fields).await,
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            refused(&ctx, &state, &at, fields, mistakes).await
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
    .map(|(field, _, key, _)| Mistake { field: field.into(), message: ctx.t(key) })
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

async fn find(ctx: &Ctx, state: &Arc<State>, at: &EditionRef, fields: &Fields, alike: bool) -> Result<Found, Error> {
    let (ctx, at, mut fields, state) = (ctx.clone(), at.clone(), fields.clone(), state.clone());
    let db = ctx.site.db.clone();
    db.read(move |conn| -> Result<Found, Error> {
        let (edition, process) = load::both(conn, &ctx, &at)?;
        let target = load::target(conn, &edition, None, &fields.on)?;
        let speakers = contribution::speakers_of(conn, ctx.actor())?;
        let themes = theme::all(conn)?.into_iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string())).collect();
        let listing = state.listings.of(conn, &ctx, process.id)?;
        let ids: Vec<i64> = listing.entries.iter().rev().filter(|e| e.kind == "need").take(100).map(|e| e.id).collect();
        let needs = contribution::by_ids(conn, &ids)?.into_iter().map(|c| (c.number, c.words.title)).collect();
        let near = match alike {
            true => similar::near(conn, &edition, process.id, (&fields.title, &fields.body), ctx.lang)?,
            false => Vec::new(),
        };
        let files = attachment::of_form(conn, ctx.actor(), &fields.key)?.iter().map(|f| file::link(&ctx, f)).collect();
        let team = draft::team(conn, &ctx, &address::edition(&edition), &mut fields)?;
        let named = named::find(conn, &ctx, &edition, &fields)?;
        Ok(Found { edition, process, target, speakers, themes, needs, near, files, team, seen: fields.seen, named })
    })
    .await
}

pub async fn render(
    ctx: &Ctx,
    state: &Arc<State>,
    at: &EditionRef,
    mut fields: Fields,
    mistakes: Vec<Mistake>,
    preview: bool,
) -> Result<Response, Error> {
    let mut found = find(ctx, state, at, &fields, preview).await?;
    let team = found.team.take();
    fields.seen = found.seen.clone();
    let (e, p) = (&found.edition, &found.process);
    let is_need = kind_of(&fields) == ContributionKind::Need;
    fields.kind = kind_of(&fields).as_str().into();
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let title = ctx.t(if is_need { "participation-tell-need" } else { "participation-propose" });
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(&title, &address::propose(&base, &fields.kind, ""))
        .noindex();
    if fields.key.is_empty() {
        fields.key = uuid::Uuid::new_v4().to_string();
    }
    let none = |key: &str| Choice { value: String::new(), label: ctx.t(key), chosen: false };
    let mut themes = vec![none("participation-no-theme")];
    themes.extend(found.themes.iter().map(|(slug, label)| Choice {
        value: slug.clone(),
        label: label.clone(),
        chosen: *slug == fields.theme,
    }));
    let mut needs = vec![none("participation-no-need")];
    needs.extend(found.needs.iter().map(|(number, title)| Choice {
        value: number.to_string(),
        label: format!("n. {number}: {title}"),
        chosen: number.to_string() == fields.need,
    }));
    let comments = p.standing(ctx.site.today()).open.comments;
    let shown = preview.then(|| Preview {
        body: markdown::block(&fields.body),
        action: markdown::block(&fields.action),
        effect: markdown::block(&fields.effect),
        theme: themes.iter().find(|t| t.chosen).map(|t| t.label.clone()).unwrap_or_default(),
        similar: found.near.iter().map(|n| similar::row(ctx, e, &base, comments, n)).collect(),
    });
    let template = ProposePage {
        title,
        lead: ctx.t(if is_need { "participation-need-lead" } else { "participation-proposal-lead" }),
        plan_name: name,
        is_need,
        themes,
        needs,
        speakers: match ctx.viewer.is_signed_in() && team.as_ref().is_none_or(|t| t.own) {
            true => fields::writer_choices(ctx, &found.speakers, &fields.speaker),
            false => Vec::new(),
        },
        may_draft: ctx.viewer.is_signed_in(),
        team,
        sign_in: level::falls_short(ctx, p.assurance),
        level: level::needed(ctx, p, &found.speakers),
        closed: if p.standing(ctx.site.today()).open.accepts(kind_of(&fields)) || !mistakes.is_empty() {
            String::new()
        } else {
            closed(ctx, p)
        },
        about: found.target.as_ref().map(|t| words::place(ctx, Some(t.on), &t.place)).unwrap_or_default(),
        mistakes,
        action: page.href(format!("{base}/propose")),
        preview: shown,
        files: found.files,
        named: found.named,
        plan_lang: found.edition.language.as_str(),
        fields,
        page,
    };
    html(template)
}

impl ProposePage {
    /// A draft is sent by those alone who represent its organisation.
    fn may_send(&self) -> bool {
        self.team.as_ref().is_none_or(|t| t.may_send)
    }

    /// Whether it is said later in whose name it is.
    fn names_later(&self) -> bool {
        self.team.as_ref().is_none_or(|t| t.own)
    }

    fn error(&self, field: &str) -> &str {
        self.mistakes.iter().find(|m| m.field == field).map_or("", |m| &m.message)
    }
}
