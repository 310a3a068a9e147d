//! `/desk/…/contributions-received`: one table with check boxes and filters; who is chosen is answered together.

use super::state::{self, State};
use super::{Choice, page};
use crate::load::{self, At};
use crate::report::figures::meter;
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::answer::Outcome;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::{self, Contribution, Entry};
use cantiere_spine::plan::theme;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::plan::item_row;
use cantiere_domain::Ref;
use cantiere_web::{Ctx, Error, Fragment, Page, html};
use diesel::prelude::*;
use jiff::ToSpan;
use serde::Deserialize;
use std::collections::HashMap;

/// So many rows stand on one page, and can be answered together.
const PAGE: usize = 100;

#[derive(askama::Template)]
#[template(path = "received.html")]
struct ReceivedPage {
    page: Page,
    name: String,
    lang: &'static str,
    meter: String,
    pace: String,
    done: i64,
    all: i64,
    news: String,
    action: String,
    answer_action: String,
    publish_href: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    themes: Vec<Choice>,
    parts: Vec<Choice>,
    bodies: Vec<Choice>,
    since: bool,
    summary: String,
    rows: Vec<Row>,
    first: String,
    next: String,
}

struct Row {
    number: i64,
    label: String,
    href: String,
    said: String,
    lang: &'static str,
    place: String,
    author: String,
    when: String,
    supports: i64,
    badge: &'static str,
    state: String,
    can: bool,
    /// What a vote says of it, made by another feature.
    marks: Vec<Fragment>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    kind: String,
    state: String,
    theme: String,
    part: String,
    body: String,
    since: String,
    after: String,
    done: String,
}

impl Wish {
    fn fits(&self, e: &Entry, state: Option<&State>, yesterday: i64) -> bool {
        let same = |wanted: &str, is: Option<i64>| wanted.is_empty() || wanted.parse().ok() == is;
        let stands = match self.state.as_str() {
            "" => true,
            "waiting" => state.is_none(),
            "draft" => state.is_some_and(|s| !s.published),
            "unchecked" => state.is_some_and(|s| !s.published && !s.checked),
            "published" => state.is_some_and(|s| s.published),
            outcome => state.is_some_and(|s| s.outcome.as_str() == outcome),
        };
        stands
            && (self.kind.is_empty() || e.kind == self.kind)
            && (self.theme.is_empty() || e.theme == self.theme)
            && same(&self.part, e.chapter)
            && same(&self.body, e.organization)
            && (self.since.is_empty() || e.received_at >= yesterday)
    }

    fn address(&self, base: &str, after: &str) -> String {
        let query = [
            ("kind", self.kind.as_str()),
            ("state", &self.state),
            ("theme", &self.theme),
            ("part", &self.part),
            ("body", &self.body),
            ("since", &self.since),
            ("after", after),
        ];
        format!("{base}{}", address::query(&query))
    }
}

struct Found {
    edition: cantiere_spine::plan::Edition,
    entries: Vec<Entry>,
    states: HashMap<i64, State>,
    rows: Vec<Contribution>,
    marks: Vec<Vec<Fragment>>,
    kept: usize,
    next: Option<i64>,
    themes: Vec<(String, String)>,
    parts: Vec<(i64, String)>,
    bodies: Vec<(i64, String)>,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let yesterday = start_of_yesterday(&ctx);
    let found = ctx
        .site
        .db
        .read({
            let (ctx, wish) = (ctx.clone(), wish.clone());
            move |conn| -> Result<Found, Error> {
                let (edition, process) = load::workbench(conn, &ctx, &at)?;
                let entries = contribution::entries(conn, process.id, false)?;
                let states = state::all(conn, process.id)?;
                let kept: Vec<&Entry> = entries.iter().filter(|e| wish.fits(e, states.get(&e.id), yesterday)).collect();
                let after = wish.after.parse::<i64>().unwrap_or(0);
                let ids: Vec<i64> = kept.iter().map(|e| e.id).filter(|id| *id > after).take(PAGE + 1).collect();
                let next = (ids.len() > PAGE).then(|| ids[PAGE - 1]);
                let rows = contribution::by_ids(conn, &ids[..ids.len().min(PAGE)])?;
                let refs: Vec<Ref> = rows.iter().map(|c| Ref::Contribution(c.id.0)).collect();
                let marks = ctx.site.panels(conn, &ctx, "received", &refs)?;
                let themes =
                    theme::all(conn)?.into_iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string())).collect();
                let mut bodies: Vec<i64> = entries.iter().filter_map(|e| e.organization).collect();
                bodies.sort_unstable();
                bodies.dedup();
                let bodies = organization::table
                    .filter(organization::id.eq_any(bodies))
                    .order(organization::sort_key)
                    .select((organization::id, organization::name))
                    .load(conn)?;
                let mut parts: Vec<i64> = entries.iter().filter_map(|e| e.chapter).collect();
                parts.sort_unstable();
                parts.dedup();
                let parts: Vec<(i64, String, String)> = item_row::table
                    .filter(item_row::revision.eq(edition.shown().unwrap_or_default()))
                    .filter(item_row::item.eq_any(parts))
                    .order(item_row::position)
                    .select((item_row::item, item_row::code, item_row::title))
                    .load(conn)?;
                let parts = parts
                    .into_iter()
                    .map(|(id, code, title)| (id, format!("{code} {title}").trim().to_string()))
                    .collect();
                let kept = kept.len();
                Ok(Found { kept, next, rows, marks, states, entries, themes, parts, bodies, edition })
            }
        })
        .await?;
    let e = &found.edition;
    let base = address::received(e);
    let page = page(&ctx, e, &ctx.t("consolidation-workbench")).await;
    let all = found.entries.len() as i64;
    let done = found.entries.iter().filter(|e| found.states.contains_key(&e.id)).count() as i64;
    let template = ReceivedPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        meter: meter(&ctx, all, done),
        pace: pace(&page, &ctx, &found, all - done),
        done,
        all,
        news: match wish.done.as_str() {
            "saved" | "published" | "checked" | "linked" | "reported" => {
                page.t(format!("consolidation-done-{}", wish.done)).into_owned()
            }
            _ => String::new(),
        },
        action: page.href(&base),
        answer_action: page.href(format!("{base}/answer")),
        publish_href: page.href(format!("{base}/publish")),
        kinds: choices(
            &page,
            &wish.kind,
            ContributionKind::ALL.map(|k| (k.as_str().to_string(), words::kind(&ctx, k))),
        ),
        states: choices(&page, &wish.state, state_choices(&page)),
        themes: choices(&page, &wish.theme, found.themes.clone()),
        parts: choices(&page, &wish.part, found.parts.iter().map(|(id, name)| (id.to_string(), name.clone()))),
        bodies: choices(&page, &wish.body, found.bodies.iter().map(|(id, name)| (id.to_string(), name.clone()))),
        since: !wish.since.is_empty(),
        summary: page.tn("consolidation-rows", found.kept),
        rows: found
            .rows
            .iter()
            .zip(&found.marks)
            .map(|(c, mark)| row(&page, e, c, found.states.get(&c.id.0), mark.clone()))
            .collect(),
        first: if wish.after.is_empty() { String::new() } else { page.href(wish.address(&base, "")) },
        next: found.next.map_or(String::new(), |id| page.href(wish.address(&base, &id.to_string()))),
        page,
    };
    html(template)
}

