//! The actors named beside the actions, and those that only an action names.
//! A key without an entry must not be lost: the action still names somebody.

use super::node::{self, Node, Value};
use crate::input::{ReadOptions, Report, text_of};
use crate::model::{ActorEntry, ReadError};
use cantiere_domain::plan::Audience;
use cantiere_domain::text::clean_line;
use std::collections::HashSet;

pub struct Actors {
    pub list: Vec<ActorEntry>,
    known: HashSet<String>,
}

impl Actors {
    pub fn read(file: Option<(&str, &[u8])>, options: &ReadOptions, report: &mut Report) -> Result<Actors, ReadError> {
        let mut actors = Actors { list: Vec::new(), known: HashSet::new() };
        let Some((path, bytes)) = file else { return Ok(actors) };
        let root = node::parse(path, text_of(path, bytes, &options.limits)?, &options.limits)?;
        // Names in another language are better than keys.
        let first = || if let Value::Map(parts) = &root.value { parts.first().map(|(_, part)| part) } else { None };
        let part = root.get(options.lang.as_str()).or_else(first);
        let Some(Node { value: Value::Map(entries), .. }) = part else { return Ok(actors) };
        for (key, entry) in entries {
            let name = entry.get("nome").and_then(|n| n.text());
            if name.is_none() {
                report.warn(
                    path,
                    entry.line,
                    both!(
                        "the actor “{key}” has no name (“nome”); its key stands for it",
                        "l’attore “{key}” non ha nome (“nome”): vale la sua chiave"
                    ),
                );
            }
            let kind = entry.get("tipo").and_then(|t| t.text());
            let audience = match kind {
                Some("amministrazioni_centrali") => Some(Audience::Central),
                Some("amministrazioni_territoriali") => Some(Audience::Territorial),
                Some("amministrazioni_centrali_e_territoriali") => Some(Audience::Both),
                Some(other) => {
                    report.warn(
                        path,
                        entry.line,
                        both!(
                            "the actor “{key}” is of a kind that is not known, “{other}”",
                            "l’attore “{key}” è di un tipo non previsto, “{other}”"
                        ),
                    );
                    None
                }
                None => None,
            };
            actors.add(key, &name.map_or_else(|| super::in_words(key), clean_line), audience);
        }
        Ok(actors)
    }

    /// Whether it was there already.
    pub fn add(&mut self, key: &str, name: &str, audience: Option<Audience>) -> bool {
        let new = self.known.insert(key.to_string());
        if new {
            self.list.push(ActorEntry { key: key.to_string(), name: name.to_string(), audience });
        }
        !new
    }
}
