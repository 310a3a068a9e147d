//! What all budgeting rules prepare alike: who supports what, who may be selected, who goes first in ties.
//! It counts; it selects nothing.

use crate::conditions::{Conditions, CountError};
use crate::election::Election;
use crate::outcome::{Loser, Note, Outcome, TieBreak, Why};

/// An election under conditions.
pub(crate) struct Contest<'a> {
    pub election: &'a Election,
    pub conditions: &'a Conditions,
    /// Supporters of each project, by weight: ballots that list it, and not with negative points.
    pub votes: Vec<u64>,
    /// Sum of all weights.
    pub voters: u64,
    /// Place in the tie order.
    pub ranks: Vec<u32>,
    /// Whether a project may be selected.
    pub eligible: Vec<bool>,
}

impl<'a> Contest<'a> {
    pub fn new(election: &'a Election, conditions: &'a Conditions) -> Result<Contest<'a>, CountError> {
        let ballots = &election.ballots;
        check_length("weights", conditions.weights.len(), ballots.len())?;
        check_length("alternatives", conditions.alternatives.len(), election.projects.len())?;
        let mut votes = vec![0_u64; election.projects.len()];
        let weighted = !conditions.weights.is_empty();
        if !weighted && ballots.points.is_empty() {
            ballots.choices.iter().for_each(|&project| votes[project as usize] += 1);
        } else {
            for ballot in 0..ballots.len() {
                let weight = if weighted { u64::from(conditions.weights[ballot]) } else { 1 };
                for (at, &project) in ballots.choices(ballot).iter().enumerate() {
                    if ballots.points(ballot).get(at).is_none_or(|&points| points >= 0) {
                        votes[project as usize] += weight;
                    }
                }
            }
        }
        let voters = if weighted {
            conditions.weights.iter().map(|&weight| u64::from(weight)).sum()
        } else {
            ballots.len() as u64
        };
        let quorate = voters >= conditions.quorum;
        let eligible = election
            .projects
            .iter()
            .zip(&votes)
            .map(|(project, &votes)| quorate && !project.withdrawn && votes >= conditions.min_votes);
        Ok(Contest {
            eligible: eligible.collect(),
            ranks: conditions.ties.ranks(election, &votes),
            votes,
            voters,
            election,
            conditions,
        })
    }

    pub fn weight(&self, ballot: usize) -> u64 {
        self.conditions.weights.get(ballot).map_or(1, |&weight| u64::from(weight))
    }

    pub fn cost(&self, project: usize) -> u64 {
        self.election.projects[project].cost
    }

    pub fn group(&self, project: usize) -> Option<u32> {
        self.conditions.alternatives.get(project).copied().flatten()
    }

    /// Why a project could not be selected by any rule, if so.
    pub fn excluded(&self, project: usize) -> Option<Why> {
        let needed = self.conditions.min_votes;
        if self.voters < self.conditions.quorum {
            Some(Why::NoQuorum)
        } else if self.election.projects[project].withdrawn {
            Some(Why::Withdrawn)
        } else if self.votes[project] < needed {
            Some(Why::BelowThreshold { needed: i128::from(needed) })
        } else {
            None
        }
    }

    /// An outcome in which nothing has been selected yet.
    pub fn outcome(&self, rule: impl Into<String>) -> Outcome {
        let mut notes = Vec::new();
        if self.election.repeated_choices > 0 {
            notes.push(Note::RepeatedChoices { ballots: self.election.repeated_choices });
        }
        if self.voters < self.conditions.quorum {
            notes.push(Note::NoQuorum { found: self.voters, needed: self.conditions.quorum });
        }
        let Conditions { weights, alternatives, min_votes, quorum, .. } = self.conditions;
        let given = [
            ("weights", (!weights.is_empty()).then(|| "true".to_owned())),
            ("alternatives", (!alternatives.is_empty()).then(|| "true".to_owned())),
            ("min-votes", (*min_votes > 0).then(|| min_votes.to_string())),
            ("quorum", (*quorum > 0).then(|| quorum.to_string())),
        ];
        Outcome {
            rule: rule.into(),
            options: given.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
            winners: Vec::new(),
            cost: 0,
            budget: self.election.budget,
            unit: self.election.unit,
            voters: self.voters,
            ties: self.conditions.ties.name(),
            tie_breaks: Vec::new(),
            notes,
            steps: Vec::new(),
            losers: Vec::new(),
        }
    }

    /// Lists the losers of `outcome` in tie order, with the reason `why` gives where none is common.
    pub fn explain_losers(&self, outcome: &mut Outcome, votes: &[i128], why: impl Fn(usize) -> Why) {
        let mut won = vec![false; self.election.projects.len()];
        outcome.winners.iter().for_each(|&winner| won[winner] = true);
        let mut chosen: Vec<Option<usize>> = Vec::new();
        for &winner in &outcome.winners {
            if let Some(group) = self.group(winner) {
                let group = group as usize;
                chosen.resize(chosen.len().max(group + 1), None);
                chosen[group] = Some(winner);
            }
        }
        let mut losers: Vec<usize> = (0..won.len()).filter(|&project| !won[project]).collect();
        losers.sort_by_key(|&project| (std::cmp::Reverse(votes[project]), self.ranks[project]));
        outcome.losers = losers
            .into_iter()
            .map(|project| {
                let alternative = self.group(project).and_then(|g| *chosen.get(g as usize)?);
                let why = self
                    .excluded(project)
                    .or(alternative.map(|winner| Why::Alternative { winner }))
                    .unwrap_or_else(|| why(project));
                Loser { project, votes: votes[project], why }
            })
            .collect();
    }

    /// Logs a tie if more than one project is in it; the projects come in tie order.
    pub fn log_tie(&self, log: &mut Vec<TieBreak>, step: usize, mut tied: Vec<usize>) -> usize {
        tied.sort_by_key(|&project| self.ranks[project]);
        let first = tied[0];
        if tied.len() > 1 {
            log.push(TieBreak { step, tied });
        }
        first
    }
}

fn check_length(what: &str, found: usize, expected: usize) -> Result<(), CountError> {
    if found == 0 || found == expected {
        return Ok(());
    }
    Err(CountError(format!("there are {found} {what}, expected {expected} or none")))
}
