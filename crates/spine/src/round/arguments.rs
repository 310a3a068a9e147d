//! A count as arguments of `tally`, for whoever counts published ballots again on a machine of their own.

use super::election::{OfList, increment, quorum};
use super::result::Counted;
use super::{Choice, Round};
use cantiere_domain::round::{Method, Rules};

/// Of the ballots that name something in the list.
pub fn arguments(rules: &Rules, of: &OfList) -> Vec<String> {
    told(rules, of, of.election.ballots.len() as u64, of.needed(), of.cast)
}

/// Of a list that was counted, without its ballots. None where their file does not say all that the count needs: Pabulib knows
/// no alternatives, and the steps of equal shares go by how many ballots name something in the list.
pub fn counted_again(round: &Round, choices: &[Choice], counted: &Counted) -> Option<Vec<String>> {
    let rules = &round.rules;
    let of = OfList::new(rules, choices, counted.list);
    let by_steps = rules.method == Method::Shares && rules.lists.len() > 1;
    if by_steps || !of.conditions.alternatives.is_empty() {
        return None;
    }
    let [ballots, needed] = [counted.ballots, counted.needed].map(|n| u64::try_from(n).unwrap_or_default());
    Some(told(rules, &of, ballots, needed, ballots))
}

/// `named`: how many ballots name something in the list, of all that were cast.
fn told(rules: &Rules, of: &OfList, named: u64, needed: u64, cast: u64) -> Vec<String> {
    let seats = rules.seats.to_string();
    let mut told: Vec<String> = match rules.method {
        Method::Choose => vec!["--rule", "approval", "--seats", &seats],
        Method::Points => vec!["--rule", "cumulative", "--seats", &seats],
        Method::Marks => vec!["--rule", "score", "--seats", &seats],
        Method::Shares => vec!["--rule", "equal-shares", "--completion", "add1u"],
        Method::Votes => vec!["--rule", "greedy"],
        Method::Phragmen => vec!["--rule", "phragmen"],
        Method::Borda => vec!["--rule", "borda", "--seats", &seats],
        Method::Schulze => vec!["--rule", "schulze", "--seats", &seats],
        Method::Runoff => vec!["--rule", "irv"],
    }
    .into_iter()
    .map(str::to_string)
    .collect();
    let mut tell = |name: &str, value: String| told.extend([name.to_string(), value]);
    if rules.method == Method::Shares {
        tell("--increment", increment(&of.election, named).to_string());
    }
    tell("--ties", of.conditions.ties.name());
    let quorum = quorum(rules, cast);
    if quorum > 0 {
        tell("--quorum", quorum.to_string());
    }
    if needed > 0 {
        tell("--min-votes", needed.to_string());
    }
    if !of.conditions.alternatives.is_empty() {
        tell("--alternatives", "alternative".into());
    }
    told
}
