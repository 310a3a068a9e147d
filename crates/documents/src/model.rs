//! What an importer found, in the order of the document, before anything is matched or stored.
//! Indexes point inside the same document; ids of the database never stand here.

use crate::message::Message;
use cantiere_domain::Lang;
use cantiere_domain::plan::{Audience, BlockKind, Content, ItemKind, ItemState};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDocument {
    pub title: Option<String>,
    /// The act by which the plan was adopted. It is told with a plan that goes out; an import records none, and says so: an act
    /// adopts a version that is published, and a person decides it.
    #[serde(default)]
    pub adoption: Option<Adoption>,
    /// The licence under which it may be used again. An edition takes it over until it has a published version.
    #[serde(default)]
    pub licence: String,
    pub actors: Vec<ActorEntry>,
    /// Parents before children, siblings in order.
    pub items: Vec<ItemEntry>,
    /// In reading order.
    pub blocks: Vec<BlockEntry>,
    /// The format is a table, which has no room for the text: it says nothing about paragraphs, not that there are none.
    #[serde(default)]
    pub items_only: bool,
    /// The day on which records that do not say it themselves were taken from their source, ISO; empty when it is not told.
    #[serde(default)]
    pub retrieved: String,
    pub warnings: Vec<Warning>,
}

/// An act of an administration: type, number, day (ISO), where to read it, and the number of the version that it adopts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    pub kind: String,
    pub number: String,
    pub date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// 0: it is not known.
    #[serde(default, skip_serializing_if = "is_unknown")]
    pub version: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_unknown(version: &i64) -> bool {
    *version == 0
}

/// Somebody named in the plan, whether or not an item names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorEntry {
    pub key: String,
    pub name: String,
    pub audience: Option<Audience>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemEntry {
    /// Index of the parent in `items`, smaller than its own.
    pub parent: Option<usize>,
    pub kind: ItemKind,
    /// The code in the edition's own scheme.
    pub code: Option<String>,
    /// The UUID of an item exported before.
    pub uuid: Option<String>,
    pub title: String,
    pub content: Content,
    /// Progress told by the source: the state and its note.
    pub state: Option<(ItemState, String)>,
    /// Where it stood, for messages.
    pub file: String,
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockEntry {
    /// Index in `items` of the innermost item whose text this is. For `BlockKind::Item`: the item shown here.
    pub item: Option<usize>,
    pub kind: BlockKind,
    /// Depth of a heading or list entry, from 1; 0 otherwise.
    pub level: u8,
    /// Markdown: inline marks for paragraphs, whole for tables and quotes. For a list entry: with its own number if it had one.
    pub text: String,
    /// The anchor of a paragraph exported before.
    pub anchor: Option<String>,
}

/// A doubtful line: it was read, and a person should look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    pub file: String,
    pub line: usize,
    pub message: Message,
}

/// The document could not be read, and nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.of(Lang::En))]
pub struct ReadError {
    pub file: String,
    /// From 1; 0 when the whole file is meant.
    pub line: usize,
    /// What was found, and what to do.
    pub message: Message,
}

impl ReadError {
    /// The place and what is said of it: `plan.csv:7: …`.
    pub fn of(&self, lang: Lang) -> String {
        let line = if self.line > 0 { format!(":{}", self.line) } else { String::new() };
        format!("{}{line}: {}", self.file, self.message.of(lang))
    }
}
