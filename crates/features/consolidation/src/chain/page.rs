//! `/plans/…/origin/{kind}/{id}`: where a paragraph or an item comes from.

use super::{Chains, chains, place_lang};
use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::answer;
use cantiere_spine::plan::{edition, item};
use cantiere_store::schema::plan::{block, block_row};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use diesel::prelude::*;

#[derive(askama::Template)]
#[template(path = "origin.html")]
struct OriginPage {
    page: Page,
    place: String,
    /// Of the place's name where it is not the page's; else empty.
    place_lang: &'static str,
    place_href: String,
    lang: &'static str,
    words: Fragment,
    chains: Vec<Chains>,
    other: String,
}

#[derive(serde::Deserialize)]
pub struct Which {
    kind: String,
    id: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let (edition, on, label, anchor, words_now, chains) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let edition = edition::find(conn, ctx.actor(), &at.reference())?;
                let revision = edition.published.ok_or(Error::NotFound)?;
                let (on, label, anchor, now) = match which.kind.as_str() {
                    "paragraphs" => {
                        let row: Option<(i64, String, String)> = block_row::table
                            .inner_join(block::table.on(block::id.eq(block_row::block)))
                            .filter(block::edition.eq(edition.id.0))
                            .filter(block::anchor.eq(which.id.clone()))
                            .filter(block_row::revision.eq(revision))
                            .select((block_row::block, block_row::number, block_row::text))
                            .first(conn)
                            .optional()?;
                        let (id, number, text) = row.ok_or(Error::NotFound)?;
                        let label = ctx.with("consolidation-place-paragraph", &[("number", &number)]);
                        (Ref::Block(id), label, which.id.clone(), text)
                    }
                    "items" => {
                        let row = item::find(conn, revision, &which.id)?;
                        let label = ctx.with("consolidation-place-item", &[("code", &row.code), ("title", &row.title)]);
                        (Ref::Item(row.item), label, row.code, row.title)
                    }
                    _ => return Err(Error::NotFound),
                };
                let causes: Vec<i64> =
                    answer::causes(conn, on.kind(), &[on.id()])?.iter().map(|c| c.contribution).collect();
                let found = load::chain(conn, &causes)?;
                let base = address::edition(&edition);
                let chains = chains(conn, &ctx, &base, edition.language.as_str(), &found, &causes, &[on], None)?;
                Ok((edition, on, label, anchor, now, chains))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let title = match on {
        Ref::Item(_) => ctx.t("consolidation-origin-item"),
        _ => ctx.t("consolidation-origin-sentence"),
    };
    let page = ctx
        .page(format!("{title} {label} – {name}"))
        .await
        .crumb(ctx.t("consolidation-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(&label, &address::place(&base, on, &anchor))
        .in_language(match on {
            Ref::Item(_) => edition.language.as_str(),
            _ => ctx.lang.as_str(),
        })
        .crumb(&title, &address::origin(&base, on, &anchor));
    let template = OriginPage {
        place: label,
        place_lang: place_lang(on, edition.language.as_str()),
        place_href: page.href(address::place(&base, on, &anchor)),
        lang: edition.language.as_str(),
        words: markdown::block(&words_now),
        other: if chains.is_empty() { page.t("consolidation-origin-none").into_owned() } else { String::new() },
        chains,
        page,
    };
    Ok(cacheable(html(template)?, [format!("plan:{}", edition.plan)]))
}
