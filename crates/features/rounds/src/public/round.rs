//! `/plans/…/votes/{round}`: what is asked, by which rule, what can be voted for; after the count, the result. A reader who
//! comes after the close and before the worker has it counted at once.

use super::option::{self, Shown};
use super::{download, result};
use crate::load::{self, At, Which};
use crate::{address, jobs, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::access::{Action, can};
use cantiere_domain::round::Standing;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Choice, Counted, Round};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};

/// More ballots than this are left to the worker.
const AT_ONCE: i64 = 20_000;

#[derive(askama::Template)]
#[template(path = "round.html")]
struct RoundPage {
    page: Page,
    name: String,
    base: String,
    title: String,
    lang: &'static str,
    badge: &'static str,
    badge_label: String,
    standing: String,
    question: Fragment,
    facts: Vec<(String, String)>,
    extension: Fragment,
    options: Vec<Shown>,
    vote: Option<String>,
    /// Empty once nobody can vote any more.
    specimen: String,
    ballots: Option<String>,
    files: Vec<(String, String)>,
    /// Why everybody does not get every ballot of a counted secret vote; empty where they do.
    kept: String,
    /// Lines with which everybody counts the public ballots of bodies again.
    again: Vec<String>,
    counting: String,
    secret: bool,
    /// Where the public log is read; empty before there is one.
    log: String,
    result: Option<result::Shown>,
    staff: Option<String>,
    /// Where auditors take the single ballots of a counted secret vote.
    auditors: Option<String>,
}

pub struct Found {
    pub edition: Edition,
    pub round: Round,
    pub choices: Vec<Choice>,
    pub sources: option::Sources,
    pub counted: Option<Vec<Counted>>,
    pub progress: round::Progress,
}

/// Everything that is public about a round; counts it first if that is due.
pub async fn find(ctx: &Ctx, at: &At, which: Which) -> Result<Found, Error> {
    let found = read(ctx, at, which).await?;
    let now = ctx.site.now();
    let due = found.round.state == "open" && now >= found.round.counts_at;
    if !due || found.round.ballots > AT_ONCE {
        return Ok(found);
    }
    // What keeps it from being counted now, the keys of a secret vote that are away for example, keeps nobody from reading.
    if let Err(error) = jobs::count(&ctx.site, &ctx.site.db, found.round.id).await {
        tracing::warn!(%error, "a vote is not counted yet");
    }
    read(ctx, at, which).await
}

async fn read(ctx: &Ctx, at: &At, which: Which) -> Result<Found, Error> {
    let (own, at) = (ctx.clone(), at.clone());
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let choices = round::options(conn, round.id)?;
            let sources = option::sources(conn, &choices)?;
            let counted = round::result(conn, &round, &choices)?;
            let progress = round::progress(conn, &round)?;
            Ok(Found { edition, round, choices, sources, counted, progress })
        })
        .await
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    let (e, r) = (&found.edition, &found.round);
    let standing = r.standing(ctx.site.now());
    let page = load::page(&ctx, e, None, &r.title).await.crumb(&r.title, &address::round(e, r.number));
    let base = address::round(e, r.number);
    let template = RoundPage {
        name: load::name(e),
        base: page.href(address::votes(e)),
        title: r.title.clone(),
        lang: r.language.as_str(),
        badge: words::badge(standing),
        badge_label: ctx.t(&format!("rounds-badge-{}", standing.as_str())),
        standing: words::standing(&ctx, r),
        question: markdown::block(&r.question),
        facts: facts(&ctx, r, standing),
        extension: markdown::block(&r.extension),
        // The same for everybody on this page, which is kept; on the ballot each reader has an own order.
        secret: r.persons,
        log: if r.persons && r.state != "draft" { page.href(format!("{base}/log")) } else { String::new() },
        options: option::in_order(&ctx, r, &found.choices, 0)
            .iter()
            .map(|c| option::shown(&ctx, e, r, c, &found.sources))
            .collect(),
        vote: (standing == Standing::Open).then(|| page.href(format!("{base}/ballot"))),
        specimen: match standing {
            Standing::Announced | Standing::Open => page.href(format!("{base}/specimen")),
            _ => String::new(),
        },
        ballots: (found.counted.is_some() && r.named).then(|| page.href(format!("{base}/ballots"))),
        files: match found.counted {
            Some(ref counted) => files(&ctx, r, counted, &base),
            None => Vec::new(),
        },
        kept: match found.counted {
            Some(ref counted) if r.persons => kept(&ctx, counted),
            _ => String::new(),
        },
        again: match found.counted {
            Some(ref counted) if r.named && !r.persons => again(&ctx, &found, counted),
            _ => Vec::new(),
        },
        counting: match standing {
            Standing::Closed if ctx.site.now() < r.counts_at => {
                ctx.with("rounds-counted-on", &[("at", &words::moment(&ctx, r.counts_at))])
            }
            Standing::Closed => ctx.with(
                "rounds-counting",
                &[("done", &found.progress.counted.to_string()), ("all", &found.progress.lists.to_string())],
            ),
            _ => String::new(),
        },
        result: found.counted.as_ref().map(|counted| with_answers(&ctx, &found, counted)),
        auditors: (found.counted.is_some() && r.persons && can(ctx.actor(), Action::ReadDesk, &e.scope()))
            .then(|| page.href(address::auditors(e, r.number))),
        staff: can(ctx.actor(), Action::ReadDesk, &e.scope()).then(|| page.href(address::desk(e, r.number))),
        page,
    };
    let topics = load::topics(e, r);
    let response = html(template)?;
    // Before the count the page changes with the clock alone.
    if found.counted.is_some() { Ok(cacheable(response, topics)) } else { Ok(response) }
}

