//! One contribution with its answer as files tell it: what the page says and no more. Days are of the site's time zone.

use super::data::Part;
use crate::words;
use cantiere_spine::contribution::Contribution;
use cantiere_web::{Ctx, table};
use serde::Serialize;

#[derive(Serialize)]
pub struct Line {
    pub number: i64,
    pub kind: &'static str,
    pub day: String,
    pub author: String,
    pub place: String,
    pub theme: String,
    pub title: String,
    pub text: String,
    pub wording: String,
    pub action: String,
    pub effect: String,
    /// None: the process does not show them.
    pub supports: Option<i64>,
    pub outcome: String,
    pub reason: String,
    pub own_sentence: String,
    pub merged_into: Option<i64>,
    /// Numbers of paragraphs and codes of items.
    pub changed: Vec<String>,
    pub answered: String,
    /// Of one that was split: its parts with an answer each.
    pub parts: Vec<PartLine>,
    /// The words of the plan that an amendment or a comment is about.
    pub quote: String,
    /// Codes of the items of the plan that a proposal names.
    pub items: Vec<String>,
}

#[derive(Serialize)]
pub struct PartLine {
    pub passage: String,
    pub outcome: &'static str,
    pub reason: String,
    pub merged_into: Option<i64>,
}

/// The names of the columns, in the order of the fields.
pub const COLUMNS: [&str; 21] = [
    "number",
    "kind",
    "day",
    "author",
    "place",
    "theme",
    "title",
    "text",
    "wording",
    "action",
    "effect",
    "supports",
    "outcome",
    "reason",
    "own_sentence",
    "merged_into",
    "changed",
    "answered",
    "parts",
    "quote",
    "items",
];

impl Line {
    pub fn of(ctx: &Ctx, part: &Part, c: &Contribution) -> Line {
        let day = |at: i64| ctx.site.local(at).date().to_string();
        let answer = part.chain.answers.get(&c.id.0);
        let changed = part.chain.changed.iter().filter(|x| x.contribution == c.id.0);
        Line {
            number: c.number,
            kind: c.kind.as_str(),
            day: day(c.received_at),
            author: words::author(ctx, &c.author),
            place: c.place.clone(),
            theme: c.theme.clone(),
            title: c.words.title.clone(),
            text: c.words.body.clone(),
            wording: c.words.wording.clone(),
            action: c.words.action.clone(),
            effect: c.words.effect.clone(),
            supports: c.shows_supports.then_some(c.supports),
            outcome: answer.map_or(String::new(), |a| a.outcome.as_str().to_string()),
            reason: answer.map_or(String::new(), |a| a.reason.clone()),
            own_sentence: answer.map_or(String::new(), |a| a.sentence.clone()),
            merged_into: answer
                .and_then(|a| a.merged_into)
                .and_then(|into| part.chain.contributions.get(&into.0))
                .map(|c| c.number),
            changed: changed
                .filter_map(|x| part.chain.texts.get(&(x.on, x.revision)))
                .map(|t| t.label.clone())
                .collect(),
            answered: answer.and_then(|a| a.published_at).map_or(String::new(), day),
            parts: answer
                .iter()
                .flat_map(|a| &a.parts)
                .map(|p| PartLine {
                    passage: p.passage.clone(),
                    outcome: p.outcome.map_or("", |o| o.as_str()),
                    reason: p.reason.clone(),
                    merged_into: p.merged_number.filter(|_| p.merged_into.is_some()),
                })
                .collect(),
            quote: c.quote.clone(),
            items: part.items.get(&c.id.0).cloned().unwrap_or_default(),
        }
    }

    /// As a row of a table; a field that a spreadsheet would run as a formula begins with an apostrophe.
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let cells = [
            self.number.to_string(),
            self.kind.to_string(),
            self.day.clone(),
            self.author.clone(),
            self.place.clone(),
            self.theme.clone(),
            self.title.clone(),
            self.text.clone(),
            self.wording.clone(),
            self.action.clone(),
            self.effect.clone(),
            self.supports.map_or(String::new(), |n| n.to_string()),
            self.outcome.clone(),
            self.reason.clone(),
            self.own_sentence.clone(),
            self.merged_into.map_or(String::new(), |n| n.to_string()),
            self.changed.join(" "),
            self.answered.clone(),
            self.parts.iter().map(|p| p.outcome).collect::<Vec<_>>().join(" "),
            self.quote.clone(),
            self.items.join(" "),
        ];
        cells.map(table::guard)
    }
}
