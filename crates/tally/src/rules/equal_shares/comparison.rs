//! The comparison step: would more voters rather have the greedy outcome?
//! It asks every voter, also those who get nothing in one of the two (they count as 0 there).

use super::supporters::Supporters;
use super::{Comparison, EqualShares, Utility};
use crate::conditions::CountError;
use crate::contest::Contest;
use crate::outcome::{Note, Outcome};
use crate::rules::greedy::{self, Greedy};
use crate::rules::score::Measure;

/// The outcome more voters prefer; equal shares if as many prefer either.
pub(super) fn compare(
    contest: &Contest,
    supporters: &Supporters,
    rule: &EqualShares,
    shares: Outcome,
) -> Result<Outcome, CountError> {
    let by = match rule.utility {
        Utility::Cost | Utility::Cardinality => Measure::Votes,
        Utility::Points => Measure::Points,
        Utility::Borda => Measure::Borda,
    };
    let mut greedy = greedy::count(contest.election, &Greedy { by, ..Greedy::default() }, contest.conditions)?;
    let mut side = vec![(false, false); contest.election.projects.len()];
    shares.winners.iter().for_each(|&project| side[project].0 = true);
    greedy.winners.iter().for_each(|&project| side[project].1 = true);

    let (mut for_shares, mut for_greedy) = (0, 0);
    for ballot in 0..contest.election.ballots.len() {
        let (mut left, mut right) = (0_i128, 0_i128);
        supporters.table.of(ballot, |project, utility| {
            let worth = i128::from(utility);
            left += if side[project].0 { worth } else { 0 };
            right += if side[project].1 { worth } else { 0 };
        });
        if rule.comparison == Comparison::AnyWinner {
            (left, right) = (left.signum(), right.signum());
        }
        let weight = contest.weight(ballot);
        for_shares += if left > right { weight } else { 0 };
        for_greedy += if right > left { weight } else { 0 };
    }
    let note = Note::Comparison { for_shares, for_greedy };
    if for_greedy <= for_shares {
        let mut shares = shares;
        shares.notes.push(note);
        return Ok(shares);
    }
    greedy.rule = shares.rule;
    greedy.options = shares.options;
    greedy.notes.push(note);
    Ok(greedy)
}
