//! The arguments of the command and how they become a rule and its conditions.
//! Names are those of the library and of Pabulib.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::amount::Decimal;
use crate::conditions::{Conditions, CountError};
use crate::election::Election;
use crate::explain::Language;
use crate::rules::Rule;
use crate::rules::equal_shares::{Comparison, Completion, EqualShares, Utility};
use crate::rules::greedy::Greedy;
use crate::rules::ranked::Tally;
use crate::rules::score::Measure;
use crate::ties::Ties;

/// Count a vote from a Pabulib .pb file: exact, explained, the same on every machine.
#[derive(Debug, Parser)]
#[command(
    name = "tally",
    version,
    after_help = "Examples:\n  \
        tally city.pb --rule equal-shares --completion add1 --explain --lang it\n  \
        tally city.pb --rule greedy-threshold --min-votes 50 --json\n  \
        tally ranking.pb --rule schulze --seats 3\n\n\
        Without --json or --explain the ids of the winners are printed, one a line, in the order of \
        selection."
)]
pub struct Args {
    /// The file to count
    pub file: PathBuf,
    /// How to count
    #[arg(long, value_enum)]
    rule: RuleName,
    /// Equal shares: what a project is worth to its supporters
    #[arg(long, value_enum, default_value_t = UtilityName::Cost)]
    utility: UtilityName,
    /// Equal shares: what happens with money left over
    #[arg(long, value_enum, default_value_t = CompletionName::None)]
    completion: CompletionName,
    /// Equal shares: compare with the greedy outcome at the end
    #[arg(long, value_enum, default_value_t = ComparisonName::None)]
    comparison: ComparisonName,
    /// Equal shares: begin with whole currency units
    #[arg(long)]
    integral: bool,
    /// Equal shares: increment of Add1 in currency units
    #[arg(long, default_value_t = 1)]
    increment: u64,
    /// Equal shares: an increment by which the first share doubles in so many runs of Add1, instead
    #[arg(long, value_name = "RUNS", conflicts_with = "increment", value_parser = clap::value_parser!(u64).range(1..))]
    steps: Option<u64>,
    /// Equal shares: runs of Add1 after which to give up
    #[arg(long, default_value_t = 1_000_000)]
    max_runs: u64,
    /// Ties: id, votes, cost or seed:N
    #[arg(long, default_value = "id", value_parser = parse_ties)]
    ties: Ties,
    /// Greedy: order by votes or by points (Borda for ordinal ballots)
    #[arg(long, value_enum)]
    by: Option<By>,
    /// Votes (points with greedy-threshold by points) a project needs to be considered
    #[arg(long)]
    min_votes: Option<u64>,
    /// Ballots without which nothing is selected
    #[arg(long, default_value_t = 0)]
    quorum: u64,
    /// Column of VOTES with the weight of each ballot
    #[arg(long, value_name = "COLUMN")]
    weights: Option<String>,
    /// Column of PROJECTS: of those with the same value at most one is selected
    #[arg(long, value_name = "COLUMN")]
    alternatives: Option<String>,
    /// Of these projects, ids with commas between, at most one is selected; again for others
    #[arg(long, value_name = "IDS", conflicts_with = "alternatives")]
    one_of: Vec<String>,
    /// Ranking rules: how many win
    #[arg(long, default_value_t = 1)]
    seats: usize,
    /// Print everything as JSON
    #[arg(long)]
    pub json: bool,
    /// Print in words what happened
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// Language of words: it or en
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    /// Draw the result into this file
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// Write the election with its result into this file, in strict Pabulib
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Print on standard error how long reading and counting took
    #[arg(long)]
    pub timings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RuleName {
    /// Most votes first, skipping what does not fit
    Greedy,
    /// Most votes first, ending at the first that does not fit
    GreedyNoSkip,
    /// Greedy among projects with --min-votes, or the file's min_project_score_threshold
    GreedyThreshold,
    /// Most points first (Borda for ordinal ballots), skipping what does not fit
    GreedyScore,
    /// Most votes per cost first, skipping what does not fit
    GreedyPerCost,
    /// Method of Equal Shares
    EqualShares,
    /// Sequential Phragmén
    Phragmen,
    /// Count of approvals
    Approval,
    /// Count of single votes
    #[value(name = "choose-1")]
    ChooseOne,
    /// Sum of points
    Score,
    /// Sum of cumulative points
    Cumulative,
    /// Borda count
    Borda,
    /// Winner of all pairs
    Condorcet,
    /// Schulze method
    Schulze,
    /// Instant run-off
    Irv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum UtilityName {
    Cost,
    Cardinality,
    Points,
    Borda,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CompletionName {
    /// Money left over stays unspent
    None,
    /// Greater shares until nothing supported fits any more
    Add1Exhaustive,
    /// Greater shares until the next outcome would exceed the budget
    Add1,
    /// add1, then greedy
    Add1u,
    /// Greedy with what is left
    Greedy,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ComparisonName {
    None,
    /// By the utility of what is selected
    Satisfaction,
    /// By having anything selected at all
    AnyWinner,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Votes,
    Points,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    It,
    En,
}

fn parse_ties(text: &str) -> Result<Ties, String> {
    Ties::parse(text).ok_or_else(|| "expected id, votes, cost or seed:N with a whole number N".into())
}

impl Args {
    pub fn language(&self) -> Language {
        match self.lang {
            Lang::It => Language::Italian,
            Lang::En => Language::English,
        }
    }

    pub fn conditions(&self, election: &Election) -> Result<Conditions, CountError> {
        let weights = self.weights.as_deref().map(|column| Conditions::weights_from(election, column));
        let alternatives = match &self.alternatives {
            Some(column) => Conditions::alternatives_from(election, column)?,
            None => Conditions::alternatives_among(election, &self.one_of)?,
        };
        let threshold_rule = matches!(self.rule, RuleName::GreedyThreshold);
        Ok(Conditions {
            ties: self.ties,
            weights: weights.transpose()?.unwrap_or_default(),
            alternatives,
            min_votes: if threshold_rule { 0 } else { self.min_votes.unwrap_or(0) },
            quorum: self.quorum,
        })
    }

    pub fn rule(&self, election: &Election) -> Result<Rule, String> {
        let points = Measure::natural(election.vote_type);
        let by = match self.by {
            Some(By::Points) => points,
            _ => Measure::Votes,
        };
        let greedy = Greedy { by, ..Greedy::default() };
        Ok(match self.rule {
            RuleName::Greedy => Rule::Greedy(greedy),
            RuleName::GreedyNoSkip => Rule::Greedy(Greedy { no_skip: true, ..greedy }),
            RuleName::GreedyScore => Rule::Greedy(Greedy { by: points, ..greedy }),
            RuleName::GreedyPerCost => Rule::Greedy(Greedy { per_cost: true, ..greedy }),
            RuleName::GreedyThreshold => {
                Rule::Greedy(Greedy { threshold: Some(self.threshold(election, by)?), ..greedy })
            }
            RuleName::EqualShares => Rule::EqualShares(self.equal_shares(election)),
            RuleName::Phragmen => Rule::Phragmen,
            RuleName::Approval => Rule::Tally(Tally::Approval, self.seats),
            RuleName::ChooseOne => Rule::Tally(Tally::ChooseOne, self.seats),
            RuleName::Score => Rule::Tally(Tally::Score, self.seats),
            RuleName::Cumulative => Rule::Tally(Tally::Cumulative, self.seats),
            RuleName::Borda => Rule::Tally(Tally::Borda, self.seats),
            RuleName::Condorcet => Rule::Condorcet,
            RuleName::Schulze => Rule::Schulze(self.seats),
            RuleName::Irv => Rule::InstantRunoff,
        })
    }

    fn equal_shares(&self, election: &Election) -> EqualShares {
        EqualShares {
            utility: match self.utility {
                UtilityName::Cost => Utility::Cost,
                UtilityName::Cardinality => Utility::Cardinality,
                UtilityName::Points => Utility::Points,
                UtilityName::Borda => Utility::Borda,
            },
            completion: match self.completion {
                CompletionName::None => Completion::None,
                CompletionName::Add1Exhaustive => Completion::Add1Exhaustive,
                CompletionName::Add1 => Completion::Add1,
                CompletionName::Add1u => Completion::Add1u,
                CompletionName::Greedy => Completion::Greedy,
            },
            comparison: match self.comparison {
                ComparisonName::None => Comparison::None,
                ComparisonName::Satisfaction => Comparison::Satisfaction,
                ComparisonName::AnyWinner => Comparison::AnyWinner,
            },
            integral: self.integral,
            increment: self.steps.map_or(self.increment, |runs| EqualShares::increment_in(election, runs)),
            max_runs: self.max_runs,
        }
    }

    /// In smallest points where points are counted, else in votes.
    fn threshold(&self, election: &Election, by: Measure) -> Result<i128, String> {
        let unit = if by == Measure::Points { i128::from(election.point_unit) } else { 1 };
        if let Some(votes) = self.min_votes {
            return Ok(i128::from(votes) * unit);
        }
        let key = "min_project_score_threshold";
        let Some(text) = election.meta(key) else {
            return Err(format!("greedy-threshold needs --min-votes, as the file has no {key}"));
        };
        let wrong = || format!("META {key}: found \"{text}\", expected a number such as 100");
        let value = Decimal::parse(text).map_err(|_| wrong())?;
        // The least whole number of smallest points that reaches the threshold.
        let divisor = 10_i128.pow(value.scale);
        Ok((i128::from(value.mantissa) * unit + divisor - 1).div_euclid(divisor))
    }
}
