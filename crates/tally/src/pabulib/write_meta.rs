//! The section META as strict Pabulib wants it: known keys in order, counts recomputed.
//! It never makes a value up; what is demanded and missing is an error.

use super::write::{WriteError, push_field, refuse};
use crate::amount::Money;
use crate::election::{Election, VoteType};
use crate::outcome::Outcome;

const META: [&str; 41] = [
    "description",
    "country",
    "unit",
    "district",
    "subunit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
    "neighborhoods",
    "subdistricts",
    "categories",
    "edition",
    "language",
    "currency",
    "fully_funded",
    "experimental",
    "comment",
    "acknowledgments",
    "leftover_budget",
    "budget_per_category",
    "budget_per_neighborhood",
    "min_length_per_category",
    "max_length_per_category",
    "min_sum_cost_per_category",
];
const REQUIRED: [&str; 7] = ["description", "country", "unit", "instance", "rule", "date_begin", "date_end"];
pub(super) fn write_meta(election: &Election, outcome: Option<&Outcome>, out: &mut String) -> Result<(), WriteError> {
    if let Some((key, _)) = election.meta.iter().find(|(key, _)| !META.contains(&key.as_str())) {
        return refuse(format!("META {key}"), "Pabulib has no such key; remove it or put it into comment");
    }
    // Pabulib's checker cuts decimals off before it decides whether everything could be funded.
    let whole = |amount: u64| u128::from(amount / election.unit);
    let total: u128 = election.projects.iter().map(|project| whole(project.cost)).sum();
    let fully_funded = total <= whole(election.budget);
    out.push_str("META\nkey;value\n");
    for key in META {
        let value = match key {
            "num_projects" => election.projects.len().to_string(),
            "num_votes" => election.ballots.len().to_string(),
            "budget" => Money::new(election.budget, election.unit).to_string(),
            "vote_type" => election.vote_type.name().to_owned(),
            "rule" => match outcome {
                Some(outcome) => rule_name(election, outcome).to_owned(),
                None => election.meta(key).unwrap_or("").to_owned(),
            },
            "fully_funded" => if fully_funded { "1" } else { "" }.to_owned(),
            _ => election.meta(key).unwrap_or("").to_owned(),
        };
        let needed = REQUIRED.contains(&key) || (key == "max_sum_points" && election.vote_type == VoteType::Cumulative);
        if value.is_empty() && needed {
            return refuse(format!("META {key}"), "required by Pabulib, but missing");
        }
        if !value.is_empty() {
            out.push_str(key);
            out.push(';');
            push_field(out, &value);
            out.push('\n');
        }
    }
    Ok(())
}

/// The name Pabulib has for a rule; `unknown` where it has none, or where its checker would count
/// otherwise: it cuts decimals off, and has its own order for ties, which in Add1 may also arise in the
/// run beyond the last.
fn rule_name(election: &Election, outcome: &Outcome) -> &'static str {
    if !outcome.tie_breaks.is_empty() || election.unit != 1 || election.vote_type.has_points() {
        return "unknown";
    }
    let options: Vec<(&str, &str)> = outcome.options.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match (outcome.rule.as_str(), options.as_slice()) {
        ("greedy", [("by", "votes")]) => "greedy",
        ("greedy-no-skip", [("by", "votes")]) => "greedy-no-skip",
        ("equal-shares", [("utility", "cost"), ("completion", "none")]) => "equalshares",
        ("equal-shares", [("utility", "cost"), ("completion", "none"), ("comparison", "satisfaction")]) => {
            "equalshares-comparison"
        }
        _ => "unknown",
    }
}