/// The result, and where each of its choices is answered.
fn with_answers(ctx: &Ctx, found: &Found, counted: &[Counted]) -> result::Shown {
    let mut shown = result::shown(ctx, &found.round, &found.choices, counted);
    for row in shown.lists.iter_mut().flat_map(|list| &mut list.rows).filter(|row| row.won) {
        let choice = found.choices.iter().find(|c| c.id == row.option);
        let answered = choice.and_then(|c| option::answered_at(ctx, &found.edition, c, &found.sources));
        row.answer_href = answered.unwrap_or_default();
    }
    shown
}

fn files(ctx: &Ctx, r: &Round, counted: &[Counted], base: &str) -> Vec<(String, String)> {
    let file = |format: &str, label: String| (label, ctx.href(&format!("{base}/download/{format}")));
    let mut files = vec![file("csv", ctx.t("rounds-file-csv")), file("json", ctx.t("rounds-file-json"))];
    if r.persons {
        files.push(file("recount", ctx.t("rounds-file-recount")));
    }
    let several = r.rules.lists.len() > 1;
    let shown = counted.iter().filter(|c| r.named || c.shows_ballots());
    files.extend(shown.filter_map(|c| {
        let (list, label) = (r.rules.lists.get(c.list)?, ctx.t("rounds-file-pb"));
        Some(match several {
            true => file(&format!("pb?list={}", c.list + 1), format!("{label}: {}", list.name)),
            false => file("pb", label),
        })
    }));
    files
}

fn again(ctx: &Ctx, found: &Found, counted: &[Counted]) -> Vec<String> {
    let (e, r) = (&found.edition, &found.round);
    let line = |c: &Counted| {
        let how = round::counted_again(r, &found.choices, c).join(" ");
        let file = download::pb_name(e, r, c.list);
        format!("cantiere tally {file} {how} --explain --lang {}", ctx.lang.as_str())
    };
    counted.iter().map(line).collect()
}

fn kept(ctx: &Ctx, counted: &[Counted]) -> String {
    match (counted.iter().all(|c| c.publishable), counted.iter().any(Counted::shows_ballots)) {
        (true, _) => String::new(),
        (false, true) => ctx.t("rounds-ballots-parts"),
        (false, false) => ctx.t("rounds-ballots-kept"),
    }
}

/// What one must know before voting, as pairs of heading and words.
fn facts(ctx: &Ctx, r: &Round, standing: Standing) -> Vec<(String, String)> {
    let mut facts = vec![
        (ctx.t("rounds-fact-rule"), words::rule(ctx, r)),
        (ctx.t("rounds-fact-who"), words::electorate(ctx, r)),
        (
            ctx.t("rounds-fact-when"),
            ctx.with(
                "rounds-from-to",
                &[("from", &words::moment(ctx, r.opens_at)), ("to", &words::last_moment(ctx, r.closes_at))],
            ),
        ),
        (
            ctx.t("rounds-fact-hidden"),
            ctx.t(match (r.turnout_hidden, r.persons) {
                (true, true) => "rounds-hidden-all-persons",
                (true, false) => "rounds-hidden-all",
                (false, true) => "rounds-hidden-persons",
                (false, false) => "rounds-hidden-ballots",
            }),
        ),
        (ctx.t("rounds-fact-named"), ctx.t(words::published(r))),
        (ctx.t("rounds-fact-ties"), words::ties(ctx, r)),
    ];
    if r.rules.method.has_budget() {
        let budgets: Vec<String> = r
            .rules
            .lists
            .iter()
            .map(|l| match l.name.is_empty() {
                true => words::money(ctx.lang, l.budget),
                false => format!("{}: {}", l.name, words::money(ctx.lang, l.budget)),
            })
            .collect();
        facts.insert(1, (ctx.t("rounds-fact-budget"), budgets.join(" · ")));
    }
    if r.rules.quorum > 0 {
        facts.push((ctx.t("rounds-fact-quorum"), words::tn(ctx, "rounds-quorum", r.rules.quorum.into())));
    }
    if r.rules.least > 0 {
        facts.push((ctx.t("rounds-fact-least"), words::tn(ctx, "rounds-least", r.rules.least.into())));
    }
    if r.rules.least_percent > 0 {
        let key = if r.rules.lists.len() > 1 { "rounds-least-percent-own" } else { "rounds-least-percent" };
        let percent = r.rules.least_percent.to_string();
        facts.push((ctx.t("rounds-fact-least"), ctx.with(key, &[("percent", &percent)])));
    }
    if standing == Standing::Open && !r.turnout_hidden {
        facts.push((ctx.t("rounds-fact-turnout"), words::tn(ctx, "rounds-ballots", r.ballots)));
    }
    facts
}
