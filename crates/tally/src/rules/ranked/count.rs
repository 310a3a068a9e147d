//! Rules that add up: approval, choose-1, score, cumulative points, Borda.
//! They add whole numbers only, and rank by the sum. O(total ballot length).

use super::{groups_by, seat};
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::{Election, VoteType};
use crate::outcome::{Note, Outcome};
use crate::rules::score::{Measure, sums};

/// What is added up, and of which ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// Ballots that list a candidate; of any kind.
    Approval,
    /// Ballots that list it alone; `choose-1` ballots.
    ChooseOne,
    /// Points; scoring or cumulative ballots.
    Score,
    /// Points; cumulative ballots.
    Cumulative,
    /// Borda points among m candidates: m − 1 for the first place, one less for each next, 0 if not
    /// listed; ordinal ballots.
    Borda,
}

impl Tally {
    pub fn name(self) -> &'static str {
        match self {
            Tally::Approval => "approval",
            Tally::ChooseOne => "choose-1",
            Tally::Score => "score",
            Tally::Cumulative => "cumulative",
            Tally::Borda => "borda",
        }
    }

    fn measure(self) -> Measure {
        match self {
            Tally::Approval | Tally::ChooseOne => Measure::Votes,
            Tally::Score | Tally::Cumulative => Measure::Points,
            Tally::Borda => Measure::Borda,
        }
    }

    fn accepts(self, vote_type: VoteType) -> bool {
        match self {
            Tally::Approval => true,
            Tally::ChooseOne => vote_type == VoteType::ChooseOne,
            Tally::Score => vote_type.has_points(),
            Tally::Cumulative => vote_type == VoteType::Cumulative,
            Tally::Borda => vote_type == VoteType::Ordinal,
        }
    }
}

/// Adds up and ranks; the first `seats` win.
///
/// # Errors
/// If the ballots are of another kind, or the conditions do not fit the election.
pub fn count_tally(
    election: &Election,
    tally: Tally,
    seats: usize,
    conditions: &Conditions,
) -> Result<Outcome, CountError> {
    if !tally.accepts(election.vote_type) {
        let (rule, found) = (tally.name(), election.vote_type.name());
        return Err(CountError(format!("rule {rule} cannot count ballots of vote_type {found}")));
    }
    let contest = Contest::new(election, conditions)?;
    let scores = sums(&contest, tally.measure());
    let mut outcome = contest.outcome(tally.name());
    outcome.options.push(("seats", seats.to_string()));
    let groups = groups_by(&contest, &scores);
    let sums = groups.iter().flatten().map(|&project| (project, scores[project])).collect();
    let point_unit = if tally.measure() == Measure::Points { election.point_unit } else { 1 };
    outcome.notes.push(Note::Scores { sums, point_unit });
    seat(&contest, groups, seats, &scores, &mut outcome);
    Ok(outcome)
}
