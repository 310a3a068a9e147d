//! The transcript in words a citizen reads, in Italian or English.
//! It says what the outcome says and computes nothing of its own.

mod en;
mod it;
mod standing;

pub use standing::explain_standing;

use std::fmt::Write as _;

use crate::amount::Money;
use crate::election::Election;
use crate::outcome::{Loser, Note, Outcome, Step, TieBreak};

/// Language of the explanation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    Italian,
    #[default]
    English,
}

/// Sentences of one language.
trait Phrases {
    /// Marks between thousands and before decimals.
    fn marks(&self) -> (char, char);
    fn rule(&self, text: &Text) -> String;
    fn totals(&self, text: &Text) -> String;
    fn headings(&self) -> [&'static str; 3];
    fn step(&self, text: &Text, number: usize, step: &Step) -> String;
    fn tie(&self, text: &Text, tie: &TieBreak) -> String;
    fn loser(&self, text: &Text, loser: &Loser) -> String;
    fn why(&self, text: &Text, loser: &Loser) -> String;
    fn note(&self, text: &Text, note: &Note) -> Option<String>;
    fn left(&self, text: &Text, turn: usize, ballots: u64) -> String;
    fn last_turn(&self, text: &Text, ballots: u64, of: u64) -> String;
    fn pair(&self, text: &Text, other: usize, before: u64, after: u64) -> String;
}

/// What the sentences speak of.
struct Text<'a> {
    election: &'a Election,
    outcome: &'a Outcome,
    marks: (char, char),
}

/// The whole explanation, one sentence a line.
pub fn explain(election: &Election, outcome: &Outcome, language: Language) -> String {
    let phrases: &dyn Phrases = match language {
        Language::Italian => &it::Italian,
        Language::English => &en::English,
    };
    let text = Text { election, outcome, marks: phrases.marks() };
    let [steps, ties, losers] = phrases.headings();
    let mut out = String::new();
    let mut line = |sentence: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{sentence}");
    };
    line(&phrases.rule(&text));
    line(&phrases.totals(&text));
    outcome.notes.iter().filter_map(|note| phrases.note(&text, note)).for_each(|note| line(&note));
    if !outcome.steps.is_empty() {
        line(&format!("\n{steps}"));
    }
    for (at, step) in outcome.steps.iter().enumerate() {
        line(&phrases.step(&text, at + 1, step));
    }
    if !outcome.tie_breaks.is_empty() {
        line(&format!("\n{ties}"));
    }
    outcome.tie_breaks.iter().for_each(|tie| line(&phrases.tie(&text, tie)));
    if !outcome.losers.is_empty() {
        line(&format!("\n{losers}"));
    }
    outcome.losers.iter().for_each(|loser| line(&phrases.loser(&text, loser)));
    out
}

/// Why a project was not selected, without its name and figures: for a table in which they stand already.
pub fn explain_why(election: &Election, outcome: &Outcome, loser: &Loser, language: Language) -> String {
    said(election, outcome, language, |phrases, text| phrases.why(text, loser))
}

/// The sentence on one selection, with its number.
pub fn explain_step(election: &Election, outcome: &Outcome, number: usize, language: Language) -> Option<String> {
    let step = outcome.steps.get(number.checked_sub(1)?)?;
    Some(said(election, outcome, language, |phrases, text| phrases.step(text, number, step)))
}

/// The facts about the whole count, one sentence each: endowments, rounds of a run-off, and how ties were decided.
pub fn explain_notes(election: &Election, outcome: &Outcome, language: Language) -> Vec<String> {
    let mut all = Vec::new();
    said(election, outcome, language, |phrases, text| {
        all.extend(outcome.notes.iter().filter_map(|note| phrases.note(text, note)));
        all.extend(outcome.tie_breaks.iter().map(|tie| phrases.tie(text, tie)));
        String::new()
    });
    all
}

fn said(
    election: &Election,
    outcome: &Outcome,
    language: Language,
    say: impl FnOnce(&dyn Phrases, &Text) -> String,
) -> String {
    let phrases: &dyn Phrases = match language {
        Language::Italian => &it::Italian,
        Language::English => &en::English,
    };
    say(phrases, &Text { election, outcome, marks: phrases.marks() })
}

impl Text<'_> {
    /// Name and id, or the id alone where there is no name.
    fn project(&self, project: usize) -> String {
        let (name, id) = (self.election.project_name(project), &self.election.projects[project].id);
        if name == id { id.clone() } else { format!("{name} ({id})") }
    }

    fn projects(&self, projects: &[usize]) -> String {
        projects.iter().map(|&project| self.project(project)).collect::<Vec<_>>().join(", ")
    }

    fn money(&self, smallest: i128) -> String {
        self.priced(self.grouped(&Money::new(smallest, self.outcome.unit).to_string()))
    }

    /// With the currency: euros as each language writes them, `1.250,50 €` and `€1,250.50`; of others the code.
    fn priced(&self, amount: String) -> String {
        let (_, decimal) = self.marks;
        match self.election.meta("currency") {
            Some("EUR") => {
                let tenths = amount.rsplit_once(decimal).is_some_and(|(_, rest)| rest.len() == 1);
                let amount = if tenths { format!("{amount}0") } else { amount };
                let (sign, amount) = amount.strip_prefix('−').map_or(("", amount.as_str()), |rest| ("−", rest));
                if decimal == ',' { format!("{sign}{amount} €") } else { format!("{sign}€{amount}") }
            }
            Some(currency) if !currency.is_empty() => format!("{amount} {currency}"),
            _ => amount,
        }
    }

    fn cost(&self, project: usize) -> String {
        self.money(i128::from(self.election.projects[project].cost))
    }

    /// An amount that need not be whole, to the cent.
    fn figure(&self, smallest: f64) -> String {
        self.priced(self.decimal(smallest / self.outcome.unit as f64))
    }

    /// Two decimals at most.
    fn decimal(&self, value: f64) -> String {
        let text = format!("{:.2}", (value * 100.0 + 0.5001).floor() / 100.0);
        self.grouped(text.trim_end_matches('0').trim_end_matches('.'))
    }

    fn number(&self, value: i128) -> String {
        self.grouped(&value.to_string())
    }

    /// A score of this count: votes, or points in whole points.
    fn votes(&self, votes: i128) -> String {
        let points = self.outcome.options.iter().any(|(name, value)| {
            matches!((*name, value.as_str()), ("by", "points" | "points-per-cost") | ("utility", "points"))
        }) || matches!(self.outcome.rule.as_str(), "score" | "cumulative");
        let unit = if points { self.election.point_unit } else { 1 };
        self.grouped(&Money::new(votes, unit).to_string())
    }

    /// Puts this language's marks into digits with an optional point.
    fn grouped(&self, digits: &str) -> String {
        let (thousands, decimal) = self.marks;
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("−", rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = sign.to_owned();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(thousands);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(decimal);
            out.push_str(fraction);
        }
        out
    }
}
