//! How it works: the way from a draft to a plan that is kept, in three steps.

use axum::response::Response;
use cantiere_web::{Ctx, Error, Page, cacheable, html};

#[derive(askama::Template)]
#[template(path = "how.html")]
struct HowPage {
    page: Page,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("plans-how-title")).await.here();
    Ok(cacheable(html(HowPage { page })?, ["settings"]))
}
