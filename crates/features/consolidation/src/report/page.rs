//! `/plans/…/report`: question, dates, who, outcomes, themes, what changed; then every contribution with its answer.

use super::data::{self, Head, PART, Part};
use super::figures::{self, Told};
use crate::chain;
use crate::load::{self, At, Chain};
use crate::panels::contribution::{AnswerBox, shape};
use crate::{address, said, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::answer::Cause;
use cantiere_spine::contribution::{self, Author, Contribution};
use cantiere_spine::process::{FEW_PEOPLE, Process};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(askama::Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Page,
    name: String,
    lang: &'static str,
    href: String,
    /// Whether this is the page with the sheet.
    first: bool,
    first_href: String,
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
    lang: &'static str,
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
    said: said::Said,
    answer: Option<AnswerBox>,
    changed: Vec<chain::Linked>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: i64,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (head, part, more, changed) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let head = data::head(conn, &ctx, &at)?;
                // One more than the page holds tells whether there is another page.
                let mut ids = contribution::numbered(conn, head.process.id, wish.after, PART as i64 + 1)?;
                let more = ids.len() > PART;
                ids.truncate(PART);
                let part = data::part(conn, &ids.into_iter().map(|(_, id)| id).collect::<Vec<_>>())?;
                // The sheet, the calendar and the differences stand on the first page alone.
                let changed = match wish.after {
                    0 => data::changes(conn, &head.process)?,
                    _ => Chain::default(),
                };
                Ok((head, part, more, changed))
            }
        })
        .await?;
    let (e, p) = (&head.edition, &head.process);
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let title = ctx.t("consolidation-report");
    let page = ctx
        .page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("consolidation-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(&title, &address::report(&base));
    let last = part.contributions.last().map_or(0, |c| c.number);
    let template = ReportPage {
        lang: e.language.as_str(),
        href: page.href(&base),
        first: wish.after == 0,
        first_href: page.href(address::report(&base)),
        preview: if head.published_at.is_none() {
            page.t("consolidation-report-preview").into_owned()
        } else {
            String::new()
        },
        question: markdown::block(&p.record.question),
        dates: dates(&ctx, p),
        published: head.published_at.map(|at| page.day(at)).unwrap_or_default(),
        who: who(&ctx, &head),
        told: figures::told(&ctx, &base, &head.figures),
        themes: head.themes.clone(),
        changes: changes(&ctx, &base, e.language.as_str(), &changed),
        calendar: calendar(&ctx, p),
        rows: part.contributions.iter().map(|c| row(&page, &base, e.language.as_str(), &part, c)).collect(),
        next: if more { page.href(format!("{}?after={last}", address::report(&base))) } else { String::new() },
        base: page.href(address::report(&base)),
        name,
        page,
    };
    let topics = load::topics(e, p);
    Ok(cacheable(html(template)?, topics))
}

/// From when to when people could answer.
pub fn dates(ctx: &Ctx, p: &Process) -> String {
    p.window().map_or(String::new(), |(from, to)| from_to(ctx, from, to))
}

fn from_to(ctx: &Ctx, from: jiff::civil::Date, to: jiff::civil::Date) -> String {
    let day = |d| cantiere_web::catalog::date(ctx.lang, d);
    ctx.with("consolidation-from-to", &[("from", &day(from)), ("to", &day(to))])
}

/// Each phase with its days.
pub fn calendar(ctx: &Ctx, p: &Process) -> Vec<(String, String)> {
    p.phases
        .iter()
        .map(|phase| {
            let title = match phase.title.is_empty() {
                true => ctx.t(&format!("consolidation-phase-{}", phase.kind.as_str())),
                false => phase.title.clone(),
            };
            (title, from_to(ctx, phase.opens, phase.closes))
        })
        .collect()
}

/// Who took part, by the kind of organisation, whose names are public; people without names, and few of them not told apart.
pub fn who(ctx: &Ctx, head: &Head) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = head
        .bodies
        .iter()
        .map(|(kind, n)| (ctx.t(&format!("consolidation-body-{}", kind.replace('_', "-"))), n.to_string()))
        .collect();
    if head.came.people > 0 {
        let few = || ctx.with("consolidation-few", &[("n", &FEW_PEOPLE.to_string())]);
        let told = if head.came.people < FEW_PEOPLE {
            few()
        } else {
            cantiere_web::catalog::number(ctx.lang, head.came.people)
        };
        out.push((ctx.t("consolidation-people"), told));
    }
    out
}

/// Every place that changed, once for each version in which it did, in the order of the plan's numbers.
pub fn places(changed: &Chain) -> Vec<Cause> {
    let mut seen = HashSet::new();
    let mut places: Vec<Cause> = changed.changed.iter().copied().filter(|c| seen.insert((c.on, c.revision))).collect();
    let key = |c: &Cause| {
        let label = changed.texts.get(&(c.on, c.revision)).map_or("", |t| t.label.as_str());
        (c.on.kind(), cantiere_domain::text::natural_key(label), c.revision)
    };
    places.sort_by_key(|c| key(c));
    places
}

fn changes(ctx: &Ctx, base: &str, lang: &'static str, changed: &Chain) -> Vec<ChangeRow> {
    places(changed)
        .into_iter()
        .filter_map(|c| {
            let text = changed.texts.get(&(c.on, c.revision))?;
            Some(ChangeRow {
                label: chain::place(ctx, c.on, text),
                lang: chain::place_lang(c.on, lang),
                href: ctx.href(&address::place(base, c.on, &text.address)),
                origin: ctx.href(&address::origin(base, c.on, &text.address)),
                words: chain::difference(ctx, text),
            })
        })
        .collect()
}

fn row(page: &Page, base: &str, lang: &'static str, part: &Part, c: &Contribution) -> Row {
    let ctx = page.ctx();
    let answer = part.chain.answers.get(&c.id.0).map(|a| {
        let into = a.merged_into.and_then(|into| part.chain.contributions.get(&into.0));
        let into = into.map(|c| (words::numbered(ctx, c), page.href(address::contribution(base, c.number))));
        shape(ctx, base, lang, a, into)
    });
    let changed = part.chain.changed.iter().filter(|x| x.contribution == c.id.0);
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
        said: said::said(ctx, c, &[]),
        answer,
        changed: changed
            .filter_map(|x| {
                let text = part.chain.texts.get(&(x.on, x.revision))?;
                Some(chain::linked(ctx, base, lang, x.on, text))
            })
            .collect(),
    }
}
