//! `/plans/{plan}/{edition}/compare/{older}`: what became of an edition's actions in the next one: carried on, changed, added,
//! dropped; first in sentences, then word by word. Everybody reads it of two published editions.

use crate::changes::texts::{Names, changed, texts};
use crate::load::At;
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::editions::{self, Between, Fate, Known, Line};
use cantiere_spine::plan::kept;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::{Edition, EditionRef, edition, item, theme};
use cantiere_store::schema::plan::item_row;
use cantiere_store::{Among, Conn};
use cantiere_web::catalog::Args;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, marks};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Items on a page.
const PAGE: usize = 40;

#[derive(Clone, Debug, Deserialize)]
pub struct Other {
    other: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    after: String,
}

#[derive(askama::Template)]
#[template(path = "compared.html")]
struct ComparedPage {
    page: Page,
    name: String,
    edition_href: String,
    lang: &'static str,
    between: String,
    sentences: Vec<String>,
    views: Vec<View>,
    entries: Vec<Entry>,
    others: Vec<View>,
    first: String,
    next: String,
}

struct View {
    label: String,
    href: String,
    current: bool,
}

struct Entry {
    badge: &'static str,
    what: String,
    label: String,
    title: String,
    href: String,
    /// The item of the other edition it goes on from.
    from: String,
    from_href: String,
    known: String,
    rows: Vec<(String, Fragment)>,
}

struct Found {
    new: Edition,
    old: Edition,
    others: Vec<Edition>,
    between: Between,
    shown: Vec<Line>,
    next: bool,
    start: usize,
    old_rows: HashMap<i64, ItemRow>,
    new_rows: HashMap<i64, ItemRow>,
    old_actors: Vec<PlanActor>,
    new_actors: Vec<PlanActor>,
    themes: Vec<theme::Theme>,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(Other { other }): Path<Other>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (own, query) = (ctx.clone(), asked.clone());
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at, other, &query)).await?;
    let topics = [format!("plan:{}", found.new.plan), "settings".to_string()];
    Ok(cacheable(html(page(&ctx, &asked, found).await)?, topics))
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At, other: String, asked: &Asked) -> Result<Found, Error> {
    let new = edition::find(conn, ctx.actor(), &at.reference())?;
    let old = edition::find(conn, ctx.actor(), &EditionRef { plan: at.plan.clone(), edition: other })?;
    let (Some(to), Some(from)) = (new.published, old.published) else { return Err(Error::NotFound) };
    if new.id == old.id {
        return Err(Error::NotFound);
    }
    let between = editions::between(conn, from, to)?;
    let wanted = Fate::parse(&asked.show);
    let start: usize = asked.after.parse().unwrap_or(0);
    // What goes on unchanged is counted, and listed only when it is asked for.
    let fits = |l: &&Line| wanted.map_or(l.fate != Fate::Same, |fate| l.fate == fate);
    let mut shown: Vec<Line> = between.lines.iter().filter(fits).skip(start).take(PAGE + 1).cloned().collect();
    let next = shown.len() > PAGE;
    shown.truncate(PAGE);
    let others = edition::of_plan(conn, ctx.actor(), &at.plan)?;
    Ok(Found {
        old_rows: rows(conn, from, shown.iter().filter_map(|l| l.old).collect())?,
        new_rows: rows(conn, to, shown.iter().filter_map(|l| l.new).collect())?,
        old_actors: kept::of_version(conn, old.id, from)?.actors,
        new_actors: kept::of_version(conn, new.id, to)?.actors,
        themes: theme::vocabulary(conn)?,
        others: others.into_iter().filter(|e| e.published.is_some() && e.id != new.id).collect(),
        between,
        shown,
        next,
        start,
        new,
        old,
    })
}

pub fn rows(conn: &mut Conn, revision: i64, ids: Vec<i64>) -> Result<HashMap<i64, ItemRow>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<ItemRow> =
        item_row::table.filter(item_row::revision.eq(revision)).filter(item_row::item.among(ids)).load(conn)?;
    Ok(rows.into_iter().map(|r| (r.item, r)).collect())
}

