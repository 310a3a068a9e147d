//! A count as arguments of `tally`, for whoever counts published ballots again on a machine of their own.

use super::election::{OfList, STEPS, quorum};
use super::result::Counted;
use super::{Choice, Round};
use cantiere_domain::round::{Method, Rules};
use std::collections::BTreeMap;
use tally::rules::equal_shares::EqualShares;

/// Of the ballots that name something in the list; their file has a column of alternatives.
pub fn arguments(rules: &Rules, of: &OfList) -> Vec<String> {
    let rise = ("--increment", EqualShares::increment_in(&of.election, STEPS));
    let mut all = told(rules, of, rise, of.needed(), of.cast);
    if !of.conditions.alternatives.is_empty() {
        all.extend(["--alternatives", "alternative"].map(str::to_string));
    }
    all
}

/// Of a list that was counted, without its ballots. What their file cannot say stands here: strict Pabulib knows no
/// alternatives. The steps of equal shares follow from how many ballots the file has, which name something in the list.
pub fn counted_again(round: &Round, choices: &[Choice], counted: &Counted) -> Vec<String> {
    let of = OfList::new(&round.rules, choices, counted.list);
    let [ballots, needed] = [counted.ballots, counted.needed].map(|n| u64::try_from(n).unwrap_or_default());
    let mut all = told(&round.rules, &of, ("--steps", STEPS), needed, ballots);
    for ids in exclusive(&of) {
        all.extend(["--one-of".to_string(), ids.join(",")]);
    }
    all
}

/// The projects of which at most one is chosen, group by group.
fn exclusive(of: &OfList) -> Vec<Vec<&str>> {
    let mut groups: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (project, group) in of.election.projects.iter().zip(&of.conditions.alternatives) {
        if let Some(group) = group {
            groups.entry(*group).or_default().push(&project.id);
        }
    }
    groups.into_values().filter(|ids| ids.len() > 1).collect()
}

/// `rise`: by what equal shares rise. `cast`: how many ballots were cast, whatever they name.
fn told(rules: &Rules, of: &OfList, rise: (&str, u64), needed: u64, cast: u64) -> Vec<String> {
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
        tell(rise.0, rise.1.to_string());
    }
    tell("--ties", of.conditions.ties.name());
    let quorum = quorum(rules, cast);
    if quorum > 0 {
        tell("--quorum", quorum.to_string());
    }
    if needed > 0 {
        tell("--min-votes", needed.to_string());
    }
    told
}
