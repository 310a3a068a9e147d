//! What is published of a round when it is closed. With it anyone recounts, without a database.

use crate::entry::Entry;
use crate::hex;
use crate::log::Hash;
use crate::receipt::Opening;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub const FORMAT: &str = "cantiere round 1";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    pub format: String,
    /// The round's UUID.
    pub round: String,
    pub title: String,
    /// The site's public key for this round's log, in hexadecimal digits.
    pub key: String,
    /// How it was counted: the arguments of `tally`, such as `["--rule", "equal-shares", "--completion", "add1"]`.
    pub count: Vec<String>,
    /// Options and conditions without a ballot: a Pabulib file whose VOTES are empty.
    pub options: String,
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
    /// In an order that says nothing; none where publishing the ballots could tell who cast them: then the auditors have
    /// them.
    pub openings: Option<Vec<Opening>>,
    /// Ids of the options in the order they were chosen.
    pub winners: Vec<String>,
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
