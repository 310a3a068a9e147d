//! A new unit, which speaks under the name of its body.

use super::code::find;
use super::{Typed, done, refused};
use crate::form;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_spine::actor::organization::register;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    unit: String,
    unit_email: String,
}

pub async fn add(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let (by, unit, email) = (ctx.actor().clone(), fields.unit.clone(), fields.unit_email.clone());
    match ctx.site.db.write(move |tx| register::unit(tx, &by, body.id, &unit, &email)).await {
        Ok(made) => Ok(done(&ctx, &made.slug, "unit", 1)),
        Err(error) => {
            let typed = Typed { unit: fields.unit, unit_email: fields.unit_email, ..Typed::default() };
            refused(&ctx, &slug, typed, &form::problems(error)?).await
        }
    }
}
