//! Opening a draft: a copy of the published version, row by row, with the same ids.

use super::rights;
use crate::Error;
use crate::plan::edition::Edition;
use crate::plan::import::open_draft;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_store::{Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// Opens a draft now, rather than with the first correction.
pub fn start(tx: &mut Tx, by: &Actor, id: EditionId) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, id)?;
    rights::note(tx, by, &draft.edition, "draft_started", ("edition", draft.edition.id.0))?;
    Ok(draft.revision)
}

/// The draft's number, after copying the published version into it if it is new.
pub(super) fn copy(tx: &mut Tx, by: &Actor, of: &Edition) -> Result<i64, Error> {
    if let Some(draft) = of.draft {
        return Ok(draft);
    }
    let draft = open_draft(tx, of, by)?;
    let Some(published) = of.published else { return Ok(draft) };
    for text in [
        "insert into item_row (revision, item, parent, position, depth, kind, code, code_key, title, content, hash, version)
         select $1, item, parent, position, depth, kind, code, code_key, title, content, hash, version from item_row where revision = $2",
        "insert into block_row (revision, block, item, chapter, position, kind, level, number, text, hash, version)
         select $1, block, item, chapter, position, kind, level, number, text, hash, version from block_row where revision = $2",
    ] {
        sql(text).bind::<BigInt, _>(draft).bind::<BigInt, _>(published).execute(tx.conn())?;
    }
    Ok(draft)
}
