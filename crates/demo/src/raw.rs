//! The content files as they are written, before dates are resolved.
//! Unknown fields are refused, so that a slip of the pen is noticed.

mod process;

use crate::model::{DemoOrganization, DemoPerson, DemoSynonym, DemoTheme};
use cantiere_domain::Slug;
use cantiere_domain::plan::{Audience, EditionState, ItemKind, ItemState, Source, Visibility};
use serde::Deserialize;

pub use process::{Answers, Contribution, Persons, Phase, Preparing, Process, Question, Questionnaire, Round};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub themes: Vec<DemoTheme>,
    pub synonyms: Vec<DemoSynonym>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actors {
    pub owner: String,
    pub organizations: Vec<DemoOrganization>,
    pub people: Vec<DemoPerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub slug: Slug,
    pub title: String,
    pub brief: String,
    #[serde(default)]
    pub real: bool,
    /// Whose a real plan is; the others are the demonstration's own.
    #[serde(default)]
    pub owner: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub slug: String,
    pub name: String,
    pub from: String,
    pub to: String,
    pub state: EditionState,
    pub visibility: Visibility,
    pub brief: String,
    pub title: String,
    pub revisions: Vec<Revision>,
    pub actors: Vec<PlanActor>,
    /// Stands on every item that has no source of its own.
    #[serde(default)]
    pub source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    pub label: String,
    pub published: String,
    pub changes: String,
    #[serde(default)]
    pub act: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanActor {
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub audience: Option<Audience>,
}

/// A chapter or an axis at the top of the tree. `text` and `closing` are paragraphs between blank lines; `## ` makes a
/// heading, `- ` a list entry, `> ` a quote, `| ` a row of a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub kind: Option<ItemKind>,
    #[serde(default)]
    pub brief: String,
    #[serde(default)]
    pub themes: Vec<String>,
    pub text: String,
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// Actions or commitments right below the chapter.
    #[serde(default)]
    pub actions: Vec<Action>,
    #[serde(default)]
    pub closing: String,
    /// What paragraphs said in the first version, by key.
    #[serde(default)]
    pub drafts: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    pub code: String,
    pub title: String,
    pub description: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub results: Vec<ExpectedResult>,
    pub actions: Vec<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedResult {
    pub code: String,
    pub title: String,
    pub targets: Vec<Target>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub code: String,
    pub title: String,
    pub by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub kind: Option<ItemKind>,
    #[serde(rename = "do")]
    pub description: String,
    #[serde(default)]
    pub lead: Option<String>,
    #[serde(default)]
    pub with: Vec<String>,
    #[serde(default)]
    pub contact: Option<String>,
    #[serde(default)]
    pub audience: Option<Audience>,
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default, rename = "in")]
    pub at: Option<String>,
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    pub ongoing: bool,
    #[serde(default)]
    pub results: Vec<String>,
    #[serde(default)]
    pub impact: String,
    #[serde(default)]
    pub money: Vec<Money>,
    #[serde(default)]
    pub themes: Vec<String>,
    #[serde(default)]
    pub serves: Vec<String>,
    #[serde(default)]
    pub implements: Vec<String>,
    #[serde(default)]
    pub read_more: Option<String>,
    #[serde(default)]
    pub discuss: Option<String>,
    #[serde(default)]
    pub source: Source,
    /// What was told about it, the oldest first.
    #[serde(default)]
    pub news: Vec<News>,
    /// What it was in the first version, if it was different there.
    #[serde(default)]
    pub draft: Option<DraftAction>,
}

/// Only what was different.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftAction {
    /// It was not there at all.
    #[serde(default)]
    pub absent: bool,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default, rename = "do")]
    pub description: Option<String>,
    #[serde(default)]
    pub with: Option<Vec<String>>,
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default)]
    pub results: Option<Vec<String>>,
    #[serde(default)]
    pub impact: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    pub year: String,
    pub euro: i64,
    #[serde(default)]
    pub fund: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// Days before today. Either this or `at`.
    #[serde(default)]
    pub ago: Option<i64>,
    #[serde(default)]
    pub at: Option<String>,
    pub state: ItemState,
    pub note: String,
}
