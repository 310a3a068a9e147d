//! The outcome as JSON, with text ids and amounts in currency units.
//! Figures are rounded to six decimals here and nowhere earlier, so ballot order cannot show.

use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use crate::amount::Money;
use crate::election::Election;
use crate::outcome::{Loser, Note, Outcome, Phase, Step, TieBreak, Why};

/// The shape of `--json`.
#[derive(Serialize)]
pub struct Document<'a> {
    pub rule: &'a str,
    pub options: Map<String, Value>,
    pub winners: Vec<&'a str>,
    pub cost: Value,
    pub budget: Value,
    pub voters: u64,
    pub ties: &'a str,
    pub tie_breaks: Vec<Value>,
    pub transcript: Transcript,
}

#[derive(Serialize)]
pub struct Transcript {
    pub notes: Vec<Value>,
    pub steps: Vec<Value>,
    pub losers: Vec<Value>,
}

/// Builds the document.
pub fn document<'a>(election: &'a Election, outcome: &'a Outcome) -> Document<'a> {
    let view = View { election, outcome };
    let option = |(name, value): &(&str, String)| ((*name).to_owned(), Value::from(value.clone()));
    Document {
        rule: &outcome.rule,
        options: outcome.options.iter().map(option).collect(),
        winners: outcome.winner_ids(election),
        cost: view.money(outcome.cost as i128),
        budget: view.money(i128::from(outcome.budget)),
        voters: outcome.voters,
        ties: &outcome.ties,
        tie_breaks: outcome.tie_breaks.iter().map(|tie| view.tie(tie)).collect(),
        transcript: Transcript {
            notes: outcome.notes.iter().map(|note| view.note(note)).collect(),
            steps: outcome.steps.iter().enumerate().map(|(at, step)| view.step(at + 1, step)).collect(),
            losers: outcome.losers.iter().map(|loser| view.loser(loser)).collect(),
        },
    }
}

struct View<'a> {
    election: &'a Election,
    outcome: &'a Outcome,
}

