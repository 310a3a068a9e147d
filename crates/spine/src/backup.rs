//! When backups were made; administrators and auditors are told. Making one is the store's, at the operator's command.

use crate::Error;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_store::Conn;
use cantiere_store::transfer::{Backup, last_backups};

/// The latest backups, newest first.
pub fn last(conn: &mut Conn, by: &Actor, most: i64) -> Result<Vec<Backup>, Error> {
    if !can(by, Action::Audit, &Scope::default()) {
        return Err(Error::Denied);
    }
    Ok(last_backups(conn, most)?)
}