async fn page(ctx: &Ctx, asked: &Asked, found: Found) -> ComparedPage {
    let (new, old) = (&found.new, &found.old);
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("desk-compared-title"), new.plan_name, new.name))
        .await
        .crumb(ctx.t("desk-crumb-plans"), "/plans")
        .crumb(format!("{} – {}", new.plan_name, new.name), &address::public(new))
        .in_language(new.language.as_str())
        .here();
    let base = address::compared(new, &old.slug);
    let link = |show: &str, after: usize| {
        let after = if after == 0 { String::new() } else { after.to_string() };
        page.href(format!("{base}{}", address::query(&[("show", show), ("after", &after)])))
    };
    let mut views = vec![View {
        label: page.t("desk-compared-all").into_owned(),
        href: link("", 0),
        current: asked.show.is_empty(),
    }];
    views.extend(Fate::ALL.map(|fate| View {
        label: page.t(format!("desk-fate-{}", fate.as_str())).into_owned(),
        href: link(fate.as_str(), 0),
        current: asked.show == fate.as_str(),
    }));
    ComparedPage {
        name: format!("{} – {}", new.plan_name, new.name),
        edition_href: page.href(address::public(new)),
        lang: new.language.as_str(),
        between: page.t2("desk-compared-between", "old", &old.name, "new", &new.name),
        sentences: sentences(&page, &found.between),
        entries: found.shown.iter().map(|line| entry(&page, &found, line)).collect(),
        others: found
            .others
            .iter()
            .map(|e| View {
                label: e.name.clone(),
                href: page.href(address::compared(new, &e.slug)),
                current: e.id == old.id,
            })
            .collect(),
        first: if found.start > 0 { link(&asked.show, 0) } else { String::new() },
        next: if found.next { link(&asked.show, found.start + PAGE) } else { String::new() },
        views,
        page,
    }
}

/// “12 azioni proseguono, di cui 5 con parole diverse”: by kind, as the plan's tree has them.
pub fn sentences(page: &Page, between: &Between) -> Vec<String> {
    let mut counts: BTreeMap<(ItemKind, Fate), i64> = BTreeMap::new();
    for line in &between.lines {
        *counts.entry((line.kind, line.fate)).or_default() += 1;
    }
    let told = |((kind, fate), n): (&(ItemKind, Fate), &i64)| {
        let mut args = Args::new();
        args.set("n", *n);
        args.set("kind", words::kind(page, *kind));
        page.with(&format!("desk-compared-{}", fate.as_str()), &args)
    };
    counts.iter().map(told).collect()
}

fn entry(page: &Page, found: &Found, line: &Line) -> Entry {
    let lang = page.ctx().lang;
    let old = line.old.and_then(|id| found.old_rows.get(&id));
    let new = line.new.and_then(|id| found.new_rows.get(&id));
    let fields = |row: &ItemRow, actors: &[PlanActor]| texts(page, row, &Names { actors, themes: &found.themes, lang });
    let rows = match (old, new) {
        (Some(old), Some(new)) if line.fate == Fate::Changed => {
            changed(&fields(old, &found.old_actors), &fields(new, &found.new_actors))
                .into_iter()
                .map(|(label, old, new)| (label, marks::inline(page.ctx(), &old, &new)))
                .collect()
        }
        _ => Vec::new(),
    };
    let name = |row: &ItemRow| words::label(&words::kind_of(page, &row.kind), &row.code).trim().to_string();
    let href = |e: &Edition, row: &ItemRow| {
        page.href(format!("{}/items/{}", address::public(e), address::segment(&item::address(&row.code, row.item))))
    };
    let row = new.or(old);
    let of = if new.is_some() { &found.new } else { &found.old };
    Entry {
        badge: match line.fate {
            Fate::Added => "open",
            Fate::Dropped => "cancelled",
            Fate::Changed => "changed",
            Fate::Same => "completed",
        },
        what: page.t(format!("desk-fate-{}", line.fate.as_str())).into_owned(),
        label: row.map(name).unwrap_or_default(),
        title: row.map(|r| r.title.clone()).unwrap_or_default(),
        href: row.map(|r| href(of, r)).unwrap_or_default(),
        from: match (old, new) {
            (Some(old), Some(_)) => words::label(&old.code, &old.title),
            _ => String::new(),
        },
        from_href: old.map(|r| href(&found.old, r)).unwrap_or_default(),
        known: match line.known {
            Some(Known::ByCode) => page.t("desk-known-by-code").into_owned(),
            _ => String::new(),
        },
        rows,
    }
}
