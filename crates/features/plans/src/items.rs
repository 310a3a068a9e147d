//! The list of an edition's items: filters that combine, counts beside each choice, pages by cursor.

mod form;
mod rows;

use crate::address;
use crate::load::{self, Version};
use crate::view::filters;
use crate::view::{self, Head};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::plan::index::Page as IndexPage;
use cantiere_spine::plan::{EditionIndex, EditionRef, Facet, Shown};
use cantiere_spine::search;
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use fixedbitset::FixedBitSet;
pub use form::{FilterForm, ItemsQuery};
pub use rows::{Row, Rows};

/// Items on one page of the list.
pub const PAGE: usize = 50;

#[derive(askama::Template)]
#[template(path = "items.html")]
struct ItemsPage {
    page: Page,
    head: Head,
    form: FilterForm,
    summary: String,
    rows: Vec<Row>,
    first: String,
    next: String,
    downloads: String,
    /// The licence of the plan's source; empty: the site's own.
    licence: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(version): Query<Version>,
    Query(query): Query<ItemsQuery>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, found, themes) = ctx
        .site
        .db
        .read({
            let (ctx, query) = (ctx.clone(), query.clone());
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let found = found(conn, &shown, &index, &query.q)?;
                let themes = match index.entries.iter().any(|e| !e.themes.is_empty()) {
                    true => cantiere_spine::plan::theme::all(conn)?,
                    false => Vec::new(),
                };
                Ok((shown, index, found, themes))
            }
        })
        .await?;
    let filter = query.filter();
    let page = ctx
        .page(page_title(&ctx, &shown))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", shown.edition.plan_name, shown.edition.name), &address::edition(&shown.edition))
        .in_language(shown.edition.language.as_str())
        .here();
    let head = Head::new(&page, &ctx, &shown, &version, "items");
    let selected = index.select(&filter, found.as_ref());
    let facets = index.facets(&filter, found.as_ref());
    let list = index.page(&selected, query.after(), PAGE);
    let form = FilterForm::new(&page, &shown, &index, &query, &facets, &themes, &version);
    let template = ItemsPage {
        summary: summary(&page, &list),
        rows: Rows::new(&page, &shown, &index, &head.keep).of(list.entries.iter().copied()),
        first: if list.has_previous { page.href(form.address(&[])) } else { String::new() },
        next: list.next.map(|after| page.href(form.address(&[("after", &after.to_string())]))).unwrap_or_default(),
        downloads: form.query(),
        licence: shown.edition.source.licence.clone(),
        form,
        head,
        page,
    };
    Ok(cacheable(html(template)?, load::topics(&shown)))
}

/// The items of the edition that a text finds; none when there is no text.
pub fn found(
    conn: &mut cantiere_store::Conn,
    shown: &Shown,
    index: &EditionIndex,
    text: &str,
) -> Result<Option<FixedBitSet>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let mut bits = FixedBitSet::with_capacity(index.entries.len());
    // Only the version in force is in the index.
    let items = match shown.is_draft || shown.past.is_some() {
        true => search::find_in_version(conn, &shown.edition, shown.revision, &index.actors, text)?,
        false => search::find_in_edition(conn, shown.edition.id, text)?,
    };
    for item in items {
        if let Some(n) = index.position_of(item) {
            bits.insert(n);
        }
    }
    Ok(Some(bits))
}

fn page_title(ctx: &Ctx, shown: &Shown) -> String {
    format!("{}: {} – {}", ctx.t("plans-tab-items"), shown.edition.plan_name, shown.edition.name)
}

fn summary(page: &Page, list: &IndexPage<'_>) -> String {
    let total = page.tn("plans-items-total", list.total);
    if list.total <= PAGE {
        return total;
    }
    let range = page.t2(
        "plans-items-range",
        "from",
        page.number(list.before + 1),
        "to",
        page.number(list.before + list.entries.len()),
    );
    format!("{total} {range}")
}

/// The label of a facet's value as readers see it.
pub fn value_label(
    page: &Page,
    index: &EditionIndex,
    themes: &[cantiere_spine::plan::theme::Theme],
    facet: Facet,
    value: &str,
) -> String {
    use cantiere_domain::plan::{Audience, ItemKind, ItemState};
    let label = match facet {
        Facet::Chapter => value.parse().ok().and_then(|id| index.entry(id)).map(|e| match e.code.is_empty() {
            true => e.title.to_string(),
            false => format!("{} {}", e.code, e.title),
        }),
        Facet::Kind => ItemKind::parse(value).map(|k| view::kind(page, k)),
        Facet::State => ItemState::parse(value).map(|s| view::state(page, s)),
        Facet::Audience => Audience::parse(value).map(|a| view::audience(page, a)),
        Facet::Actor => index.actors.iter().find(|a| a.key == value).map(|a| a.name.clone()),
        Facet::Theme => themes.iter().find(|t| t.slug == value).map(|t| t.name(page.ctx().lang).to_string()),
        Facet::News => Some(view::news_value(page, index, value)),
        Facet::Year => None,
    };
    label.unwrap_or_else(|| value.to_string())
}
