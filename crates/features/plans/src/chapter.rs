//! A chapter to read, about forty paragraphs a page: numbers one can link to, items in their place.

mod parts;

use crate::address;
use crate::load::{self, Version};
use crate::view::Head;
use crate::view::filters;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::index::Entry;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::shown::Which;
use cantiere_spine::plan::text::{self, Chapter, Paragraph};
use cantiere_spine::plan::{Edition, EditionIndex, EditionRef, Shown, item};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use parts::{Part, Shape, parts};
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "chapter.html")]
struct ChapterPage {
    page: Page,
    head: Head,
    title: String,
    /// Where the text shows the chapter itself, which is the title here; empty if it does not.
    title_anchor: String,
    /// The language of the title.
    title_lang: &'static str,
    /// What other features say of the chapter itself, where the text shows it on this page.
    title_panels: Vec<Fragment>,
    brief: String,
    pages: Vec<PageLink>,
    outline: Vec<OutlineRow>,
    parts: Vec<Part>,
    number: usize,
    count: usize,
    previous: Option<Way>,
    next: Option<Way>,
    /// The switch between reading with and without comments.
    said: Option<(String, String)>,
}

/// The way on or back: a page of this chapter, or another chapter.
struct Way {
    label: String,
    lang: &'static str,
    href: String,
}

struct PageLink {
    number: usize,
    href: String,
    current: bool,
}

struct OutlineRow {
    label: Fragment,
    href: String,
    level: i64,
    current: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadQuery {
    page: String,
    comments: String,
}

struct Found {
    shown: Shown,
    index: Arc<EditionIndex>,
    /// The chapter itself; none: the text before all chapters.
    row: Option<ItemRow>,
    /// It is the first chapter, and there is text before it.
    follows_text: bool,
    chapter: Chapter,
    paragraphs: Vec<Paragraph>,
    /// What other features say of each paragraph.
    panels: Vec<Vec<Fragment>>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, chapter)): Path<(String, String, String, String)>,
    Query(version): Query<Version>,
    Query(query): Query<ReadQuery>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let number = match query.page.as_str() {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|n| *n > 0).ok_or(Error::NotFound)?,
    };
    let hidden = query.comments == "hidden";
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at, which, &chapter, number, hidden)).await?;
    let topics = load::topics(&found.shown);
    Ok(cacheable(html(page(&ctx, found, &version, number, hidden).await)?, topics))
}

fn find(
    conn: &mut Conn,
    ctx: &Ctx,
    at: &EditionRef,
    which: Which,
    code: &str,
    number: usize,
    comments_hidden: bool,
) -> Result<Found, Error> {
    let (shown, index) = load::edition(conn, ctx, at, which)?;
    let row = match address::is_before_chapters(code) {
        true => None,
        false => Some(item::find(conn, shown.revision, code)?),
    };
    if row.as_ref().is_some_and(|row| row.parent.is_some()) {
        return Err(Error::NotFound);
    }
    let of = row.as_ref().map(|row| row.item);
    let is_first = of.is_some() && index.tops().next().map(|top| top.item) == of;
    let follows_text = is_first && text::begins_before_chapters(conn, shown.revision)?;
    let chapter = text::chapter(conn, shown.revision, of)?;
    let paragraphs = match text::page(conn, shown.revision, of, &chapter, number)? {
        Some(paragraphs) => paragraphs,
        None if number == 1 && of.is_some() => Vec::new(),
        None => return Err(Error::NotFound),
    };
    let refs: Vec<Ref> = paragraphs.iter().map(|p| Ref::Block(p.row.block)).collect();
    let panels = match comments_hidden || shown.past.is_some() {
        true => vec![Vec::new(); refs.len()],
        false => ctx.site.panels(conn, ctx, "block", &refs)?,
    };
    Ok(Found { shown, index, row, follows_text, chapter, paragraphs, panels })
}

