//! A form sent twice is answered as it was the first time. The answer is text that the feature chooses,
//! such as the address of what was made; a key belongs to one person.

use diesel::{QueryResult, RunQueryDsl, prelude::*};

use crate::{Tx, schema::base::idempotency as table};

/// Does `act` unless this person's key was used before, and gives the first answer either way.
/// Person 0 stands for nobody signed in: the key alone, which nobody can guess, tells them apart.
pub fn once<E>(tx: &mut Tx, person: i64, key: &str, act: impl FnOnce(&mut Tx) -> Result<String, E>) -> Result<String, E>
where
    E: From<diesel::result::Error>,
{
    if let Some(answer) = first_answer(tx, person, key)? {
        return Ok(answer);
    }
    let answer = act(tx)?;
    diesel::insert_into(table::table)
        .values((table::key.eq(key), table::person.eq(person), table::answer.eq(&answer), table::at.eq(tx.now())))
        .execute(tx.conn())?;
    Ok(answer)
}

/// The same for a form that carries its own `key`. A form without one was never made by a page of ours: it is a request of
/// its own each time, and must not be given the answer of another one.
pub fn of_form<E>(
    tx: &mut Tx,
    person: i64,
    what: &str,
    key: &str,
    act: impl FnOnce(&mut Tx) -> Result<String, E>,
) -> Result<String, E>
where
    E: From<diesel::result::Error>,
{
    if key.trim().is_empty() { act(tx) } else { once(tx, person, &format!("{what} {key}"), act) }
}

pub fn first_answer(tx: &mut Tx, person: i64, key: &str) -> QueryResult<Option<String>> {
    table::table.find((person, key)).select(table::answer).first(tx.conn()).optional()
}

/// Forgets keys older than `before`; gives how many.
pub fn forget(tx: &mut Tx, before: i64) -> QueryResult<usize> {
    diesel::delete(table::table.filter(table::at.lt(before))).execute(tx.conn())
}
