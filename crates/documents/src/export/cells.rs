//! One item as a row of text cells, and back: the columns that CSV and XLSX share; `docs/formats.md` says what each holds.
//! A list in a cell has one entry a line, its parts split by ` | `; `\`, `|` and line ends inside a part are written `\\`, `\|`, `\n`.

use crate::message::Message;
use cantiere_domain::plan::{Actor, ActorRole, Content, ItemKind, ItemState, PartialDate, Resource, ResultLine, Times};

pub const COLUMNS: [&str; 31] = [
    "row",
    "parent_row",
    "uuid",
    "kind",
    "code",
    "title",
    "state",
    "state_note",
    "audience",
    "times",
    "start",
    "end",
    "actors",
    "description",
    "brief",
    "impact",
    "results",
    "resources",
    "themes",
    "serves",
    "implements",
    "read_more",
    "discuss",
    "source_name",
    "source_url",
    "source_licence",
    "source_original_id",
    "source_retrieved",
    "parent_code",
    "parent_title",
    "licence",
];

/// One item as a download shows it; references, so that rows can be written as they are read.
#[derive(Clone, Copy, Debug)]
pub struct ItemRow<'a> {
    pub row: usize,
    pub parent_row: Option<usize>,
    pub uuid: Option<&'a str>,
    pub kind: ItemKind,
    pub code: Option<&'a str>,
    pub title: &'a str,
    pub state: Option<(ItemState, &'a str)>,
    pub content: &'a Content,
    /// For readers, and for rows written by hand: the code of a row above, where `parent_row` is empty.
    pub parent_code: Option<&'a str>,
    pub parent_title: Option<&'a str>,
    /// Of the whole table.
    pub licence: &'a str,
}

/// The cells of a row, in the order of [`COLUMNS`]. `actor_name` gives the name for an actor's key.
pub fn cells(item: &ItemRow, actor_name: &dyn Fn(&str) -> String) -> [String; 31] {
    let c = item.content;
    let date = |d: Option<PartialDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let text = |t: Option<&str>| t.unwrap_or_default().to_string();
    [
        item.row.to_string(),
        item.parent_row.map(|p| p.to_string()).unwrap_or_default(),
        text(item.uuid),
        item.kind.as_str().into(),
        text(item.code),
        item.title.into(),
        item.state.map(|(s, _)| s.as_str().to_string()).unwrap_or_default(),
        item.state.map(|(_, n)| n.to_string()).unwrap_or_default(),
        c.audience.map(|a| a.as_str().to_string()).unwrap_or_default(),
        if c.times == Times::None { String::new() } else { c.times.kind().into() },
        date(c.times.start()),
        date(c.times.end()),
        list(c.actors.iter().map(|a| vec![actor_name(&a.actor), a.role.as_str().into(), a.actor.clone()])),
        c.description.clone(),
        c.brief.clone(),
        c.impact.clone(),
        list(c.results.iter().map(|r| {
            vec![
                r.text.clone(),
                r.state.map(|s| s.as_str().to_string()).unwrap_or_default(),
                date(r.due),
                r.note.clone(),
            ]
        })),
        list(c.resources.iter().map(|r| {
            vec![
                r.year.map(|y| y.to_string()).unwrap_or_default(),
                r.amount_minor.to_string(),
                r.currency.clone(),
                r.fund.clone(),
            ]
        })),
        list(c.themes.iter().map(|t| vec![t.clone()])),
        list(c.serves.iter().map(|t| vec![t.clone()])),
        list(c.implements.iter().map(|t| vec![t.clone()])),
        text(c.read_more.as_deref()),
        text(c.discuss.as_deref()),
        c.source.name.clone(),
        c.source.url.clone(),
        c.source.licence.clone(),
        c.source.original_id.clone(),
        c.source.retrieved.clone(),
        text(item.parent_code),
        text(item.parent_title),
        item.licence.into(),
    ]
}

fn list(entries: impl Iterator<Item = Vec<String>>) -> String {
    let line = |mut parts: Vec<String>| {
        while parts.len() > 1 && parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        parts
            .iter()
            .map(|p| p.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "\\n"))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    entries.map(line).collect::<Vec<_>>().join("\n")
}

/// The entries of a list cell, each with at least `parts` parts.
fn entries(cell: &str, parts: usize) -> Vec<Vec<String>> {
    cell.lines().filter(|l| !l.trim().is_empty()).map(|line| entry(line, parts)).collect()
}

fn entry(line: &str, parts: usize) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        let part = found.last_mut().expect("there is always one part");
        match c {
            '\\' => match letters.next() {
                Some('n') => part.push('\n'),
                Some(other) => part.push(other),
                None => part.push('\\'),
            },
            '|' => found.push(String::new()),
            c => part.push(c),
        }
    }
    let mut found: Vec<String> = found.iter().map(|p| p.trim().to_string()).collect();
    found.resize(found.len().max(parts), String::new());
    found
}

/// What a row says besides its place in the tree.
pub struct Parsed {
    pub kind: ItemKind,
    pub state: Option<(ItemState, String)>,
    pub content: Content,
    /// Keys and names of the actors that the row names.
    pub actors: Vec<(String, String)>,
}

