//! What the worker owes a persons' vote: signatures until it is counted, then the end of the key that tells who voted. The
//! database's clock decides, never that of the machine: a key that is gone cannot be called back.

use super::super::find_by_id;
use super::seal_of;
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_store::Tx;

/// How often the log is signed.
const SIGNED_EVERY: i64 = 5 * 60_000_000;
/// Thirty days after the close nobody can be asked any more who voted.
pub const APPEAL: i64 = 30 * 86_400_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// No keys, or none any more.
    Nothing,
    /// Its log is to be signed now, and again at this moment.
    Sign { again: i64 },
    /// Until this moment nothing.
    Later(i64),
    /// The key that makes tags is to be destroyed.
    End,
}

/// What is due now. A key outlives the count in any case: without it a ballot could neither be cast nor replaced.
pub fn due(tx: &mut Tx, id: RoundId) -> Result<Due, Error> {
    let now = tx.now();
    let round = find_by_id(tx, id)?;
    if seal_of(tx, id)?.is_none_or(|seal| seal.destroyed_at.is_some()) {
        return Ok(Due::Nothing);
    }
    if round.state != "counted" {
        return Ok(Due::Sign { again: now + SIGNED_EVERY });
    }
    let end = round.closes_at + APPEAL;
    Ok(if now >= end { Due::End } else { Due::Later(end) })
}
