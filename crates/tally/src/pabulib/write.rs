//! Writes an election as strict Pabulib: fields in the format's order, counts and sums recomputed.
//! It refuses what the format does not know or demands and does not find; it leaves nothing out silently.

use std::fmt;

use super::write_meta::write_meta;
use crate::amount::Money;
use crate::conditions::Conditions;
use crate::contest::Contest;
use crate::election::{Election, Project};
use crate::outcome::Outcome;
use crate::rules::score::{Measure, sums};

const PROJECTS: [&str; 14] = [
    "votes",
    "score",
    "name",
    "category",
    "beneficiaries",
    "selected",
    "neighborhood",
    "subunit",
    "district",
    "description",
    "proposer",
    "public_id",
    "latitude",
    "longitude",
];
const VOTES: [&str; 6] = ["age", "sex", "voting_method", "district", "neighborhood", "education"];

/// Why an election cannot be written as strict Pabulib.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError {
    /// Section and field.
    pub field: String,
    pub problem: String,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write Pabulib: {}: {}", self.field, self.problem)
    }
}

impl std::error::Error for WriteError {}

/// Writes the election; with an outcome also who was selected, and by which rule.
///
/// ```
/// let file = "META\nkey;value\ndescription;Example\ncountry;Italy\nunit;Town\ninstance;2026\nbudget;100\n\
///             vote_type;approval\nrule;unknown\ndate_begin;2026\ndate_end;2026\n\
///             PROJECTS\nproject_id;cost\npark;60\nbench;50\nVOTES\nvoter_id;vote\n1;park, bench\n2;bench\n";
/// let election = tally::pabulib::read(file.as_bytes()).unwrap();
/// let written = tally::pabulib::write(&election, None).unwrap();
/// assert!(written.contains("\nproject_id;cost;votes;name\npark;60;1;park\nbench;50;2;bench\n"));
/// assert!(written.ends_with("VOTES\nvoter_id;vote\n1;park,bench\n2;bench\n"));
/// ```
///
/// # Errors
/// The first field that strict Pabulib demands and that is missing, or does not allow.
pub fn write(election: &Election, outcome: Option<&Outcome>) -> Result<String, WriteError> {
    let mut out = String::new();
    write_meta(election, outcome, &mut out)?;
    write_projects(election, outcome, &mut out)?;
    write_votes(election, &mut out)?;
    Ok(out)
}

pub(super) fn refuse<T>(field: impl Into<String>, problem: impl Into<String>) -> Result<T, WriteError> {
    Err(WriteError { field: field.into(), problem: problem.into() })
}

fn write_projects(election: &Election, outcome: Option<&Outcome>, out: &mut String) -> Result<(), WriteError> {
    // The field was renamed in April 2026.
    let name = |column: &String| {
        if column == "target" { "beneficiaries".to_owned() } else { column.clone() }
    };
    let columns: Vec<String> = election.project_columns.iter().map(name).collect();
    if let Some(column) = columns.iter().find(|column| !PROJECTS.contains(&column.as_str())) {
        return refuse(format!("PROJECTS {column}"), "Pabulib has no such column");
    }
    let conditions = Conditions::default();
    let contest = Contest::new(election, &conditions).or_else(|error| refuse("PROJECTS", error.to_string()))?;
    let points = (election.vote_type.has_points() && election.point_unit == 1).then(|| sums(&contest, Measure::Points));
    let listed = listed(&contest);
    let mut selected = vec![false; election.projects.len()];
    outcome.into_iter().flat_map(|outcome| &outcome.winners).for_each(|&winner| selected[winner] = true);

    let computed = |column: &str| match column {
        "votes" | "name" => true,
        "score" => points.is_some(),
        "selected" => outcome.is_some(),
        _ => false,
    };
    // A column without any value says nothing and may not be written.
    let empty = |column: &str| {
        let place = columns.iter().position(|name| name == column);
        let value = |project: &Project| place.and_then(|at| project.fields.get(at)).is_none_or(String::is_empty);
        election.projects.iter().all(value)
    };
    let written: Vec<&str> = PROJECTS
        .into_iter()
        .filter(|&column| {
            computed(column) || (column != "score" && columns.iter().any(|c| c == column) && !empty(column))
        })
        .collect();
    out.push_str("PROJECTS\nproject_id;cost");
    written.iter().for_each(|column| {
        out.push(';');
        out.push_str(column);
    });
    out.push('\n');
    for (at, project) in election.projects.iter().enumerate() {
        let id = &project.id;
        if project.cost < election.unit {
            return refuse(format!("cost of {id}"), "Pabulib allows no project that costs less than 1");
        }
        if project.cost > election.budget && !project.withdrawn {
            return refuse(format!("cost of {id}"), "Pabulib allows no cost above the budget");
        }
        push_field(out, id);
        out.push(';');
        out.push_str(&Money::new(project.cost, election.unit).to_string());
        for &column in &written {
            out.push(';');
            match column {
                "votes" => out.push_str(&listed[at].to_string()),
                "score" if computed("score") => {
                    out.push_str(&points.as_ref().map_or(0, |sums| sums[at]).to_string());
                }
                "selected" if outcome.is_some() => out.push(if selected[at] { '1' } else { '0' }),
                _ => {
                    let place = columns.iter().position(|name| name == column);
                    let value = place.and_then(|place| project.fields.get(place)).map_or("", String::as_str);
                    let value = if column == "name" && value.is_empty() { id } else { value };
                    let may_be_empty = matches!(column, "category" | "beneficiaries" | "latitude" | "longitude");
                    if value.is_empty() && !may_be_empty {
                        return refuse(format!("{column} of {id}"), "empty, though other projects have one");
                    }
                    let list = matches!(column, "category" | "beneficiaries");
                    push_field(out, &if list { without_blanks(value) } else { value.to_owned() });
                }
            }
        }
        out.push('\n');
    }
    Ok(())
}

