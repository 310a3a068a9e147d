//! The contents of an edition's text: its chapters, each with what stands in it.

use crate::address;
use crate::load::{self, Version};
use crate::view::Head;
use crate::view::filters;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::{EditionRef, text};
use cantiere_web::{Ctx, Error, Page, cacheable, html};

#[derive(askama::Template)]
#[template(path = "contents.html")]
struct ContentsPage {
    page: Page,
    head: Head,
    chapters: Vec<ChapterLink>,
}

struct ChapterLink {
    label: String,
    lang: &'static str,
    href: String,
    sections: Vec<String>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, before) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let before = text::begins_before_chapters(conn, shown.revision)?;
                Ok((shown, index, before))
            }
        })
        .await?;
    let e = &shown.edition;
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("plans-tab-text"), e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .in_language(e.language.as_str())
        .here();
    let head = Head::new(&page, &ctx, &shown, &version, "text");
    let before = before.then(|| ChapterLink {
        label: page.t("plans-reader-before").into_owned(),
        lang: page.lang,
        href: page.href(format!("{}{}", address::before_chapters(e), head.keep)),
        sections: Vec::new(),
    });
    let tops = index.tops().map(|top| ChapterLink {
        lang: head.lang,
        label: if top.code.is_empty() { top.title.to_string() } else { format!("{} {}", top.code, top.title) },
        href: page.href(format!("{}{}", address::chapter(e, &top.code, top.item), head.keep)),
        sections: index
            .children(top.item)
            .into_iter()
            .filter(|c| matches!(c.kind, ItemKind::Chapter | ItemKind::Objective | ItemKind::Axis))
            .map(|c| c.title.to_string())
            .collect(),
    });
    let chapters = before.into_iter().chain(tops).collect();
    Ok(cacheable(html(ContentsPage { page, head, chapters })?, load::topics(&shown)))
}
