//! What the demonstration site is filled with, ready to be stored in the order of the fields.
//! Everything is found by content key: nothing here has an id.

mod round;

use cantiere_documents::PlanDocument;
use cantiere_domain::Slug;
use cantiere_domain::access::Role;
use cantiere_domain::plan::{EditionState, ItemState, Source, Visibility};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use round::{DemoBallot, DemoRound, DemoSecretVote};

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoSite {
    /// The key of the organisation that owns the plans.
    pub owner: String,
    pub organizations: Vec<DemoOrganization>,
    pub people: Vec<DemoPerson>,
    pub themes: Vec<DemoTheme>,
    pub synonyms: Vec<DemoSynonym>,
    /// The demonstration plan first.
    /// A plan of which only its staff knows yet.
    pub preparing: DemoPreparing,
    pub plans: Vec<DemoPlan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    CentralAdministration,
    TerritorialAdministration,
    InHouseCompany,
    CivilSociety,
    Firm,
    Research,
    InformalGroup,
    Funder,
}

/// An invented body. None has a code in a public register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoOrganization {
    pub key: String,
    pub name: String,
    pub kind: OrganizationKind,
    /// Sector in words: “Enti locali”, “Sanità”.
    pub sector: String,
    pub territory: String,
    /// One sentence on who they are.
    pub about: String,
    /// Units that speak under the name of the body (a directorate).
    #[serde(default)]
    pub units: Vec<String>,
}

/// An invented person. The address is under a domain that can never exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPerson {
    pub key: String,
    pub name: String,
    pub email: String,
    /// What they do, in words.
    pub about: String,
    #[serde(default)]
    pub organization: Option<String>,
    /// Whether they may send in the name of their organisation.
    #[serde(default)]
    pub representative: bool,
    /// Roles on the demonstration plan; `administrator` and `auditor` on the whole site.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The end of the address that signs this person in, in the demonstration alone: `/demo/entra/pianificatrice`.
    #[serde(default)]
    pub door: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoTheme {
    pub slug: Slug,
    pub it: String,
    pub en: String,
}

