//! `/desk/…/contributions-received`: one table with check boxes and filters; who is chosen is answered, tagged or given to
//! an office together. What has no answer yet stands first, the newest first.

use super::kept::{Bench, Kept};
use super::order::{named, place, place_of, start_of_yesterday};
use super::wish::Wish;
use super::{Choice, Mistake, page, rows};
use crate::load::{self, At};
use crate::report::figures::{meter, meter_linked};
use crate::{address, words};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::answer::Outcome;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::{self, Entry};
use cantiere_spine::plan::{Edition, theme};
use cantiere_spine::work::{office, setting};
use cantiere_store::schema::actor::organization;
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use jiff::ToSpan;
use std::sync::Arc;

/// So many rows stand on one page.
const PAGE: usize = 100;
/// The pace is told from so many days.
const PACE: i64 = 14;
const DAY: i64 = 86_400_000_000;

#[derive(askama::Template)]
#[template(path = "received.html")]
struct ReceivedPage {
    page: Page,
    name: String,
    lang: &'static str,
    meter: String,
    meter_linked: Fragment,
    pace: String,
    done: i64,
    all: i64,
    news: String,
    base: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    themes: Vec<Choice>,
    places: Vec<Choice>,
    parts: Vec<Choice>,
    bodies: Vec<Choice>,
    tags: Vec<Choice>,
    offices: Vec<Choice>,
    /// Of the plan, to give contributions to.
    given: Vec<Choice>,
    tag_names: Vec<String>,
    since: bool,
    summary: String,
    rows: Vec<Arc<Fragment>>,
    /// The filters, to come back to after a button.
    back: String,
    all_href: String,
    first: String,
    next: String,
    shortcuts: bool,
    /// Whether the reader may change anything; an auditor reads.
    may: bool,
    /// The same rows as a file: the end of its name, and its address.
    files: Vec<(&'static str, String)>,
    mistakes: Vec<Mistake>,
    /// What stands in the field of a refused form.
    typed_tag: String,
}

/// What a refused form leaves: why, who was chosen, and what stood in its fields.
#[derive(Default)]
pub struct Refused {
    pub mistakes: Vec<Mistake>,
    pub chosen: Vec<i64>,
    pub tag: String,
    pub office: String,
}

struct Found {
    edition: Edition,
    bench: Arc<Bench>,
    rows: Vec<Arc<Fragment>>,
    kept: usize,
    next: Option<String>,
    themes: Vec<(String, String)>,
    parts: Vec<(i64, String)>,
    bodies: Vec<(i64, String)>,
    offices: Vec<(i64, String)>,
    shortcuts: bool,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Query(wish): Query<Wish>,
    Extension(kept): Extension<Arc<Kept>>,
) -> Result<Response, Error> {
    render(&ctx, at, wish, kept, Refused::default()).await
}

/// The table; after a refused form with what was chosen and typed, and why it was refused.
pub async fn render(ctx: &Ctx, at: At, wish: Wish, kept: Arc<Kept>, refused: Refused) -> Result<Response, Error> {
    let found = ctx
        .site
        .db
        .read({
            let (ctx, wish, chosen) = (ctx.clone(), wish.clone(), refused.chosen.clone());
            move |conn| find(conn, &ctx, &at, &wish, &kept, &chosen)
        })
        .await?;
    let e = &found.edition;
    let base = address::received(e);
    let page = page(ctx, e, &ctx.t("consolidation-workbench")).await;
    let came = &found.bench.came;
    let all = came.entries.len() as i64;
    let numbered = |(id, name): &(i64, String)| (id.to_string(), name.clone());
    let offices: Vec<(String, String)> = found.offices.iter().map(numbered).collect();
    let template = ReceivedPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        meter: meter(ctx, all, found.bench.done),
        meter_linked: meter_linked(ctx, &base, all, found.bench.done),
        pace: pace(&page, ctx, &found.bench, all - found.bench.done),
        done: found.bench.done,
        all,
        news: match wish.done.as_str() {
            "saved" | "saved-parts" | "discarded" | "published" | "checked" | "linked" | "reported" | "marked" => {
                page.t(format!("consolidation-done-{}", wish.done)).into_owned()
            }
            _ => String::new(),
        },
        kinds: choices(&page, &wish.kind, ContributionKind::ALL.map(|k| (k.as_str().to_string(), words::kind(ctx, k)))),
        states: choices(&page, &wish.state, state_choices(&page)),
        themes: choices(&page, &wish.theme, found.themes.clone()),
        places: choices(&page, &wish.territory, came.places.iter().map(|p| (p.clone(), p.clone()))),
        parts: choices(&page, &wish.part, found.parts.iter().map(numbered)),
        bodies: choices(&page, &wish.body, found.bodies.iter().map(numbered)),
        tags: choices(&page, &wish.tag, found.bench.tag_names.iter().map(|t| (t.clone(), t.clone()))),
        given: offices.iter().map(|(value, label)| Choice::new(value, label, *value == refused.office)).collect(),
        offices: choices(
            &page,
            &wish.office,
            ["asked", "silent"]
                .map(|o| (o.to_string(), page.t(format!("consolidation-office-filter-{o}")).into_owned()))
                .into_iter()
                .chain(offices),
        ),
        tag_names: found.bench.tag_names.clone(),
        since: !wish.since.is_empty(),
        summary: page.tn("consolidation-rows", found.kept),
        rows: found.rows,
        back: wish.query(&wish.after),
        all_href: match found.kept > PAGE {
            true => {
                let query = wish.query("");
                let sep = if query.is_empty() { "?" } else { "&" };
                page.href(format!("{base}/answer{query}{sep}all=yes"))
            }
            false => String::new(),
        },
        first: if wish.after.is_empty() { String::new() } else { page.href(format!("{base}{}", wish.query(""))) },
        next: found.next.as_ref().map_or(String::new(), |at| page.href(format!("{base}{}", wish.query(at)))),
        files: ["csv", "xlsx"]
            .map(|format| (format, page.href(format!("{base}/file/{format}{}", wish.query("")))))
            .into(),
        typed_tag: refused.tag,
        base: page.href(&base),
        shortcuts: found.shortcuts,
        may: load::plans(ctx, e),
        mistakes: refused.mistakes,
        page,
    };
    let status = if template.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(with_status(html(template)?, status))
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At, wish: &Wish, kept: &Kept, chosen: &[i64]) -> Result<Found, Error> {
    let (edition, process) = load::onlooker(conn, ctx, at)?;
    let bench = kept.of(conn, ctx, process.id)?;
    let mut left = bench.left(wish, start_of_yesterday(ctx));
    let fitting = left.count_ones(..);
    if let Some(last) = place(&wish.after) {
        let start =
            bench.table.partition_point(|n| place_of(&bench.states, bench.came.entries[*n as usize].id) <= last);
        left.remove_range(..start);
    }
    let ids: Vec<i64> = left.ones().take(PAGE).map(|place| bench.entry(place).id).collect();
    let more = left.ones().nth(PAGE).is_some();
    let next = ids.last().filter(|_| more).map(|id| named(place_of(&bench.states, *id)));
    let offices = office::names(conn, edition.plan)?;
    let of = rows::Of { edition: &edition, process: &process, bench: &bench, offices: &offices, chosen };
    let rows = rows::rows(conn, ctx, &of, &ids)?;
    let themes = theme::all(conn)?.into_iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string())).collect();
    let bodies = match bench.came.bodies.is_empty() {
        true => Vec::new(),
        false => organization::table
            .filter(organization::id.among(&bench.came.bodies))
            .order(organization::sort_key)
            .select((organization::id, organization::name))
            .load(conn)?,
    };
    let parts = contribution::items_of(conn, edition.shown(), &bench.came.parts)?;
    let parts = parts.into_iter().map(|part| (part.id, part.label())).collect();
    Ok(Found {
        offices,
        shortcuts: setting::shortcuts(conn, ctx.actor())?,
        kept: fitting,
        next,
        rows,
        bench,
        themes,
        parts,
        bodies,
        edition,
    })
}

