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

/// One thing in the text.
struct Part {
    anchor: String,
    number: String,
    number_label: String,
    shape: Shape,
    panels: Vec<Fragment>,
    /// The first and the last of entries that follow one another: they are one list.
    opens_list: bool,
    closes_list: bool,
}

enum Shape {
    Heading { level: i64, text: Fragment },
    Text { html: Fragment, list_level: i64 },
    Item { row: items::Row },
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
    let (shown, index, row, before, chapter, paragraphs, panels) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let row = match address::is_before_chapters(&chapter) {
                    true => None,
                    false => Some(item::find(conn, shown.revision, &chapter)?),
                };
                if row.as_ref().is_some_and(|row| row.parent.is_some()) {
                    return Err(Error::NotFound);
                }
                let of = row.as_ref().map(|row| row.item);
                let is_first = of.is_some() && index.tops().next().map(|top| top.item) == of;
                let before = is_first && text::begins_before_chapters(conn, shown.revision)?;
                let chapter = text::chapter(conn, shown.revision, of)?;
                let paragraphs = match text::page(conn, shown.revision, of, &chapter, number)? {
                    Some(paragraphs) => paragraphs,
                    None if number == 1 && of.is_some() => Vec::new(),
                    None => return Err(Error::NotFound),
                };
                let refs: Vec<Ref> = paragraphs.iter().map(|p| Ref::Block(p.row.block)).collect();
                let panels = match comments_hidden || shown.past.is_some() {
                    true => vec![Vec::new(); refs.len()],
                    false => ctx.site.panels(conn, &ctx, "block", &refs)?,
                };
                Ok((shown, index, row, before, chapter, paragraphs, panels))
            }
        })
        .await?;
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
    let head = Head::new(&page, &ctx, &shown, &version, "text");
    let base = match &row {
        None => address::before_chapters(e),
        Some(row) => address::chapter(e, &row.code, row.item),
    };
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
    let of = row.as_ref().map(|row| row.item);
    let (back, on) = neighbours(&index, of);
    let whole = |entry: &cantiere_spine::plan::index::Entry| Way {
        label: entry.title.to_string(),
        lang: head.lang,
        href: page.href(format!("{}{}", address::chapter(e, &entry.code, entry.item), head.keep)),
    };
    let turn = |n: usize| Way { label: page.tn("plans-reader-page", n), lang: page.lang, href: page_href(n) };
    let to_beginning = || Way {
        label: page.t("plans-reader-before").into_owned(),
        lang: page.lang,
        href: page.href(format!("{}{}", address::before_chapters(e), head.keep)),
    };
    let previous = match number {
        1 => back.map(whole).or_else(|| before.then(to_beginning)),
        n => Some(turn(n - 1)),
    };
    let next = match number < chapter.starts.len() {
        true => Some(turn(number + 1)),
        false => on.map(whole),
    };
    let (parts, title_panels) = parts(&page, &shown, &index, of, &paragraphs, panels, &head.keep);
    let template = ChapterPage {
        title: heading,
        title_anchor: of.and_then(|id| own_place(&chapter, &index, id)).map(|o| o.anchor.clone()).unwrap_or_default(),
        title_lang: if row.is_some() { head.lang } else { page.lang },
        title_panels,
        brief: row.as_ref().map(|row| row.content().brief).unwrap_or_default(),
        pages: (1..=chapter.starts.len())
            .map(|n| PageLink { number: n, href: page_href(n), current: n == number })
            .collect(),
        outline: outline(&chapter, &index, of, number, page_href),
        parts,
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

/// The chapters before and after one; after the text that stands before them all comes the first.
fn neighbours(
    index: &EditionIndex,
    item: Option<i64>,
) -> (Option<&cantiere_spine::plan::index::Entry>, Option<&cantiere_spine::plan::index::Entry>) {
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
fn is_in_outline(entry: &cantiere_spine::plan::index::Entry) -> bool {
    matches!(entry.kind, ItemKind::Chapter | ItemKind::Axis | ItemKind::Objective)
}

/// What stands below the title, and the panels of the chapter itself, which is the title.
fn parts(
    page: &Page,
    shown: &Shown,
    index: &EditionIndex,
    of: Option<i64>,
    paragraphs: &[Paragraph],
    panels: Vec<Vec<Fragment>>,
    keep: &str,
) -> (Vec<Part>, Vec<Fragment>) {
    let mut rows = items::Rows::new(page, shown, index, keep);
    let is_own = |p: &Paragraph| p.row.kind == BlockKind::Item.as_str() && is_title(index, of, p.row.item);
    let (titles, below): (Vec<_>, Vec<_>) = paragraphs.iter().zip(panels).partition(|(p, _)| is_own(p));
    let title_panels = titles.into_iter().flat_map(|(_, panels)| panels).collect();
    let mut parts: Vec<Part> = below.into_iter().map(|(p, panels)| part(page, index, &mut rows, p, panels)).collect();
    let entries: Vec<bool> =
        parts.iter().map(|p| matches!(p.shape, Shape::Text { list_level, .. } if list_level > 0)).collect();
    for (n, part) in parts.iter_mut().enumerate().filter(|(n, _)| entries[*n]) {
        part.opens_list = n == 0 || !entries[n - 1];
        part.closes_list = entries.get(n + 1) != Some(&true);
    }
    (parts, title_panels)
}

fn part(page: &Page, index: &EditionIndex, rows: &mut items::Rows, p: &Paragraph, panels: Vec<Fragment>) -> Part {
    let kind = BlockKind::parse(&p.row.kind).unwrap_or(BlockKind::Paragraph);
    let shape = match (kind, p.row.item.and_then(|id| index.entry(id))) {
        (BlockKind::Item, Some(entry)) if entry.kind == ItemKind::Chapter => {
            Shape::Heading { level: i64::from(entry.depth), text: markdown::inline(&entry.title) }
        }
        (BlockKind::Item, Some(entry)) => Shape::Item { row: rows.row(entry) },
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
        opens_list: false,
        closes_list: false,
    }
}

impl Shape {
    /// Headings in the text begin below the page's own two.
    fn heading_level(level: &i64) -> i64 {
        (level + 1).clamp(2, 6)
    }
}
