//! `/organizations/{slug}`: what an organisation asked, what was answered, what changed, the newest first and a page at a time.
//! Only what is published.

use crate::panels::contribution::AnswerBox;
use crate::panels::contribution::shape;
use crate::{address, chain, load, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::id::EditionId;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Contributions on a page.
const PAGE: usize = 50;

#[derive(askama::Template)]
#[template(path = "organization.html")]
struct OrganizationPage {
    page: Page,
    name: String,
    summary: String,
    rows: Vec<Row>,
    first: String,
    next: String,
    /// What other features say of it: what it is, and the way to its own pages.
    panels: Vec<Fragment>,
}

struct Row {
    edition: String,
    when: String,
    heading: String,
    href: String,
    said: String,
    lang: &'static str,
    answer: Option<AnswerBox>,
    changed: Vec<chain::Linked>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The last contribution of the page before.
    after: String,
}

struct Found {
    name: String,
    /// Of this page.
    contributions: Vec<Contribution>,
    editions: HashMap<i64, Edition>,
    chain: load::Chain,
    panels: Vec<Fragment>,
    asked: usize,
    /// How many of all changed a plan; none: all of them stand on this page.
    changed: Option<usize>,
    /// Whether it is a later page, and after which contribution the next one begins.
    later: bool,
    next: Option<i64>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, slug)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let (reader, of, after) = (ctx.clone(), slug.clone(), wish.after.parse::<i64>().ok());
    let found = ctx.site.db.read(move |conn| find(conn, &reader, &of, after)).await?;
    let title = ctx.t("consolidation-organization-title");
    let page = ctx.page(format!("{title} – {}", found.name)).await.here();
    let rows: Vec<Row> = found
        .contributions
        .iter()
        .filter_map(|c| Some(row(&page, found.editions.get(&c.edition.0)?, &found.chain, c)))
        .collect();
    let changed = found.changed.unwrap_or_else(|| rows.iter().filter(|r| !r.changed.is_empty()).count());
    let here = address::organization(&slug);
    let template = OrganizationPage {
        summary: page.t2(
            "consolidation-organization-summary",
            "asked",
            found.asked.to_string(),
            "changed",
            changed.to_string(),
        ),
        name: found.name,
        rows,
        first: if found.later { page.href(&here) } else { String::new() },
        next: found.next.map(|after| page.href(format!("{here}?after={after}"))).unwrap_or_default(),
        panels: found.panels,
        page,
    };
    let topics: Vec<String> = found
        .editions
        .values()
        .map(|e| format!("plan:{}", e.plan))
        .chain(["site".to_string(), "organizations".to_string()])
        .collect();
    Ok(cacheable(html(template)?, topics))
}

fn find(conn: &mut Conn, ctx: &Ctx, slug: &str, after: Option<i64>) -> Result<Found, Error> {
    let body: Option<(i64, String)> = organization::table
        .filter(organization::slug.eq(slug))
        .filter(organization::state.eq("verified"))
        .select((organization::id, organization::name))
        .first(conn)
        .optional()?;
    let (id, name) = body.ok_or(Error::NotFound)?;
    let rows: Vec<(i64, i64)> = table::table
        .filter(table::organization.eq(id))
        .filter(table::state.eq("published"))
        .filter(table::parent.is_null())
        .order(table::id.desc())
        .select((table::id, table::edition))
        .load(conn)?;
    let editions = visible(conn, ctx, &rows)?;
    let ids: Vec<i64> = rows.iter().filter(|r| editions.contains_key(&r.1)).map(|r| r.0).collect();
    // Where nothing follows, because it was taken back meanwhile, it is the first page again.
    let start = after.map(|after| ids.partition_point(|id| *id >= after)).filter(|start| *start < ids.len());
    let start = start.unwrap_or_default();
    let end = ids.len().min(start + PAGE);
    let shown = &ids[start..end];
    let whole = shown.len() == ids.len();
    let panels = ctx.site.panels(conn, ctx, "organization", &[Ref::Organization(id)])?;
    Ok(Found {
        name,
        contributions: contribution::by_ids(conn, shown)?,
        chain: load::chain_through(conn, shown)?,
        editions,
        panels: panels.into_iter().flatten().collect(),
        asked: ids.len(),
        changed: if whole { None } else { Some(load::how_many_changed(conn, &ids)?) },
        later: start > 0,
        next: shown.last().copied().filter(|_| end < ids.len()),
    })
}

/// The editions of these (contribution, edition) that the reader sees. What was sent to a process is for those who see the
/// process.
fn visible(conn: &mut Conn, ctx: &Ctx, rows: &[(i64, i64)]) -> Result<HashMap<i64, Edition>, Error> {
    let mut editions: HashMap<i64, Edition> = HashMap::new();
    let mut asked = HashSet::new();
    for (_, of) in rows {
        if asked.insert(*of)
            && let Ok(edition) = edition::find_by_id(conn, ctx.actor(), EditionId(*of))
        {
            editions.insert(*of, edition);
        }
    }
    let with: Vec<EditionId> = editions.values().map(|e| e.id).collect();
    let open: Vec<EditionId> =
        process::of_editions(conn, &with)?.into_iter().filter(|p| p.shown_to(ctx.actor())).map(|p| p.edition).collect();
    editions.retain(|_, e| open.contains(&e.id));
    Ok(editions)
}

fn row(page: &Page, e: &Edition, found: &load::Chain, c: &Contribution) -> Row {
    let ctx = page.ctx();
    let base = address::edition(e);
    let answer = found.answers.get(&c.id.0);
    Row {
        edition: format!("{} {}", e.plan_name, e.name),
        when: page.day(c.received_at),
        heading: words::numbered(ctx, c),
        href: page.href(address::contribution(&base, c.number)),
        said: words::said(c, 160),
        lang: c.language.as_str(),
        answer: answer.map(|a| {
            let into = a.merged_into.and_then(|into| found.contributions.get(&into.0));
            let into = into.map(|c| (words::numbered(ctx, c), page.href(address::contribution(&base, c.number))));
            shape(ctx, &base, e.language.as_str(), a, into)
        }),
        changed: found
            .changed_for(c.id.0)
            .into_iter()
            .map(|(x, text)| chain::linked(ctx, &base, e.language.as_str(), x.on, text))
            .collect(),
    }
}
