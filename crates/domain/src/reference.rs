//! A pointer to anything that can be part of the chain from need to practice.
//! It must stay small and textual: it stands in links, events and exports.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Ref {
    Plan(i64),
    Edition(i64),
    Revision(i64),
    Item(i64),
    Block(i64),
    Organization(i64),
    Person(i64),
    Process(i64),
    Contribution(i64),
    Answer(i64),
    Round(i64),
}

impl Ref {
    pub fn kind(self) -> &'static str {
        match self {
            Ref::Plan(_) => "plan",
            Ref::Edition(_) => "edition",
            Ref::Revision(_) => "revision",
            Ref::Item(_) => "item",
            Ref::Block(_) => "block",
            Ref::Organization(_) => "organization",
            Ref::Person(_) => "person",
            Ref::Process(_) => "process",
            Ref::Contribution(_) => "contribution",
            Ref::Answer(_) => "answer",
            Ref::Round(_) => "round",
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Ref::Plan(id)
            | Ref::Edition(id)
            | Ref::Revision(id)
            | Ref::Item(id)
            | Ref::Block(id)
            | Ref::Organization(id)
            | Ref::Person(id)
            | Ref::Process(id)
            | Ref::Contribution(id)
            | Ref::Answer(id)
            | Ref::Round(id) => id,
        }
    }

    pub fn parse(kind: &str, id: i64) -> Option<Ref> {
        Some(match kind {
            "plan" => Ref::Plan(id),
            "edition" => Ref::Edition(id),
            "revision" => Ref::Revision(id),
            "item" => Ref::Item(id),
            "block" => Ref::Block(id),
            "organization" => Ref::Organization(id),
            "person" => Ref::Person(id),
            "process" => Ref::Process(id),
            "contribution" => Ref::Contribution(id),
            "answer" => Ref::Answer(id),
            "round" => Ref::Round(id),
            _ => return None,
        })
    }
}
