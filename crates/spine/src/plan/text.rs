//! The text of a version, a page at a time: paragraphs with their numbers and anchors.

use super::rows::BlockRow;
use crate::Error;
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row};
use diesel::prelude::*;

/// About this many paragraphs stand on one page of the reader.
pub const PAGE: usize = 40;

/// A paragraph with its anchor.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub anchor: String,
    pub row: BlockRow,
}

/// An entry of a chapter's list of contents: a heading, or an item standing in the text.
#[derive(Clone, Debug)]
pub struct Outline {
    pub anchor: String,
    pub kind: String,
    pub level: i64,
    pub text: String,
    pub item: Option<i64>,
    /// The page of the chapter it stands on, from 1.
    pub page: usize,
}

/// A chapter cut into pages: where each begins, and the outline.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// Position of the first paragraph of each page.
    pub starts: Vec<i64>,
    pub outline: Vec<Outline>,
    pub paragraphs: usize,
}

/// The skeleton of a chapter: one statement, without its paragraphs' words.
pub fn chapter(conn: &mut Conn, revision: i64, chapter: Option<i64>) -> Result<Chapter, Error> {
    let columns =
        (block_row::position, block_row::kind, block_row::level, block_row::item, block::anchor, block_row::text);
    let query = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(revision))
        .order(block_row::position);
    let rows: Vec<(i64, String, i64, Option<i64>, String, String)> = match chapter {
        Some(id) => query.filter(block_row::chapter.eq(id)).select(columns).load(conn)?,
        None => query.filter(block_row::chapter.is_null()).select(columns).load(conn)?,
    };
    Ok(cut(rows))
}

/// Cuts a chapter into pages of about forty paragraphs, before a heading where one is near.
fn cut(rows: Vec<(i64, String, i64, Option<i64>, String, String)>) -> Chapter {
    let mut chapter = Chapter { paragraphs: rows.len(), ..Chapter::default() };
    let mut on_page = 0;
    for (position, kind, level, item, anchor, text) in rows {
        let breaks = match kind.as_str() {
            "heading" => on_page >= PAGE / 2 && on_page + 8 >= PAGE || on_page >= PAGE,
            _ => on_page >= PAGE + 8,
        };
        if chapter.starts.is_empty() || breaks {
            chapter.starts.push(position);
            on_page = 0;
        }
        on_page += 1;
        if kind == "heading" || kind == "item" {
            chapter.outline.push(Outline { anchor, kind, level, text, item, page: chapter.starts.len() });
        }
    }
    chapter
}

/// The paragraphs of one page of a chapter, from 1; none if there is no such page.
pub fn page(
    conn: &mut Conn,
    revision: i64,
    of: Option<i64>,
    chapter: &Chapter,
    page: usize,
) -> Result<Option<Vec<Paragraph>>, Error> {
    let Some(from) = page.checked_sub(1).and_then(|n| chapter.starts.get(n)) else { return Ok(None) };
    let to = chapter.starts.get(page).copied().unwrap_or(i64::MAX);
    let query = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(revision))
        .filter(block_row::position.ge(*from))
        .filter(block_row::position.lt(to))
        .order(block_row::position)
        .select((block::anchor, block_row::all_columns));
    let rows: Vec<(String, BlockRow)> = match of {
        Some(id) => query.filter(block_row::chapter.eq(id)).load(conn)?,
        None => query.filter(block_row::chapter.is_null()).load(conn)?,
    };
    Ok(Some(rows.into_iter().map(|(anchor, row)| Paragraph { anchor, row }).collect()))
}

/// Whether a version has text before its first chapter.
pub fn begins_before_chapters(conn: &mut Conn, revision: i64) -> Result<bool, Error> {
    let first: Option<i64> = block_row::table
        .filter(block_row::revision.eq(revision))
        .filter(block_row::chapter.is_null())
        .select(block_row::position)
        .first(conn)
        .optional()?;
    Ok(first.is_some())
}

/// Where an anchor stands in a version: its chapter and position; for links that must not break.
pub fn locate(conn: &mut Conn, revision: i64, anchor: &str) -> Result<Option<(Option<i64>, i64)>, Error> {
    Ok(block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(revision))
        .filter(block::anchor.eq(anchor.to_string()))
        .select((block_row::chapter, block_row::position))
        .first(conn)
        .optional()?)
}

/// Paragraphs of a version in reading order after a position, at most so many.
pub fn after(conn: &mut Conn, revision: i64, position: i64, at_most: i64) -> Result<Vec<Paragraph>, Error> {
    let rows: Vec<(String, BlockRow)> = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(revision))
        .filter(block_row::position.gt(position))
        .order(block_row::position)
        .limit(at_most)
        .select((block::anchor, block_row::all_columns))
        .load(conn)?;
    Ok(rows.into_iter().map(|(anchor, row)| Paragraph { anchor, row }).collect())
}

/// How many paragraphs a version has; read from the index alone.
pub fn count(conn: &mut Conn, revision: i64) -> Result<usize, Error> {
    let n: i64 = block_row::table.filter(block_row::revision.eq(revision)).count().get_result(conn)?;
    Ok(n as usize)
}
