//! All data of the site for download: every plan in every format, and where programs ask.

use crate::address;
use axum::response::Response;
use cantiere_spine::plan::catalogue;
use cantiere_web::{Ctx, Error, Page, cacheable, html};

#[derive(askama::Template)]
#[template(path = "data.html")]
struct DataPage {
    page: Page,
    editions: Vec<EditionRow>,
}

struct EditionRow {
    name: String,
    lang: &'static str,
    href: String,
    download: String,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let reader = ctx.actor().clone();
    let plans = ctx.site.db.read(move |conn| catalogue::plans(conn, &reader).map_err(Error::from)).await?;
    let page = ctx.page(ctx.t("plans-data-title")).await.here();
    let editions = plans
        .iter()
        .flat_map(|p| &p.editions)
        .map(|e| EditionRow {
            name: format!("{} – {}", e.plan_name, e.name),
            lang: e.language.as_str(),
            href: page.href(address::edition(e)),
            download: page.href(format!("{}/download", address::edition(e))),
        })
        .collect();
    Ok(cacheable(html(DataPage { page, editions })?, ["site"]))
}
