//! Asking many organisations from a list: name, address and kind in each row. What is refused is told by row and reason.

use super::invite::Letter;
use super::{At, Typed, Wish, done, found, refused, render};
use crate::listed::{self, MOST, Rejected};
use crate::state::State;
use crate::words;
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::Response;
use cantiere_domain::text::fold;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::OrganizationKind;
use cantiere_spine::process::participants::Wanted;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;
use std::sync::Arc;

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path(at): Path<At>,
    request: Request,
) -> Result<Response, Error> {
    let e = found(&ctx, &at).await?;
    let by = ctx.actor().clone();
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    let all = match listed::read(ctx.lang, request).await? {
        Ok(all) => all,
        Err(problem) => return refused(&ctx, &at, Typed::default(), &[problem]).await,
    };
    let mut rejected: Vec<(usize, String, Problem)> = Vec::new();
    let mut wanted: Vec<(usize, String, Wanted)> = Vec::new();
    for (n, read) in all.rows.iter().enumerate() {
        let (row, cells, text) = (read.number, &read.cells, read.text());
        let mut reject = |key| rejected.push((row, text.clone(), Problem::new("list", key)));
        if read.is_unclosed() {
            reject("organizations-row-quote");
            continue;
        }
        let Some(address) = cells.iter().find(|c| c.contains('@')) else {
            reject("organizations-row-no-address");
            continue;
        };
        let others: Vec<&String> = cells.iter().filter(|c| *c != address && !c.is_empty()).collect();
        let kind = others.iter().find_map(|c| kind_of(&ctx, c));
        let name = others.iter().find(|c| kind_of(&ctx, c).is_none());
        match (name, kind) {
            _ if n >= MOST => reject("organizations-row-too-many"),
            (None, _) => reject("organizations-row-no-name"),
            (_, None) => reject("organizations-row-no-kind"),
            (Some(name), kind) => {
                let one = Wanted {
                    name: name.to_string(),
                    kind,
                    address: address.clone(),
                    organization: None,
                    language: ctx.lang,
                };
                wanted.push((row, text, one));
            }
        }
    }
    for _ in 0..wanted.len() {
        state.mails_of_person.take(ctx.site.now(), person.clone())?;
    }
    let letter = Letter { site: ctx.site.clone(), by, edition: e };
    let (sent, others) = ctx
        .site
        .db
        .write(move |tx| -> Result<_, cantiere_spine::Error> {
            let (mut sent, mut refused) = (0, Vec::new());
            for (row, text, one) in &wanted {
                match letter.send(tx, one) {
                    Ok(()) => sent += 1,
                    Err(cantiere_spine::Error::Invalid(problems)) => {
                        refused.extend(problems.into_iter().next().map(|p| (*row, text.clone(), p)));
                    }
                    Err(error) => return Err(error),
                }
            }
            Ok((sent, refused))
        })
        .await?;
    rejected.extend(others);
    rejected.sort_by_key(|(row, ..)| *row);
    if rejected.is_empty() && sent > 0 {
        return Ok(done(&ctx, &at, "asked", sent));
    }
    let problem = match sent {
        0 => Problem::new("list", "organizations-problem-list-none"),
        n => Problem::new("list", "organizations-problem-list-some").with("n", n),
    };
    let again: Vec<&str> = rejected.iter().map(|(_, text, _)| text.as_str()).collect();
    let typed = Typed { list: all.again(sent, &again), ..Typed::default() };
    let mut page = render(&ctx, &at, &Wish::default(), typed, &[problem]).await?;
    page.rejected = rejected
        .iter()
        .map(|(row, text, problem)| Rejected { row: *row, text: text.clone(), reason: ctx.problem(problem) })
        .collect();
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// A kind as the page calls it, in the reader's language, or as files call it.
fn kind_of(ctx: &Ctx, text: &str) -> Option<OrganizationKind> {
    let wanted = fold(text);
    OrganizationKind::ALL.into_iter().find(|k| k.as_str() == wanted || fold(&words::kind(ctx, *k)) == wanted)
}
