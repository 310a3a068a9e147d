//! A chapter to read, about forty paragraphs a page: numbers one can link to, items in their place.

use crate::load::{self, Version};
use crate::view::Head;
use crate::view::filters;
use crate::{address, items};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::{BlockKind, ItemKind};
use cantiere_spine::plan::text::{self, Chapter, Paragraph};
use cantiere_spine::plan::{EditionIndex, EditionRef, Shown, item};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "chapter.html")]
struct ChapterPage {
    page: Page,
    head: Head,
    title: String,
    brief: String,
    pages: Vec<PageLink>,
    outline: Vec<OutlineRow>,
    parts: Vec<Part>,
    number: usize,
    count: usize,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    /// The switch between reading with and without comments.
    said: Option<(String, String)>,
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

/// One thing in the text.
struct Part {
    anchor: String,
    number: String,
    number_label: String,
    shape: Shape,
    panels: Vec<Fragment>,
}

enum Shape {
    Heading { level: i64, text: Fragment },
    Text { html: Fragment, list_level: i64 },
    Item { row: items::Row, description: Fragment },
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadQuery {
    page: String,
    comments: String,
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
    let comments_hidden = query.comments == "hidden";
    let (shown, index, row, chapter, paragraphs, panels) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let row = item::find(conn, shown.revision, &chapter)?;
                if row.parent.is_some() {
                    return Err(Error::NotFound);
                }
                let chapter = text::chapter(conn, shown.revision, Some(row.item))?;
                let paragraphs = match text::page(conn, shown.revision, Some(row.item), &chapter, number)? {
                    Some(paragraphs) => paragraphs,
                    None if number == 1 => Vec::new(),
                    None => return Err(Error::NotFound),
                };
                let refs: Vec<Ref> = paragraphs.iter().map(|p| Ref::Block(p.row.block)).collect();
                let panels = match comments_hidden || shown.past.is_some() {
                    true => vec![Vec::new(); refs.len()],
                    false => ctx.site.panels(conn, &ctx, "block", &refs)?,
                };
                Ok((shown, index, row, chapter, paragraphs, panels))
            }
        })
        .await?;
    let has_panels = panels.iter().any(|p| !p.is_empty());
    let e = &shown.edition;
    let heading = if row.code.is_empty() { row.title.clone() } else { format!("{} {}", row.code, row.title) };
    let page = ctx
        .page(format!("{heading} – {} {}", e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .crumb(ctx.t("plans-tab-text"), &address::text(e))
        .here();
    let head = Head::new(&page, &ctx, &shown, &version, "text");
    let base = address::chapter(e, &row.code, row.item);
    let hidden = if comments_hidden { "hidden" } else { "" };
    let page_href = |n: usize| -> String {
        let n = if n > 1 { n.to_string() } else { String::new() };
        let query = [("page", &*n), ("version", &version.version), ("at", &version.at), ("comments", hidden)];
        page.href(format!("{base}{}", address::query(&query)))
    };
    // The same page the other way, with or without what people said.
    let said = match shown.past.is_some() || !has_panels && !comments_hidden {
        true => None,
        false => {
            let other = if comments_hidden { "" } else { "hidden" };
            let n = if number > 1 { number.to_string() } else { String::new() };
            let query = [("page", &*n), ("version", &version.version), ("at", &version.at), ("comments", other)];
            let key = if comments_hidden { "plans-reader-with-comments" } else { "plans-reader-without-comments" };
            Some((page.t(key).into_owned(), page.href(format!("{base}{}", address::query(&query)))))
        }
    };
    let (before, after) = neighbours(&index, row.item);
    let whole = |entry: &cantiere_spine::plan::index::Entry| {
        (entry.title.to_string(), page.href(format!("{}{}", address::chapter(e, &entry.code, entry.item), head.keep)))
    };
    let previous = match number {
        1 => before.map(whole),
        n => Some((page.tn("plans-reader-page", n - 1), page_href(n - 1))),
    };
    let next = match number < chapter.starts.len() {
        true => Some((page.tn("plans-reader-page", number + 1), page_href(number + 1))),
        false => after.map(whole),
    };
    let template = ChapterPage {
        title: heading,
        brief: row.content().brief,
        pages: (1..=chapter.starts.len())
            .map(|n| PageLink { number: n, href: page_href(n), current: n == number })
            .collect(),
        outline: outline(&chapter, &index, number, page_href),
        parts: parts(&page, &shown, &index, &paragraphs, panels, &head.keep),
        number,
        count: chapter.starts.len(),
        previous,
        next,
        said,
        head,
        page,
    };
    Ok(cacheable(html(template)?, load::topics(&shown)))
}

fn neighbours(
    index: &EditionIndex,
    item: i64,
) -> (Option<&cantiere_spine::plan::index::Entry>, Option<&cantiere_spine::plan::index::Entry>) {
    let tops: Vec<_> = index.tops().collect();
    let at = tops.iter().position(|t| t.item == item);
    let before = at.and_then(|n| n.checked_sub(1)).map(|n| tops[n]);
    let after = at.and_then(|n| tops.get(n + 1).copied());
    (before, after)
}

fn outline(
    chapter: &Chapter,
    index: &EditionIndex,
    number: usize,
    page_href: impl Fn(usize) -> String,
) -> Vec<OutlineRow> {
    chapter
        .outline
        .iter()
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

/// Chapters, areas and objectives are milestones of reading; what stands below them would drown them.
fn is_in_outline(entry: &cantiere_spine::plan::index::Entry) -> bool {
    matches!(entry.kind, ItemKind::Chapter | ItemKind::Axis | ItemKind::Objective)
}

fn parts(
    page: &Page,
    shown: &Shown,
    index: &EditionIndex,
    paragraphs: &[Paragraph],
    panels: Vec<Vec<Fragment>>,
    keep: &str,
) -> Vec<Part> {
    let mut rows = items::Rows::new(page, shown, index, keep);
    paragraphs.iter().zip(panels).map(|(p, panels)| part(page, index, &mut rows, p, panels)).collect()
}

fn part(page: &Page, index: &EditionIndex, rows: &mut items::Rows, p: &Paragraph, panels: Vec<Fragment>) -> Part {
    let kind = BlockKind::parse(&p.row.kind).unwrap_or(BlockKind::Paragraph);
    let shape = match (kind, p.row.item.and_then(|id| index.entry(id))) {
        (BlockKind::Item, Some(entry)) if entry.kind == ItemKind::Chapter => {
            Shape::Heading { level: i64::from(entry.depth), text: markdown::inline(&entry.title) }
        }
        (BlockKind::Item, Some(entry)) => Shape::Item { row: rows.row(entry), description: Fragment::default() },
        (BlockKind::Heading, _) => Shape::Heading { level: p.row.level, text: markdown::inline(&p.row.text) },
        (BlockKind::ListEntry, _) => Shape::Text { html: markdown::list_entry(&p.row.text), list_level: p.row.level },
        _ => Shape::Text { html: markdown::block(&p.row.text), list_level: 0 },
    };
    Part {
        anchor: p.anchor.clone(),
        number_label: match p.row.number.is_empty() {
            true => String::new(),
            false => page.t1("plans-reader-paragraph", "number", &p.row.number),
        },
        number: p.row.number.clone(),
        shape,
        panels,
    }
}

impl Shape {
    /// Headings in the text begin below the page's own two.
    fn heading_level(level: &i64) -> i64 {
        (level + 1).clamp(2, 6)
    }
}