/// The numbers of everything that a filter leaves and that has no answer out.
pub fn numbers(conn: &mut Conn, ctx: &Ctx, at: &At, wish: &Wish, kept: &Kept) -> Result<(Edition, Vec<i64>), Error> {
    let (edition, process) = load::workbench(conn, ctx, at)?;
    let bench = kept.of(conn, ctx, process.id)?;
    let yesterday = start_of_yesterday(ctx);
    let open = |id: i64| bench.states.get(&id).is_none_or(|s| !s.published);
    let left = bench.left(wish, yesterday);
    let mut open: Vec<&Entry> = left.ones().map(|place| bench.entry(place)).filter(|e| open(e.id)).collect();
    open.sort_by_key(|e| e.id);
    Ok((edition, open.iter().map(|e| e.number).collect()))
}

/// A list of a filter, with “all” first.
fn choices(page: &Page, chosen: &str, options: impl IntoIterator<Item = (String, String)>) -> Vec<Choice> {
    let all = (String::new(), page.t("consolidation-filter-all").into_owned());
    [all].into_iter().chain(options).map(|(value, label)| Choice::new(&value, label, value == chosen)).collect()
}

fn state_choices(page: &Page) -> Vec<(String, String)> {
    let own = ["waiting", "written", "draft", "unchecked", "published"]
        .map(|s| (s.to_string(), page.t(format!("consolidation-state-filter-{s}")).into_owned()));
    let outcomes = Outcome::ALL.map(|o| (o.as_str().to_string(), words::outcome(page.ctx(), o)));
    own.into_iter().chain(outcomes).collect()
}

/// “Al ritmo delle ultime due settimane il 14 marzo”; without answers in those days there is no pace, and that is said.
fn pace(page: &Page, ctx: &Ctx, bench: &Bench, left: i64) -> String {
    if left <= 0 || bench.states.is_empty() {
        return String::new();
    }
    let now = ctx.site.now();
    let since = now - PACE * DAY;
    let lately = bench.states.values().filter(|s| s.created_at > since).count() as i64;
    if lately == 0 {
        return page.t("consolidation-pace-none").into_owned();
    }
    let first = bench.states.values().map(|s| s.created_at).min().unwrap_or(now);
    let days = ((now - first) / DAY + 1).clamp(1, PACE);
    let more = (left * days + lately - 1) / lately;
    match ctx.site.today().checked_add(more.min(3_650).days()) {
        Ok(day) => page.t1("consolidation-pace", "day", page.date(day)),
        Err(_) => String::new(),
    }
}
