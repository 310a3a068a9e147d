//! Which of an edition's two slots is the one that is found, and what is hidden meanwhile. One row says it, so that
//! a version of ten thousand documents takes the place of another in a moment.

use super::document::{DocKind, slot_ranges};
use crate::Error;
use cantiere_domain::id::EditionId;
use cantiere_store::schema::search::{search_hidden, search_slot};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

pub(super) fn current(conn: &mut Conn, edition: EditionId) -> Result<i64, Error> {
    let slot: Option<i64> = search_slot::table.find(edition.0).select(search_slot::slot).first(conn).optional()?;
    Ok(slot.unwrap_or(0))
}

/// The slot in which documents of this kind stand.
pub(super) fn of(conn: &mut Conn, edition: EditionId, kind: DocKind) -> Result<i64, Error> {
    if matches!(kind, DocKind::Item | DocKind::Block) { current(conn, edition) } else { Ok(0) }
}

/// Makes the other slot the one that is found.
pub(super) fn swap(tx: &mut Tx, edition: EditionId, to: i64) -> Result<(), Error> {
    let changed =
        diesel::update(search_slot::table.find(edition.0)).set(search_slot::slot.eq(to)).execute(tx.conn())?;
    if changed == 0 {
        diesel::insert_into(search_slot::table)
            .values((search_slot::edition.eq(edition.0), search_slot::slot.eq(to)))
            .execute(tx.conn())?;
    }
    show(tx, edition, to)?;
    hide(tx, edition, 1 - to)
}

pub(super) fn hide(tx: &mut Tx, edition: EditionId, slot: i64) -> Result<(), Error> {
    show(tx, edition, slot)?;
    for (low, high) in slot_ranges(edition, slot) {
        diesel::insert_into(search_hidden::table)
            .values((search_hidden::low.eq(low), search_hidden::high.eq(high)))
            .execute(tx.conn())?;
    }
    Ok(())
}

pub(super) fn show(tx: &mut Tx, edition: EditionId, slot: i64) -> Result<(), Error> {
    let lows = slot_ranges(edition, slot).map(|(low, _)| low);
    diesel::delete(search_hidden::table.filter(search_hidden::low.among(lows))).execute(tx.conn())?;
    Ok(())
}
