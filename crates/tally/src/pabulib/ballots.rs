//! One row of VOTES: the list of projects and, where the vote type has them, their points.
//! It checks a ballot against its vote type, and nothing beyond that row.

use super::PabulibError;
use super::ids::Ids;
use crate::amount::{Decimal, DecimalError};
use crate::election::VoteType;

/// Reads ballots one at a time, reusing its buffers.
pub(super) struct BallotReader<'a> {
    pub ids: &'a Ids,
    pub vote_type: VoteType,
    pub choices: Vec<u32>,
    pub points: Vec<Decimal>,
    /// Ballot in which each project was last named and its place there, to find one named twice.
    pub seen: Vec<(u32, u32)>,
    pub ballot: u32,
    /// Ballots that name a project twice; it counts once.
    pub repeated: usize,
}

impl<'a> BallotReader<'a> {
    pub fn new(ids: &'a Ids, vote_type: VoteType, projects: usize) -> BallotReader<'a> {
        BallotReader {
            ids,
            vote_type,
            choices: Vec::new(),
            points: Vec::new(),
            seen: vec![(0, 0); projects],
            ballot: 0,
            repeated: 0,
        }
    }

    /// Leaves the ballot in `choices` and `points`.
    pub fn read(&mut self, line: usize, vote: &str, points: Option<&str>) -> Result<(), PabulibError> {
        self.choices.clear();
        self.points.clear();
        self.ballot += 1;
        let mut points = points.map(items).into_iter().flatten();
        let mut repeated = false;
        for id in items(vote) {
            let Some(project) = self.ids.get(id) else {
                let expected = "the id of a project listed in PROJECTS";
                return Err(PabulibError::new(line, "vote", id, expected));
            };
            let given = if self.vote_type.has_points() { Some(self.point(line, id, points.next())?) } else { None };
            let (ballot, first) = self.seen[project as usize];
            if ballot == self.ballot {
                repeated = true;
                if given.is_some_and(|given| self.points[first as usize] != given) {
                    let expected = "the same points each time a ballot names a project";
                    return Err(PabulibError::new(line, "points", id, expected));
                }
                continue;
            }
            self.seen[project as usize] = (self.ballot, self.choices.len() as u32);
            self.choices.push(project);
            self.points.extend(given);
        }
        if let Some(extra) = points.next() {
            let expected = "as many points as projects in vote";
            return Err(PabulibError::new(line, "points", extra, expected));
        }
        if self.vote_type == VoteType::ChooseOne && self.choices.len() > 1 {
            let expected = "at most one project, since vote_type is choose-1";
            return Err(PabulibError::new(line, "vote", vote, expected));
        }
        self.repeated += usize::from(repeated);
        Ok(())
    }

    fn point(&self, line: usize, id: &str, text: Option<&str>) -> Result<Decimal, PabulibError> {
        let Some(text) = text else {
            let expected = format!("as many points as projects in vote: none is left for {id}");
            return Err(PabulibError::new(line, "points", "", expected));
        };
        let points = Decimal::parse(text).map_err(|error| match error {
            DecimalError::NotANumber => PabulibError::new(line, "points", text, "a number such as 3 or 2.5"),
            DecimalError::TooLong => PabulibError::new(line, "points", text, "at most 18 digits"),
        })?;
        if self.vote_type == VoteType::Cumulative && points.mantissa < 0 {
            let expected = "points of zero or more, since vote_type is cumulative";
            return Err(PabulibError::new(line, "points", text, expected));
        }
        Ok(points)
    }
}

/// The items of a comma-separated list, blanks around them removed, empty ones left out.
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty())
}
