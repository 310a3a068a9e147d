//! The pairwise matrix, and the Condorcet winner if there is one.
//! O(total of m² for each different ballot length pattern) at worst; ballots of k listed candidates cost O(k·m).

use super::{MAX_PAIRWISE, seat};
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::{Election, VoteType};
use crate::outcome::{Note, Outcome, Why};

/// `matrix[a][b]` is the weight of ballots that rank `candidates[a]` above `candidates[b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    pub candidates: Vec<usize>,
    pub matrix: Vec<Vec<u64>>,
}

/// The matrix of all eligible candidates, in the order of the file.
///
/// A ballot puts each listed candidate above the later ones and above all that are not listed. So for
/// listed `a`, first count all ballots that list `a` as preferring it to everybody, then take back those
/// that rank `b` at least as high: O(k²) a ballot with k listed, and O(m²) once.
pub(super) fn matrix(contest: &Contest) -> Result<Pairwise, CountError> {
    let election = contest.election;
    let candidates: Vec<usize> = (0..election.projects.len()).filter(|&project| contest.eligible[project]).collect();
    let count = candidates.len();
    if count > MAX_PAIRWISE {
        return Err(CountError(format!(
            "{count} candidates are too many to compare in pairs; at most {MAX_PAIRWISE} are possible"
        )));
    }
    let mut place = vec![usize::MAX; election.projects.len()];
    candidates.iter().enumerate().for_each(|(at, &project)| place[project] = at);
    let default = i64::from(election.vote_type == VoteType::Scoring) * election.default_score;

    let mut listed = vec![0_u64; count];
    let mut not_above = vec![0_u64; count * count];
    let mut below_default = vec![0_u64; count * count];
    let mut ranked: Vec<(i64, usize)> = Vec::new();
    for ballot in 0..election.ballots.len() {
        let weight = contest.weight(ballot);
        let points = election.ballots.points(ballot);
        ranked.clear();
        for (at, &project) in election.ballots.choices(ballot).iter().enumerate() {
            if place[project as usize] != usize::MAX {
                let height = match election.vote_type {
                    VoteType::Ordinal => -(at as i64),
                    VoteType::Approval | VoteType::ChooseOne => 0,
                    _ => points[at],
                };
                ranked.push((height, place[project as usize]));
            }
        }
        let unlisted = match election.vote_type {
            VoteType::Cumulative => 0,
            VoteType::Scoring => default,
            _ => i64::MIN,
        };
        for &(height, a) in &ranked {
            // Above all that are not listed, unless it has no more points than those.
            let above_unlisted = height > unlisted;
            listed[a] += if above_unlisted { weight } else { 0 };
            for &(other, b) in &ranked {
                let above = height > other;
                if above_unlisted && !above {
                    not_above[a * count + b] += weight;
                } else if !above_unlisted && above {
                    below_default[a * count + b] += weight;
                }
            }
            if height < unlisted {
                // Every candidate that is not listed stands above this one.
                below_row(&mut below_default, count, a, &ranked, weight);
            }
        }
    }
    let matrix = (0..count)
        .map(|a| {
            let cell = |b: usize| {
                if a == b { 0 } else { listed[a] - not_above[a * count + b] + below_default[a * count + b] }
            };
            (0..count).map(cell).collect()
        })
        .collect();
    Ok(Pairwise { candidates, matrix })
}

/// Adds a ballot to `[b][a]` for every candidate `b` that it does not list.
fn below_row(table: &mut [u64], count: usize, a: usize, ranked: &[(i64, usize)], weight: u64) {
    for b in 0..count {
        table[b * count + a] += weight;
    }
    for &(_, b) in ranked {
        table[b * count + a] -= weight;
    }
}

/// The candidate that beats every other in pairs (Condorcet 1785); if there is none, nobody wins.
///
/// # Errors
/// If there are more than [`MAX_PAIRWISE`] candidates, or the conditions do not fit the election.
pub fn condorcet(election: &Election, conditions: &Conditions) -> Result<Outcome, CountError> {
    let contest = Contest::new(election, conditions)?;
    let Pairwise { candidates, matrix } = matrix(&contest)?;
    let mut outcome = contest.outcome("condorcet");
    let beats_all = |&a: &usize| (0..candidates.len()).all(|b| a == b || matrix[a][b] > matrix[b][a]);
    let winner = (0..candidates.len()).find(beats_all);
    let wins: Vec<i128> = {
        let mut wins = vec![0; election.projects.len()];
        for (a, &project) in candidates.iter().enumerate() {
            wins[project] = (0..candidates.len()).filter(|&b| matrix[a][b] > matrix[b][a]).count() as i128;
        }
        wins
    };
    match winner {
        Some(at) => {
            let rest = candidates.iter().copied().filter(|&project| project != candidates[at]).collect();
            seat(&contest, vec![vec![candidates[at]], rest], 1, &wins, &mut outcome);
            outcome.losers.iter_mut().filter(|l| matches!(l.why, Why::Ranked { .. })).for_each(|loser| {
                loser.why = Why::Beaten { winner: candidates[at] };
            });
            outcome.notes.retain(|note| !matches!(note, Note::Ranking(_)));
        }
        None => contest.explain_losers(&mut outcome, &wins, |_| Why::NoCondorcetWinner),
    }
    outcome.notes.push(Note::Pairwise { candidates, matrix });
    Ok(outcome)
}
