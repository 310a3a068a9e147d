//! Who supports what, and how much it is worth to them: the two tables a run of equal shares reads.
//! It is built once; runs with other endowments share it.

use super::Utility;
use crate::conditions::CountError;
use crate::contest::Contest;
use crate::election::Ballots;

/// Expanding a default score over all ballots is refused beyond this many entries.
const MAX_EXPANDED: usize = 100_000_000;

/// Supporters by project and projects by ballot.
pub(in crate::rules) struct Supporters<'a> {
    /// Supporters of project `p` are `ballots[offsets[p]..offsets[p + 1]]`.
    pub offsets: Vec<usize>,
    pub ballots: Vec<u32>,
    /// Utility of each entry of `ballots` where supporters differ (points, Borda), else empty.
    pub utilities: Vec<i64>,
    /// For each project the factor `f` by which the price paid is divided to compare projects:
    /// its cost with cost utility, else 1.
    pub factors: Vec<u64>,
    /// Sum of utility times weight over the supporters.
    pub totals: Vec<i128>,
    /// The other direction, ballot to projects, for the referee.
    pub table: Table<'a>,
    pub weights: &'a [u32],
}

/// Ballots as cast, or with every unlisted project at its default score.
pub(in crate::rules) enum Table<'a> {
    Cast(&'a Ballots, Utility),
    Expanded(Ballots),
}

impl Table<'_> {
    /// Calls `each` with every project of a ballot and its utility (without the factor).
    pub fn of(&self, ballot: usize, mut each: impl FnMut(usize, i64)) {
        let (ballots, utility) = match self {
            Table::Cast(ballots, utility) => (*ballots, *utility),
            Table::Expanded(ballots) => (ballots, Utility::Points),
        };
        let choices = ballots.choices(ballot);
        let points = ballots.points(ballot);
        for (at, &project) in choices.iter().enumerate() {
            let given = points.get(at).copied();
            let worth = match utility {
                Utility::Cost | Utility::Cardinality => i64::from(given.is_none_or(|points| points >= 0)),
                Utility::Points => given.unwrap_or(1),
                Utility::Borda => (choices.len() - 1 - at) as i64,
            };
            if worth > 0 {
                each(project as usize, worth);
            }
        }
    }
}

impl<'a> Supporters<'a> {
    pub fn new(contest: &Contest<'a>, utility: Utility) -> Result<Supporters<'a>, CountError> {
        let election = contest.election;
        let projects = election.projects.len();
        let ballots = &election.ballots;
        let table = if utility == Utility::Points && election.default_score > 0 {
            Table::Expanded(expand(election)?)
        } else {
            Table::Cast(ballots, utility)
        };
        let weights = contest.conditions.weights.as_slice();
        let mut offsets = vec![0_usize; projects + 1];
        let plain = ballots.points.is_empty() && matches!(utility, Utility::Cost | Utility::Cardinality);
        if plain && weights.is_empty() {
            ballots.choices.iter().for_each(|&project| offsets[project as usize + 1] += 1);
        } else {
            for ballot in (0..ballots.len()).filter(|&ballot| contest.weight(ballot) > 0) {
                table.of(ballot, |project, _| offsets[project + 1] += 1);
            }
        }
        for project in 0..projects {
            offsets[project + 1] += offsets[project];
        }
        let size = offsets[projects];
        let mut next = offsets.clone();
        let mut by_project = vec![0_u32; size];
        let uniform = matches!(utility, Utility::Cost | Utility::Cardinality);
        let mut utilities = vec![0_i64; if uniform { 0 } else { size }];
        let mut totals = vec![0_i128; projects];
        for ballot in 0..ballots.len() {
            let weight = contest.weight(ballot);
            if plain && weights.is_empty() {
                for &project in ballots.choices(ballot) {
                    let at = &mut next[project as usize];
                    by_project[*at] = ballot as u32;
                    *at += 1;
                }
            } else if weight > 0 {
                table.of(ballot, |project, worth| {
                    let at = &mut next[project];
                    by_project[*at] = ballot as u32;
                    if !uniform {
                        utilities[*at] = worth;
                    }
                    *at += 1;
                    totals[project] += i128::from(worth) * i128::from(weight);
                });
            }
        }
        if plain && weights.is_empty() {
            totals = (0..projects).map(|p| (offsets[p + 1] - offsets[p]) as i128).collect();
        }
        let factor = |project: usize| match utility {
            Utility::Cost => contest.cost(project).max(1),
            _ => 1,
        };
        let factors = (0..projects).map(factor).collect();
        Ok(Supporters { offsets, ballots: by_project, utilities, factors, totals, table, weights })
    }

    pub fn weight(&self, ballot: u32) -> i128 {
        self.weights.get(ballot as usize).map_or(1, |&weight| i128::from(weight))
    }

    /// Whether every supporter pays alike and counts once: the case worth a faster loop.
    pub fn is_plain(&self) -> bool {
        self.utilities.is_empty() && self.weights.is_empty()
    }
}

fn expand(election: &crate::Election) -> Result<Ballots, CountError> {
    let (projects, cast) = (election.projects.len(), &election.ballots);
    if projects.saturating_mul(cast.len()) > MAX_EXPANDED {
        return Err(CountError(format!(
            "a default_score above zero over {projects} projects and {} ballots is too large to count \
             with points utility; list the points instead",
            cast.len()
        )));
    }
    let all: Vec<u32> = (0..projects as u32).collect();
    let mut expanded = Ballots::default();
    let mut points = vec![0; projects];
    for ballot in 0..cast.len() {
        points.fill(election.default_score);
        for (&project, &given) in cast.choices(ballot).iter().zip(cast.points(ballot)) {
            points[project as usize] = given;
        }
        expanded.push(&all, &points);
    }
    Ok(expanded)
}
