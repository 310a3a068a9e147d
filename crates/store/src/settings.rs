//! The site's settings: text by key, with a version so that two people who edit one do not overwrite
//! each other. What a key means is the business of whoever reads it.

use diesel::{QueryResult, RunQueryDsl, prelude::*};

use crate::{Conn, Error, Tx, schema::base::setting};

/// The value and its version, or `None` when it was never set.
pub fn get(conn: &mut Conn, key: &str) -> QueryResult<Option<(String, i64)>> {
    setting::table.find(key).select((setting::value, setting::version)).first(conn).optional()
}

/// All settings in the order of their keys.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<(String, String, i64)>> {
    setting::table.order(setting::key).select((setting::key, setting::value, setting::version)).load(conn)
}

/// Sets a value whatever it was; for the command line and first starts.
pub fn set(tx: &mut Tx, key: &str, value: &str) -> QueryResult<()> {
    let changed = diesel::update(setting::table.find(key))
        .set((setting::value.eq(value), setting::version.eq(setting::version + 1)))
        .execute(tx.conn())?;
    if changed == 0 {
        insert(tx, key, value)?;
    }
    tx.changed("settings");
    Ok(())
}

/// Sets a value if its version is still the one that was shown (0: not set yet); else [`Error::Conflict`].
pub fn replace(tx: &mut Tx, key: &str, value: &str, version: i64) -> Result<(), Error> {
    let changed = diesel::update(setting::table.find(key).filter(setting::version.eq(version)))
        .set((setting::value.eq(value), setting::version.eq(version + 1)))
        .execute(tx.conn())?;
    if changed == 0 {
        if version != 0 || get(tx, key)?.is_some() {
            return Err(Error::Conflict);
        }
        insert(tx, key, value)?;
    }
    tx.changed("settings");
    Ok(())
}

/// Forgets a value, so that its default holds again.
pub fn remove(tx: &mut Tx, key: &str) -> QueryResult<()> {
    diesel::delete(setting::table.find(key)).execute(tx.conn())?;
    tx.changed("settings");
    Ok(())
}

fn insert(tx: &mut Tx, key: &str, value: &str) -> QueryResult<()> {
    diesel::insert_into(setting::table)
        .values((setting::key.eq(key), setting::value.eq(value), setting::version.eq(1)))
        .execute(tx.conn())?;
    Ok(())
}
