//! `POST /desk/…/contributions-received/mark`: tags, offices and notes on the contributions that were chosen.

use crate::load::{self, At};
use crate::{address, opinions};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::ContributionId;
use cantiere_spine::work::{note, office, tag};
use cantiere_spine::{Error as Spine, Problem, contribution};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

/// So many are marked at once.
const MOST: usize = 500;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &at)).await?;
    let numbers: Vec<i64> = fields.all("n").take(MOST).filter_map(|n| n.parse().ok()).collect();
    let base = address::received(&edition);
    let (by, of, site, f) = (ctx.actor().clone(), process.id, ctx.site.clone(), fields.clone());
    let (e, wanted) = (edition.clone(), numbers.clone());
    let written = ctx
        .site
        .db
        .write(move |tx| -> Result<(), Spine> {
            let ids: Vec<ContributionId> =
                contribution::by_numbers(tx, of, &wanted)?.into_iter().map(|c| c.id).collect();
            if ids.is_empty() {
                return Err(Problem::new("n", "consolidation-problem-how-many").with("most", MOST).into());
            }
            let office_id = f.one("office").parse::<i64>().unwrap_or(0);
            match f.one("do") {
                "tag" => tag::set(tx, &by, of, &ids, f.one("tag"), true),
                "untag" => tag::set(tx, &by, of, &ids, f.one("tag"), false),
                "assign" => {
                    let fresh = office::assign(tx, &by, of, &ids, office_id, true)?;
                    opinions::ask(tx, &site, &e, office_id, &fresh)
                }
                "unassign" => office::assign(tx, &by, of, &ids, office_id, false).map(drop),
                "note" => note::add(tx, &by, of, ids[0], f.one("note")).map(drop),
                _ => Err(Spine::NotFound("action")),
            }
        })
        .await;
    let back = match fields.one("back") {
        "answer" => format!("{base}/answer?n={}", numbers.first().copied().unwrap_or_default()),
        query if query.starts_with('?') => format!("{base}{query}&done=marked"),
        _ => format!("{base}?done=marked"),
    };
    written?;
    Ok(Redirect::to(&ctx.href(&back)).into_response())
}
