//! One record of `linee_azione.yml` to one item: times, actors, results, audience, state.
//! A field that is missing or odd is told and the rest of the record is kept.

use super::actors::Actors;
use super::node::{Node, Value};
use crate::dates;
use crate::input::Report;
use crate::model::ItemEntry;
use cantiere_domain::plan::{Actor, ActorRole, Audience, Content, ItemKind, ItemState, ResultLine, Source, Times};
use cantiere_domain::text::{clean, clean_line};

pub struct Action {
    pub chapter: String,
    pub section: Option<String>,
    pub code: Option<String>,
    pub line: usize,
    title: String,
    content: Content,
    state: Option<(ItemState, String)>,
}

const FIELDS: [&str; 15] = [
    "chapter",
    "subchapter",
    "numero",
    "nome",
    "attori",
    "descrizione",
    "risultati",
    "aree-intervento",
    "ambito",
    "stato",
    "nota",
    "inizio",
    "fine",
    "entro",
    "a",
];

pub fn read(path: &str, record: &Node, actors: &mut Actors, report: &mut Report) -> Option<Action> {
    let Value::Map(fields) = &record.value else {
        report.warn(
            path,
            record.line,
            both!(
                "this entry of the list is not an action (name: value lines); it is left out",
                "questa voce dell’elenco non è un’azione (righe nome: valore) e viene tralasciata"
            ),
        );
        return None;
    };
    for (name, value) in fields {
        if !FIELDS.contains(&name.as_str()) {
            report.warn(
                path,
                value.line,
                both!(
                    "the field “{name}” is not known and is left out",
                    "il campo “{name}” non è previsto e viene tralasciato"
                ),
            );
        }
    }
    let text = |name: &str| record.get(name).and_then(|n| n.text()).map(clean).unwrap_or_default();
    let line_of = |name: &str| record.get(name).map_or(record.line, |n| n.line);
    let mut title = clean_line(&text("nome"));
    if title.is_empty() {
        title = text("descrizione").split_whitespace().take(12).collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            report.warn(
                path,
                record.line,
                both!(
                    "an action without a name (“nome”) and without a description; it is left out",
                    "un’azione senza nome (“nome”) e senza descrizione viene tralasciata"
                ),
            );
            return None;
        }
        report.warn(
            path,
            record.line,
            both!(
                "an action without a name (“nome”); the first words of its description stand for it",
                "un’azione senza nome (“nome”): valgono le prime parole della descrizione"
            ),
        );
    }
    let code = Some(text("numero")).filter(|c| !c.is_empty());
    if code.is_none() {
        report.warn(
            path,
            record.line,
            both!(
                "an action without a number (“numero”); a later version can find it by its title only",
                "un’azione senza numero (“numero”): una versione successiva può ritrovarla solo dal titolo"
            ),
        );
    }
    let state = record.get("stato").and_then(|n| n.text()).and_then(|s| state(path, line_of("stato"), s, report));
    let note = text("nota");
    Some(Action {
        chapter: Some(text("chapter")).filter(|c| !c.is_empty()).unwrap_or_else(|| {
            report.warn(
                path,
                record.line,
                both!("an action without a chapter (“chapter”)", "un’azione senza capitolo (“chapter”)"),
            );
            "senza-capitolo".into()
        }),
        section: Some(text("subchapter")).filter(|s| !s.is_empty()),
        line: record.line,
        title,
        content: Content {
            description: text("descrizione"),
            actors: named_actors(path, record, actors, report),
            audience: audience(path, record, report),
            times: times(path, record, report),
            results: results(path, record, report),
            impact: text("aree-intervento"),
            source: Source { original_id: code.clone().unwrap_or_default(), ..Source::default() },
            ..Content::default()
        },
        code,
        state: match (state, note.is_empty()) {
            (None, true) => None,
            (state, _) => Some((state.unwrap_or_default(), note)),
        },
    })
}

impl Action {
    /// The same record listed a second time for the other audience: it is one action for both.
    pub fn merge(&mut self, again: &Action) -> bool {
        if self.title != again.title || self.content.description != again.content.description {
            return false;
        }
        if self.content.audience != again.content.audience {
            self.content.audience = Some(Audience::Both);
        }
        true
    }

    pub fn into_item(self, parent: usize, path: &str) -> ItemEntry {
        ItemEntry {
            parent: Some(parent),
            kind: ItemKind::Action,
            code: self.code,
            uuid: None,
            title: self.title,
            content: self.content,
            state: self.state,
            file: path.to_string(),
            line: self.line,
        }
    }
}

