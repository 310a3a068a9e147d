//! Inviting many people at once from a list: one address a row, with a role or without. What is refused is told by row and
//! reason; the others are invited.

use super::code::find;
use super::invite::Letter;
use super::{Typed, done, render};
use crate::listed::{self, MOST, Rejected};
use crate::state::State;
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::text::fold;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::{CONTRIBUTOR, REPRESENTATIVE};
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;
use std::collections::HashSet;
use std::sync::Arc;

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(Lang, String)>,
    request: Request,
) -> Result<Response, Error> {
    let (body, rights) = find(&ctx, &slug).await?;
    if !rights.represents {
        return Err(Error::Forbidden);
    }
    let by = ctx.actor().clone();
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    let all = match listed::read(ctx.lang, request).await? {
        Ok(all) => all,
        Err(problem) => {
            let page = render(&ctx, &slug, Typed::default(), &[problem]).await?;
            return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let mut rejected: Vec<(usize, String, Problem)> = Vec::new();
    let mut wanted: Vec<(usize, String, String, &'static str)> = Vec::new();
    let mut seen = HashSet::new();
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
        let role = cells.iter().filter(|c| *c != address).find_map(|c| role_of(c));
        let told = cells.iter().filter(|c| *c != address).any(|c| !c.is_empty());
        match role {
            _ if n >= MOST => reject("organizations-row-too-many"),
            _ if !seen.insert(fold(address)) => reject("organizations-row-twice"),
            None if told && cells.len() == 2 => reject("organizations-row-role"),
            role => wanted.push((row, text, address.clone(), role.unwrap_or(CONTRIBUTOR))),
        }
    }
    for _ in 0..wanted.len() {
        state.mails_of_person.take(ctx.site.now(), person.clone())?;
    }
    let letter = Letter { site: ctx.site.clone(), body, by, from: ctx.viewer.name.clone(), language: ctx.lang };
    let (sent, refused) = ctx
        .site
        .db
        .write(move |tx| -> Result<_, cantiere_spine::Error> {
            let (mut sent, mut refused) = (0, Vec::new());
            for (row, text, address, role) in &wanted {
                match letter.send(tx, address, role) {
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
    rejected.extend(refused);
    rejected.sort_by_key(|(row, ..)| *row);
    if rejected.is_empty() && sent > 0 {
        return Ok(done(&ctx, &slug, "invited", sent));
    }
    let problem = match sent {
        0 => Problem::new("list", "organizations-problem-list-none"),
        n => Problem::new("list", "organizations-problem-list-some").with("n", n),
    };
    // What was refused stands in the field again, to be corrected and sent.
    let again: Vec<&str> = rejected.iter().map(|(_, text, _)| text.as_str()).collect();
    let typed = Typed { list: all.again(sent, &again), ..Typed::default() };
    let mut page = render(&ctx, &slug, typed, &[problem]).await?;
    page.rejected = rejected
        .iter()
        .map(|(row, text, problem)| Rejected { row: *row, text: text.clone(), reason: ctx.problem(problem) })
        .collect();
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// A role as people write it.
fn role_of(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "representative" | "rappresentante" | "rappresenta" => Some(REPRESENTATIVE),
        "contributor" | "collaboratore" | "collaboratrice" | "collabora" => Some(CONTRIBUTOR),
        _ => None,
    }
}