/// Reads a row; `cell` gives the text under a column's name. An error names the column, what was wrong and what to write.
pub fn parse(cell: &dyn Fn(&str) -> String) -> Result<Parsed, Message> {
    let wrong = |column: &str, value: &str, good: Message| {
        let value: String = value.chars().take(40).collect();
        Message {
            en: format!("column {column}: “{value}” is not known; write {}", good.en),
            it: format!("colonna {column}: “{value}” non è previsto; scrivi {}", good.it),
        }
    };
    let one_of = |all: Vec<&str>| both!("one of {}", "uno fra {}", all.join(", "));
    let kinds = || one_of(ItemKind::ALL.iter().map(|k| k.as_str()).collect());
    let kind = cell("kind");
    let kind = ItemKind::parse(kind.trim()).ok_or_else(|| wrong("kind", &kind, kinds()))?;
    let state_of = |column: &str, text: &str| match text.trim() {
        "" => Ok(None),
        text => ItemState::parse(text)
            .map(Some)
            .ok_or_else(|| wrong(column, text, one_of(ItemState::ALL.iter().map(|s| s.as_str()).collect()))),
    };
    let date = |column: &str, text: &str| match text.trim() {
        "" => Ok(None),
        text => crate::dates::date(text).map(Some).ok_or_else(|| {
            wrong(
                column,
                text,
                both!(
                    "a year, a month or a day (2026, 2026-06, 2026-06-30)",
                    "un anno, un mese o un giorno (2026, 2026-06, 2026-06-30)"
                ),
            )
        }),
    };
    let (start, end) = (date("start", &cell("start"))?, date("end", &cell("end"))?);
    let times = match (cell("times").trim(), start, end) {
        ("ongoing", _, _) => Times::Ongoing,
        ("from", Some(from), _) => Times::From { from },
        ("from_to", Some(from), Some(to)) => Times::FromTo { from, to },
        ("by", _, Some(by)) => Times::By { by },
        ("in", _, Some(at)) => Times::In { at },
        ("", None, None) => Times::None,
        ("", Some(from), Some(to)) => Times::FromTo { from, to },
        ("", Some(from), None) => Times::From { from },
        ("", None, Some(by)) => Times::By { by },
        (other, _, _) => {
            return Err(wrong(
                "times",
                other,
                both!(
                    "ongoing, from, from_to, by or in, with the dates it needs in start and end",
                    "ongoing, from, from_to, by o in, con le date che servono in start e end"
                ),
            ));
        }
    };
    let audience = match cell("audience").trim() {
        "" => None,
        text => Some(cantiere_domain::plan::Audience::parse(text).ok_or_else(|| {
            wrong(
                "audience",
                text,
                both!("central, territorial, both or nothing", "central, territorial, both o niente"),
            )
        })?),
    };
    let (mut actors, mut names) = (Vec::new(), Vec::new());
    for parts in entries(&cell("actors"), 3) {
        let role = match parts[1].as_str() {
            "" => ActorRole::Responsible,
            text => ActorRole::parse(text)
                .ok_or_else(|| wrong("actors", text, one_of(ActorRole::ALL.iter().map(|r| r.as_str()).collect())))?,
        };
        let key = if parts[2].is_empty() {
            cantiere_domain::Slug::from_text(&parts[0]).to_string()
        } else {
            parts[2].clone()
        };
        names.push((key.clone(), if parts[0].is_empty() { key.clone() } else { parts[0].clone() }));
        actors.push(Actor { actor: key, role });
    }
    let mut results = Vec::new();
    for parts in entries(&cell("results"), 4) {
        results.push(ResultLine {
            state: state_of("results", &parts[1])?,
            due: date("results", &parts[2])?,
            note: parts[3].clone(),
            text: parts[0].clone(),
        });
    }
    let mut resources = Vec::new();
    for parts in entries(&cell("resources"), 4) {
        let number = |text: &str| {
            text.parse::<i64>().map_err(|_| wrong("resources", text, both!("a whole number", "un numero intero")))
        };
        let year = if parts[0].is_empty() { None } else { i16::try_from(number(&parts[0])?).ok() };
        resources.push(Resource {
            year,
            amount_minor: number(&parts[1])?,
            currency: parts[2].clone(),
            fund: parts[3].clone(),
        });
    }
    let words = |column: &str| entries(&cell(column), 1).into_iter().map(|mut p| p.swap_remove(0)).collect();
    let link = |column: &str| Some(cell(column)).filter(|t| !t.trim().is_empty());
    let state = state_of("state", &cell("state"))?;
    let note = cell("state_note");
    Ok(Parsed {
        kind,
        state: if state.is_none() && note.trim().is_empty() { None } else { Some((state.unwrap_or_default(), note)) },
        content: Content {
            description: cell("description"),
            brief: cell("brief"),
            impact: cell("impact"),
            actors,
            audience,
            times,
            results,
            resources,
            themes: words("themes"),
            serves: words("serves"),
            implements: words("implements"),
            read_more: link("read_more"),
            discuss: link("discuss"),
            source: cantiere_domain::plan::Source {
                name: cell("source_name"),
                url: cell("source_url"),
                licence: cell("source_licence"),
                original_id: cell("source_original_id"),
                retrieved: cell("source_retrieved"),
            },
        },
        actors: names,
    })
}
