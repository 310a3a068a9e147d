//! Signed checkpoints: how long the log was, its root, and when. Texts in the signed-note form that witnesses of
//! transparency logs use (c2sp.org/tlog-checkpoint, c2sp.org/signed-note), Ed25519.
//!
//! ```text
//! <origin>
//! <size>
//! <root in base64>
//! time <UTC, the beginning of its hour>
//!
//! — <origin> <base64 of 4 bytes of key id and 64 of signature>
//! ```

use crate::both;
use crate::hex;
use crate::log::Hash;
use crate::said::Said;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer};
use sha2::{Digest, Sha256};

/// The site's key for one round's log.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// What is published of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Names the log: `site/rounds/uuid`, without blanks or plus signs.
    pub origin: String,
    pub size: u64,
    pub root: Hash,
    /// `2026-11-26T10:00:00Z`: the hour in which it was signed, as coarse as the entries tell theirs.
    pub time: String,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// What is missing or wrong, in English and in Italian.
    #[error("the checkpoint is not in its form: {0}")]
    Form(&'static str, &'static str),
    #[error("the checkpoint's signature does not fit the key")]
    Signature,
}

impl CheckpointError {
    pub fn said(&self) -> Said {
        match self {
            CheckpointError::Form(en, it) => Said {
                en: format!("the checkpoint is not in its form: {en}"),
                it: format!("il testo firmato non ha la forma che deve avere: {it}"),
            },
            CheckpointError::Signature => both!(
                "the checkpoint's signature does not fit the key",
                "la firma del registro non corrisponde alla chiave"
            ),
        }
    }
}

impl SigningKey {
    /// From 32 random bytes, which are the secret.
    pub fn from_secret(secret: &[u8; 32]) -> SigningKey {
        SigningKey(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

impl PublicKey {
    /// None: not 64 hexadecimal digits of a point of the curve, or a weak one.
    pub fn parse(text: &str) -> Option<PublicKey> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&hex::decode(text)?).ok()?;
        (!key.is_weak()).then_some(PublicKey(key))
    }

    pub fn text(&self) -> String {
        hex::encode(self.0.as_bytes())
    }

    /// As signed notes have it: the first bytes of SHA-256 of name, line end, kind of key, key.
    fn id(&self, origin: &str) -> [u8; 4] {
        let hash =
            Sha256::new().chain_update(origin).chain_update(*b"\n\x01").chain_update(self.0.as_bytes()).finalize();
        [hash[0], hash[1], hash[2], hash[3]]
    }
}

impl Checkpoint {
    fn body(&self) -> String {
        format!("{}\n{}\n{}\ntime {}\n", self.origin, self.size, STANDARD.encode(self.root), self.time)
    }

    pub fn signed(&self, key: &SigningKey) -> String {
        let body = self.body();
        let mut signature = key.public().id(&self.origin).to_vec();
        signature.extend(key.0.sign(body.as_bytes()).to_bytes());
        format!("{body}\n— {} {}\n", self.origin, STANDARD.encode(signature))
    }

    /// Reads a signed checkpoint; signatures of other keys (of witnesses) may stand beside the site's own.
    pub fn read(text: &str, key: &PublicKey) -> Result<Checkpoint, CheckpointError> {
        let (body, signatures) =
            text.split_once("\n\n").ok_or(CheckpointError::Form("no line before the signature", "manca la firma"))?;
        let body = format!("{body}\n");
        let checkpoint = Checkpoint::parse(&body)?;
        let own = key.id(&checkpoint.origin);
        let signed = signatures.lines().any(|line| {
            let Some((name, signature)) = line.strip_prefix("— ").and_then(|line| line.split_once(' ')) else {
                return false;
            };
            let Ok(bytes) = STANDARD.decode(signature) else { return false };
            let Some((id, signature)) = bytes.split_first_chunk::<4>() else { return false };
            let Ok(signature) = Signature::from_slice(signature) else { return false };
            name == checkpoint.origin && *id == own && key.0.verify_strict(body.as_bytes(), &signature).is_ok()
        });
        if signed { Ok(checkpoint) } else { Err(CheckpointError::Signature) }
    }

    fn parse(body: &str) -> Result<Checkpoint, CheckpointError> {
        let mut lines = body.lines();
        let mut next = |en, it| lines.next().ok_or(CheckpointError::Form(en, it));
        let origin = next("no name of the log", "manca il nome del registro")?.to_owned();
        let size = next("no size", "manca il numero delle schede")?.parse().map_err(|_| {
            CheckpointError::Form("the size is not a number", "il numero delle schede non è scritto in cifre")
        })?;
        let root = STANDARD.decode(next("no root", "manca l’impronta")?).ok().and_then(|root| root.try_into().ok());
        let root = root.ok_or(CheckpointError::Form(
            "the root is not 32 bytes in base64",
            "l’impronta non è di 32 byte in base64",
        ))?;
        let time = next("no time", "manca l’ora")?.strip_prefix("time ");
        let time = time.ok_or(CheckpointError::Form("no time", "manca l’ora"))?.to_owned();
        let checkpoint = Checkpoint { origin, size, root, time };
        // One checkpoint has one text.
        if checkpoint.body() == body {
            Ok(checkpoint)
        } else {
            Err(CheckpointError::Form("there is more than four lines", "ci sono più di quattro righe"))
        }
    }
}
