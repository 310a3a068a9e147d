//! `/desk/…/votes/{round}`: one vote for those who set it up: settings, options, a dry run, opening, what happens then.

use super::edited::Edited;
use super::form::{self, Shown};
use super::log;
use super::offered::{self, Offered};
use super::options;
use crate::address;
use crate::load::{self, At, Which};
use crate::public::option;
use crate::public::result;
use crate::words::{self, Answer, Mistake};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::round::{List, Standing, Threshold};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Choice, Round, Settings};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
    /// The option being changed.
    edit: String,
    /// Ballots of the dry run.
    try_with: String,
    percent: String,
    per: String,
    /// The last row of the page of the log that was read before.
    before: String,
}

#[derive(askama::Template)]
#[template(path = "desk/round.html")]
struct DeskPage {
    page: Page,
    title: String,
    lang: &'static str,
    badge: &'static str,
    badge_label: String,
    standing: String,
    public_href: String,
    news: String,
    settable: bool,
    is_draft: bool,
    is_open: bool,
    shown: Shown,
    rule: String,
    version: i64,
    stale: bool,
    stored: Vec<(String, String)>,
    options: Vec<OptionRow>,
    all_win: bool,
    several: bool,
    lists: Vec<Answer>,
    proposals: Vec<Answer>,
    actions: Vec<Answer>,
    percent: String,
    per: String,
    edited: Edited,
    trial: Option<result::Shown>,
    trial_with: String,
    /// Why there is no dry run, for whoever asked for one.
    trial_hindrance: String,
    log: log::Log,
    /// Of the form that moves the close.
    closes: String,
    reason: String,
    mistakes: Vec<Mistake>,
    action: String,
    /// Where ballots on paper are entered; empty when none is taken.
    paper_href: String,
    /// Whether the reader may change anything here; an auditor reads.
    may: bool,
    /// Where the list of who may vote is; empty where bodies vote.
    electors_href: String,
}

struct OptionRow {
    id: i64,
    number: i64,
    title: String,
    meta: String,
    edit_href: String,
}

pub struct Found {
    pub edition: Edition,
    pub round: Round,
    pub choices: Vec<Choice>,
    proposals: Vec<Offered>,
    actions: Vec<(i64, String)>,
    log: log::Found,
}

pub async fn find(ctx: &Ctx, at: &At, which: Which) -> Result<Found, Error> {
    find_for(ctx, at, which, load::planned, &Wish::default()).await
}

