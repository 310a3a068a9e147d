//! Persons' votes: secret, one each, and such that anyone can recount them. What a voter cast is committed to in a log
//! that only grows; who voted is a tag that nobody can read without the vote's key, which is no part of the database.
//! Whoever runs the site could read the ballots while the vote lasts: secrecy here is how it is run, and the page says so.

mod cast;
mod due;
mod electors;
mod log;
mod publish;
mod tree;

pub use cast::{Sealed, SealedInput, SealedReceipt};
pub use due::{APPEAL, Due, due};
pub use electors::{MOST as MOST_ELECTORS, by_code, is_elector, names_of, set_electors};
pub use log::{checkpoint, covering, entries, entry, log_of, newest, notes, take_in};
pub(super) use publish::as_sealed;
pub use publish::{contents, destroyed, entry_of, export, is_counted, opened, own_opening, reveal};
pub(super) use tree::kept;
pub use tree::{length, proof, steps};

use super::Round;
use super::settings::own;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_sealed::hex;
use cantiere_sealed::tag::seed_commitment;
use cantiere_store::schema::sealed::round_seal;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// The secrets of one vote: files of mode 0600 beside the configuration, never rows.
#[derive(Clone)]
pub struct Keys {
    /// Makes tags of persons; destroyed after the appeals.
    pub poll: [u8; 32],
    pub signing: [u8; 32],
    /// Decides ties; committed to before the opening, told at the close.
    pub seed: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// What everybody knows of them.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Seal {
    pub public_key: String,
    pub seed_commitment: String,
    /// Empty until the close.
    pub seed: String,
    pub destroyed_at: Option<i64>,
    /// So many entries are in the tree from which proofs are read.
    pub hashed: i64,
}

pub fn seal_of(conn: &mut Conn, of: RoundId) -> Result<Option<Seal>, Error> {
    use round_seal as s;
    let columns = (s::public_key, s::seed_commitment, s::seed, s::destroyed_at, s::hashed);
    Ok(s::table.find(of.0).select(columns).first(conn).optional()?)
}

/// Whether nobody is told yet how long the log is: the vote hides how many have voted, and its seed is not told.
pub fn hides_sizes(round: &Round, seal: &Seal) -> bool {
    round.turnout_hidden && seal.seed.is_empty()
}

/// Commits to the keys of a persons' vote, once, before it is opened.
pub fn seal(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, keys: &Keys) -> Result<(), Error> {
    let round = own(tx, by, of, id)?;
    if round.state != "draft" || !round.persons {
        return Err(Problem::new("form", "rounds-problem-open-already").into());
    }
    if seal_of(tx, id)?.is_some() {
        return Ok(());
    }
    let public = cantiere_sealed::SigningKey::from_secret(&keys.signing).public();
    diesel::insert_into(round_seal::table)
        .values((
            round_seal::round.eq(id.0),
            round_seal::public_key.eq(public.text()),
            round_seal::seed_commitment.eq(hex::encode(&seed_commitment(&keys.seed))),
            round_seal::seed.eq(""),
            round_seal::hashed.eq(0),
        ))
        .execute(tx.conn())?;
    Ok(())
}
