//! `POST /desk/…/contributions-received/shortcuts`: single keys, for the person who wants them.

use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::work::setting;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, _) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &at)).await?;
    let (by, on) = (ctx.actor().clone(), fields.one("shortcuts") == "yes");
    ctx.site.db.write(move |tx| setting::set_shortcuts(tx, &by, on)).await?;
    Ok(Redirect::to(&ctx.href(&address::received(&edition))).into_response())
}
