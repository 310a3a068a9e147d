//! What is published of a round when it is closed. With it anyone recounts, without a database.

use crate::entry::Entry;
use crate::hex;
use crate::log::Hash;
use crate::receipt::Opening;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub const FORMAT: &str = "cantiere round 2";

/// An option's id and its number, as a ballot says them.
pub type Choice = (String, i64);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    pub format: String,
    /// The round's UUID.
    pub round: String,
    pub title: String,
    /// The site's public key for this round's log, in hexadecimal digits.
    pub key: String,
    /// Published before the round opened.
    #[serde(with = "hex::fixed")]
    pub seed_commitment: Hash,
    /// Told at the close.
    #[serde(with = "hex::fixed")]
    pub seed: [u8; 32],
    /// Every ballot that was ever cast, in the order of the log.
    pub log: Vec<Entry>,
    /// Signed, in the order of their sizes; the last is that of the close.
    pub checkpoints: Vec<String>,
    /// Ids of the entries that count: of each voter the last.
    pub counted: BTreeSet<String>,
    pub reconciliation: Reconciliation,
    /// In an order that says nothing; none where publishing whole ballots could tell who cast them: then the auditors have
    /// them.
    pub openings: Option<Vec<Opening>>,
    /// Each option stands in one of them. A ballot may name options of several: it is counted in each by what it says there.
    pub rankings: Vec<Ranking>,
}

/// A list of options that is counted by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// Empty where there is one alone.
    pub name: String,
    /// How it was counted: the arguments of `tally`, such as `["--rule", "equal-shares", "--completion", "add1"]`.
    pub count: Vec<String>,
    /// Options and conditions without a ballot: a Pabulib file whose VOTES are empty.
    pub options: String,
    /// What the counted ballots say of this ranking, apart from the rest of each, in the order of their bytes; those that name
    /// nothing here are left out. There only where whole ballots could tell who cast them, and these cannot. Without the rest
    /// of a ballot nothing opens its commitment.
    pub ballots: Option<Vec<Vec<Choice>>>,
    /// Ids of the options in the order they were chosen.
    pub winners: Vec<String>,
}

impl Ranking {
    /// Ids of its options.
    pub fn ids(&self) -> BTreeSet<&str> {
        let projects = self.options.lines().skip_while(|line| *line != "PROJECTS").skip(2);
        projects.take_while(|line| *line != "VOTES").filter_map(|line| line.split(';').next()).collect()
    }

    /// Pabulib's name for how ballots look.
    pub fn vote_type(&self) -> &str {
        self.options.lines().find_map(|line| line.strip_prefix("vote_type;")).unwrap_or("approval").trim()
    }

    /// What these ballots say of this ranking, in the order of their bytes; those that name nothing in it are left out.
    pub fn parts(&self, openings: &[Opening]) -> Vec<Vec<Choice>> {
        let (ids, ordinal) = (self.ids(), self.vote_type() == "ordinal");
        let part = |opening: &Opening| -> Vec<Choice> {
            let own = opening.ballot.choices().iter().filter(|(id, _)| ids.contains(id.as_str()));
            let mut own: Vec<Choice> = own.cloned().collect();
            if ordinal {
                // Places among the options of other rankings would tell where those stand.
                own.sort_by_key(|(_, place)| *place);
                (1..).zip(&mut own).for_each(|(place, choice)| choice.1 = place);
                own.sort();
            }
            own
        };
        let mut parts: Vec<_> = openings.iter().map(part).filter(|part| !part.is_empty()).collect();
        parts.sort();
        parts
    }
}

impl Export {
    /// The ballots of a ranking as they are counted; none where they are not in the file.
    pub fn ballots_of(&self, ranking: &Ranking) -> Option<Vec<Vec<Choice>>> {
        match &self.openings {
            Some(openings) => Some(ranking.parts(openings)),
            None => ranking.ballots.clone(),
        }
    }
}

/// The figures that must add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reconciliation {
    /// People who could vote; none where anyone of a level could.
    pub eligible: Option<u64>,
    /// Who voted, each once.
    pub voters: u64,
    /// Ballots cast, replaced ones with them.
    pub entries: u64,
    /// Replaced by a later one of the same voter.
    pub superseded: u64,
    pub counted: u64,
}
