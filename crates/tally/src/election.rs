//! The data every rule counts: projects with costs, ballots, a budget.
//! It holds no rule and no file format; see [`crate::pabulib`] for reading one.

use crate::column::TextColumn;

/// The cost by which cities mark a project withdrawn after the ballots were printed.
pub const WITHDRAWN_COST: u64 = 999_999_999;

/// What a ballot says about the projects it lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteType {
    /// A set of projects.
    Approval,
    /// At most one project.
    ChooseOne,
    /// A strict order, best first, possibly not of all projects.
    Ordinal,
    /// Non-negative points, bounded in sum; what is not listed has none.
    Cumulative,
    /// Any points; what is not listed has the default score.
    Scoring,
}

impl VoteType {
    pub const ALL: [VoteType; 5] =
        [VoteType::Approval, VoteType::ChooseOne, VoteType::Ordinal, VoteType::Cumulative, VoteType::Scoring];

    /// The word Pabulib uses.
    pub fn name(self) -> &'static str {
        match self {
            VoteType::Approval => "approval",
            VoteType::ChooseOne => "choose-1",
            VoteType::Ordinal => "ordinal",
            VoteType::Cumulative => "cumulative",
            VoteType::Scoring => "scoring",
        }
    }

    pub fn parse(word: &str) -> Option<VoteType> {
        VoteType::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word))
    }

    /// Whether ballots carry points.
    pub fn has_points(self) -> bool {
        matches!(self, VoteType::Cumulative | VoteType::Scoring)
    }
}

/// Something that can be bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub id: String,
    /// In smallest units; see [`Election::unit`].
    pub cost: u64,
    /// Withdrawn after printing: it is never selected.
    pub withdrawn: bool,
    /// Values of [`Election::project_columns`], in the same order.
    pub fields: Vec<String>,
}

/// All ballots in one compressed table: ballot `i` lists `choices[offsets[i]..offsets[i + 1]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    pub offsets: Vec<u32>,
    /// Project indices; no project twice in a ballot.
    pub choices: Vec<u32>,
    /// Points parallel to `choices`, in smallest points; empty if the ballots carry none.
    pub points: Vec<i64>,
}

impl Default for Ballots {
    fn default() -> Ballots {
        Ballots { offsets: vec![0], choices: Vec::new(), points: Vec::new() }
    }
}

impl Ballots {
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn range(&self, ballot: usize) -> std::ops::Range<usize> {
        self.offsets[ballot] as usize..self.offsets[ballot + 1] as usize
    }

    /// Indices of the projects a ballot lists, in its order.
    pub fn choices(&self, ballot: usize) -> &[u32] {
        &self.choices[self.range(ballot)]
    }

    /// Points of a ballot, parallel to its choices; empty if ballots carry none.
    pub fn points(&self, ballot: usize) -> &[i64] {
        if self.points.is_empty() { &[] } else { &self.points[self.range(ballot)] }
    }

    /// Appends a ballot.
    pub fn push(&mut self, choices: &[u32], points: &[i64]) {
        self.choices.extend_from_slice(choices);
        self.points.extend_from_slice(points);
        self.offsets.push(u32::try_from(self.choices.len()).unwrap_or(u32::MAX));
    }
}

/// Projects, ballots and a budget, with everything else the file said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// Keys and values in the order read.
    pub meta: Vec<(String, String)>,
    pub vote_type: VoteType,
    /// In smallest units.
    pub budget: u64,
    /// Smallest units in one currency unit: 1, 10, 100...
    pub unit: u64,
    /// Smallest points in one point: 1 unless points have decimals.
    pub point_unit: u64,
    /// Points of a project a scoring ballot does not list, in smallest points.
    pub default_score: i64,
    pub projects: Vec<Project>,
    /// Names of the project columns beyond id and cost.
    pub project_columns: Vec<String>,
    pub ballots: Ballots,
    pub voter_ids: TextColumn,
    /// Voter columns beyond id, vote and points.
    pub voter_columns: Vec<(String, TextColumn)>,
    /// Ballots that named a project more than once; it counts once.
    pub repeated_choices: usize,
}

impl Election {
    /// An election without ballots, made in code; costs and budget in whole currency units.
    ///
    /// ```
    /// use tally::{Election, VoteType};
    /// let mut election = Election::new(VoteType::Approval, 100, [("park", 60), ("bench", 50)]);
    /// election.ballots.push(&[0, 1], &[]);
    /// election.ballots.push(&[1], &[]);
    /// let outcome = tally::rules::greedy::count(&election, &Default::default(), &Default::default()).unwrap();
    /// assert_eq!(outcome.winner_ids(&election), ["bench"]);
    /// ```
    pub fn new<'a>(vote_type: VoteType, budget: u64, projects: impl IntoIterator<Item = (&'a str, u64)>) -> Election {
        let project = |(id, cost): (&str, u64)| Project {
            id: id.to_owned(),
            cost,
            withdrawn: cost == WITHDRAWN_COST,
            fields: Vec::new(),
        };
        Election {
            meta: Vec::new(),
            vote_type,
            budget,
            unit: 1,
            point_unit: 1,
            default_score: 0,
            projects: projects.into_iter().map(project).collect(),
            project_columns: Vec::new(),
            ballots: Ballots::default(),
            voter_ids: TextColumn::default(),
            voter_columns: Vec::new(),
            repeated_choices: 0,
        }
    }

    /// The value of a META key.
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The value of a project column, or `None` if there is no such column or it is empty.
    pub fn project_field(&self, project: usize, column: &str) -> Option<&str> {
        let at = self.project_columns.iter().position(|name| name == column)?;
        self.projects[project].fields.get(at).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The project's name, or its id where it has none.
    pub fn project_name(&self, project: usize) -> &str {
        self.project_field(project, "name").unwrap_or(&self.projects[project].id)
    }

    /// The column of voters with this name.
    pub fn voter_column(&self, column: &str) -> Option<&TextColumn> {
        self.voter_columns.iter().find(|(name, _)| name == column).map(|(_, values)| values)
    }
}
