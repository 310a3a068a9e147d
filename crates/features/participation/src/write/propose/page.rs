//! The page with the form for a need or a proposal, and what it needs from the database.

use super::kind_of;
use crate::similar::{self, Near};
use crate::state::State;
use crate::write::closed;
use crate::write::draft::{self, Team};
use crate::write::fields::{self, Choice, Fields, SpeakerChoice};
use crate::write::named::{self, Named};
use crate::{address, level, load, words};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::attachment;
use cantiere_spine::contribution::{self, Speaker, Target};
use cantiere_spine::plan::{Edition, EditionRef, theme};
use cantiere_spine::process::Process;
use cantiere_web::file::{self, FileLink};
use cantiere_web::form::{self, Mistake};
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown};
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

pub(super) struct Found {
    pub edition: Edition,
    pub process: Process,
    pub target: Option<Target>,
    pub speakers: Vec<Speaker>,
    pub themes: Vec<(String, String)>,
    pub needs: Vec<(i64, String)>,
    pub near: Vec<Near>,
    pub files: Vec<FileLink>,
    pub team: Option<Team>,
    pub seen: String,
    pub named: Named,
}

pub(super) async fn find(
    ctx: &Ctx,
    state: &Arc<State>,
    at: &EditionRef,
    fields: &Fields,
    alike: bool,
) -> Result<Found, Error> {
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
        form::at(&self.mistakes, field)
    }
}
