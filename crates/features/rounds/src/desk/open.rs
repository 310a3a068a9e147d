//! Opening a vote, and moving its close to later with a reason that everybody reads.

use super::form::parse_moment;
use super::round::{again, changed_since, find, to, unmoved};
use crate::keys;
use crate::load::{At, Which};
use crate::words::Mistake;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::round::{self, sealed};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

pub async fn open(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    if found.round.state != "draft" {
        // The button was pressed twice, or a colleague pressed it first: it is done.
        return Ok(to(&ctx, &found, "opened", ""));
    }
    let (by, of, id) = (ctx.actor().clone(), found.edition.clone(), found.round.id);
    let seen = fields.number("version").unwrap_or_default();
    let secrets = match found.round.persons {
        true => Some(keys::make(&ctx.site, &found.round)?),
        false => None,
    };
    let opened = ctx.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        if let Some(secrets) = &secrets {
            sealed::seal(tx, &by, &of, id, secrets)?;
        }
        round::open(tx, &by, &of, id, seen)
    });
    match opened.await {
        Ok(()) => Ok(to(&ctx, &found, "opened", "")),
        Err(cantiere_spine::Error::Invalid(problems)) => again(&ctx, found, Mistake::all(&ctx, &problems), None).await,
        Err(cantiere_spine::Error::Stale) => {
            let found = find(&ctx, &at, which).await?;
            if found.round.state != "draft" {
                return Ok(to(&ctx, &found, "opened", ""));
            }
            changed_since(&ctx, found).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn extend(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    let Some(until) = parse_moment(&ctx, fields.one("until")) else {
        let wrong = vec![Mistake::one("until", ctx.t("rounds-problem-moment"))];
        return unmoved(&ctx, found, wrong, &fields).await;
    };
    let (by, of, id) = (ctx.actor().clone(), found.edition.clone(), found.round.id);
    let reason = fields.one("reason").to_string();
    match ctx.site.db.write(move |tx| round::extend(tx, &by, &of, id, until, &reason)).await {
        Ok(()) => Ok(to(&ctx, &found, "extended", "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            unmoved(&ctx, found, Mistake::all(&ctx, &problems), &fields).await
        }
        Err(error) => Err(error.into()),
    }
}