async fn find_for(ctx: &Ctx, at: &At, which: Which, who: load::Who, wish: &Wish) -> Result<Found, Error> {
    let (own, at, before) = (ctx.clone(), at.clone(), wish.before.parse::<i64>().ok());
    let asked = Threshold { percent: wish.percent.parse().unwrap_or(0), one_more_per: wish.per.parse().unwrap_or(0) };
    let asked = (!wish.percent.is_empty()).then_some(asked);
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = who(conn, &own, &at, which)?;
            let choices = round::options(conn, round.id)?;
            let (proposals, actions) = match round.is_settable() {
                true => {
                    (offered::proposals(conn, &own, &edition, &round.rules, asked)?, offered::actions(conn, &edition)?)
                }
                false => Default::default(),
            };
            let log = log::find(conn, round.id, before)?;
            Ok(Found { edition, round, choices, proposals, actions, log })
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let found = find_for(&ctx, &at, which, load::readable, &wish).await?;
    let settings = Settings::of(&found.round);
    html(page(&ctx, found, settings, &wish, Back::default()).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    let (settings, wrong) = form::read(&ctx, &fields, &found.round.rules);
    if !wrong.is_empty() {
        return refused(&ctx, found, settings, &fields, wrong).await;
    }
    let (by, of, id, new) = (ctx.actor().clone(), found.edition.clone(), found.round.id, settings.clone());
    let seen = fields.number("version").unwrap_or_default();
    match ctx.site.db.write(move |tx| round::save(tx, &by, &of, id, seen, &new)).await {
        Ok(()) => Ok(to(&ctx, &found, "saved", "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            refused(&ctx, found, settings, &fields, Mistake::all(&ctx, &problems)).await
        }
        Err(cantiere_spine::Error::Stale) => {
            // Read again: what stands now is shown beside what was typed.
            let found = find(&ctx, &at, which).await?;
            let back = Back { typed: Some(&fields), stale: true, ..Back::default() };
            let page = page(&ctx, found, settings, &Wish::default(), back).await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

pub fn to(ctx: &Ctx, found: &Found, done: &str, place: &str) -> Response {
    let base = address::desk(&found.edition, found.round.number);
    Redirect::to(&ctx.href(&format!("{base}?done={done}{place}"))).into_response()
}

async fn refused(
    ctx: &Ctx,
    found: Found,
    settings: Settings,
    fields: &Fields,
    wrong: Vec<Mistake>,
) -> Result<Response, Error> {
    let back = Back { typed: Some(fields), mistakes: wrong, ..Back::default() };
    let page = page(ctx, found, settings, &Wish::default(), back).await;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Another form of this page was refused: it comes back with what was typed into it.
pub async fn again(ctx: &Ctx, found: Found, wrong: Vec<Mistake>, edited: Option<Edited>) -> Result<Response, Error> {
    let settings = Settings::of(&found.round);
    let overtaken = edited.as_ref().is_some_and(|edited| !edited.stands.is_empty());
    let page = page(ctx, found, settings, &Wish::default(), Back { mistakes: wrong, edited, ..Back::default() }).await;
    let status = if overtaken { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(with_status(html(page)?, status))
}

/// Somebody else changed the vote: nothing was done, and what stands now is shown.
pub async fn changed_since(ctx: &Ctx, found: Found) -> Result<Response, Error> {
    let wrong = vec![Mistake::one("form", ctx.t("rounds-problem-changed-since"))];
    Ok(with_status(again(ctx, found, wrong, None).await?, StatusCode::CONFLICT))
}

/// The close was not moved: moment and reason come back as they were typed.
pub async fn unmoved(ctx: &Ctx, found: Found, wrong: Vec<Mistake>, fields: &Fields) -> Result<Response, Error> {
    let settings = Settings::of(&found.round);
    let back = Back { mistakes: wrong, ..Back::default() };
    let mut page = page(ctx, found, settings, &Wish::default(), back).await;
    (page.closes, page.reason) = (fields.one("until").to_string(), fields.one("reason").to_string());
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// What a form that was refused brings back to the page.
#[derive(Default)]
struct Back<'f> {
    /// The settings as they were typed.
    typed: Option<&'f Fields>,
    mistakes: Vec<Mistake>,
    edited: Option<Edited>,
    /// Somebody else changed the settings: what is stored now stands beside what was typed.
    stale: bool,
}

async fn page(ctx: &Ctx, found: Found, settings: Settings, wish: &Wish, back: Back<'_>) -> DeskPage {
    let (e, r) = (&found.edition, &found.round);
    let page = load::page(ctx, e, Some(r), &ctx.t("rounds-set-up")).await;
    let page = page.crumb(ctx.t("rounds-set-up"), &address::desk(e, r.number)).noindex();
    let standing = r.standing(ctx.site.now());
    let base = page.href(address::desk(e, r.number));
    let edited = back.edited.unwrap_or_else(|| Edited::of(&found.choices, &wish.edit));
    let is_option = |of: Ref| found.choices.iter().any(|c| c.from == Some(of));
    let list = |(n, l): (usize, &List)| Answer::new(n.to_string(), l.name.clone(), n == edited.list);
    let proposals = found.proposals.iter().filter(|p| !is_option(Ref::Contribution(p.id)));
    let actions = found.actions.iter().filter(|(id, _)| !is_option(Ref::Item(*id)));
    DeskPage {
        title: r.title.clone(),
        lang: r.language.as_str(),
        badge: words::badge(standing),
        badge_label: ctx.t(&format!("rounds-badge-{}", standing.as_str())),
        standing: words::standing(ctx, r),
        public_href: page.href(address::round(e, r.number)),
        news: match wish.done.as_str() {
            "made" | "saved" | "options" | "opened" | "extended" => ctx.t(&format!("rounds-done-{}", wish.done)),
            _ => String::new(),
        },
        settable: r.is_settable(),
        is_draft: r.state == "draft",
        is_open: matches!(standing, Standing::Open | Standing::Announced),
        rule: words::rule(ctx, r),
        version: r.version,
        stored: if back.stale { stored(ctx, r) } else { Vec::new() },
        stale: back.stale,
        shown: form::shown(ctx, &settings, back.typed),
        options: found.choices.iter().map(|c| option_row(ctx, r, c, &base)).collect(),
        all_win: options::all_win(r, &found.choices),
        several: r.rules.lists.len() > 1,
        lists: r.rules.lists.iter().enumerate().map(list).collect(),
        proposals: proposals.map(|p| p.answer(ctx)).collect(),
        actions: actions.map(|(id, title)| Answer::new(format!("item:{id}"), title.clone(), false)).collect(),
        percent: wish.percent.clone(),
        per: wish.per.clone(),
        edited,
        trial: trial(ctx, &found, &wish.try_with),
        trial_hindrance: trial_hindrance(ctx, &found, &wish.try_with),
        trial_with: if wish.try_with.is_empty() { "30".into() } else { wish.try_with.clone() },
        log: log::shown(ctx, r, &found.log, &base),
        closes: words::date_time(ctx.site.local(r.closes_at)),
        reason: String::new(),
        mistakes: back.mistakes,
        paper_href: match r.takes_paper(ctx.site.now()) {
            true => format!("{base}/paper"),
            false => String::new(),
        },
        may: load::plans(ctx, e),
        electors_href: if r.persons && load::plans(ctx, e) { format!("{base}/electors") } else { String::new() },
        action: base,
        page,
    }
}

/// The settings as they are stored.
fn stored(ctx: &Ctx, r: &Round) -> Vec<(String, String)> {
    let stored = form::shown(ctx, &Settings::of(r), None);
    vec![
        (ctx.t("rounds-field-title"), stored.title),
        (ctx.t("rounds-field-question"), stored.question),
        (ctx.t("rounds-field-method"), words::rule(ctx, r)),
        (ctx.t("rounds-field-opens"), words::moment(ctx, r.opens_at)),
        (ctx.t("rounds-field-closes"), words::last_moment(ctx, r.closes_at)),
    ]
}

/// The result of a dry run with so many invented voters.
fn trial(ctx: &Ctx, found: &Found, voters: &str) -> Option<result::Shown> {
    let voters = voters.parse::<u32>().ok().filter(|_| found.choices.len() > 1)?.clamp(1, 1_000);
    let counted = round::dry_run(&found.round, &found.choices, voters);
    let invented = Round { ballots: i64::from(voters), ..found.round.clone() };
    Some(result::shown(ctx, &invented, &found.choices, &counted))
}

fn trial_hindrance(ctx: &Ctx, found: &Found, voters: &str) -> String {
    match voters.parse::<u32>() {
        _ if voters.is_empty() => String::new(),
        Err(_) => ctx.t("rounds-problem-number"),
        Ok(_) if found.choices.len() < 2 => ctx.t("rounds-problem-two-options"),
        Ok(_) => String::new(),
    }
}

fn option_row(ctx: &Ctx, r: &Round, c: &Choice, base: &str) -> OptionRow {
    OptionRow {
        id: c.id,
        number: c.number,
        title: c.title.clone(),
        meta: meta(ctx, r, c),
        // Saved again, the placeholder would take the place of its words.
        edit_href: match c.withheld {
            Some(_) => String::new(),
            None => format!("{base}?edit={}#option", c.id),
        },
    }
}

fn meta(ctx: &Ctx, r: &Round, c: &Choice) -> String {
    let mut parts = Vec::new();
    let list = option::list_name(&r.rules, c.list);
    if !list.is_empty() {
        parts.push(list);
    }
    if r.rules.method.has_budget() {
        parts.push(match c.cost {
            0 => ctx.t("rounds-no-cost"),
            cents => words::money(ctx.lang, cents),
        });
    }
    if !c.alternative.is_empty() {
        parts.push(ctx.with("rounds-alternative", &[("group", &c.alternative)]));
    }
    if c.feasibility.is_empty() {
        parts.push(ctx.t("rounds-no-feasibility"));
    }
    parts.join(" · ")
}

impl DeskPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
