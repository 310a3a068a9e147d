//! A letter without the name of whoever wrote it, when they ask for that.

use super::{Kind, start};
use crate::address;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::ContributionId;
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};

/// `POST /desk/…/entries/{number}/forget`: empties the name of whoever wrote it.
pub async fn forget(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let (edition, process) = start::allowed(&ctx, &at, Kind::Desk).await?;
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            let id: ContributionId = contribution::find(tx, process.id, number)?.id;
            contribution::forget_sender(tx, &by, id)
        })
        .await?;
    let to = format!("{}?done=forgotten", address::entries(&address::edition(&edition)));
    Ok(Redirect::to(&ctx.href(&to)).into_response())
}
