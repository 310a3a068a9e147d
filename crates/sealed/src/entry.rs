//! A line of the public log: a random id, the hour, the commitment. Nothing of it says who, and a ballot that
//! replaces another cannot be recognised as such.

use crate::hex;
use crate::log::{self, Hash};
use serde::{Deserialize, Serialize};

/// Its bytes are JSON without blanks, keys in alphabetical order, as for a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    #[serde(with = "hex::fixed")]
    pub commitment: Hash,
    /// UTC, to the hour: `2026-11-26T10Z`.
    pub hour: String,
    /// Random; made anew for each ballot cast.
    #[serde(with = "hex::fixed")]
    pub id: [u8; 16],
}

impl Entry {
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn leaf(&self) -> Hash {
        log::leaf(&self.bytes())
    }
}
