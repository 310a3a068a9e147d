//! The Schulze method: candidates are compared by the strongest chain of pairwise wins.
//! Clone-independent and monotone; it never ranks a candidate above the winner of all its pairs. O(m³).
//!
//! Source: Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//! single-winner election method" (Social Choice and Welfare 2011), strength by winning votes.
//! The ranking is the paper's relation over all candidates; removing the winners and counting again may
//! order the others differently.

use super::pairwise::{Pairwise, matrix};
use super::seat;
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::Election;
use crate::outcome::{Note, Outcome};

/// Ranks all candidates; those that no other beats by a stronger chain come first, and so on.
///
/// # Errors
/// If there are more than [`super::MAX_PAIRWISE`] candidates, or the conditions do not fit.
pub fn schulze(election: &Election, seats: usize, conditions: &Conditions) -> Result<Outcome, CountError> {
    let contest = Contest::new(election, conditions)?;
    let Pairwise { candidates, matrix } = matrix(&contest)?;
    let paths = strongest_paths(&matrix);
    let count = candidates.len();

    // The relation is transitive, so the number of candidates one beats orders them by groups of those
    // unbeaten among the rest.
    let mut rest: Vec<usize> = (0..count).collect();
    let mut beaten_by: Vec<usize> =
        (0..count).map(|a| (0..count).filter(|&b| paths[b][a] > paths[a][b]).count()).collect();
    let mut groups = Vec::new();
    while !rest.is_empty() {
        let (top, others): (Vec<usize>, Vec<usize>) = rest.iter().partition(|&&a| beaten_by[a] == 0);
        for &a in &top {
            for &b in &others {
                beaten_by[b] -= usize::from(paths[a][b] > paths[b][a]);
            }
        }
        groups.push(top.into_iter().map(|a| candidates[a]).collect());
        rest = others;
    }
    let mut scores = vec![0; election.projects.len()];
    for (a, &project) in candidates.iter().enumerate() {
        scores[project] = (0..count).filter(|&b| paths[a][b] > paths[b][a]).count() as i128;
    }
    let mut outcome = contest.outcome("schulze");
    outcome.options.push(("seats", seats.to_string()));
    seat(&contest, groups, seats, &scores, &mut outcome);
    outcome.notes.push(Note::Pairwise { candidates, matrix });
    Ok(outcome)
}

/// Floyd–Warshall for the widest path. A link exists where more prefer `a` to `b` than the reverse; it
/// is stronger the more do so, and among as many the fewer are against.
fn strongest_paths(matrix: &[Vec<u64>]) -> Vec<Vec<u128>> {
    let count = matrix.len();
    let link = |a: usize, b: usize| {
        let (support, opposition) = (matrix[a][b], matrix[b][a]);
        if support > opposition { u128::from(support) << 64 | u128::from(u64::MAX - opposition) } else { 0 }
    };
    let mut paths: Vec<Vec<u128>> = (0..count).map(|a| (0..count).map(|b| link(a, b)).collect()).collect();
    for via in 0..count {
        let through = paths[via].clone();
        for (a, row) in paths.iter_mut().enumerate() {
            let first = row[via];
            if a == via || first == 0 {
                continue;
            }
            for (strength, &second) in row.iter_mut().zip(&through) {
                *strength = (*strength).max(first.min(second));
            }
        }
    }
    paths
}
