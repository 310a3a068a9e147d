//! `/plans/{plan}/{edition}/changes`: what changes between two versions: first in sentences, then word by word.
//! Everybody reads it; the draft is compared for the plan's own staff alone.

mod entry;
pub mod texts;
mod why;

use crate::address;
use crate::load::At;
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::access::{Action, can};
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::compare::{self, Change, Comparison, Sort, Thing, What, Words};
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::edition::{self, Revision};
use cantiere_spine::plan::{Edition, kept, release, theme};
use cantiere_store::Conn;
use cantiere_web::catalog::Args;
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use entry::Entry;
use serde::Deserialize;
use std::collections::HashMap;

pub use texts::{Field, fields_against};

/// About this many changes stand on a page.
const PAGE: usize = 40;

#[derive(askama::Template)]
#[template(path = "changes.html")]
struct ChangesPage {
    page: Page,
    name: String,
    edition_href: String,
    lang: &'static str,
    /// “Dalla versione 1 (4 maggio 2026) alla versione 2 (12 giugno 2026)”.
    between: String,
    summary: String,
    nature: String,
    sentences: Vec<String>,
    entries: Vec<Entry>,
    action: String,
    from: Vec<Choice>,
    to: Vec<Choice>,
    chapters: Vec<Choice>,
    views: Vec<View>,
    side: bool,
    view: String,
    first: String,
    next: String,
    publish_href: String,
    only_one: bool,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct View {
    label: String,
    href: String,
    current: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
    chapter: String,
    view: String,
    after: String,
}

/// A version that can be compared.
#[derive(Clone, Debug)]
struct Side {
    revision: i64,
    /// As it stands in addresses: `2`, `draft`.
    name: String,
    /// In words.
    label: String,
}

struct Found {
    e: Edition,
    sides: Vec<Side>,
    from: Option<Side>,
    to: Side,
    comparison: Comparison,
    shown: Vec<(Change, Words)>,
    next: Option<Thing>,
    said: release::Planned,
    natures: HashMap<(String, i64), Nature>,
    /// As the older and as the newer version names them.
    actors: (Vec<PlanActor>, Vec<PlanActor>),
    themes: Vec<theme::Theme>,
    why: why::Why,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let chapter = match asked.chapter.as_str() {
        "" => None,
        "0" => Some(None),
        id => Some(Some(id.parse::<i64>().map_err(|_| Error::NotFound)?)),
    };
    let (own, query, page) = (ctx.clone(), asked.clone(), ctx.page(ctx.t("desk-changes-title")).await);
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at, &query, chapter, &page)).await?;
    answer(ctx, asked, chapter, found).await
}

fn find(
    conn: &mut Conn,
    ctx: &Ctx,
    at: &At,
    asked: &Asked,
    chapter: Option<Option<i64>>,
    page: &Page,
) -> Result<Found, Error> {
    let e = edition::find(conn, ctx.actor(), &at.reference())?;
    let published = edition::revisions(conn, e.id)?;
    let mut sides: Vec<Side> = published.iter().map(|r| side(page, r)).collect();
    if let Some(draft) = e.draft.filter(|_| can(ctx.actor(), Action::ReadDraft, &e.scope())) {
        sides.insert(
            0,
            Side { revision: draft, name: "draft".into(), label: page.t("desk-version-draft").into_owned() },
        );
    }
    let by_name = |name: &str| sides.iter().find(|s| s.name == name).cloned().ok_or(Error::NotFound);
    let to = match asked.to.as_str() {
        "" => sides.iter().find(|s| s.name != "draft").or(sides.first()).cloned().ok_or(Error::NotFound)?,
        name => by_name(name)?,
    };
    let from = match asked.from.as_str() {
        "" => sides.iter().skip_while(|s| s.name != to.name).nth(1).cloned(),
        name => Some(by_name(name)?),
    };
    let comparison = match &from {
        Some(from) => compare::compare(conn, Some(from.revision), to.revision)?,
        None => Comparison::default(),
    };
    let within: Vec<&Change> = comparison.changes.iter().filter(|c| chapter.is_none_or(|of| c.chapter == of)).collect();
    let start = match Thing::parse(&asked.after) {
        Some(after) => within.iter().position(|c| c.thing == after).map_or(0, |n| n + 1),
        None => 0,
    };
    let changes: Vec<Change> = within.iter().skip(start).take(PAGE).map(|c| (*c).clone()).collect();
    let next = (start + PAGE < within.len()).then(|| changes.last().map(|c| c.thing)).flatten();
    let words = compare::words(conn, from.as_ref().map(|f| f.revision), to.revision, &changes)?;
    let versions: Vec<i64> = published.iter().map(|r| r.id).collect();
    let why = match &from {
        Some(from) => why::find(conn, &versions, (from, &to), &changes)?,
        None => why::Why::default(),
    };
    Ok(Found {
        why,
        said: release::planned(conn, to.revision)?,
        natures: release::natures(conn, to.revision)?,
        actors: kept::actors_of_both(conn, e.id, from.as_ref().map(|f| f.revision), to.revision)?,
        themes: theme::vocabulary(conn)?,
        shown: changes.into_iter().zip(words).collect(),
        next,
        comparison,
        from,
        to,
        sides,
        e,
    })
}

fn side(page: &Page, r: &Revision) -> Side {
    let day = r.published_at.map(|at| page.day(at)).unwrap_or_default();
    Side {
        revision: r.id,
        name: r.number.to_string(),
        label: page.t2("desk-version", "number", r.number.to_string(), "day", day),
    }
}

