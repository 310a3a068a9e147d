//! The part of the form in which a proposal says which items of the plan it is about as well: words are looked for, and
//! boxes are ticked. It works by sending the form; nothing that was typed is lost.

use super::fields::Fields;
use crate::words;
use cantiere_spine::contribution::{self, NamedItem};
use cantiere_spine::plan::Edition;
use cantiere_spine::search;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};

/// Items of one search that are shown.
const SHOWN: usize = 12;

/// What the form shows: those that are named, and those that were found.
#[derive(Default)]
pub struct Named {
    pub boxes: Vec<Box>,
    /// What the search found, in words; empty: nothing was looked for.
    pub news: String,
    /// The same numbers, for a form that only carries them.
    pub ids: String,
}

pub struct Box {
    pub name: String,
    pub label: String,
    pub chosen: bool,
}

/// Ticked boxes are fields of their own: `item-12`. Whoever presses Enter in the field of the search looks for its words; in
/// any other, sees the text as it would be sent.
pub fn read<'n>(fields: &mut Fields, names: impl Iterator<Item = &'n str>) {
    let ticked = names.filter_map(|name| name.strip_prefix("item-")).filter_map(|id| id.parse::<i64>().ok());
    let mut all = numbers(&fields.items);
    all.extend(ticked);
    fields.items = written(all);
    if fields.step == "enter" {
        let to_be_found = !fields.find.trim().is_empty() && fields.find != fields.found;
        fields.step = if to_be_found { "find" } else { "preview" }.into();
    }
}

pub fn numbers(text: &str) -> Vec<i64> {
    let mut out: Vec<i64> = Vec::new();
    for id in text.split_whitespace().filter_map(|id| id.parse::<i64>().ok()) {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

pub fn written(ids: Vec<i64>) -> String {
    let text: Vec<String> = ids.iter().map(i64::to_string).collect();
    numbers(&text.join(" ")).iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

/// Those that the form names, then those that its search finds and that are not named yet.
pub fn find(conn: &mut Conn, ctx: &Ctx, of: &Edition, fields: &Fields) -> Result<Named, Error> {
    let chosen = contribution::items_of(conn, of.published, &numbers(&fields.items))?;
    let mut out = Named {
        ids: written(chosen.iter().map(|i| i.id).collect()),
        boxes: chosen.iter().map(|i| tick(i, true)).collect(),
        news: String::new(),
    };
    let asked = fields.find.trim();
    if asked.is_empty() {
        return Ok(out);
    }
    let ids: Vec<i64> = search::find_in_edition(conn, of.id, asked)?;
    let mut found = contribution::items_of(conn, of.published, &ids)?;
    found.retain(|i| !chosen.contains(i));
    out.news = match (found.len(), ids.is_empty()) {
        (_, true) => ctx.t("participation-items-none"),
        (n, _) if n > SHOWN => words::tn(ctx, "participation-items-first", SHOWN as i64),
        (0, _) => ctx.t("participation-items-chosen"),
        (n, _) => words::tn(ctx, "participation-items-found", n as i64),
    };
    out.boxes.extend(found.iter().take(SHOWN).map(|i| tick(i, false)));
    Ok(out)
}

fn tick(item: &NamedItem, chosen: bool) -> Box {
    Box { name: format!("item-{}", item.id), label: item.label(), chosen }
}