impl View<'_> {
    fn id(&self, project: usize) -> &str {
        &self.election.projects[project].id
    }

    fn ids(&self, projects: &[usize]) -> Vec<&str> {
        projects.iter().map(|&project| self.id(project)).collect()
    }

    /// Smallest units in currency units: a whole number where it is one.
    fn money(&self, smallest: i128) -> Value {
        whole_or_decimal(smallest, self.outcome.unit)
    }

    fn figure(&self, smallest: f64) -> Value {
        json!(rounded(smallest / self.outcome.unit as f64))
    }

    fn tie(&self, tie: &TieBreak) -> Value {
        json!({ "step": tie.step, "tied": self.ids(&tie.tied), "chosen": self.id(tie.tied[0]) })
    }

    fn step(&self, number: usize, step: &Step) -> Value {
        let phase = match step.phase {
            Phase::Main => "main",
            Phase::Completion => "completion",
            Phase::Free => "free",
        };
        let mut value = json!({
            "step": number,
            "project": self.id(step.project),
            "cost": self.money(i128::from(step.cost)),
            "votes": whole_or_decimal(step.votes, 1),
            "phase": phase,
            "left": self.money(step.left),
        });
        if let Some(payment) = &step.payment {
            value["price"] = self.figure(payment.price);
            value["effective_votes"] = json!(rounded(payment.effective_votes));
            value["payers"] = json!(payment.payers);
            value["exhausted"] = json!(payment.exhausted);
        }
        value
    }

    fn loser(&self, loser: &Loser) -> Value {
        let mut value = json!({
            "project": self.id(loser.project),
            "cost": self.money(i128::from(self.election.projects[loser.project].cost)),
            "votes": whole_or_decimal(loser.votes, 1),
        });
        let cost = i128::from(self.election.projects[loser.project].cost);
        let votes = |votes: &Option<i128>| votes.map(|votes| whole_or_decimal(votes, 1));
        let enough = |cost: &Option<u64>| cost.map(|cost| self.money(i128::from(cost)));
        let (reason, facts) = match &loser.why {
            Why::Withdrawn => ("withdrawn", json!({})),
            Why::NoQuorum => ("no-quorum", json!({})),
            Why::BelowThreshold { needed } => {
                ("below-threshold", json!({ "votes_needed": whole_or_decimal(*needed, 1) }))
            }
            Why::NoSupport => ("no-support", json!({})),
            Why::Alternative { winner } => ("alternative-won", json!({ "winner": self.id(*winner) })),
            Why::NotEnoughLeft { left, sure, enough_votes } => (
                "not-enough-left",
                json!({
                    "left": self.money(*left),
                    "missing": self.money(cost - left),
                    "enough_cost": sure.then(|| self.money(*left)),
                    "enough_votes": votes(enough_votes),
                }),
            ),
            Why::Stopped { blocker, enough_votes } => {
                ("stopped-before", json!({ "blocker": self.id(*blocker), "enough_votes": votes(enough_votes) }))
            }
            Why::SupportersShort { held, enough_cost } => (
                "supporters-short",
                json!({
                    "held": self.figure(*held),
                    "missing": self.figure((cost as f64 - held).max(0.0)),
                    "enough_cost": enough(enough_cost),
                }),
            ),
            Why::TooLate { enough_cost } => ("too-late", json!({ "enough_cost": enough(enough_cost) })),
            Why::Beaten { winner } => ("beaten", json!({ "winner": self.id(*winner) })),
            Why::NoCondorcetWinner => ("no-condorcet-winner", json!({})),
            Why::Ranked { place } => ("ranked", json!({ "place": place })),
        };
        value["reason"] = json!(reason);
        if let (Value::Object(value), Value::Object(facts)) = (&mut value, facts) {
            value.extend(facts.into_iter().filter(|(_, fact)| !fact.is_null()));
        }
        value
    }

    fn note(&self, note: &Note) -> Value {
        match note {
            Note::Endowment { amount, increments } => {
                json!({ "note": "endowment", "amount": self.figure(*amount), "increments": increments })
            }
            Note::Comparison { for_shares, for_greedy } => {
                json!({ "note": "comparison", "for_shares": for_shares, "for_greedy": for_greedy })
            }
            Note::NoQuorum { found, needed } => {
                json!({ "note": "no-quorum", "found": found, "needed": needed })
            }
            Note::StoppedAt { project } => {
                json!({ "note": "stopped-at", "project": self.id(*project) })
            }
            Note::RepeatedChoices { ballots } => {
                json!({ "note": "repeated-choices", "ballots": ballots })
            }
            Note::Scores { sums, point_unit } => {
                let sum = |&(project, sum): &(usize, i128)| json!({ "project": self.id(project), "score": whole_or_decimal(sum, *point_unit) });
                json!({ "note": "scores", "scores": sums.iter().map(sum).collect::<Vec<_>>() })
            }
            Note::Pairwise { candidates, matrix } => {
                json!({ "note": "pairwise", "candidates": self.ids(candidates), "matrix": matrix })
            }
            Note::Runoff { votes, exhausted, eliminated } => {
                let vote = |&(project, votes): &(usize, u64)| json!({ "project": self.id(project), "votes": votes });
                json!({
                    "note": "round",
                    "votes": votes.iter().map(vote).collect::<Vec<_>>(),
                    "exhausted": exhausted,
                    "eliminated": eliminated.map(|project| self.id(project)),
                })
            }
            Note::Ranking(groups) => {
                let groups: Vec<_> = groups.iter().map(|group| self.ids(group)).collect();
                json!({ "note": "ranking", "groups": groups })
            }
        }
    }
}

fn whole_or_decimal(smallest: i128, unit: u64) -> Value {
    let text = Money::new(smallest, unit).to_string();
    let whole = text.parse::<i64>().map(Number::from).ok();
    let number = whole.or_else(|| Number::from_f64(text.parse().ok()?));
    number.map_or(Value::Null, Value::Number)
}

/// To six decimals. The limit between two roundings lies off every short decimal and every simple
/// fraction, so the last bit of a sum, which depends on the order of its terms, cannot tip it.
fn rounded(value: f64) -> f64 {
    (value * 1e6 + 0.5001).floor() / 1e6
}
