//! One change as the page shows it: what it is about, what became of it, and the words.

use super::texts::{Names, changed, texts};
use super::why::{Because, Why};
use crate::address;
use crate::words;
use cantiere_domain::Lang;
use cantiere_domain::plan::BlockKind;
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::compare::{Change, Sort, What, Words};
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::theme::Theme;
use cantiere_spine::plan::{Edition, item};
use cantiere_web::{Fragment, Page, marks};
use std::collections::HashMap;

pub struct Entry {
    pub id: String,
    /// “Azione A1.2”, “Paragrafo 3.4”.
    pub label: String,
    /// The plan's own words for it; empty for a paragraph.
    pub title: String,
    /// Where it is read; empty when it is not there any more.
    pub href: String,
    pub what: String,
    pub badge: &'static str,
    /// “Correzione di forma”, where a writer said so.
    pub nature: String,
    pub rows: Vec<Row>,
    /// The contributions because of which it changed.
    pub why: Vec<Because>,
}

pub struct Row {
    /// The field; empty for a paragraph.
    pub label: String,
    pub words: Fragment,
    pub before: Fragment,
    pub after: Fragment,
}

/// What all entries of a page share.
pub struct Among<'a> {
    pub page: &'a Page,
    pub e: &'a Edition,
    pub to: &'a str,
    /// As the older and as the newer version names them.
    pub actors: &'a (Vec<PlanActor>, Vec<PlanActor>),
    pub themes: &'a [Theme],
    pub natures: &'a HashMap<(String, i64), Nature>,
    pub lang: Lang,
    pub why: &'a Why,
}

pub fn entry(among: &Among, change: &Change, words: &Words) -> Entry {
    let page = among.page;
    let (label, title, href, rows) = match words {
        Words::Item { before, after } => of_item(among, before.as_ref(), after.as_ref()),
        Words::Block { anchor, before, after } => {
            let text = |row: &Option<_>| {
                row.as_ref().map_or(String::new(), |r: &cantiere_spine::plan::rows::BlockRow| r.text.clone())
            };
            let row = after.as_ref().or(before.as_ref());
            let label = match (change.sort, row.map_or("", |r| r.number.as_str())) {
                (Sort::Heading, _) | (_, "") => {
                    words::block(page, row.and_then(|r| BlockKind::parse(&r.kind)).unwrap_or(BlockKind::Paragraph))
                }
                (_, number) => page.t1("desk-paragraph-number", "number", number),
            };
            let href = match after {
                Some(_) => page.href(format!("{}/paragraphs/{anchor}{}", address::public(among.e), version(among))),
                None => String::new(),
            };
            (label, String::new(), href, vec![row_of(page, String::new(), &text(before), &text(after))])
        }
    };
    let (kind, id) = match change.thing {
        cantiere_spine::plan::compare::Thing::Item(id) => ("item", id),
        cantiere_spine::plan::compare::Thing::Block(id) => ("block", id),
    };
    let said =
        among.natures.get(&(kind.to_string(), id)).filter(|_| !matches!(change.what, What::Added | What::Removed));
    Entry {
        id: change.thing.key(),
        label,
        title,
        href,
        what: page.t(format!("desk-what-{}", change.what.as_str())).into_owned(),
        badge: match change.what {
            What::Added => "open",
            What::Removed => "cancelled",
            What::Changed | What::MovedAndChanged => "changed",
            What::Moved => "merged",
        },
        nature: match said {
            Some(Nature::Form) => page.t("desk-is-form").into_owned(),
            Some(Nature::Meaning) => page.t("desk-is-meaning").into_owned(),
            None => String::new(),
        },
        why: among.why.of(page, among.e, change.thing),
        rows: if change.what == What::Moved { Vec::new() } else { rows },
    }
}

fn of_item(among: &Among, before: Option<&ItemRow>, after: Option<&ItemRow>) -> (String, String, String, Vec<Row>) {
    let page = among.page;
    let names = |actors| Names { actors, themes: among.themes, lang: among.lang };
    let Some(row) = after.or(before) else { return Default::default() };
    let old = before.map(|row| texts(page, row, &names(&among.actors.0)));
    let new = after.map(|row| texts(page, row, &names(&among.actors.1)));
    let blank = |like: &[(String, String)]| like.iter().map(|(l, _)| (l.clone(), String::new())).collect::<Vec<_>>();
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (Some(old), None) => (old.clone(), blank(&old)),
        (None, Some(new)) => (blank(&new), new),
        (None, None) => (Vec::new(), Vec::new()),
    };
    let rows = changed(&old, &new).into_iter().map(|(label, old, new)| row_of(page, label, &old, &new)).collect();
    let href = match after {
        Some(row) => {
            let code = address::segment(&item::address(&row.code, row.item));
            page.href(format!("{}/items/{code}{}", address::public(among.e), version(among)))
        }
        None => String::new(),
    };
    let label = words::label(&words::kind_of(page, &row.kind), &row.code);
    (label.trim().to_string(), row.title.clone(), href, rows)
}

fn version(among: &Among) -> String {
    address::query(&[("version", among.to)])
}

fn row_of(page: &Page, label: String, old: &str, new: &str) -> Row {
    let (before, after) = marks::apart(page.ctx(), old, new);
    Row { label, words: marks::inline(page.ctx(), old, new), before, after }
}