/// Pabulib counts ballots that name a project, whatever points they give it.
fn listed(contest: &Contest) -> Vec<u64> {
    let mut counts = vec![0; contest.votes.len()];
    contest.election.ballots.choices.iter().for_each(|&project| counts[project as usize] += 1);
    counts
}

fn write_votes(election: &Election, out: &mut String) -> Result<(), WriteError> {
    let columns = &election.voter_columns;
    if let Some((column, _)) = columns.iter().find(|(column, _)| !VOTES.contains(&column.as_str())) {
        return refuse(format!("VOTES {column}"), "Pabulib has no such column");
    }
    let has_points = election.vote_type.has_points();
    out.push_str(if has_points { "VOTES\nvoter_id;vote;points" } else { "VOTES\nvoter_id;vote" });
    let ordered: Vec<_> = VOTES
        .iter()
        .filter_map(|name| columns.iter().find(|(column, _)| column == name))
        .filter(|(_, values)| values.iter().any(|value| !value.is_empty()))
        .collect();
    for (column, _) in &ordered {
        out.push(';');
        out.push_str(column);
    }
    out.push('\n');
    let mut seen = std::collections::HashSet::new();
    for ballot in 0..election.ballots.len() {
        let id = match election.voter_ids.get(ballot) {
            "" if election.voter_ids.is_empty() => (ballot + 1).to_string(),
            id => id.to_owned(),
        };
        let choices = election.ballots.choices(ballot);
        if id.is_empty() {
            return refuse(format!("voter_id of ballot {}", ballot + 1), "empty");
        }
        if choices.is_empty() {
            return refuse(format!("vote of {id}"), "Pabulib allows no empty ballot");
        }
        push_field(out, &id);
        out.push(';');
        let ids: Vec<&str> = choices.iter().map(|&choice| election.projects[choice as usize].id.as_str()).collect();
        push_field(out, &ids.join(","));
        if has_points {
            let unit = election.point_unit;
            let points: Vec<String> =
                election.ballots.points(ballot).iter().map(|&points| Money::new(points, unit).to_string()).collect();
            out.push(';');
            out.push_str(&points.join(","));
        }
        for (column, values) in &ordered {
            if column == "voting_method" && values.get(ballot).is_empty() {
                return refuse(format!("voting_method of {id}"), "empty, though others have one");
            }
            out.push(';');
            push_field(out, values.get(ballot));
        }
        out.push('\n');
        if !seen.insert(id.clone()) {
            return refuse(format!("voter_id {id}"), "given to two ballots");
        }
    }
    Ok(())
}

fn without_blanks(list: &str) -> String {
    list.split(',').map(str::trim).collect::<Vec<_>>().join(",")
}

/// Trims, puts line ends on one line, and quotes where `;` or `"` demand it.
pub(super) fn push_field(out: &mut String, value: &str) {
    let value = value.trim();
    let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.contains([';', '"']) {
        out.push('"');
        out.push_str(&value.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&value);
    }
}