/// A list of a filter, with “all” first.
fn choices(page: &Page, chosen: &str, options: impl IntoIterator<Item = (String, String)>) -> Vec<Choice> {
    let all = (String::new(), page.t("consolidation-filter-all").into_owned());
    [all]
        .into_iter()
        .chain(options)
        .map(|(value, label)| Choice { chosen: value == chosen, value, label, hint: String::new() })
        .collect()
}

fn state_choices(page: &Page) -> Vec<(String, String)> {
    let own = ["waiting", "draft", "unchecked", "published"]
        .map(|s| (s.to_string(), page.t(format!("consolidation-state-filter-{s}")).into_owned()));
    let outcomes = Outcome::ALL.map(|o| (o.as_str().to_string(), words::outcome(page.ctx(), o)));
    own.into_iter().chain(outcomes).collect()
}

fn row(
    page: &Page,
    e: &cantiere_spine::plan::Edition,
    c: &Contribution,
    state: Option<&State>,
    marks: Vec<Fragment>,
) -> Row {
    let ctx = page.ctx();
    let told = match state {
        None => page.t("consolidation-state-waiting").into_owned(),
        Some(s) if s.published => words::outcome(ctx, s.outcome),
        Some(s) => words::with(ctx, "consolidation-state-draft", &[("outcome", &words::outcome(ctx, s.outcome))]),
    };
    Row {
        number: c.number,
        label: words::numbered(ctx, c),
        href: page.href(address::contribution(&address::edition(e), c.number)),
        said: words::said(c, 140),
        lang: c.language.as_str(),
        place: c.place.clone(),
        author: words::author(ctx, &c.author),
        when: page.day(c.received_at),
        supports: c.supports,
        badge: match state {
            None => "open",
            Some(s) if s.published => words::badge(s.outcome),
            Some(_) => "draft",
        },
        state: told,
        can: state.is_none_or(|s| !s.published),
        marks,
    }
}

/// “Al ritmo attuale il 14 marzo”: from the first answer on, once there is something to tell from.
fn pace(page: &Page, ctx: &Ctx, found: &Found, left: i64) -> String {
    let done = found.states.len() as i64;
    let Some(first) = found.states.values().map(|s| s.created_at).min().filter(|_| left > 0 && done >= 5) else {
        return String::new();
    };
    let days = (ctx.site.now() - first) / 86_400_000_000 + 1;
    let more = (left * days + done - 1) / done;
    match ctx.site.today().checked_add(more.min(3_650).days()) {
        Ok(day) => page.t1("consolidation-pace", "day", page.date(day)),
        Err(_) => String::new(),
    }
}

fn start_of_yesterday(ctx: &Ctx) -> i64 {
    let day = ctx.site.today().yesterday().unwrap_or(ctx.site.today());
    let start = day.to_zoned(ctx.site.zone().clone());
    start.map(|z| z.timestamp().as_microsecond()).unwrap_or(i64::MAX)
}
