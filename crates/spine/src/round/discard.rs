//! Taking away a round that is only being prepared: nobody but staff has seen it, and nothing of it is kept. What was opened
//! stays for ever.

use super::settings::own;
use super::{Round, touch};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_store::Tx;
use cantiere_store::schema::round::{round, round_option};
use cantiere_store::schema::sealed::round_elector;
use diesel::prelude::*;

/// Takes away the version that was read. Gives what it was: the keys that the site made for it can go too.
pub fn discard(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, seen: i64) -> Result<Round, Error> {
    let found = own(tx, by, of, id)?;
    if found.state != "draft" {
        return Err(Problem::new("form", "rounds-problem-open-already").into());
    }
    if found.version != seen {
        return Err(Error::Stale);
    }
    diesel::delete(round_elector::table.filter(round_elector::round.eq(id.0))).execute(tx.conn())?;
    diesel::delete(round_option::table.filter(round_option::round.eq(id.0))).execute(tx.conn())?;
    diesel::delete(round::table.find(id.0)).execute(tx.conn())?;
    touch(tx, &found);
    Ok(found)
}
