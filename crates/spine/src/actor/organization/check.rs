//! Verifying by a code that goes to the address of the public register: whoever reads that mailbox speaks for the body.
//! The code is made from a nonce with the site's key by the caller; it stands in no table.

use super::{rights, verify};
use crate::Error;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_store::schema::organization::organization_check;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// Certified mail is read by an office, not at once.
pub const LIFETIME: i64 = 7 * 24 * 3_600_000_000;
/// Wrong codes before another one must be asked for.
pub const ATTEMPTS: i64 = 5;
/// Between one mail and the next.
const PAUSE: i64 = 10 * 60_000_000;

/// A code to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub organization: OrganizationId,
    pub nonce: String,
    pub address: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Yes,
    /// So many attempts are left.
    Wrong(i64),
    /// Too old, or too many wrong ones: another must be asked for.
    Over,
}

pub(super) fn begin(tx: &mut Tx, organization: OrganizationId, address: String) -> Result<Check, Error> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random numbers");
    let nonce = URL_SAFE_NO_PAD.encode(random);
    let now = tx.now();
    diesel::delete(organization_check::table.find(organization.0)).execute(tx.conn())?;
    diesel::insert_into(organization_check::table)
        .values((
            organization_check::organization.eq(organization.0),
            organization_check::nonce.eq(&nonce),
            organization_check::attempts.eq(0),
            organization_check::created_at.eq(now),
            organization_check::expires_at.eq(now + LIFETIME),
        ))
        .execute(tx.conn())?;
    Ok(Check { organization, nonce, address })
}

/// Another code, if the last one is some minutes old. None: wait, or the register has no address.
pub fn again(tx: &mut Tx, by: &Actor, organization: OrganizationId) -> Result<Option<Check>, Error> {
    rights::represented(tx, by, organization)?;
    let body = super::directory::by_id(tx, organization)?;
    if body.state != super::OrganizationState::Registered || body.ipa_code.is_empty() {
        return Err(Error::NotFound("organization"));
    }
    let last: Option<i64> = organization_check::table
        .find(organization.0)
        .select(organization_check::created_at)
        .first(tx.conn())
        .optional()?;
    if last.is_some_and(|at| tx.now() - at < PAUSE) {
        return Ok(None);
    }
    match super::registry::find(tx, &body.ipa_code)? {
        Some(entry) if crate::actor::person::looks_like_address(&entry.email) => {
            Ok(Some(begin(tx, organization, entry.email)?))
        }
        _ => Ok(None),
    }
}

/// Whether a code is on its way.
pub fn waiting(conn: &mut Conn, organization: OrganizationId) -> Result<bool, Error> {
    let row: Option<i64> =
        organization_check::table.find(organization.0).select(organization_check::attempts).first(conn).optional()?;
    Ok(row.is_some())
}

/// Tries a code; `is_right` says whether it fits the nonce. A wrong one counts, so the caller must not undo this.
pub fn confirm(
    tx: &mut Tx,
    by: &Actor,
    organization: OrganizationId,
    is_right: impl Fn(&str) -> bool,
) -> Result<Confirmed, Error> {
    rights::represented(tx, by, organization)?;
    let now = tx.now();
    let row: Option<(String, i64, i64)> = organization_check::table
        .find(organization.0)
        .select((organization_check::nonce, organization_check::attempts, organization_check::expires_at))
        .first(tx.conn())
        .optional()?;
    let Some((nonce, attempts, _)) = row.filter(|(_, attempts, until)| *attempts < ATTEMPTS && now < *until) else {
        return Ok(Confirmed::Over);
    };
    if !is_right(&nonce) {
        diesel::update(organization_check::table.find(organization.0))
            .set(organization_check::attempts.eq(attempts + 1))
            .execute(tx.conn())?;
        return Ok(Confirmed::Wrong(ATTEMPTS - attempts - 1));
    }
    diesel::delete(organization_check::table.find(organization.0)).execute(tx.conn())?;
    verify::confirmed(tx, by, organization)?;
    Ok(Confirmed::Yes)
}
