//! What a draft still lacks: told before it is published, and never in the way of publishing it.

use super::edition::Edition;
use super::import::items_of;
use super::item::elsewhere;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{ItemKind, Times};
use cantiere_store::Conn;
use cantiere_store::schema::plan::block_row;
use diesel::prelude::*;
use std::collections::HashSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The edition has no “in brief”.
    Brief,
    /// A chapter without text and without anything below it.
    EmptyChapter,
    Code,
    Actors,
    Times,
    Description,
    /// It says that it serves something that is not there.
    Serves,
    /// It names a line of another plan that whoever publishes does not find here: a slip, or another site's plan.
    Implements,
}

impl Lack {
    pub fn as_str(self) -> &'static str {
        match self {
            Lack::Brief => "brief",
            Lack::EmptyChapter => "empty-chapter",
            Lack::Code => "code",
            Lack::Actors => "actors",
            Lack::Times => "times",
            Lack::Description => "description",
            Lack::Serves => "serves",
            Lack::Implements => "implements",
        }
    }
}

/// What is lacking, and in which items: id, code, title.
pub type Lacking = Vec<(Lack, Vec<(i64, String, String)>)>;

/// Two statements, and two more if lines of other plans are named.
pub fn missing(conn: &mut Conn, reader: &Actor, of: &Edition, revision: i64) -> Result<Lacking, Error> {
    let items = items_of(conn, Some(revision))?;
    let with_text: HashSet<Option<i64>> = block_row::table
        .filter(block_row::revision.eq(revision))
        .select(block_row::chapter)
        .distinct()
        .load(conn)?
        .into_iter()
        .collect();
    let named: Vec<String> = items.iter().flat_map(|r| r.content().implements).collect();
    let found_nowhere = elsewhere(conn, reader, &named)?.into_iter().filter(|e| e.line.is_none());
    let unknown: HashSet<String> = found_nowhere.map(|e| e.named).collect();
    let codes: HashSet<&str> = items.iter().map(|r| r.code.as_str()).collect();
    let parents: HashSet<i64> = items.iter().filter_map(|r| r.parent).collect();
    let mut found: std::collections::BTreeMap<Lack, Vec<(i64, String, String)>> = Default::default();
    if of.brief.is_empty() {
        found.insert(Lack::Brief, Vec::new());
    }
    for row in &items {
        let mut lacks = |lack| found.entry(lack).or_default().push((row.item, row.code.clone(), row.title.clone()));
        let content = row.content();
        let kind = ItemKind::parse(&row.kind);
        if row.parent.is_none()
            && !parents.contains(&row.item)
            && !with_text.contains(&Some(row.item))
            && kind == Some(ItemKind::Chapter)
        {
            lacks(Lack::EmptyChapter);
        }
        if content.serves.iter().any(|code| !codes.contains(code.as_str())) {
            lacks(Lack::Serves);
        }
        if content.implements.iter().any(|named| unknown.contains(named)) {
            lacks(Lack::Implements);
        }
        if !matches!(kind, Some(ItemKind::Action | ItemKind::Commitment)) {
            continue;
        }
        if row.code.is_empty() {
            lacks(Lack::Code);
        }
        if content.actors.is_empty() {
            lacks(Lack::Actors);
        }
        if content.times == Times::None {
            lacks(Lack::Times);
        }
        if content.description.is_empty() && content.results.is_empty() {
            lacks(Lack::Description);
        }
    }
    Ok(found.into_iter().collect())
}
