//! The code that went to the address of the public register: typing it verifies the organisation at once.

use super::{Typed, done, own, refused};
use crate::code::is_code;
use crate::new::send_code;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::check::{self, Confirmed};
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    code: String,
}

pub async fn confirm(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let (by, secret, typed) = (ctx.actor().clone(), ctx.site.options.secret.clone(), fields.code.clone());
    let confirmed = ctx
        .site
        .db
        .write(move |tx| check::confirm(tx, &by, body.id, |nonce| is_code(&secret, body.id, nonce, &typed)))
        .await?;
    let problem = match confirmed {
        Confirmed::Yes => return Ok(done(&ctx, &slug, "verified", 1)),
        Confirmed::Wrong(left) => Problem::new("code", "organizations-problem-code").with("n", left),
        Confirmed::Over => Problem::new("code", "organizations-problem-code-over"),
    };
    refused(&ctx, &slug, Typed { code: fields.code, ..Typed::default() }, &[problem]).await
}

pub async fn again(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let (by, site) = (ctx.actor().clone(), ctx.site.clone());
    let sent = ctx.site.db.write(move |tx| -> Result<bool, cantiere_spine::Error> {
        let Some(check) = check::again(tx, &by, body.id)? else { return Ok(false) };
        send_code(tx, &site, &check, &body.name)?;
        Ok(true)
    });
    Ok(done(&ctx, &slug, if sent.await? { "code-again" } else { "code-wait" }, 1))
}

pub(super) async fn find(
    ctx: &Ctx,
    slug: &str,
) -> Result<
    (cantiere_spine::actor::organization::directory::Organization, cantiere_spine::actor::organization::rights::Rights),
    Error,
> {
    let (reader, slug) = (ctx.clone(), slug.to_string());
    ctx.site.db.read(move |conn| own(conn, &reader, &slug)).await
}
