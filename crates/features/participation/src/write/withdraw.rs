//! Taking back what one has sent.

use super::problems;
use crate::one;
use crate::{address, load};
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};

pub async fn send(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let id = ctx
        .site
        .db
        .read({
            let (ctx, at) = (ctx.clone(), at.clone());
            move |conn| -> Result<_, Error> {
                let (_, process) = load::both(conn, &ctx, &at)?;
                Ok(contribution::find(conn, process.id, number)?.id)
            }
        })
        .await?;
    let zone = ctx.site.zone().clone();
    match ctx.site.db.write(move |tx| contribution::withdraw(tx, &zone, &by, id)).await {
        Ok(()) => Ok(one::to(&ctx, &base, number, "1", "")),
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            one::refused(&ctx, at, number, String::new(), String::new(), mistakes).await
        }
    }
}
