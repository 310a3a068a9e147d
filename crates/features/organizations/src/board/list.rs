//! Asking many organisations from a list: name, address and kind in each row. What is refused is told by row and reason.

use super::invite::Letter;
use super::{At, Typed, Wish, done, found, refused, render};
use crate::listed;
use crate::state::State;
use crate::words;
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::Response;
use cantiere_domain::text::fold;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::OrganizationKind;
use cantiere_spine::process::participants::Wanted;
use cantiere_store::Tx;
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
    let (wanted, mut rejected) = all.judge(|row, address| {
        let kind = row.others(address).find_map(|c| kind_of(&ctx, c));
        let name = row.others(address).find(|c| kind_of(&ctx, c).is_none());
        match (name, kind) {
            (None, _) => Err("organizations-row-no-name"),
            (_, None) => Err("organizations-row-no-kind"),
            (Some(name), kind) => Ok(Wanted {
                name: name.to_string(),
                kind,
                address: address.to_string(),
                organization: None,
                language: ctx.lang,
            }),
        }
    });
    if let Err(Error::TooMany) = state.mails_of_person.take_many(ctx.site.now(), person, wanted.len()) {
        let typed = Typed { list: all.whole(), ..Typed::default() };
        let page = refused(&ctx, &at, typed, &[Problem::new("list", "organizations-problem-too-many")]).await?;
        return Ok(with_status(page, StatusCode::TOO_MANY_REQUESTS));
    }
    let letter = Letter { site: ctx.site.clone(), by, edition: e };
    let write = move |tx: &mut Tx| listed::send_each(&wanted, |one| letter.send(tx, one));
    let (sent, later) = ctx.site.db.write(write).await?;
    rejected.extend(later);
    rejected.sort_by_key(|r| r.row);
    if rejected.is_empty() && sent > 0 {
        return Ok(done(&ctx, &at, "asked", sent));
    }
    let typed = Typed { list: all.again(sent, &rejected), ..Typed::default() };
    let mut page = render(&ctx, &at, &Wish::default(), typed, &[listed::problem(sent)]).await?;
    page.rejected = listed::rejected(&ctx, &rejected);
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// A kind as the page calls it, in the reader's language, or as files call it.
fn kind_of(ctx: &Ctx, text: &str) -> Option<OrganizationKind> {
    let wanted = fold(text);
    OrganizationKind::ALL.into_iter().find(|k| k.as_str() == wanted || fold(&words::kind(ctx, *k)) == wanted)
}