/// Who searches for `word` also wants `finds`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSynonym {
    pub word: String,
    pub finds: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DemoPlan {
    pub slug: Slug,
    pub title: String,
    /// At most 120 plain words.
    pub brief: String,
    /// Whether the plan is real and told in our own words: then its items carry a source.
    pub real: bool,
    /// Whose a real plan is; empty for the others.
    pub owner: String,
    /// The newest first.
    pub editions: Vec<DemoEdition>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DemoEdition {
    pub slug: Slug,
    /// “2024–2026”.
    pub name: String,
    pub period: (Date, Date),
    pub state: EditionState,
    pub visibility: Visibility,
    /// At most 120 plain words.
    pub brief: String,
    /// Where the words of a real plan come from.
    pub source: Source,
    /// In the order of publication; the last one is in force.
    pub revisions: Vec<DemoRevision>,
    /// What was told about actions, the oldest first; an action that is not named here is without data.
    pub states: Vec<DemoState>,
    pub questionnaire: Option<DemoQuestionnaire>,
    pub process: Option<DemoProcess>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DemoRevision {
    /// “Bozza per la consultazione”.
    pub label: String,
    pub published: Date,
    /// “Che cosa cambia”, in a sentence or two.
    pub changes: String,
    /// The act by which it was adopted, if it was.
    pub act: Option<String>,
    /// `anchor` of a block is its content key; `code` of an item likewise. No item carries a state here.
    pub document: PlanDocument,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoState {
    pub code: String,
    pub state: ItemState,
    pub days_ago: i64,
    /// The same as a day.
    pub on: Date,
    pub note: String,
}

/// The calendar of an edition, what it asks, and what came in.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoProcess {
    pub title: String,
    pub phases: Vec<DemoPhase>,
    pub consultation: DemoConsultation,
    /// By number, from 1 without gaps.
    pub contributions: Vec<DemoContribution>,
    pub round: Option<DemoRound>,
    pub documents: Vec<DemoDocument>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPhase {
    /// One of: draft, feedback, proposals, prioritisation, analysis, consolidation, approval, monitoring, closure.
    pub kind: String,
    pub title: String,
    pub opens: Date,
    /// The last day on which it is open.
    pub closes: Date,
}

/// The record of a consultation; texts are Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoConsultation {
    pub question: String,
    /// The decision that it feeds.
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub hear_back: String,
    pub who: String,
    pub legal_basis: String,
    pub opens: Date,
    pub closes: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributionKind {
    Comment,
    Amendment,
    Need,
    Proposal,
}

/// What a contribution or an answer points at, inside its edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum DemoRef {
    /// By code: `A2.3`, or `2` for the chapter.
    Item(String),
    /// By key: `p2-07`.
    Block(String),
}

impl From<String> for DemoRef {
    fn from(text: String) -> DemoRef {
        if text.starts_with('p') && text.contains('-') { DemoRef::Block(text) } else { DemoRef::Item(text) }
    }
}

impl From<DemoRef> for String {
    fn from(r: DemoRef) -> String {
        match r {
            DemoRef::Item(text) | DemoRef::Block(text) => text,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoContribution {
    /// The number readers cite, by arrival: “Proposta n. 14”.
    pub number: u32,
    pub kind: ContributionKind,
    /// What it is about; none: the whole plan.
    pub on: Option<DemoRef>,
    /// Needs and proposals have one.
    pub title: Option<String>,
    /// The observation, the reason of an amendment, the need of a proposal. Markdown.
    pub text: String,
    /// Amendment: the wording wanted for the paragraph.
    pub wording: Option<String>,
    /// Proposal: what should be done.
    pub action: Option<String>,
    /// Proposal: what would change by it.
    pub effect: Option<String>,
    /// Slug of a theme.
    pub theme: Option<Slug>,
    pub territory: Option<String>,
    pub person: String,
    /// In whose name; none: the person's own.
    pub organization: Option<String>,
    pub on_day: Date,
    /// The need, by number, that a proposal comes from.
    pub from: Option<u32>,
    /// Conversation below it, in order; no answer is due.
    pub replies: Vec<DemoReply>,
    /// Keys of the people who support it.
    pub supporters: Vec<String>,
    pub answer: Option<DemoAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoReply {
    pub person: String,
    pub organization: Option<String>,
    pub on_day: Date,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemoOutcome {
    Accepted,
    AcceptedWithChanges,
    Merged,
    Postponed,
    NotAccepted,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAnswer {
    pub outcome: DemoOutcome,
    /// Markdown.
    pub reason: String,
    /// What changed because of it; empty unless accepted.
    pub changed: Vec<DemoRef>,
    /// By number, the contribution that this one was merged into.
    pub merged_into: Option<u32>,
    pub published: Date,
    /// Key of the person who wrote it, and of the one who checked it.
    pub by: String,
    pub checked_by: String,
}

/// The questionnaire of a process, with what people sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoQuestionnaire {
    pub title: String,
    pub intro: String,
    pub questions: Vec<DemoQuestion>,
    pub returns: Vec<DemoReturn>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoQuestion {
    /// `short`, `long`, `single`, `multiple`.
    pub kind: String,
    pub title: String,
    pub help: String,
    pub required: bool,
    pub choices: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoReturn {
    pub person: String,
    pub organization: Option<String>,
    pub on_day: Date,
    /// One for each question: words, a choice, choices apart by ` | `, or nothing.
    pub say: Vec<String>,
}

/// A small plan with a consultation that is being prepared, and not ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPreparing {
    pub slug: Slug,
    pub title: String,
    pub brief: String,
    pub edition: String,
    /// Markdown.
    pub text: String,
    pub process_title: String,
    /// Without the sentence that says when people hear back: it is what is missing.
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub who: String,
    pub legal_basis: String,
    pub opens: Date,
}

/// A file that people are given to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoDocument {
    pub name: String,
    pub title: String,
    pub accessible: bool,
    pub summary: String,
    pub text: String,
}
