//! `/organizations/{slug}`: what an organisation asked, what was answered, what changed. Only what is published.

use crate::panels::contribution::AnswerBox;
use crate::panels::contribution::shape;
use crate::{address, chain, load, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::id::EditionId;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};
use diesel::prelude::*;
use std::collections::HashMap;

/// The newest so many are shown.
const MOST: i64 = 500;

#[derive(askama::Template)]
#[template(path = "organization.html")]
struct OrganizationPage {
    page: Page,
    name: String,
    summary: String,
    rows: Vec<Row>,
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
    changed: Vec<(String, String)>,
}

pub async fn show(ctx: Ctx, Path((_, slug)): Path<(String, String)>) -> Result<Response, Error> {
    let (name, contributions, editions, found, panels) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let body: Option<(i64, String)> = organization::table
                    .filter(organization::slug.eq(&slug))
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
                    .limit(MOST)
                    .select((table::id, table::edition))
                    .load(conn)?;
                let mut editions: HashMap<i64, Edition> = HashMap::new();
                for (_, of) in &rows {
                    if !editions.contains_key(of)
                        && let Ok(edition) = edition::find_by_id(conn, ctx.actor(), EditionId(*of))
                    {
                        editions.insert(*of, edition);
                    }
                }
                // What was sent to a process is for those who see the process.
                let with: Vec<EditionId> = editions.values().map(|e| e.id).collect();
                let open: Vec<EditionId> = process::of_editions(conn, &with)?
                    .into_iter()
                    .filter(|p| p.shown_to(ctx.actor()))
                    .map(|p| p.edition)
                    .collect();
                editions.retain(|_, e| open.contains(&e.id));
                let ids: Vec<i64> = rows.iter().filter(|r| editions.contains_key(&r.1)).map(|r| r.0).collect();
                let contributions = contribution::by_ids(conn, &ids)?;
                let found = load::chain_through(conn, &ids)?;
                let panels = ctx.site.panels(conn, &ctx, "organization", &[Ref::Organization(id)])?;
                Ok((name, contributions, editions, found, panels.into_iter().flatten().collect()))
            }
        })
        .await?;
    let title = ctx.t("consolidation-organization-title");
    let page = ctx.page(format!("{title} – {name}")).await.here();
    let rows: Vec<Row> =
        contributions.iter().filter_map(|c| Some(row(&page, editions.get(&c.edition.0)?, &found, c))).collect();
    let changed = rows.iter().filter(|r| !r.changed.is_empty()).count();
    let template = OrganizationPage {
        summary: page.t2(
            "consolidation-organization-summary",
            "asked",
            rows.len().to_string(),
            "changed",
            changed.to_string(),
        ),
        name,
        rows,
        panels,
        page,
    };
    let topics: Vec<String> = editions
        .values()
        .map(|e| format!("plan:{}", e.plan))
        .chain(["site".to_string(), "organizations".to_string()])
        .collect();
    Ok(cacheable(html(template)?, topics))
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
            .map(|(x, text)| (chain::place(ctx, x.on, text), page.href(address::origin(&base, x.on, &text.address))))
            .collect(),
    }
}
