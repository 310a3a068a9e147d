//! A ballot as bytes, and the commitment to it. The bytes are canonical: one ballot has one form, so that
//! another program can make them from this description.
//!
//! Bytes of a ballot: UTF-8 JSON without blanks, keys in alphabetical order,
//! `{"choices":[["A1.2",1],["A3",1]],"round":"…"}`. A choice is an option's id and a number: 1 for a mark, the
//! points given, the mark from 1 to 5, or the place in an order. Choices stand in the order of their ids as bytes.
//! Strings escape `"`, `\` and control characters alone, as `serde_json` does.
//!
//! Commitment: SHA-256 of `cantiere ballot 1`, a zero byte, the 32 bytes of the nonce, the bytes of the ballot.

use crate::log::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const TAG: &[u8] = b"cantiere ballot 1\0";

/// What a voter says in a round.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// Option ids with their numbers, in the order of the ids.
    choices: Vec<(String, i64)>,
    /// The round's UUID, so that a ballot of one round is none of another.
    round: String,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    #[error("the ballot names option “{0}” twice")]
    Twice(String),
    #[error("the ballot is not in its canonical form")]
    Form,
}

impl Ballot {
    /// Choices may come in any order.
    pub fn new(round: impl Into<String>, mut choices: Vec<(String, i64)>) -> Result<Ballot, BallotError> {
        choices.sort();
        match choices.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(BallotError::Twice(pair[0].0.clone())),
            None => Ok(Ballot { choices, round: round.into() }),
        }
    }

    pub fn round(&self) -> &str {
        &self.round
    }

    pub fn choices(&self) -> &[(String, i64)] {
        &self.choices
    }

    /// The canonical bytes.
    pub fn bytes(&self) -> Vec<u8> {
        // Strings and whole numbers alone: this cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes; any other form of the same ballot is refused, or two commitments would fit one ballot.
    pub fn read(bytes: &[u8]) -> Result<Ballot, BallotError> {
        let ballot: Ballot = serde_json::from_slice(bytes).map_err(|_| BallotError::Form)?;
        let canonical = Ballot::new(ballot.round, ballot.choices)?;
        if canonical.bytes() == bytes { Ok(canonical) } else { Err(BallotError::Form) }
    }

    pub fn commitment(&self, nonce: &[u8; 32]) -> Hash {
        Sha256::new().chain_update(TAG).chain_update(nonce).chain_update(self.bytes()).finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_documented_ones() {
        let ballot = Ballot::new("r1", vec![("b\"".into(), 3), ("a".into(), 1)]).unwrap();
        assert_eq!(String::from_utf8(ballot.bytes()).unwrap(), r#"{"choices":[["a",1],["b\"",3]],"round":"r1"}"#);
        assert_eq!(Ballot::read(&ballot.bytes()), Ok(ballot));
    }

    #[test]
    fn read_other_forms_are_refused() {
        for text in [
            r#"{"round":"r1","choices":[]}"#,
            r#"{"choices":[["b",1],["a",1]],"round":"r1"}"#,
            r#"{"choices":[], "round":"r1"}"#,
            r#"{"choices":[["a",1.0]],"round":"r1"}"#,
            r#"{"choices":[],"round":"r1","voter":"x"}"#,
            "",
        ] {
            assert_eq!(Ballot::read(text.as_bytes()), Err(BallotError::Form), "{text}");
        }
        let twice = Ballot::new("r1", vec![("a".into(), 1), ("a".into(), 2)]);
        assert_eq!(twice, Err(BallotError::Twice("a".into())));
    }

    #[test]
    fn commitment_differs_by_nonce_and_ballot() {
        let ballot = |n| Ballot::new("r1", vec![("a".into(), n)]).unwrap();
        assert_ne!(ballot(1).commitment(&[0; 32]), ballot(1).commitment(&[1; 32]));
        assert_ne!(ballot(1).commitment(&[0; 32]), ballot(2).commitment(&[0; 32]));
    }
}
