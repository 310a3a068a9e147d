//! `/plans/…/report`: question, dates, who, outcomes, themes, what changed; then every contribution with its answer.

use super::data::{self, Report};
use super::figures::{self, Told};
use crate::chain;
use crate::load::{self, At};
use crate::panels::contribution::{AnswerBox, shape};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::answer::Cause;
use cantiere_spine::contribution::{Author, Contribution};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};

/// So many contributions stand on one page.
const PAGE: usize = 500;

/// Fewer people than this are not told apart.
const SMALL: usize = 3;

#[derive(askama::Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Page,
    name: String,
    lang: &'static str,
    href: String,
    preview: String,
    question: Fragment,
    dates: String,
    published: String,
    who: Vec<(String, String)>,
    told: Told,
    themes: Vec<(String, i64)>,
    changes: Vec<ChangeRow>,
    calendar: Vec<(String, String)>,
    rows: Vec<Row>,
    next: String,
    base: String,
}

struct ChangeRow {
    label: String,
    href: String,
    origin: String,
    words: Fragment,
}

struct Row {
    number: i64,
    heading: String,
    href: String,
    author: String,
    author_href: String,
    when: String,
    lang: &'static str,
    place: String,
    title: String,
    body: Fragment,
    answer: Option<AnswerBox>,
    changed: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: i64,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let report = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| data::read(conn, &ctx, &at, wish.after, PAGE)
        })
        .await?;
    let (e, p) = (&report.edition, &report.process);
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let title = ctx.t("consolidation-report");
    let page = ctx
        .page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("consolidation-plans"), "/plans")
        .crumb(&name, &base)
        .crumb(&title, &address::report(&base));
    let last = report.contributions.last().map_or(0, |c| c.number);
    let more = report.entries.iter().any(|e| e.number > last);
    let template = ReportPage {
        lang: e.language.as_str(),
        href: page.href(&base),
        preview: if report.published_at.is_none() {
            page.t("consolidation-report-preview").into_owned()
        } else {
            String::new()
        },
        question: markdown::block(&p.record.question),
        dates: p.window().map_or(String::new(), |(from, to)| {
            page.t2("consolidation-from-to", "from", page.date(from), "to", page.date(to))
        }),
        published: report.published_at.map(|at| page.day(at)).unwrap_or_default(),
        who: who(&ctx, &report),
        told: figures::told(&ctx, &report.figures),
        themes: themes(&report),
        changes: changes(&ctx, &base, &report),
        calendar: p
            .phases
            .iter()
            .map(|phase| {
                let title = match phase.title.is_empty() {
                    true => page.t(format!("consolidation-phase-{}", phase.kind.as_str())).into_owned(),
                    false => phase.title.clone(),
                };
                (title, page.t2("consolidation-from-to", "from", page.date(phase.opens), "to", page.date(phase.closes)))
            })
            .collect(),
        rows: report.contributions.iter().map(|c| row(&page, &base, &report, c)).collect(),
        next: if more { page.href(format!("{}?after={last}", address::report(&base))) } else { String::new() },
        base: page.href(address::report(&base)),
        name,
        page,
    };
    let topics = load::topics(e, p);
    Ok(cacheable(html(template)?, topics))
}

/// Who took part, by the kind of organisation; people without names, and few of them not told apart.
fn who(ctx: &Ctx, report: &Report) -> Vec<(String, String)> {
    let mut kinds: BTreeMap<String, HashSet<i64>> = BTreeMap::new();
    let mut people: HashSet<i64> = HashSet::new();
    for c in &report.contributions {
        match (&c.author, c.organization) {
            (Author::Organization { kind, .. }, Some(id)) => drop(kinds.entry(kind.clone()).or_default().insert(id.0)),
            (_, None) => drop(c.person.map(|p| people.insert(p.0))),
            _ => {}
        }
    }
    let mut out: Vec<(String, String)> = kinds
        .into_iter()
        .map(|(kind, ids)| (ctx.t(&format!("consolidation-body-{}", kind.replace('_', "-"))), ids.len().to_string()))
        .collect();
    if report.came.people > 0 {
        let n = report.came.people;
        let told = if (n as usize) < SMALL { ctx.t("consolidation-few") } else { n.to_string() };
        out.push((ctx.t("consolidation-people"), told));
    }
    out
}

/// The three themes with the most contributions.
fn themes(report: &Report) -> Vec<(String, i64)> {
    let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
    for e in report.entries.iter().filter(|e| !e.theme.is_empty()) {
        *counted.entry(&e.theme).or_default() += 1;
    }
    let mut rows: Vec<(&str, i64)> = counted.into_iter().collect();
    rows.sort_by_key(|(slug, n)| (-n, *slug));
    rows.into_iter()
        .take(3)
        .map(|(slug, n)| (report.themes.get(slug).cloned().unwrap_or_else(|| slug.to_string()), n))
        .collect()
}

/// Every place that changed, once, in the order of the plan's numbers.
fn changes(ctx: &Ctx, base: &str, report: &Report) -> Vec<ChangeRow> {
    let mut seen = HashSet::new();
    let mut places: Vec<&Cause> = report.chain.changed.iter().filter(|c| seen.insert(c.on)).collect();
    let key = |c: &Cause| {
        let label = report.chain.texts.get(&(c.on, c.revision)).map_or("", |t| t.label.as_str());
        (c.on.kind(), cantiere_domain::text::natural_key(label))
    };
    places.sort_by_key(|c| key(c));
    places
        .into_iter()
        .filter_map(|c| {
            let text = report.chain.texts.get(&(c.on, c.revision))?;
            Some(ChangeRow {
                label: chain::place(ctx, c.on, text),
                href: ctx.href(&address::place(base, c.on, &text.address)),
                origin: ctx.href(&address::origin(base, c.on, &text.address)),
                words: chain::difference(ctx, text),
            })
        })
        .collect()
}

fn row(page: &Page, base: &str, report: &Report, c: &Contribution) -> Row {
    let ctx = page.ctx();
    let answer = report.chain.answers.get(&c.id.0).map(|a| {
        let into = a.merged_into.and_then(|into| report.chain.contributions.get(&into.0));
        let into = into.map(|c| (words::numbered(ctx, c), page.href(address::contribution(base, c.number))));
        shape(ctx, report.edition.language.as_str(), a, into)
    });
    let changed = report.chain.changed.iter().filter(|x| x.contribution == c.id.0);
    Row {
        number: c.number,
        heading: words::numbered(ctx, c),
        href: page.href(address::contribution(base, c.number)),
        author: words::author(ctx, &c.author),
        author_href: match &c.author {
            Author::Organization { slug, .. } => page.href(address::organization(slug)),
            _ => String::new(),
        },
        when: page.day(c.received_at),
        lang: c.language.as_str(),
        place: c.place.clone(),
        title: c.words.title.clone(),
        body: match c.kind {
            ContributionKind::Amendment => crate::marks::inline(ctx, &c.quote, &c.words.wording),
            _ => markdown::block(&c.words.body),
        },
        answer,
        changed: changed
            .filter_map(|x| {
                let text = report.chain.texts.get(&(x.on, x.revision))?;
                Some((chain::place(ctx, x.on, text), page.href(address::origin(base, x.on, &text.address))))
            })
            .collect(),
    }
}
