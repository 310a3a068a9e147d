//! Inviting many people at once from a list: one address a row, with a role or without. What is refused is told by row and
//! reason; the others are invited.

use super::code::find;
use super::invite::Letter;
use super::{Typed, done, refused, render};
use crate::listed;
use crate::state::State;
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::text::fold;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::{CONTRIBUTOR, REPRESENTATIVE};
use cantiere_store::Tx;
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
        Err(problem) => return refused(&ctx, &slug, Typed::default(), &[problem]).await,
    };
    let mut seen = HashSet::new();
    let (wanted, mut rejected) = all.judge(|row, address| {
        let role = row.others(address).find_map(role_of);
        match role {
            _ if !seen.insert(fold(address)) => Err("organizations-row-twice"),
            None if row.cells.len() == 2 && row.others(address).next().is_some() => Err("organizations-row-role"),
            role => Ok((address.to_string(), role.unwrap_or(CONTRIBUTOR))),
        }
    });
    if let Err(Error::TooMany) = state.mails_of_person.take_many(ctx.site.now(), person, wanted.len()) {
        let typed = Typed { list: all.whole(), ..Typed::default() };
        let page = refused(&ctx, &slug, typed, &[Problem::new("list", "organizations-problem-too-many")]).await?;
        return Ok(with_status(page, StatusCode::TOO_MANY_REQUESTS));
    }
    let letter = Letter { site: ctx.site.clone(), body, by, from: ctx.viewer.name.clone(), language: ctx.lang };
    let write = move |tx: &mut Tx| listed::send_each(&wanted, |(address, role)| letter.send(tx, address, role));
    let (sent, later) = ctx.site.db.write(write).await?;
    rejected.extend(later);
    rejected.sort_by_key(|r| r.row);
    if rejected.is_empty() && sent > 0 {
        return Ok(done(&ctx, &slug, "invited", sent));
    }
    let typed = Typed { list: all.again(sent, &rejected), ..Typed::default() };
    let mut page = render(&ctx, &slug, typed, &[listed::problem(sent)]).await?;
    page.rejected = listed::rejected(&ctx, &rejected);
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
