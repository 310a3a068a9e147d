//! `/desk/…/contributions-received/answer`: one answer for one contribution, or with one reason for a group.
//! A draft is kept as it is saved; when somebody else saved in between, both texts are shown.

pub mod keep;
pub mod page;
pub mod read;
pub mod save;

use super::Mistake;
use super::kept::Kept;
use super::list::{self, Refused};
use super::wish::Wish;
use crate::address;
use crate::load::{self, At};
use axum::Extension;
use axum::extract::{Path, Query, RawQuery};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Problem;
use cantiere_web::{Ctx, Error, html};
use page::{Entered, render};
use read::read;
use serde::Deserialize;
use std::sync::Arc;

/// So many contributions get one reason at most.
pub const MOST: usize = 5_000;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    all: String,
    kept: String,
    /// What the form of the table held besides who was chosen.
    back: String,
    tag: String,
    office: String,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    RawQuery(query): RawQuery,
    Query(asked): Query<Asked>,
    Query(wish): Query<Wish>,
    Extension(kept): Extension<Arc<Kept>>,
) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let mut left_out = 0;
    let chosen = match asked.all.as_str() {
        "yes" => {
            let (own, at, filter) = (ctx.clone(), at.clone(), wish.clone());
            let (edition, mut all) =
                ctx.site.db.read(move |conn| list::numbers(conn, &own, &at, &filter, &kept)).await?;
            if all.is_empty() {
                // All of them have been answered meanwhile.
                let list = format!("{}{}", address::received(&edition), wish.query(""));
                return Ok(Redirect::to(&ctx.href(&list)).into_response());
            }
            left_out = all.len().saturating_sub(MOST);
            all.truncate(MOST);
            Ok(all)
        }
        _ if !query.split('&').any(|pair| pair.starts_with("n=")) => return nobody(&ctx, at, asked, kept).await,
        _ => numbers(query.split('&').filter_map(|pair| pair.strip_prefix("n="))),
    };
    let mut found = read(&ctx, at, chosen).await?;
    found.left_out = left_out;
    // Of one that is split each part has an answer.
    if let ([one], false) = (found.rows.as_slice(), found.parts.is_empty()) {
        return Ok(Redirect::to(&ctx.href(&address::parts(&found.edition, one.number))).into_response());
    }
    let unfinished = found.unfinished.as_ref();
    let entered = match unfinished.filter(|_| asked.kept == "yes").and_then(|u| serde_json::from_str(&u.fields).ok()) {
        Some(fields) => Entered::of_fields(&found, &fields),
        None => Entered::of_answers(&found),
    };
    html(render(&ctx, &found, entered, Vec::new(), false, "").await)
}

/// The table again, where nobody was chosen in it.
async fn nobody(ctx: &Ctx, at: At, asked: Asked, kept: Arc<Kept>) -> Result<Response, Error> {
    let (own, place) = (ctx.clone(), at.clone());
    ctx.site.db.read(move |conn| load::workbench(conn, &own, &place)).await?;
    let problem = Problem::new("chosen", "consolidation-problem-how-many").with("most", MOST);
    let mistakes = Mistake::all(ctx, &[problem]);
    let refused = Refused { mistakes, chosen: Vec::new(), tag: asked.tag, office: asked.office };
    list::render(ctx, at, Wish::of_query(&asked.back), kept, refused).await
}

/// The numbers of an address or a form, each once.
pub fn numbers<'t>(values: impl Iterator<Item = &'t str>) -> Result<Vec<i64>, Error> {
    let mut out: Vec<i64> = Vec::new();
    for value in values {
        out.push(value.parse().map_err(|_| Error::BadRequest)?);
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|n| seen.insert(*n));
    match out.len() {
        1..=MOST => Ok(out),
        _ => Err(Error::Invalid(vec![Problem::new("n", "consolidation-problem-how-many").with("most", MOST)])),
    }
}

/// Under what an unfinished answer to these is kept.
pub fn target(numbers: &[i64]) -> String {
    let text = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    match text.len() {
        0..200 => text,
        _ => format!("{}…{}…{}", numbers[0], numbers.len(), numbers.iter().sum::<i64>()),
    }
}
