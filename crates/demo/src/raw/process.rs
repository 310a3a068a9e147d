//! What stands in the files about a process: its phases, what people sent, votes, questionnaires, one that is being prepared.

use crate::model::{ContributionKind, DemoOutcome, DemoRef};
use cantiere_domain::Slug;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    pub title: String,
    pub phases: Vec<Phase>,
    pub consultation: Consultation,
    /// How answers came out, once they did.
    #[serde(default)]
    pub answers: Option<Answers>,
    #[serde(default)]
    pub round: Option<Round>,
    #[serde(default)]
    pub documents: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub name: String,
    pub title: String,
    pub accessible: bool,
    pub summary: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub published: String,
    pub by: String,
    pub checked_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub person: String,
    #[serde(default)]
    pub r#for: Option<String>,
    pub at: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub kind: String,
    pub title: String,
    pub opens: String,
    pub closes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub hear_back: String,
    pub who: String,
    pub legal_basis: String,
    pub opens: String,
    pub closes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    pub title: String,
    pub question: String,
    pub max: usize,
    pub opens: String,
    pub closes: String,
    pub options: Vec<u32>,
    pub ballots: Vec<Ballot>,
    #[serde(default)]
    pub persons: Option<Persons>,
}

/// The secret vote of people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    pub title: String,
    pub question: String,
    pub max: usize,
    pub seats: usize,
    pub opens: String,
    pub closes: String,
    pub options: Vec<u32>,
    pub ballots: Vec<SameBallots>,
}

/// So many people chose the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameBallots {
    pub choices: Vec<u32>,
    pub voters: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    pub person: String,
    #[serde(default)]
    pub r#for: Option<String>,
    pub choices: Vec<u32>,
    pub at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    pub n: u32,
    pub kind: ContributionKind,
    #[serde(default)]
    pub on: Option<DemoRef>,
    #[serde(default)]
    pub title: Option<String>,
    pub text: String,
    #[serde(default)]
    pub wording: Option<String>,
    #[serde(default)]
    pub action: Option<String>,
    #[serde(default)]
    pub effect: Option<String>,
    #[serde(default)]
    pub theme: Option<Slug>,
    #[serde(default)]
    pub territory: Option<String>,
    pub person: String,
    #[serde(default)]
    pub r#for: Option<String>,
    pub at: String,
    #[serde(default)]
    pub from: Option<u32>,
    #[serde(default)]
    pub outcome: Option<DemoOutcome>,
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    pub changed: Vec<DemoRef>,
    #[serde(default)]
    pub into: Option<u32>,
    #[serde(default)]
    pub replies: Vec<Reply>,
    #[serde(default)]
    pub supporters: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    pub title: String,
    pub intro: String,
    pub questions: Vec<Question>,
    #[serde(default)]
    pub answers: Vec<Return>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub kind: String,
    pub title: String,
    #[serde(default)]
    pub help: Option<String>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub choices: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    pub person: String,
    #[serde(default)]
    pub r#for: Option<String>,
    pub at: String,
    pub say: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparing {
    pub slug: Slug,
    pub title: String,
    pub brief: String,
    pub edition: String,
    pub text: String,
    pub process: PreparingProcess,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreparingProcess {
    pub title: String,
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub who: String,
    pub legal_basis: String,
    pub opens: String,
}
