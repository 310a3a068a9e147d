//! Instant run-off (Ware 1871): the last in the race leaves, and its ballots move on.
//! A ballot counts for one candidate at a time, and for none once all it lists have left.

use super::seat;
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::{Election, VoteType};
use crate::outcome::{Note, Outcome, TieBreak};

/// Eliminates the candidate with the fewest first places among those left, until one has more than
/// half of the ballots that still count. Of several with the fewest the one later in the tie order
/// leaves, and the tie is logged. O(total ballot length + m²).
///
/// # Errors
/// If the ballots do not rank (`ordinal`, or `choose-1`, which ranks one), or the conditions do not fit.
pub fn instant_runoff(election: &Election, conditions: &Conditions) -> Result<Outcome, CountError> {
    if !matches!(election.vote_type, VoteType::Ordinal | VoteType::ChooseOne) {
        let found = election.vote_type.name();
        return Err(CountError(format!("rule irv needs ordinal ballots, but vote_type is {found}")));
    }
    let contest = Contest::new(election, conditions)?;
    let mut outcome = contest.outcome("irv");
    let mut race: Vec<usize> = (0..election.projects.len()).filter(|&project| contest.eligible[project]).collect();
    let mut in_race = contest.eligible.clone();
    let mut piles: Vec<Vec<u32>> = vec![Vec::new(); election.projects.len()];
    let mut at = vec![0_u32; election.ballots.len()];
    let mut votes = vec![0_u64; election.projects.len()];
    let mut exhausted = 0;
    let mut moving: Vec<u32> = (0..election.ballots.len() as u32).collect();
    let mut out = Vec::new();
    let mut last_votes = vec![0; election.projects.len()];
    let winner = loop {
        for ballot in moving.drain(..) {
            let choices = election.ballots.choices(ballot as usize);
            let from = at[ballot as usize] as usize;
            let next = choices[from..].iter().position(|&project| in_race[project as usize]);
            let weight = contest.weight(ballot as usize);
            match next {
                Some(steps) => {
                    at[ballot as usize] += steps as u32;
                    let project = choices[from + steps] as usize;
                    piles[project].push(ballot);
                    votes[project] += weight;
                }
                None => exhausted += weight,
            }
        }
        race.sort_by_key(|&project| (std::cmp::Reverse(votes[project]), contest.ranks[project]));
        race.iter().for_each(|&project| last_votes[project] = i128::from(votes[project]));
        let standing = race.iter().map(|&project| (project, votes[project])).collect();
        let active: u64 = race.iter().map(|&project| votes[project]).sum();
        let Some(&leader) = race.first() else {
            break None;
        };
        let decided = race.len() == 1 || u128::from(votes[leader]) * 2 > u128::from(active);
        let Some(last) = (if decided { None } else { race.pop() }) else {
            outcome.notes.push(Note::Runoff { votes: standing, exhausted, eliminated: None });
            break Some(leader);
        };
        let mut tied: Vec<usize> = race.iter().copied().filter(|&project| votes[project] == votes[last]).collect();
        if !tied.is_empty() {
            tied.push(last);
            outcome.tie_breaks.push(TieBreak { step: outcome.notes.len() + 1, tied });
        }
        outcome.notes.push(Note::Runoff { votes: standing, exhausted, eliminated: Some(last) });
        in_race[last] = false;
        out.push(vec![last]);
        moving = std::mem::take(&mut piles[last]);
        votes[last] = 0;
    };
    if let Some(winner) = winner {
        let mut groups = vec![vec![winner]];
        groups.extend(race.into_iter().filter(|&project| project != winner).map(|project| vec![project]));
        groups.extend(out.into_iter().rev());
        seat(&contest, groups, 1, &last_votes, &mut outcome);
    } else {
        contest.explain_losers(&mut outcome, &last_votes, |_| crate::outcome::Why::NoSupport);
    }
    Ok(outcome)
}
