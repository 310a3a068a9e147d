//! English sentences of the transcript.
//! Plain words, one fact a clause; terms of the field only where they are explained.

use super::{Phrases, Text};
use crate::outcome::{Loser, Note, Phase, Step, TieBreak, Why};

pub(super) struct English;

impl Phrases for English {
    fn marks(&self) -> (char, char) {
        (',', '.')
    }

    fn rule(&self, text: &Text) -> String {
        let name = match text.outcome.rule.as_str() {
            "greedy" => "Most votes first; what does not fit is skipped",
            "greedy-no-skip" => "Most votes first, up to the first project that does not fit",
            "equal-shares" => {
                "Method of Equal Shares: every voter gets the same share of the budget, and \
                               projects are bought by those who voted for them"
            }
            "phragmen" => {
                "Phragmén's rule: every voter earns at the same speed, and a project is bought as \
                           soon as those who voted for it can pay for it"
            }
            "approval" => "Count of approvals",
            "choose-1" => "Count of single votes",
            "score" | "cumulative" => "Sum of points",
            "borda" => "Borda count: one point for every candidate that the ballot ranks below or does not name",
            "condorcet" => "Condorcet: the winner beats every other candidate one against one",
            "schulze" => "Schulze method: candidates are compared by the strongest chain of wins",
            "irv" => "Instant run-off: the last candidate leaves and its ballots move on",
            other => other,
        };
        let options: Vec<String> =
            text.outcome.options.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if options.is_empty() { format!("{name}.") } else { format!("{name} ({}).", options.join(", ")) }
    }

    fn totals(&self, text: &Text) -> String {
        let outcome = text.outcome;
        format!(
            "{} ballots, budget {}. Selected: {}, for {}; left over: {}.",
            text.number(i128::from(outcome.voters)),
            text.money(i128::from(outcome.budget)),
            outcome.winners.len(),
            text.money(outcome.cost as i128),
            text.money(outcome.left()),
        )
    }

    fn headings(&self) -> [&'static str; 3] {
        ["Selected, in this order:", "Ties:", "Not selected, and why:"]
    }

    fn step(&self, text: &Text, number: usize, step: &Step) -> String {
        let project = text.project(step.project);
        let (cost, votes) = (text.money(i128::from(step.cost)), text.votes(step.votes));
        let left = text.money(step.left);
        let Some(payment) = step.payment else {
            let how = match step.phase {
                Phase::Main => "",
                Phase::Completion => ", with the money left over",
                Phase::Free => ", as it costs nothing and has support",
            };
            return format!("{number}. {project}: {votes} votes, cost {cost}{how}; left: {left}.");
        };
        if text.outcome.rule == "phragmen" {
            return format!(
                "{number}. {project}: cost {cost}, paid by {} voters when each voter had earned {}; left: {left}.",
                text.number(i128::from(payment.payers)),
                text.figure(payment.price),
            );
        }
        let all = match payment.exhausted {
            0 => String::new(),
            1 => ", 1 of them with all they had left".to_owned(),
            n => format!(", {} of them with all they had left", text.number(i128::from(n))),
        };
        format!(
            "{number}. {project}: cost {cost}, paid by {} of {votes} supporters, {}{all} \
             ({} effective votes); left: {left}.",
            text.number(i128::from(payment.payers)),
            most(text, payment.price),
            text.decimal(payment.effective_votes),
        )
    }

    fn tie(&self, text: &Text, tie: &TieBreak) -> String {
        let tied = text.projects(&tie.tied);
        let first = text.project(tie.tied[0]);
        let rule = match text.outcome.ties.as_str() {
            "id" => "the smaller number goes first".to_owned(),
            "votes" => "more votes, then the smaller number, go first".to_owned(),
            "cost" => "the lower cost, then the smaller number, goes first".to_owned(),
            seed => format!("lot number {} decides", seed.trim_start_matches("seed:")),
        };
        if text.outcome.rule == "irv" {
            let last = text.project(*tie.tied.last().unwrap_or(&tie.tied[0]));
            return format!("Round {}: equal and last are {tied}; {rule}, so {last} leaves.", tie.step);
        }
        format!("Step {}: equal are {tied}; {rule}: {first}.", tie.step)
    }

    fn loser(&self, text: &Text, loser: &Loser) -> String {
        let head = format!(
            "{}: {} votes, cost {}",
            text.project(loser.project),
            text.votes(loser.votes),
            text.cost(loser.project)
        );
        format!("{head}. Not selected: {}.", self.why(text, loser))
    }

