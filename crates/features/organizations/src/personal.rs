//! What organisations keep about a person: memberships, and invitations to their address. What was sent belongs to the
//! organisation and stays. An erased person is not a member any more, so an organisation may be left without anybody who
//! represents it; staff then finds it without representatives.

use cantiere_domain::id::PersonId;
use cantiere_store::schema::actor::{membership, organization, person};
use cantiere_store::schema::organization::{contribution_draft, organization_invitation, process_invitation};
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

pub fn erase(tx: &mut Tx, who: PersonId) -> Result<(), Error> {
    let email: Option<String> = person::table.find(who.0).select(person::email).first(tx.conn()).optional()?;
    diesel::delete(membership::table.filter(membership::person.eq(who.0))).execute(tx.conn())?;
    diesel::update(organization::table.filter(organization::registered_by.eq(who.0)))
        .set(organization::registered_by.eq(None::<i64>))
        .execute(tx.conn())?;
    if let Some(email) = email.filter(|e| !e.is_empty()) {
        diesel::update(organization_invitation::table.filter(organization_invitation::address.eq(email)))
            .set((organization_invitation::state.eq("over"), organization_invitation::address.eq("")))
            .execute(tx.conn())?;
    }
    for_nobody(tx, who)
}

/// Who invited and who wrote a draft is not told any more.
fn for_nobody(tx: &mut Tx, who: PersonId) -> Result<(), Error> {
    let nobody = None::<i64>;
    diesel::update(organization_invitation::table.filter(organization_invitation::invited_by.eq(who.0)))
        .set(organization_invitation::invited_by.eq(nobody))
        .execute(tx.conn())?;
    diesel::update(process_invitation::table.filter(process_invitation::invited_by.eq(who.0)))
        .set(process_invitation::invited_by.eq(nobody))
        .execute(tx.conn())?;
    diesel::update(contribution_draft::table.filter(contribution_draft::created_by.eq(who.0)))
        .set(contribution_draft::created_by.eq(nobody))
        .execute(tx.conn())?;
    diesel::update(contribution_draft::table.filter(contribution_draft::changed_by.eq(who.0)))
        .set(contribution_draft::changed_by.eq(nobody))
        .execute(tx.conn())?;
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let rows: Vec<(String, String, String, i64)> = membership::table
        .inner_join(organization::table.on(organization::id.eq(membership::organization)))
        .filter(membership::person.eq(of.0))
        .order(membership::id)
        .select((organization::name, membership::role, membership::state, membership::created_at))
        .load(conn)?;
    let registered: Vec<String> = organization::table
        .filter(organization::registered_by.eq(of.0))
        .order(organization::id)
        .select(organization::name)
        .load(conn)?;
    let memberships: Vec<Value> = rows
        .iter()
        .map(|(name, role, state, since)| json!({ "organization": name, "role": role, "state": state, "since": since }))
        .collect();
    Ok(json!({ "memberships": memberships, "registered": registered }))
}
