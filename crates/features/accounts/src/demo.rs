//! `/demo/entra/{role}`: doors into the demonstration, one for each role, each a link that signs its person in at once.
//! They exist in the demonstration alone: any other site answers as if there were no such page.

use crate::{next, session};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::access::Assurance;
use cantiere_spine::actor::person;
use cantiere_web::{Ctx, Error};
use http::HeaderMap;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
    /// The token of a text that waits for its writer.
    pending: String,
}

pub async fn enter(
    ctx: Ctx,
    Path(door): Path<String>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if !ctx.site.options.demo {
        return Err(Error::NotFound);
    }
    let doors = cantiere_demo::doors().map_err(Error::internal)?;
    let (_, email) = doors.into_iter().find(|(name, _)| *name == door).ok_or(Error::NotFound)?;
    let found = ctx.site.db.read(move |conn| person::find_by_email(conn, &email)).await?;
    // The person may have erased themselves: then the door leads nowhere.
    let person = found.ok_or(Error::NotFound)?;
    // As by an electronic identity of the second level, so that every page of the demonstration can be tried.
    let wished = next::local(&wish.next).map_or_else(|| ctx.href("/"), str::to_owned);
    session::begin(&ctx, &headers, person, Assurance::Substantial, &wished, &wish.pending).await
}
