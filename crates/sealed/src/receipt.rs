//! A voter's receipt: that their ballot, as cast, is in the log. The default says *counted*, not *how*: it holds no
//! nonce, so nobody can be made to prove with it what they voted.

use crate::ballot::Ballot;
use crate::checkpoint::{Checkpoint, PublicKey};
use crate::entry::Entry;
use crate::export::Export;
use crate::hex;
use crate::log::{self, Hash};
use crate::said::Said;
use serde::{Deserialize, Serialize};

pub const FORMAT: &str = "cantiere receipt 1";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    pub format: String,
    /// The round's UUID.
    pub round: String,
    pub entry: Entry,
    pub index: u64,
    /// From the leaf up, to the root of the checkpoint.
    #[serde(with = "hex::list")]
    pub path: Vec<Hash>,
    /// Signed; its size is at least `index + 1`.
    pub checkpoint: String,
    /// Only where the voter asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Opening>,
}

/// What opens a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub ballot: Ballot,
    #[serde(with = "hex::fixed")]
    pub nonce: [u8; 32],
}

impl Opening {
    pub fn commitment(&self) -> Hash {
        self.ballot.commitment(&self.nonce)
    }
}

/// What a receipt proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// When the checkpoint was signed.
    pub time: String,
    /// The ballot, if the receipt opens it.
    pub ballot: Option<Ballot>,
    /// Whether it is among the counted ones; none: no export was at hand.
    pub counted: Option<bool>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    #[error("this is not a receipt of a form this program knows: “{0}”")]
    Format(String),
    #[error(transparent)]
    Checkpoint(#[from] crate::checkpoint::CheckpointError),
    #[error("the entry of the receipt is not in the log of the checkpoint")]
    NotInLog,
    #[error("the ballot of the receipt is not the one that was cast")]
    OtherBallot,
    #[error("the export is of another round")]
    OtherRound,
    #[error(
        "the entry of the receipt is missing in the published log: tell the auditors of the vote, and keep this file"
    )]
    Dropped,
}

impl ReceiptError {
    pub fn said(&self) -> Said {
        let it = match self {
            ReceiptError::Format(format) => {
                format!("questa non è una ricevuta di una forma che il programma conosce: “{format}”")
            }
            ReceiptError::Checkpoint(error) => error.said().it,
            ReceiptError::NotInLog => "la scheda della ricevuta non è nel registro firmato".into(),
            ReceiptError::OtherBallot => "la scheda nella ricevuta non è quella che è stata inviata".into(),
            ReceiptError::OtherRound => "il file pubblicato è di un’altra votazione".into(),
            ReceiptError::Dropped => {
                "la scheda della ricevuta manca nel registro pubblicato: dillo a chi controlla la \
                                      votazione, e conserva questo file"
                    .into()
            }
        };
        Said { en: self.to_string(), it }
    }
}

impl Receipt {
    /// Checks the receipt by itself, and against the published export where there is one.
    pub fn verify(&self, key: &PublicKey, export: Option<&Export>) -> Result<Proven, ReceiptError> {
        if self.format != FORMAT {
            return Err(ReceiptError::Format(self.format.clone()));
        }
        let checkpoint = Checkpoint::read(&self.checkpoint, key)?;
        if !log::includes(&self.entry.leaf(), self.index, checkpoint.size, &self.path, &checkpoint.root) {
            return Err(ReceiptError::NotInLog);
        }
        if let Some(how) = &self.how
            && (how.ballot.round() != self.round || how.commitment() != self.entry.commitment)
        {
            return Err(ReceiptError::OtherBallot);
        }
        let counted = match export {
            None => None,
            Some(export) if export.round != self.round => return Err(ReceiptError::OtherRound),
            Some(export) => {
                let there = usize::try_from(self.index).ok().and_then(|index| export.log.get(index));
                if there != Some(&self.entry) {
                    return Err(ReceiptError::Dropped);
                }
                Some(export.counted.contains(&hex::encode(&self.entry.id)))
            }
        };
        Ok(Proven { time: checkpoint.time, ballot: self.how.as_ref().map(|how| how.ballot.clone()), counted })
    }
}
