//! The whole plan without loss: actors, items, states and paragraphs with their anchors.
//! The form is canonical: the same plan gives the same bytes, and reading them gives the same plan.

use crate::model::{ActorEntry, Adoption, BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::plan::{Audience, BlockKind, Content, ItemKind, ItemState};
use serde::{Deserialize, Serialize};

pub(crate) const FORMAT: &str = "cantiere-plan";
pub(crate) const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub format: String,
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adoption: Option<Adoption>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    licence: String,
    #[serde(default)]
    actors: Vec<ActorIn>,
    #[serde(default)]
    items: Vec<ItemIn>,
    #[serde(default)]
    blocks: Vec<BlockIn>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorIn {
    key: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    audience: Option<Audience>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemIn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    uuid: Option<String>,
    /// Position of the parent in `items`, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<usize>,
    kind: ItemKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    title: String,
    #[serde(default)]
    content: Content,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<StateIn>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StateIn {
    state: ItemState,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockIn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// Position in `items`, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<usize>,
    kind: BlockKind,
    #[serde(default, skip_serializing_if = "is_zero")]
    level: u8,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// Canonical JSON, indented, ending in a line end. Warnings and places in files are not part of a plan and are not written.
pub fn write_json(plan: &PlanDocument) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(&Document::from(plan)).expect("strings, numbers and lists always serialise");
    bytes.push(b'\n');
    bytes
}

impl From<&PlanDocument> for Document {
    fn from(plan: &PlanDocument) -> Document {
        Document {
            format: FORMAT.into(),
            version: VERSION,
            title: plan.title.clone(),
            adoption: plan.adoption.clone(),
            licence: plan.licence.clone(),
            actors: plan
                .actors
                .iter()
                .map(|a| ActorIn { key: a.key.clone(), name: a.name.clone(), audience: a.audience })
                .collect(),
            items: plan.items.iter().map(ItemIn::from).collect(),
            blocks: plan.blocks.iter().map(BlockIn::from).collect(),
        }
    }
}

impl From<&ItemEntry> for ItemIn {
    fn from(item: &ItemEntry) -> ItemIn {
        ItemIn {
            uuid: item.uuid.clone(),
            parent: item.parent,
            kind: item.kind,
            code: item.code.clone(),
            title: item.title.clone(),
            content: item.content.clone(),
            state: item.state.as_ref().map(|(state, note)| StateIn { state: *state, note: note.clone() }),
        }
    }
}

impl From<&BlockEntry> for BlockIn {
    fn from(block: &BlockEntry) -> BlockIn {
        BlockIn {
            anchor: block.anchor.clone(),
            item: block.item,
            kind: block.kind,
            level: block.level,
            text: block.text.clone(),
        }
    }
}

impl From<Document> for PlanDocument {
    fn from(document: Document) -> PlanDocument {
        let item = |i: ItemIn| ItemEntry {
            parent: i.parent,
            kind: i.kind,
            code: i.code,
            uuid: i.uuid,
            title: i.title,
            content: i.content,
            state: i.state.map(|s| (s.state, s.note)),
            file: String::new(),
            line: 0,
        };
        PlanDocument {
            title: document.title,
            adoption: document.adoption,
            licence: document.licence,
            actors: document
                .actors
                .into_iter()
                .map(|a| ActorEntry { key: a.key, name: a.name, audience: a.audience })
                .collect(),
            items: document.items.into_iter().map(item).collect(),
            blocks: document
                .blocks
                .into_iter()
                .map(|b| BlockEntry { item: b.item, kind: b.kind, level: b.level, text: b.text, anchor: b.anchor })
                .collect(),
            ..PlanDocument::default()
        }
    }
}