async fn answer(ctx: Ctx, asked: Asked, chapter: Option<Option<i64>>, found: Found) -> Result<Response, Error> {
    let Found { e, sides, from, to, comparison, shown, next, said, natures, actors, themes, why } = found;
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("desk-changes-title"), e.plan_name, e.name))
        .await
        .crumb(ctx.t("desk-crumb-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::public(&e))
        .in_language(e.language.as_str())
        .here();
    let is_draft = to.name == "draft";
    let side_by_side = asked.view == "side";
    let base = address::changes(&e);
    let from_name = from.as_ref().map(|f| f.name.clone()).unwrap_or_default();
    let address_of = |view: &str, after: &str| {
        let query = [
            ("from", from_name.as_str()),
            ("to", &to.name),
            ("chapter", &asked.chapter),
            ("view", view),
            ("after", after),
        ];
        page.href(format!("{base}{}", address::query(&query)))
    };
    let views = [("", "desk-view-words"), ("side", "desk-view-side")]
        .into_iter()
        .map(|(view, key)| View {
            label: page.t(key).into_owned(),
            href: address_of(view, ""),
            current: asked.view == view,
        })
        .collect();
    let among = entry::Among {
        page: &page,
        e: &e,
        to: &to.name,
        actors: &actors,
        themes: &themes,
        natures: &natures,
        lang: ctx.lang,
        why: &why,
    };
    let template = ChangesPage {
        name: format!("{} – {}", e.plan_name, e.name),
        edition_href: page.href(address::public(&e)),
        lang: e.language.as_str(),
        between: match &from {
            Some(from) => page.t2("desk-between", "from", &from.label, "to", &to.label),
            None => to.label.clone(),
        },
        summary: if is_draft { String::new() } else { said.summary },
        nature: match Nature::parse(&said.nature).filter(|_| !is_draft) {
            Some(Nature::Form) => page.t("desk-is-form").into_owned(),
            Some(Nature::Meaning) => page.t("desk-is-meaning").into_owned(),
            None => String::new(),
        },
        sentences: sentences(&page, &comparison, chapter, &actors),
        entries: shown.iter().map(|(change, words)| entry::entry(&among, change, words)).collect(),
        action: page.href(&base),
        from: sides
            .iter()
            .map(|s| Choice { value: s.name.clone(), label: s.label.clone(), chosen: s.name == from_name })
            .collect(),
        to: sides
            .iter()
            .map(|s| Choice { value: s.name.clone(), label: s.label.clone(), chosen: s.name == to.name })
            .collect(),
        chapters: chapters(&page, &comparison, &asked.chapter),
        views,
        side: side_by_side,
        first: if asked.after.is_empty() { String::new() } else { address_of(&asked.view, "") },
        next: next.map(|n| address_of(&asked.view, &n.key())).unwrap_or_default(),
        publish_href: match is_draft && can(ctx.actor(), Action::Plan, &e.scope()) {
            true => page.href(format!("{}/publish", address::draft(&e))),
            false => String::new(),
        },
        only_one: from.is_none(),
        view: asked.view,
        page,
    };
    let response = html(template)?;
    match is_draft || sides.iter().any(|s| s.name == "draft") {
        true => Ok(response),
        false => Ok(cacheable(response, [format!("plan:{}", e.plan), "settings".into()])),
    }
}

/// The chapters something changed in.
fn chapters(page: &Page, comparison: &Comparison, chosen: &str) -> Vec<Choice> {
    let touched: std::collections::HashSet<Option<i64>> = comparison.changes.iter().map(|c| c.chapter).collect();
    let mut out = vec![Choice {
        value: String::new(),
        label: page.t("desk-all-chapters").into_owned(),
        chosen: chosen.is_empty(),
    }];
    if touched.contains(&None) {
        out.push(Choice {
            value: "0".into(),
            label: page.t("desk-before-chapters").into_owned(),
            chosen: chosen == "0",
        });
    }
    for (id, code, title) in comparison.chapters.iter().filter(|c| touched.contains(&Some(c.0))) {
        let value = id.to_string();
        out.push(Choice { label: words::label(code, title), chosen: chosen == value, value });
    }
    out
}

/// “3 azioni aggiunte”.
fn sentence(page: &Page, sort: Sort, what: What, n: usize) -> String {
    let mut args = Args::new();
    args.set("n", n as i64);
    args.set("kind", sort_name(sort));
    page.with(&format!("desk-sum-{}", what.as_str()), &args)
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Item(ItemKind::ExpectedResult) => "result",
        Sort::Item(kind) => kind.as_str(),
        Sort::Heading => "heading",
        Sort::Paragraph => "paragraph",
    }
}

/// What changes, of one chapter or of all; actors belong to no chapter.
pub fn sentences(
    page: &Page,
    comparison: &Comparison,
    chapter: Option<Option<i64>>,
    actors: &(Vec<PlanActor>, Vec<PlanActor>),
) -> Vec<String> {
    let counts = comparison.counts(chapter);
    let counted = counts.iter().map(|((sort, what), n)| sentence(page, *sort, *what, *n));
    counted.chain(if chapter.is_none() { renamed(page, actors) } else { Vec::new() }).collect()
}

/// What bodies and offices are called now: no item says it with other words, and readers see it in many.
fn renamed(page: &Page, (old, new): &(Vec<PlanActor>, Vec<PlanActor>)) -> Vec<String> {
    let called = |a: &PlanActor| new.iter().find(|b| b.is(&a.key)).filter(|b| b.name != a.name);
    let told = old.iter().filter_map(|a| Some((a, called(a)?)));
    told.map(|(a, b)| page.t2("desk-sum-renamed", "old", &a.name, "new", &b.name)).collect()
}
