//! Needs and proposals, and items of the plan, that use nearly the same words as a new text: at most three, shown to a
//! person who decides. The search index gives what is compared, so they are those that are published now, and the cost
//! does not grow with their number. What words cannot tell stands in `spine::similar`.

use crate::{address, words};
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ProcessId;
use cantiere_domain::plan::{Content, ItemKind};
use cantiere_domain::text;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, item};
use cantiere_spine::search::{DocKind, alike, plain};
use cantiere_spine::similar::{Differs, ENOUGH, Shape, differs, likeness, shape};
use cantiere_store::schema::contribution::contribution as of_people;
use cantiere_store::schema::plan::item_row;
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;

const MOST: usize = 3;
/// Of each kind so many are compared, the newest first.
const COMPARED: i64 = 200;
/// Titles are short, so they have to be closer than whole texts.
const TITLES: f64 = 0.4;

/// What is similar.
pub enum What {
    Contribution(Box<Contribution>),
    Item { id: i64, code: String, title: String, text: String },
}

pub struct Near {
    pub what: What,
    pub differs: Vec<Differs>,
}

/// How the form shows it.
pub struct Row {
    pub label: String,
    pub title: String,
    pub text: String,
    pub href: String,
    /// What the button does, in words.
    pub act: String,
    /// What is not the same although the words are: “dice il contrario”, other numbers, another place.
    pub differs: String,
    pub lang: &'static str,
}

/// A new text, and what is compared of it.
struct Own {
    title: Shape,
    whole: Shape,
}

enum Found {
    Contribution(i64),
    Item(ItemText),
}

#[derive(Queryable)]
struct ItemText {
    item: i64,
    code: String,
    title: String,
    content: String,
}

/// The nearest, nearest first. The caller has found the edition and its process for the reader.
pub fn near(
    conn: &mut Conn,
    of: &Edition,
    process: ProcessId,
    (title, body): (&str, &str),
    language: Lang,
) -> Result<Vec<Near>, Error> {
    let own = Own { title: shape(title, language), whole: shape(&format!("{title} {body}"), language) };
    let mut scored: Vec<(f64, Vec<Differs>, Found)> = Vec::new();
    let ids = alike(conn, of.id, DocKind::Contribution, title, body, language)?;
    for (id, title, body, language) in sent(conn, process, ids)? {
        let other = shape(&format!("{title} {body}"), language.parse().unwrap_or_default());
        let score = likeness(&own.whole, &other);
        if score >= ENOUGH {
            scored.push((score, differs(&own.whole, &other), Found::Contribution(id)));
        }
    }
    let ids = alike(conn, of.id, DocKind::Item, title, body, language)?;
    for item in items(conn, of, ids)? {
        if let Some((score, differs)) = compare(&own, &item, of.language) {
            scored.push((score, differs, Found::Item(item)));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(MOST);
    shown(conn, scored)
}

/// A proposal can be supported; an action of the plan can be commented, or read where comments are not asked for.
pub fn row(ctx: &Ctx, edition: &Edition, base: &str, comments: bool, near: &Near) -> Row {
    let differs: Vec<String> =
        near.differs.iter().map(|d| ctx.t(&format!("participation-differs-{}", d.as_str()))).collect();
    let differs = differs.join(" ");
    match &near.what {
        What::Contribution(c) => Row {
            label: words::numbered(ctx, c.kind, c.number),
            title: c.words.title.clone(),
            text: text::beginning(&c.words.body, 160),
            href: format!("{}#support", ctx.href(&address::contribution(base, c.number))),
            act: ctx.t("participation-support-this"),
            differs,
            lang: c.language.as_str(),
        },
        What::Item { id, code, title, text } => {
            let at = item::address(code, *id);
            let (path, act) = match comments {
                true => (address::comment(base, &format!("i:{at}"), "comment"), "participation-comment-this"),
                false => (address::place(base, Ref::Item(*id), ""), "participation-read-this"),
            };
            Row {
                label: match code.is_empty() {
                    true => ctx.t("participation-in-plan"),
                    false => ctx.with("participation-in-plan-code", &[("code", code)]),
                },
                title: title.clone(),
                text: text::beginning(text, 160),
                href: ctx.href(&path),
                act: ctx.t(act),
                differs,
                lang: edition.language.as_str(),
            }
        }
    }
}

/// An item is near by its title alone, or by all that it says.
fn compare(own: &Own, item: &ItemText, language: Lang) -> Option<(f64, Vec<Differs>)> {
    let (title, whole) = (shape(&item.title, language), shape(&format!("{} {}", item.title, text(item)), language));
    let (of_titles, of_whole) = (likeness(&own.title, &title), likeness(&own.whole, &whole));
    if of_titles >= TITLES && of_titles >= of_whole {
        return Some((of_titles, differs(&own.title, &title)));
    }
    (of_whole >= ENOUGH).then(|| (of_whole, differs(&own.whole, &whole)))
}

fn text(item: &ItemText) -> String {
    let content: Content = serde_json::from_str(&item.content).unwrap_or_default();
    plain(&content.description)
}

fn sent(conn: &mut Conn, of: ProcessId, ids: Vec<i64>) -> Result<Vec<(i64, String, String, String)>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(of_people::table
        .filter(of_people::id.among(ids))
        .filter(of_people::process.eq(of.0))
        .filter(of_people::kind.eq("need").or(of_people::kind.eq("proposal")))
        .filter(of_people::state.eq("published"))
        .order(of_people::id.desc())
        .limit(COMPARED)
        .select((of_people::id, of_people::title, of_people::body, of_people::language))
        .load(conn)?)
}

fn items(conn: &mut Conn, of: &Edition, ids: Vec<i64>) -> Result<Vec<ItemText>, Error> {
    let (Some(revision), false) = (of.published, ids.is_empty()) else { return Ok(Vec::new()) };
    Ok(item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::item.among(ids))
        .filter(item_row::kind.ne(ItemKind::Chapter.as_str()))
        .order(item_row::item)
        .limit(COMPARED)
        .select((item_row::item, item_row::code, item_row::title, item_row::content))
        .load(conn)?)
}

/// With all that the page says of them.
fn shown(conn: &mut Conn, scored: Vec<(f64, Vec<Differs>, Found)>) -> Result<Vec<Near>, Error> {
    let of_people = |f: &Found| if let Found::Contribution(id) = f { Some(*id) } else { None };
    let ids: Vec<i64> = scored.iter().filter_map(|s| of_people(&s.2)).collect();
    let mut known = match ids.is_empty() {
        true => Vec::new(),
        false => contribution::by_ids(conn, &ids)?,
    };
    let mut out = Vec::new();
    for (_, differs, found) in scored {
        let what = match found {
            Found::Item(item) => {
                let text = text(&item);
                Some(What::Item { id: item.item, code: item.code, title: item.title, text })
            }
            Found::Contribution(id) => known
                .iter()
                .position(|c| c.id.0 == id && c.state == ContributionState::Published)
                .map(|at| What::Contribution(Box::new(known.swap_remove(at)))),
        };
        out.extend(what.map(|what| Near { what, differs }));
    }
    Ok(out)
}
