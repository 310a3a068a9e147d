//! Writing an accepted amendment into the draft, with its link in the chain, and taking it back.

use super::find::{Standing, find};
use super::place::{Row, rows};
use crate::plan::edit::block::{BlockText, save_block};
use crate::plan::edit::item::{ItemText, save_item};
use crate::plan::edit::{Nature, start};
use crate::trace::{self, Relation};
use crate::{Error, Problem, answer};
use cantiere_documents::merge::merge;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_domain::plan::BlockKind;
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::schema::answer::{amendment_applied as table, answer as answers, answer_change};
use diesel::prelude::*;

/// Writes it; `version` is that of the words the planner saw. Without `words` those that were asked for, which must not
/// be contested; with them, what the planner chose.
pub fn apply(
    tx: &mut Tx,
    by: &Actor,
    of: EditionId,
    id: ContributionId,
    version: i64,
    words: Option<&str>,
) -> Result<(), Error> {
    let (edition, amendment) = find(tx, by, of, id)?;
    if let (Standing::Written { undo: true }, Some(words)) = (&amendment.standing, words) {
        // Sent twice, it stands; whoever saw what a colleague wrote may still choose other words.
        if in_one(words, amendment.on) == amendment.now {
            return Ok(());
        }
        if version != amendment.version {
            return Err(Error::Stale);
        }
        undo(tx, by, of, id)?;
        let version = find(tx, by, of, id)?.1.version;
        return apply(tx, by, of, id, version, Some(words));
    }
    let new = match (&amendment.standing, words) {
        (Standing::Written { undo: true }, _) => return Ok(()),
        (Standing::Gone, _) => return Err(Problem::new("words", "consolidation-problem-amendment-gone").into()),
        (_, Some(words)) => in_one(words, amendment.on),
        (Standing::Ready(new), None) => in_one(new, amendment.on),
        (Standing::Written { undo: false }, None) => amendment.now.clone(),
        (Standing::Contested { .. }, None) => {
            return Err(Problem::new("words", "consolidation-problem-contested").into());
        }
    };
    let draft = start(tx, by, of)?;
    write(tx, by, of, draft, amendment.on, version, &new)?;
    let known: i64 = answer_change::table
        .inner_join(answers::table.on(answers::id.eq(answer_change::answer)))
        .filter(answers::contribution.eq(id.0))
        .filter(answer_change::kind.eq(amendment.on.kind()))
        .filter(answer_change::target.eq(amendment.on.id()))
        .count()
        .get_result(tx.conn())?;
    let (now, after) = (tx.now(), words_of(tx, draft, amendment.on)?);
    diesel::insert_into(table::table)
        .values((
            table::revision.eq(draft),
            table::contribution.eq(id.0),
            table::kind.eq(amendment.on.kind()),
            table::target.eq(amendment.on.id()),
            table::words_before.eq(&amendment.now),
            table::words_after.eq(after),
            table::linked.eq(known == 0),
            table::person.eq(by.person.map(|p| p.0)),
            table::at.eq(now),
        ))
        .execute(tx.conn())?;
    answer::note_changes(tx, by, amendment.contribution.process, id, None, &[amendment.on])?;
    tx.changed(&format!("answers:{}", amendment.contribution.process));
    debug_assert_eq!(edition.id, of);
    Ok(())
}

/// Takes it back: the words are as they were before, except for what was changed elsewhere in them since.
pub fn undo(tx: &mut Tx, by: &Actor, of: EditionId, id: ContributionId) -> Result<(), Error> {
    let edition = crate::plan::edit::writable(tx, by, of)?;
    let draft = edition.draft.ok_or(Error::NotFound("amendment"))?;
    let row: Option<(i64, String, i64, String, String, bool)> = table::table
        .filter(table::revision.eq(draft))
        .filter(table::contribution.eq(id.0))
        .select((table::id, table::kind, table::target, table::words_before, table::words_after, table::linked))
        .first(tx.conn())
        .optional()?;
    let (row, kind, target, before, after, linked) = row.ok_or(Error::NotFound("amendment"))?;
    let on = Ref::parse(&kind, target).ok_or(Error::NotFound("amendment"))?;
    let now = rows(tx, &[on], &[draft])?.remove(&(draft, on));
    if let Some(now) = now {
        let Some(new) = merge(&after, &now.words(), &before) else {
            return Err(Problem::new("words", "consolidation-problem-undo").into());
        };
        write(tx, by, of, draft, on, now.version(), &new)?;
    }
    if linked {
        let answer: i64 = answers::table.filter(answers::contribution.eq(id.0)).select(answers::id).first(tx.conn())?;
        let link = answer_change::table.filter(answer_change::answer.eq(answer));
        diesel::delete(link.filter(answer_change::kind.eq(&kind)).filter(answer_change::target.eq(target)))
            .execute(tx.conn())?;
        diesel::update(answers::table.filter(answers::id.eq(answer)))
            .set(answers::version.eq(answers::version + 1))
            .execute(tx.conn())?;
        answer::part::unlink(tx, id, on)?;
        trace::take_back(tx, Ref::Contribution(id.0), on, Relation::Changed)?;
    }
    diesel::delete(table::table.filter(table::id.eq(row))).execute(tx.conn())?;
    Ok(())
}

/// An amendment rewords one paragraph: an empty line in it does not make two.
fn in_one(words: &str, on: Ref) -> String {
    let words = clean(words);
    match on {
        Ref::Block(_) => words.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n"),
        _ => words,
    }
}

fn words_of(tx: &mut Tx, revision: i64, on: Ref) -> Result<String, Error> {
    let row = rows(tx, &[on], &[revision])?.remove(&(revision, on)).ok_or(Error::NotFound("paragraph"))?;
    Ok(row.words())
}

fn write(
    tx: &mut Tx,
    by: &Actor,
    of: EditionId,
    revision: i64,
    on: Ref,
    version: i64,
    words: &str,
) -> Result<(), Error> {
    let nature = Some(Nature::Meaning);
    match rows(tx, &[on], &[revision])?.remove(&(revision, on)).ok_or(Error::NotFound("paragraph"))? {
        Row::Block(row) => {
            let kind = BlockKind::parse(&row.kind).unwrap_or(BlockKind::Paragraph);
            let text = BlockText { kind, level: row.level, text: words.into() };
            save_block(tx, by, of, row.block, version, &text, nature)?;
        }
        Row::Item(row) => {
            let mut text = ItemText::of(tx, of, &row)?;
            match text.content.description.is_empty() {
                true => text.title = words.into(),
                false => text.content.description = words.into(),
            }
            save_item(tx, by, of, row.item, version, &text, nature)?;
        }
    }
    Ok(())
}
