//! `/desk/…/pairs`: which actions of the edition before go on in this one: those known, and titles that are alike, which a
//! planner confirms.

use crate::act;
use crate::address;
use crate::compared::{rows, sentences};
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::plan::editions::{self, Between, Known};
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::{Edition, edition};
use cantiere_store::Conn;
use cantiere_web::form::{Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use std::collections::HashMap;

/// Pairs on a page; those confirmed make room for the next.
const SHOWN: usize = 60;

#[derive(askama::Template)]
#[template(path = "pairs.html")]
struct PairsPage {
    page: Page,
    head: Head,
    action: String,
    /// Empty: the plan has no other edition to compare with.
    older: String,
    public_href: String,
    sentences: Vec<String>,
    suggestions: Vec<Pair>,
    by_code: Vec<Pair>,
    by_code_more: usize,
    /// The same code for something else.
    reused: Vec<Pair>,
    mistakes: Vec<Mistake>,
}

struct Pair {
    value: String,
    old: String,
    new: String,
}

struct Found {
    e: Edition,
    older: Option<Edition>,
    between: Between,
    old_rows: HashMap<i64, ItemRow>,
    new_rows: HashMap<i64, ItemRow>,
    both_public: bool,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Found, Error> {
    let e = load::readable(conn, ctx, at)?;
    let older = match e.predecessor {
        Some(id) => Some(edition::find_by_id(conn, ctx.actor(), id)?),
        None => edition::of_plan(conn, ctx.actor(), &at.plan)?.into_iter().skip_while(|o| o.id != e.id).nth(1),
    };
    let versions = older.as_ref().and_then(Edition::shown).zip(e.shown_to_writers());
    let between = match versions {
        Some((from, to)) => editions::between(conn, from, to)?,
        None => Between::default(),
    };
    let mut pairs: Vec<(i64, i64)> = between.suggestions.iter().take(SHOWN).map(|s| (s.old, s.new)).collect();
    pairs.extend(by_code(&between).take(SHOWN));
    pairs.extend(between.reused.iter().take(SHOWN));
    let (old_rows, new_rows) = match versions {
        Some((from, to)) => (
            rows(conn, from, pairs.iter().map(|p| p.0).collect())?,
            rows(conn, to, pairs.iter().map(|p| p.1).collect())?,
        ),
        None => Default::default(),
    };
    let both_public = older.as_ref().is_some_and(|o| o.published.is_some()) && e.published.is_some();
    Ok(Found { e, older, between, old_rows, new_rows, both_public })
}

fn by_code(between: &Between) -> impl Iterator<Item = (i64, i64)> {
    between.lines.iter().filter(|l| l.known == Some(Known::ByCode)).filter_map(|l| l.old.zip(l.new))
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    html(page(&ctx, found, Vec::new(), &done).await)
}

pub async fn confirm(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let pair = |text: &str| -> Option<(i64, i64)> {
        let (old, new) = text.split_once('-')?;
        Some((old.parse().ok()?, new.parse().ok()?))
    };
    let pairs: Vec<(i64, i64)> = fields.all("pair").take(500).filter_map(pair).collect();
    let again = async |mistake: Mistake| -> Result<Response, Error> {
        let own = ctx.clone();
        let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
        let page = page(&ctx, found, vec![mistake], &Done::default()).await;
        Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
    };
    if pairs.is_empty() {
        return again(Mistake { field: "pairs".into(), message: ctx.t("desk-problem-no-pair") }).await;
    }
    let (by, of) = (ctx.actor().clone(), e.id);
    match ctx.site.db.write(move |tx| editions::confirm(tx, &by, of, &pairs)).await {
        Ok(()) => Ok(act::back(&ctx, &format!("{}/pairs", address::draft(&e)), &[], ("paired", None), "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let message = problems.first().map(|p| ctx.problem(p)).unwrap_or_default();
            again(Mistake { field: "pairs".into(), message }).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(ctx: &Ctx, found: Found, mistakes: Vec<Mistake>, done: &Done) -> PairsPage {
    let e = &found.e;
    let page = head::page(ctx, e, ctx.t("desk-tab-pairs")).await;
    let label = |rows: &HashMap<i64, ItemRow>, id: i64| rows.get(&id).map(|r| words::label(&r.code, &r.title));
    let pair = |old: i64, new: i64| {
        Some(Pair {
            value: format!("{old}-{new}"),
            old: label(&found.old_rows, old)?,
            new: label(&found.new_rows, new)?,
        })
    };
    let count = by_code(&found.between).count();
    PairsPage {
        head: Head::new(&page, e, "pairs", done),
        action: page.href(format!("{}/pairs", address::draft(e))),
        older: found.older.as_ref().map(|o| o.name.clone()).unwrap_or_default(),
        public_href: match found.older.as_ref().filter(|_| found.both_public) {
            Some(older) => page.href(address::compared(e, &older.slug)),
            None => String::new(),
        },
        sentences: sentences(&page, &found.between),
        suggestions: found.between.suggestions.iter().take(SHOWN).filter_map(|s| pair(s.old, s.new)).collect(),
        by_code: by_code(&found.between).take(SHOWN).filter_map(|(old, new)| pair(old, new)).collect(),
        by_code_more: count.saturating_sub(SHOWN),
        reused: found.between.reused.iter().take(SHOWN).filter_map(|(old, new)| pair(*old, *new)).collect(),
        mistakes,
        page,
    }
}
