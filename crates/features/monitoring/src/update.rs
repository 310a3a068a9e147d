//! `/plans/…/items/{code}/update`: the same form for an owner or planner who is signed in.

use crate::address;
use crate::form::{self, Entered};
use crate::load::{self, At, Found};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_spine::{Error as Spine, update};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

#[derive(Clone, Deserialize)]
pub struct Which {
    code: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

async fn find(ctx: &Ctx, at: At, code: String) -> Result<Found, Error> {
    let by = ctx.signed_in()?.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let found = load::by_code(conn, &by, &at, &code)?;
            let e = &found.edition;
            let may = can(&by, Action::Plan, &e.scope()) || update::is_owner(conn, &by, e.plan, found.row.item)?;
            if may { Ok(found) } else { Err(Error::Forbidden) }
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(Which { code }): Path<Which>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let found = find(&ctx, at, code).await?;
    let action = address::update(&found.edition, &found.row.code, found.row.item);
    form::show(&ctx, &found, &action, Entered::of(&found), wish.done == "yes").await
}

pub async fn save(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(Which { code }): Path<Which>,
    fields: Fields,
) -> Result<Response, Error> {
    let found = find(&ctx, at, code).await?;
    let action = address::update(&found.edition, &found.row.code, found.row.item);
    let entered = Entered::of_fields(&fields);
    match form::write(&ctx, ctx.actor().clone(), found.row.item, &entered).await {
        Ok(()) => Ok(Redirect::to(&ctx.href(&format!("{action}?done=yes"))).into_response()),
        Err(Spine::Invalid(problems)) => form::refused(&ctx, &found, &action, entered, &problems).await,
        Err(error) => Err(error.into()),
    }
}
