//! The text of a page of a chapter: headings, paragraphs and items, one under the other.

use super::is_title;
use crate::items;
use cantiere_domain::plan::{BlockKind, ItemKind};
use cantiere_spine::plan::text::Paragraph;
use cantiere_spine::plan::{EditionIndex, Shown};
use cantiere_web::{Fragment, Page, markdown};

/// One thing in the text.
pub(super) struct Part {
    pub anchor: String,
    pub number: String,
    pub number_label: String,
    pub shape: Shape,
    pub panels: Vec<Fragment>,
    /// The first and the last of entries that follow one another: they are one list.
    pub opens_list: bool,
    pub closes_list: bool,
}

pub(super) enum Shape {
    Heading { level: i64, text: Fragment },
    Text { html: Fragment, list_level: i64 },
    Item { row: items::Row },
}

impl Shape {
    /// Headings in the text begin below the page's own two.
    pub fn heading_level(level: &i64) -> i64 {
        (level + 1).clamp(2, 6)
    }
}

/// What stands below the title, and the panels of the chapter itself, which is the title.
pub(super) fn parts(
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
