//! What must be right in an item before it is written; each problem names the field of the form.

use super::item::ItemText;
use crate::plan::create::brief_problem;
use crate::plan::rows::ItemRow;
use crate::plan::{actors, theme};
use crate::{Error, Problem};
use cantiere_documents::ActorEntry;
use cantiere_domain::Slug;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{Actor, ActorRole, Content, ItemKind, Resource, ResultLine, Times};
use cantiere_domain::text::{clean, clean_line, fold, is_web};
use cantiere_store::Tx;
use diesel::Queryable;
use std::collections::HashSet;

/// An actor as a writer names it: by name, not by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub role: ActorRole,
}

/// What is asked of another item of the draft: its kind, code and title.
#[derive(Clone, Debug, Queryable)]
pub struct Neighbour {
    pub kind: String,
    pub code: String,
    pub title: String,
}

impl Neighbour {
    pub fn of(row: &ItemRow) -> Neighbour {
        Neighbour { kind: row.kind.clone(), code: row.code.clone(), title: row.title.clone() }
    }
}

/// The text with its blanks and marks in order, or what is to be mended. `among` are the other items of the draft.
pub fn item(tx: &mut Tx, text: &ItemText, among: &[Neighbour]) -> Result<ItemText, Error> {
    let text = tidy(text);
    let mut problems = Vec::new();
    let mut wrong = |field, key| problems.push(Problem::new(field, key));
    if text.title.is_empty() || text.title.chars().count() > 500 {
        wrong("title", "problem-title-length");
    }
    let content = &text.content;
    for (field, text) in [("description", &content.description), ("impact", &content.impact)] {
        if text.chars().count() > 50_000 {
            wrong(field, "problem-text-length");
        }
    }
    if content.results.len() > 100 || content.resources.len() > 100 || text.actors.len() > 200 {
        wrong("results", "problem-too-many-rows");
    }
    if let Times::FromTo { from, to } = content.times
        && from.first_day() > to.last_day()
    {
        wrong("times_end", "problem-times-order");
    }
    for (field, link) in [("read_more", &content.read_more), ("discuss", &content.discuss)] {
        if link.as_ref().is_some_and(|l| !is_web(l)) {
            wrong(field, "problem-link-form");
        }
    }
    if content.resources.iter().any(|r| r.currency.len() != 3 || !r.currency.bytes().all(|b| b.is_ascii_uppercase())) {
        wrong("resources", "problem-currency");
    }
    if content.implements.iter().any(|i| i.split('/').count() < 3) {
        wrong("implements", "problem-implements-form");
    }
    problems.extend(brief_problem(&content.brief));
    problems.extend(code(&text, among));
    problems.extend(serves(content, among));
    if !content.themes.is_empty() {
        let known: HashSet<String> = theme::all(tx)?.into_iter().map(|t| t.slug).collect();
        if content.themes.iter().any(|t| !known.contains(t)) {
            problems.push(Problem::new("themes", "problem-theme-unknown"));
        }
    }
    if problems.is_empty() { Ok(text) } else { Err(Error::Invalid(problems)) }
}

fn code(text: &ItemText, among: &[Neighbour]) -> Option<Problem> {
    let code = &text.code;
    if code.is_empty() {
        return None;
    }
    if code.chars().count() > 60 || code.starts_with('~') || code.contains(['/', '\\', '?', '#']) {
        return Some(Problem::new("code", "problem-code-form"));
    }
    if let Some(other) = among.iter().find(|r| r.code == *code) {
        return Some(Problem::new("code", "problem-code-taken").with("code", code).with("title", &other.title));
    }
    let alike: Vec<&Neighbour> = among.iter().filter(|r| r.kind == text.kind.as_str() && !r.code.is_empty()).collect();
    let fits = alike.len() < 3 || alike.iter().any(|r| shape(&r.code) == shape(code));
    (!fits && !text.code_confirmed)
        .then(|| Problem::new("code", "problem-code-shape").with("code", code).with("example", &alike[0].code))
}

/// The form of a code: its figures become `0`, so that `A2.13` and `A1.4` are alike.
pub fn shape(code: &str) -> String {
    let mut out = String::new();
    for c in code.chars() {
        match c.is_ascii_digit() {
            true if out.ends_with('0') => {}
            true => out.push('0'),
            false => out.push(c),
        }
    }
    out
}

fn serves(content: &Content, among: &[Neighbour]) -> Option<Problem> {
    let known: HashSet<&str> = among.iter().map(|r| r.code.as_str()).collect();
    let unknown = content.serves.iter().find(|code| !known.contains(code.as_str()))?;
    Some(Problem::new("serves", "problem-serves-unknown").with("code", unknown))
}

fn tidy(text: &ItemText) -> ItemText {
    let c = &text.content;
    let lines = |list: &[String]| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for line in list.iter().map(|l| clean_line(l)).filter(|l| !l.is_empty()) {
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    };
    let link = |l: &Option<String>| l.as_deref().map(clean_line).filter(|l| !l.is_empty());
    ItemText {
        kind: text.kind,
        code: clean_line(&text.code),
        title: clean_line(&text.title),
        content: Content {
            description: clean(&c.description),
            brief: clean(&c.brief),
            actors: Vec::new(),
            audience: c.audience,
            times: c.times,
            results: c
                .results
                .iter()
                .map(|r| ResultLine { text: clean(&r.text), state: r.state, note: clean(&r.note), due: r.due })
                .filter(|r| *r != ResultLine::default())
                .collect(),
            impact: clean(&c.impact),
            resources: c
                .resources
                .iter()
                .map(|r| Resource { currency: clean_line(&r.currency), fund: clean_line(&r.fund), ..r.clone() })
                .collect(),
            themes: lines(&c.themes),
            serves: lines(&c.serves),
            implements: lines(&c.implements),
            read_more: link(&c.read_more),
            discuss: link(&c.discuss),
            source: c.source.clone(),
        },
        actors: text
            .actors
            .iter()
            .map(|a| Named { name: clean_line(&a.name), role: a.role })
            .filter(|a| !a.name.is_empty())
            .collect(),
        code_confirmed: text.code_confirmed,
    }
}

/// The actors named, as keys of the edition's list; a name that is not in it is added to it.
pub fn actors_of(tx: &mut Tx, edition: EditionId, named: &[Named]) -> Result<Vec<Actor>, Error> {
    let mut known: Vec<(String, String)> =
        actors::of_edition(tx, edition)?.into_iter().map(|a| (fold(&a.name), a.key)).collect();
    let mut out: Vec<Actor> = Vec::new();
    for actor in named {
        let folded = fold(&actor.name);
        let key = match known.iter().find(|(name, _)| *name == folded) {
            Some((_, key)) => key.clone(),
            None => {
                let wished = Slug::from_text(&actor.name).to_string();
                let mut key = wished.clone();
                let mut n = 2;
                while known.iter().any(|(_, k)| *k == key) {
                    key = format!("{wished}-{n}");
                    n += 1;
                }
                actors::merge(
                    tx,
                    edition,
                    &[ActorEntry { key: key.clone(), name: actor.name.clone(), audience: None }],
                )?;
                known.push((folded, key.clone()));
                key
            }
        };
        let actor = Actor { actor: key, role: actor.role };
        if !out.contains(&actor) {
            out.push(actor);
        }
    }
    Ok(out)
}

/// Whether an item of this kind is shown in the text where its siblings are.
pub fn shown_in_text(kind: ItemKind) -> bool {
    !matches!(kind, ItemKind::Chapter)
}
