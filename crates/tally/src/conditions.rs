//! What a round may demand beyond its rule: weights, alternatives, thresholds, a quorum, the tie rule.
//! It holds the demands; the rules obey them.

use std::collections::HashMap;
use std::fmt;

use crate::election::Election;
use crate::ties::Ties;

/// Conditions of a count. The default has none, and ties go to the smaller id.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    pub ties: Ties,
    /// Weight of each ballot: a ballot of weight 3 counts as three equal ballots. Empty means 1 each.
    pub weights: Vec<u32>,
    /// Group of each project: of projects in the same group at most one is selected. Empty means none.
    pub alternatives: Vec<Option<u32>>,
    /// Votes a project needs to be considered at all.
    pub min_votes: u64,
    /// Ballots (by weight) without which nothing is selected.
    pub quorum: u64,
}

impl Conditions {
    /// Weights from a column of VOTES; an empty value is 1.
    pub fn weights_from(election: &Election, column: &str) -> Result<Vec<u32>, CountError> {
        let values = election
            .voter_column(column)
            .ok_or_else(|| CountError(format!("there is no column {column} in VOTES for weights")))?;
        let weight = |(row, value): (usize, &str)| match value {
            "" => Ok(1),
            _ => value.parse().map_err(|_| {
                let voter = election.voter_ids.get(row);
                CountError(format!(
                    "weight of voter {voter}: found \"{value}\", expected a whole number from 0 to {}",
                    u32::MAX
                ))
            }),
        };
        values.iter().enumerate().map(weight).collect()
    }

    /// Groups from a column of PROJECTS: the same value, the same group; an empty value is no group.
    pub fn alternatives_from(election: &Election, column: &str) -> Result<Vec<Option<u32>>, CountError> {
        if !election.project_columns.iter().any(|name| name == column) {
            return Err(CountError(format!("there is no column {column} in PROJECTS for alternatives")));
        }
        let mut groups: HashMap<&str, u32> = HashMap::new();
        Ok((0..election.projects.len())
            .map(|project| {
                let next = groups.len() as u32;
                election.project_field(project, column).map(|value| *groups.entry(value).or_insert(next))
            })
            .collect())
    }

    /// Groups told by their ids with commas between; a project in none of them is no alternative of another.
    pub fn alternatives_among(election: &Election, groups: &[String]) -> Result<Vec<Option<u32>>, CountError> {
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let projects = election.projects.iter().enumerate();
        let places: HashMap<&str, usize> = projects.map(|(at, project)| (project.id.as_str(), at)).collect();
        let mut of: Vec<Option<u32>> = vec![None; election.projects.len()];
        for (group, ids) in (0..).zip(groups) {
            for id in ids.split(',').map(str::trim) {
                let at = places.get(id).ok_or_else(|| CountError(format!("alternatives: there is no project {id}")))?;
                if of[*at].replace(group).is_some() {
                    return Err(CountError(format!("alternatives: project {id} is told twice")));
                }
            }
        }
        Ok(of)
    }
}

/// Why a count cannot be made: the data do not fit the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountError(pub String);

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CountError {}
