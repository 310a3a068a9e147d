//! New identities: an item's, and a paragraph's with its anchor. They are given once and never again.

use crate::Error;
use cantiere_domain::id::EditionId;
use cantiere_store::Tx;
use cantiere_store::schema::plan::{block, item};
use diesel::prelude::*;

pub(super) fn item(tx: &mut Tx, edition: EditionId) -> Result<i64, Error> {
    let now = tx.now();
    Ok(diesel::insert_into(item::table)
        .values((
            item::uuid.eq(uuid::Uuid::new_v4().to_string()),
            item::edition.eq(edition.0),
            item::created_at.eq(now),
        ))
        .returning(item::id)
        .get_result(&mut **tx)?)
}

/// The anchor is the next after all that the edition ever gave.
pub(super) fn block(tx: &mut Tx, edition: EditionId) -> Result<i64, Error> {
    let anchors: Vec<String> =
        block::table.filter(block::edition.eq(edition.0)).select(block::anchor).load(&mut **tx)?;
    let last: i64 = anchors.iter().filter_map(|a| a.strip_prefix('p')?.parse().ok()).max().unwrap_or(0);
    let now = tx.now();
    Ok(diesel::insert_into(block::table)
        .values((block::edition.eq(edition.0), block::anchor.eq(format!("p{}", last + 1)), block::created_at.eq(now)))
        .returning(block::id)
        .get_result(&mut **tx)?)
}