    fn why(&self, text: &Text, loser: &Loser) -> String {
        let cost = i128::from(text.election.projects[loser.project].cost);
        match &loser.why {
            Why::Withdrawn => "it had been withdrawn".to_owned(),
            Why::NoQuorum => "too few people voted".to_owned(),
            Why::BelowThreshold { needed } => {
                format!("at least {} were needed", text.votes(*needed))
            }
            Why::NoSupport => "nobody voted for it".to_owned(),
            Why::Alternative { winner } => {
                format!("it is an alternative to {}, which was selected", text.project(*winner))
            }
            Why::NotEnoughLeft { left, sure, enough_votes } => {
                let mut why = format!(
                    "when its turn came {} were left, {} too little",
                    text.money(*left),
                    text.money(cost - left)
                );
                if *sure && *left > 0 {
                    why += &format!("; a cost of {} would have sufficed", text.money(*left));
                }
                why + &more_votes(text, *enough_votes)
            }
            Why::Stopped { blocker, enough_votes } => {
                let why = format!("the count had ended before its turn, at {}", text.project(*blocker));
                why + &more_votes(text, *enough_votes)
            }
            Why::SupportersShort { held, enough_cost } => {
                let why = format!(
                    "its supporters together had {} left, {} too little",
                    text.figure(*held),
                    text.figure((cost as f64 - held).max(0.0))
                );
                why + &lower_cost(text, *enough_cost)
            }
            Why::TooLate { enough_cost } => {
                let why = "the budget was used up before its supporters had earned its cost".to_owned();
                why + &lower_cost(text, *enough_cost)
            }
            Why::Beaten { winner } => format!("{} beats every other", text.project(*winner)),
            Why::NoCondorcetWinner => "no candidate beats every other".to_owned(),
            Why::Ranked { place } => format!("it is number {place} of the ranking"),
        }
    }

    fn note(&self, text: &Text, note: &Note) -> Option<String> {
        Some(match note {
            Note::Endowment { amount, increments: 0 } => {
                format!("Every voter began with {}.", text.figure(*amount))
            }
            Note::Endowment { amount, increments } => format!(
                "Every voter began with {}, after {} increments of the share.",
                text.figure(*amount),
                text.number(i128::from(*increments))
            ),
            Note::Comparison { for_shares, for_greedy } => {
                let kept = if for_greedy > for_shares { "that outcome was taken" } else { "equal shares stayed" };
                format!(
                    "Compared with selection by votes, {} voters prefer equal shares and {} the other; {kept}.",
                    text.number(i128::from(*for_shares)),
                    text.number(i128::from(*for_greedy))
                )
            }
            Note::NoQuorum { found, needed } => format!(
                "Nothing is selected: {} ballots were cast, {} were needed.",
                text.number(i128::from(*found)),
                text.number(i128::from(*needed))
            ),
            Note::StoppedAt { project } => {
                format!("The count ended at {}, which did not fit.", text.project(*project))
            }
            Note::RepeatedChoices { ballots } => {
                format!("Ballots that name a project more than once: {ballots}; it counts once.")
            }
            Note::Runoff { votes, exhausted, eliminated } => {
                let votes: Vec<String> = votes
                    .iter()
                    .map(|&(project, votes)| format!("{} {}", text.project(project), text.number(i128::from(votes))))
                    .collect();
                let end =
                    eliminated.map_or("decided".to_owned(), |project| format!("{} leaves", text.project(project)));
                let exhausted = text.number(i128::from(*exhausted));
                format!("Round: {}; ballots that no longer count: {exhausted}; {end}.", votes.join(", "))
            }
            Note::Scores { .. } | Note::Pairwise { .. } => return None,
            Note::Ranking(groups) => {
                let groups: Vec<String> = groups.iter().map(|group| text.projects(group)).collect();
                format!("Ranking: {}.", groups.join(" > "))
            }
        })
    }

    fn left(&self, text: &Text, turn: usize, votes: u64) -> String {
        format!("it left in round {turn}, with {}", ballots(text, votes))
    }

    fn last_turn(&self, text: &Text, votes: u64, of: u64) -> String {
        let of = ballots(text, of);
        format!("in the last round it had {} of {of} that still counted", text.number(i128::from(votes)))
    }

    fn pair(&self, text: &Text, other: usize, before: u64, after: u64) -> String {
        let (other, after) = (text.project(other), text.number(i128::from(after)));
        format!("it stands before {other} on {}, after it on {after}", ballots(text, before))
    }
}

fn ballots(text: &Text, n: u64) -> String {
    let unit = if n == 1 { "ballot" } else { "ballots" };
    format!("{} {unit}", text.number(i128::from(n)))
}

fn most(text: &Text, price: f64) -> String {
    let utility = text.outcome.options.iter().find(|(name, _)| *name == "utility");
    match utility.map(|(_, value)| value.as_str()) {
        Some("points" | "borda") => format!("{} a point", text.figure(price * text.election.point_unit as f64)),
        _ => format!("{} each at most", text.figure(price)),
    }
}

fn more_votes(text: &Text, enough: Option<i128>) -> String {
    enough.map_or(String::new(), |votes| format!("; {} votes would have sufficed", text.votes(votes)))
}

fn lower_cost(text: &Text, enough: Option<u64>) -> String {
    enough.map_or(String::new(), |cost| format!("; a cost of {} would have sufficed", text.money(i128::from(cost))))
}