fn named_actors(path: &str, record: &Node, actors: &mut Actors, report: &mut Report) -> Vec<Actor> {
    let Some(node) = record.get("attori") else { return Vec::new() };
    let single = std::slice::from_ref(node);
    let list = match &node.value {
        Value::List(list) => list.as_slice(),
        _ if node.is_nothing() => &[],
        _ => single,
    };
    let mut found: Vec<Actor> = Vec::new();
    for entry in list {
        let Some(key) = entry.text() else {
            report.warn(
                path,
                entry.line,
                both!("an empty entry among the actors is left out", "una voce vuota fra gli attori viene tralasciata"),
            );
            continue;
        };
        if !actors.add(key, &super::in_words(key), None) {
            report.warn(
                path,
                entry.line,
                both!(
                    "the actor “{key}” has no entry in attori.yml; its key stands for its name",
                    "l’attore “{key}” non è in attori.yml: la sua chiave vale come nome"
                ),
            );
        }
        let actor = Actor { actor: key.to_string(), role: ActorRole::Responsible };
        if !found.contains(&actor) {
            found.push(actor);
        }
    }
    found
}

fn audience(path: &str, record: &Node, report: &mut Report) -> Option<Audience> {
    let node = record.get("ambito")?;
    match node.text()? {
        "pac" => Some(Audience::Central),
        "pal" => Some(Audience::Territorial),
        "pac_pal" | "pal_pac" => Some(Audience::Both),
        other => {
            report.warn(
                path,
                node.line,
                both!(
                    "“{other}” is not an audience; use pac, pal or pac_pal",
                    "“{other}” non indica a chi si rivolge l’azione: scrivi pac, pal o pac_pal"
                ),
            );
            None
        }
    }
}

fn times(path: &str, record: &Node, report: &mut Report) -> Times {
    let mut date = |name: &str| {
        let node = record.get(name)?;
        let text = node.text()?;
        let date = dates::date(text);
        if date.is_none() {
            report.warn(
                path,
                node.line,
                both!(
                    "“{text}” is not a date (“{name}”); write MM/YYYY",
                    "“{text}” non è una data (“{name}”): scrivi MM/AAAA"
                ),
            );
        }
        date
    };
    match (date("inizio"), date("fine"), date("entro"), date("a")) {
        (Some(from), Some(to), _, _) => Times::FromTo { from, to },
        (Some(from), None, None, _) => Times::From { from },
        (Some(from), None, Some(to), _) => Times::FromTo { from, to },
        (None, Some(by), _, _) | (None, None, Some(by), _) => Times::By { by },
        (None, None, None, Some(at)) => Times::In { at },
        (None, None, None, None) => Times::Ongoing,
    }
}

fn results(path: &str, record: &Node, report: &mut Report) -> Vec<ResultLine> {
    let Some(node) = record.get("risultati") else { return Vec::new() };
    if node.is_nothing() {
        return Vec::new();
    }
    let single = std::slice::from_ref(node);
    let list = if let Value::List(list) = &node.value { list.as_slice() } else { single };
    let mut found = Vec::new();
    for entry in list {
        let field = |name: &str| entry.get(name).and_then(|n| n.text()).map(clean).unwrap_or_default();
        let text = entry.text().map_or_else(|| field("descrizione"), clean);
        if text.is_empty() {
            report.warn(
                path,
                entry.line,
                both!(
                    "a result without text (“descrizione”) is left out",
                    "un risultato senza testo (“descrizione”) viene tralasciato"
                ),
            );
            continue;
        }
        if let Value::Map(fields) = &entry.value {
            for (name, value) in fields.iter().filter(|(n, _)| !["descrizione", "stato", "nota"].contains(&n.as_str()))
            {
                let said = value.text().unwrap_or_default();
                report.warn(
                    path,
                    value.line,
                    both!(
                        "the field “{name}” of a result is not known and is left out (“{said}”)",
                        "il campo “{name}” di un risultato non è previsto e viene tralasciato (“{said}”)"
                    ),
                );
            }
        }
        found.push(ResultLine {
            due: dates::due_at_end(&text),
            state: entry
                .get("stato")
                .and_then(|n| Some((n.line, n.text()?)))
                .and_then(|(line, s)| state(path, line, s, report)),
            note: field("nota"),
            text,
        });
    }
    found
}

fn state(path: &str, line: usize, text: &str, report: &mut Report) -> Option<ItemState> {
    match text.to_lowercase().as_str() {
        "completo" | "completa" | "completato" | "completata" | "complete" | "completed" => Some(ItemState::Completed),
        "in corso" | "ongoing" | "in progress" => Some(ItemState::Ongoing),
        "bloccato" | "bloccata" | "blocked" => Some(ItemState::Blocked),
        "annullato" | "annullata" | "cancelled" => Some(ItemState::Cancelled),
        other => {
            report.warn(
                path,
                line,
                both!(
                    "“{other}” is not a state; use completo, in corso or bloccato",
                    "“{other}” non è uno stato: scrivi completo, in corso o bloccato"
                ),
            );
            None
        }
    }
}
