//! Search over everything a reader may see: items and paragraphs, each hit in its context.

use crate::address;
use crate::view::{self, filters};
use axum::extract::Query as Params;
use axum::response::Response;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::search::{DocKind, Hit, Query, find};
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    text: String,
    summary: String,
    capped: bool,
    hits: Vec<HitRow>,
    first: String,
    next: String,
    kinds: Vec<KindRow>,
    kind: String,
}

/// A kind of things that hits can be narrowed to.
struct KindRow {
    label: String,
    href: String,
    chosen: bool,
}

struct HitRow {
    code: String,
    title: String,
    /// The language of the title, which is the page's where a hit has none of its own.
    title_lang: &'static str,
    href: String,
    lang: &'static str,
    kind: String,
    plan: String,
    context: Vec<(bool, String)>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    #[serde(deserialize_with = "crate::asked::words")]
    q: String,
    /// `item`, `block` or `contribution`; empty: everything.
    kind: String,
    after: String,
}

pub async fn show(ctx: Ctx, Params(asked): Params<SearchQuery>) -> Result<Response, Error> {
    let text = asked.q;
    let actor = ctx.actor().clone();
    let kind = DocKind::parse(&asked.kind);
    let query = Query {
        text: text.clone(),
        kind,
        cursor: (!asked.after.is_empty()).then(|| asked.after.clone()),
        ..Query::default()
    };
    let found = ctx.site.db.read(move |conn| find(conn, &actor, &query).map_err(Error::from)).await?;
    let page = ctx.page(ctx.t("plans-search-title")).await.here().noindex();
    let summary = match found.more {
        true => page.tn("plans-search-more", found.total),
        false => page.tn("plans-search-total", found.total),
    };
    let chosen = kind.map(DocKind::as_str).unwrap_or_default();
    let to = |kind: &str, after: &str| {
        page.href(format!("/search{}", address::query(&[("q", &text), ("kind", kind), ("after", after)])))
    };
    let address = |after: &str| to(chosen, after);
    let kinds = ["", "item", "block", "contribution"].map(|value| KindRow {
        label: match value {
            "" => page.t("plans-search-kind-all").into_owned(),
            kind => page.t(format!("plans-search-kind-{kind}")).into_owned(),
        },
        href: to(value, ""),
        chosen: value == chosen,
    });
    let template = SearchPage {
        summary,
        capped: found.more,
        hits: found.hits.iter().map(|hit| row(&page, hit)).collect(),
        first: if asked.after.is_empty() { String::new() } else { address("") },
        next: found.next.as_deref().map(address).unwrap_or_default(),
        kinds: kinds.into(),
        kind: chosen.to_string(),
        text,
        page,
    };
    Ok(cacheable(html(template)?, ["site"]))
}

fn row(page: &Page, hit: &Hit) -> HitRow {
    let base = format!("/plans/{}/{}", hit.plan_slug, hit.edition_slug);
    let (href, kind) = match hit.kind {
        DocKind::Item => {
            let code = cantiere_spine::plan::item::address(&hit.code, hit.ref_id);
            let kind = ItemKind::parse(&hit.subkind).unwrap_or(ItemKind::Chapter);
            (format!("{base}/items/{}", address::segment(&code)), view::kind(page, kind))
        }
        DocKind::Contribution => {
            let key = format!("plans-search-contribution-{}", hit.subkind);
            // A reply leads to the page of replies that begins with it.
            let anchor = match hit.anchor.strip_prefix('r') {
                Some(id) => format!("?reply={id}#r{id}"),
                None => String::new(),
            };
            (format!("{base}/contributions/{}{anchor}", hit.number), page.t1(key, "number", &hit.number))
        }
        DocKind::Block => {
            let kind = match hit.number.is_empty() {
                true => page.t("plans-search-text").into_owned(),
                false => page.t1("plans-search-paragraph", "number", &hit.number),
            };
            (format!("{base}/paragraphs/{}", hit.anchor), kind)
        }
    };
    let own = if hit.title.is_empty() { &hit.chapter_title } else { &hit.title };
    let (title, title_lang) = match (hit.kind, own.is_empty()) {
        (DocKind::Contribution, _) if hit.title.is_empty() => (kind.clone(), page.lang),
        (_, true) => (page.t("plans-reader-before").into_owned(), page.lang),
        (_, false) => (own.clone(), hit.language.as_str()),
    };
    HitRow {
        code: hit.code.clone(),
        title,
        title_lang,
        href: page.href(href),
        lang: hit.language.as_str(),
        kind,
        plan: format!("{} {}", hit.plan_name, hit.edition_name),
        context: hit.context.clone(),
    }
}
