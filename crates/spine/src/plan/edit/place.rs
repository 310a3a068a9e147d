//! Moving far: an item with all below it under another one, a paragraph into another part. Where it stood is kept like what
//! was removed, so that the move can be taken back.

use super::{removed, rights, store};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_store::Tx;

/// Puts an item at the end of what is below another one, or at the end of the plan; gives the number by which it goes back.
pub fn place_item(tx: &mut Tx, by: &Actor, of: EditionId, item: i64, parent: Option<i64>) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let at = whole.item_at(item).ok_or(Error::NotFound("item"))?;
    let stood = removed::cut_item(&mut before.clone(), at).into_moved();
    if !whole.place_item(item, parent) {
        return Err(Problem::new("into", "problem-move-nowhere").into());
    }
    let number = removed::keep(tx, by, draft.revision, &stood)?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "item_moved", ("item", item))?;
    Ok(number)
}

/// The same of a paragraph: to the end of what an item says, or before the first chapter.
pub fn place_block(tx: &mut Tx, by: &Actor, of: EditionId, block: i64, into: Option<i64>) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
    let stood = removed::cut_block(&mut before.clone(), block).into_moved();
    if !whole.place_block(block, into) {
        return Err(Problem::new("into", "problem-move-nowhere").into());
    }
    let number = removed::keep(tx, by, draft.revision, &stood)?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "paragraph_moved", ("block", block))?;
    Ok(number)
}
