//! `POST /desk/…/contributions-received/mark`: tags, offices and notes on the contributions that were chosen. A form that is
//! refused comes back with who was chosen and what was typed.

use super::Mistake;
use super::answer::page::{self, Entered};
use super::answer::read::read;
use super::kept::Kept;
use super::list::{self, Refused};
use super::parts::page::{Entered as OfParts, render as of_parts};
use super::wish::Wish;
use crate::load::{self, At};
use crate::{address, opinions};
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::ContributionId;
use cantiere_spine::work::{note, office, tag};
use cantiere_spine::{Error as Spine, Problem, contribution};
use cantiere_store::idempotency;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;
use std::sync::Arc;

/// So many are marked at once.
const MOST: usize = 500;

pub async fn save(
    ctx: Ctx,
    Path(at): Path<At>,
    Extension(kept): Extension<Arc<Kept>>,
    fields: Fields,
) -> Result<Response, Error> {
    let own = ctx.clone();
    let place = at.clone();
    let (edition, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &place)).await?;
    // What is no number is a contribution that is not there.
    let mut numbers: Vec<i64> = fields.all("n").map(|n| n.parse().unwrap_or(0)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let base = address::received(&edition);
    // Enter in the field of the tag puts it on; anywhere else in the form, without one, it answers.
    if fields.one("do") == "enter" && fields.one("tag").trim().is_empty() && !numbers.is_empty() {
        let chosen: Vec<String> = numbers.iter().map(|n| format!("n={n}")).collect();
        return Ok(Redirect::to(&ctx.href(&format!("{base}/answer?{}", chosen.join("&")))).into_response());
    }
    let (by, of, site, f) = (ctx.actor().clone(), process.id, ctx.site.clone(), fields.clone());
    let (e, wanted) = (edition.clone(), numbers.clone());
    let written = ctx
        .site
        .db
        .write(move |tx| -> Result<(), Spine> {
            if wanted.is_empty() || wanted.len() > MOST {
                return Err(Problem::new("chosen", "consolidation-problem-how-many").with("most", MOST).into());
            }
            let known = contribution::by_numbers(tx, of, &wanted)?;
            let ids: Vec<ContributionId> = known.iter().map(|c| c.id).collect();
            let gone: Vec<String> =
                wanted.iter().filter(|n| !known.iter().any(|c| c.number == **n)).map(|n| format!("n. {n}")).collect();
            if !gone.is_empty() {
                return Err(Problem::new("chosen", "consolidation-problem-gone").with("which", gone.join(", ")).into());
            }
            let office_id = f.one("office").parse::<i64>().unwrap_or(0);
            match f.one("do") {
                "tag" | "enter" => tag::set(tx, &by, of, &ids, f.one("tag"), true),
                "untag" => tag::set(tx, &by, of, &ids, f.one("tag"), false),
                "assign" => {
                    let fresh = office::assign(tx, &by, of, &ids, office_id, true)?;
                    opinions::ask(tx, &site, &e, office_id, &fresh)
                }
                "unassign" => office::assign(tx, &by, of, &ids, office_id, false).map(drop),
                // The same form sent again is the same note.
                "note" => {
                    let person = by.person.ok_or(Spine::Denied)?.0;
                    idempotency::of_form(tx, person, "note", f.one("key"), |tx| {
                        note::add(tx, &by, of, ids[0], f.one("note")).map(|id| id.to_string())
                    })
                    .map(drop)
                }
                _ => Err(Spine::NotFound("action")),
            }
        })
        .await;
    let back = match fields.one("back") {
        "answer" => format!("{base}/answer?n={}", numbers.first().copied().unwrap_or_default()),
        query if query.starts_with('?') => format!("{base}{query}&done=marked"),
        _ => format!("{base}?done=marked"),
    };
    match written {
        Ok(()) => Ok(Redirect::to(&ctx.href(&back)).into_response()),
        Err(Spine::Invalid(problems)) => again(&ctx, at, kept, &fields, numbers, &problems).await,
        Err(error) => Err(error.into()),
    }
}

/// The page that the form stands on, with what it held.
async fn again(
    ctx: &Ctx,
    at: At,
    kept: Arc<Kept>,
    fields: &Fields,
    chosen: Vec<i64>,
    problems: &[Problem],
) -> Result<Response, Error> {
    let mistakes = Mistake::all(ctx, problems);
    let gone = problems.iter().any(|p| p.field == "chosen");
    if fields.one("back") == "answer" && !gone {
        let found = read(ctx, at, Ok(chosen)).await?;
        if !found.parts.is_empty() {
            let entered = OfParts::of_parts(ctx, &found).await?;
            let parts = of_parts(ctx, &found, entered, mistakes, false, "").await;
            let parts = parts.marked(fields.one("note"), fields.one("tag"));
            return Ok(with_status(html(parts)?, StatusCode::UNPROCESSABLE_ENTITY));
        }
        let entered = Entered::of_answers(&found);
        let answer = page::render(ctx, &found, entered, mistakes, false, "").await;
        let answer = answer.marked(fields.one("note"), fields.one("tag"));
        return Ok(with_status(html(answer)?, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let wish = Wish::of_query(fields.one("back"));
    let (tag, office) = (fields.one("tag").to_string(), fields.one("office").to_string());
    list::render(ctx, at, wish, kept, Refused { mistakes, chosen, tag, office }).await
}