async fn page(ctx: &Ctx, found: Found, version: &Version, number: usize, comments_hidden: bool) -> ChapterPage {
    let Found { shown, index, row, follows_text, chapter, paragraphs, panels } = found;
    let has_panels = panels.iter().any(|p| !p.is_empty());
    let e = &shown.edition;
    let heading = match &row {
        None => ctx.t("plans-reader-before"),
        Some(row) if row.code.is_empty() => row.title.clone(),
        Some(row) => format!("{} {}", row.code, row.title),
    };
    let page = ctx
        .page(format!("{heading} – {} {}", e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .in_language(e.language.as_str())
        .crumb(ctx.t("plans-tab-text"), &address::text(e))
        .here()
        .in_language(if row.is_some() { e.language.as_str() } else { ctx.lang.as_str() });
    let head = Head::new(&page, ctx, &shown, version, "text");
    let base = match &row {
        None => address::before_chapters(e),
        Some(row) => address::chapter(e, &row.code, row.item),
    };
    let (hidden, other) = if comments_hidden { ("hidden", "") } else { ("", "hidden") };
    let href = |n: usize, comments: &str| -> String {
        let n = if n > 1 { n.to_string() } else { String::new() };
        let query = [("page", &*n), ("version", &version.version), ("at", &version.at), ("comments", comments)];
        page.href(format!("{base}{}", address::query(&query)))
    };
    let page_href = |n: usize| href(n, hidden);
    let of = row.as_ref().map(|row| row.item);
    let count = chapter.starts.len();
    let turn = |n: usize| Way { label: page.tn("plans-reader-page", n), lang: page.lang, href: page_href(n) };
    let (back, on) = neighbours(&index, of);
    let previous = match number {
        1 => {
            back.map(|entry| whole(&page, e, &head, entry)).or_else(|| follows_text.then(|| beginning(&page, e, &head)))
        }
        n => Some(turn(n - 1)),
    };
    let next = match number < count {
        true => Some(turn(number + 1)),
        false => on.map(|entry| whole(&page, e, &head, entry)),
    };
    // The same page the other way, with or without what people said.
    let said = (shown.past.is_none() && (has_panels || comments_hidden)).then(|| {
        let key = if comments_hidden { "plans-reader-with-comments" } else { "plans-reader-without-comments" };
        (page.t(key).into_owned(), href(number, other))
    });
    let (parts, title_panels) = parts(&page, &shown, &index, of, &paragraphs, panels, &head.keep);
    ChapterPage {
        title: heading,
        title_anchor: of.and_then(|id| own_place(&chapter, &index, id)).map(|o| o.anchor.clone()).unwrap_or_default(),
        title_lang: if row.is_some() { head.lang } else { page.lang },
        title_panels,
        brief: row.as_ref().map(|row| row.content().brief).unwrap_or_default(),
        pages: (1..=count).map(|n| PageLink { number: n, href: page_href(n), current: n == number }).collect(),
        outline: outline(&chapter, &index, of, number, page_href),
        parts,
        number,
        count,
        previous,
        next,
        said,
        head,
        page,
    }
}

/// The way to another chapter.
fn whole(page: &Page, e: &Edition, head: &Head, entry: &Entry) -> Way {
    Way {
        label: entry.title.to_string(),
        lang: head.lang,
        href: page.href(format!("{}{}", address::chapter(e, &entry.code, entry.item), head.keep)),
    }
}

/// The way to the text before all chapters.
fn beginning(page: &Page, e: &Edition, head: &Head) -> Way {
    Way {
        label: page.t("plans-reader-before").into_owned(),
        lang: page.lang,
        href: page.href(format!("{}{}", address::before_chapters(e), head.keep)),
    }
}

/// The chapters before and after one; after the text that stands before them all comes the first.
fn neighbours(index: &EditionIndex, item: Option<i64>) -> (Option<&Entry>, Option<&Entry>) {
    let tops: Vec<_> = index.tops().collect();
    let Some(item) = item else { return (None, tops.first().copied()) };
    let at = tops.iter().position(|t| t.item == item);
    let before = at.and_then(|n| n.checked_sub(1)).map(|n| tops[n]);
    let after = at.and_then(|n| tops.get(n + 1).copied());
    (before, after)
}

fn outline(
    chapter: &Chapter,
    index: &EditionIndex,
    of: Option<i64>,
    number: usize,
    page_href: impl Fn(usize) -> String,
) -> Vec<OutlineRow> {
    chapter
        .outline
        .iter()
        .filter(|o| o.kind != "item" || !is_title(index, of, o.item))
        .filter(|o| o.kind == "heading" || o.item.and_then(|i| index.entry(i)).is_some_and(is_in_outline))
        .map(|o| OutlineRow {
            label: match (o.kind.as_str(), o.item.and_then(|i| index.entry(i))) {
                ("item", Some(entry)) => markdown::inline(&entry.title),
                _ => markdown::inline(&o.text),
            },
            href: format!("{}#{}", page_href(o.page), o.anchor),
            level: o.level.clamp(1, 3),
            current: o.page == number,
        })
        .collect()
}

/// Whether an item shown in the text is the chapter that one reads: then the page's title is enough.
fn is_title(index: &EditionIndex, of: Option<i64>, item: Option<i64>) -> bool {
    let kind = item.and_then(|id| index.entry(id)).map(|entry| entry.kind);
    item.is_some() && item == of && matches!(kind, Some(ItemKind::Chapter | ItemKind::Axis))
}

fn own_place<'a>(chapter: &'a Chapter, index: &EditionIndex, of: i64) -> Option<&'a text::Outline> {
    chapter.outline.iter().find(|o| o.kind == "item" && is_title(index, Some(of), o.item))
}

/// Chapters, areas and objectives are milestones of reading; what stands below them would drown them.
fn is_in_outline(entry: &Entry) -> bool {
    matches!(entry.kind, ItemKind::Chapter | ItemKind::Axis | ItemKind::Objective)
}
