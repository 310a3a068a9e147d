//! A large version becomes findable: its documents are prepared in the slot that is not found, a few in each write, and
//! take the place of the others in one. Readers find the version before until then; nobody waits for ten thousand
//! documents. A process that is killed meanwhile goes on where it stopped: what is there already is not written again.

use super::document::{Document, doc_id, slot_ranges, tokens};
use super::index::{SOME, document_digest, known_in, replace, row};
use super::token::Stems;
use super::version::{Of, documents, of_edition};
use super::{engine, slot};
use crate::Error;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::Visibility;
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::search::search_doc;
use cantiere_store::{Conn, Db, Tx};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const JOB: &str = "search.edition";

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Payload {
    edition: i64,
}

/// Leaves the work to the job. What is found under a visibility that holds no more is hidden at once.
pub(super) fn begin(tx: &mut Tx, id: EditionId, of: &Of) -> Result<(), Error> {
    let now = slot::current(tx, id)?;
    let (low, high) = slot_ranges(id, now)[0];
    let before: Option<String> = search_doc::table
        .filter(search_doc::id.between(low, high))
        .select(search_doc::visibility)
        .first(tx.conn())
        .optional()?;
    let other = before.is_some_and(|visibility| visibility != of.visibility.as_str());
    if of.published.is_none() || (other && of.visibility != Visibility::Public) {
        slot::hide(tx, id, now)?;
    }
    Ok(jobs::enqueue_once(tx, JOB, &id.to_string(), &Payload { edition: id.0 }, 0)?)
}

/// Adds the handler of this kind of job.
pub(super) fn handlers(handlers: Handlers) -> Handlers {
    handlers.with(JOB, |db, job: Job| async move {
        let payload: Payload = serde_json::from_str(&job.payload)?;
        let work = tokio::task::spawn_blocking(move || bring(&db, EditionId(payload.edition), &job));
        let result = work.await.map_err(|error| JobError::Again(error.to_string()))?;
        result.map_err(|error| match error {
            Error::Store(error) => error.into(),
            other => JobError::Fatal(other.to_string()),
        })
    })
}

/// What there is to do, as one snapshot shows it.
struct Look {
    of: Of,
    slot: i64,
    /// Number in the current slot, digest, document.
    wanted: Vec<(String, Document)>,
    found: HashMap<i64, String>,
    /// What stands in the slot that is not found.
    beside: HashMap<i64, String>,
}

fn look(conn: &mut Conn, id: EditionId) -> Result<Look, Error> {
    let of = of_edition(conn, id)?;
    let slot = slot::current(conn, id)?;
    let wanted = documents(conn, id, &of)?.into_iter().map(|d| (document_digest(&d), d)).collect();
    let found = known_in(conn, slot_ranges(id, slot))?;
    let beside = known_in(conn, slot_ranges(id, 1 - slot))?;
    Ok(Look { of, slot, wanted, found, beside })
}

fn bring(db: &Db, id: EditionId, job: &Job) -> Result<(), Error> {
    loop {
        // Reading and comparing ten thousand texts holds up nobody.
        let Look { of, slot, wanted, mut found, mut beside } = db.export_blocking(|conn| look(conn, id))?;
        let mut changed = Vec::new();
        for (digest, document) in &wanted {
            let number = doc_id(id, document.kind, slot, document.ref_id);
            if found.remove(&number).as_ref() != Some(digest) {
                changed.push(document.clone());
            }
        }
        let gone: Vec<i64> = found.into_keys().collect();
        if changed.len() + gone.len() > SOME {
            prepare(db, id, &of, 1 - slot, wanted, &mut beside)?;
            continue;
        }
        // The other slot is of no more use.
        let useless: Vec<i64> = beside.into_keys().collect();
        for some in useless.chunks(SOME) {
            let some = some.to_vec();
            db.write_blocking(move |tx| Ok::<_, Error>(engine::delete(tx, &some)?))?;
        }
        let job = job.clone();
        let ended = db.write_blocking(move |tx| -> Result<bool, Error> {
            if of_edition(tx, id)? != of || slot::current(tx, id)? != slot {
                return Ok(false);
            }
            let mut known: HashMap<i64, String> = gone.iter().map(|number| (*number, String::new())).collect();
            // No digest is empty: what is there is written again.
            known.extend(changed.iter().map(|d| (doc_id(id, d.kind, slot, d.ref_id), String::new())));
            replace(tx, slot, changed.clone(), known)?;
            slot::show(tx, id, slot)?;
            slot::show(tx, id, 1 - slot)?;
            job.done(tx)?;
            Ok(true)
        })?;
        if ended {
            return Ok(());
        }
    }
}

/// Writes all documents into the slot that is not found, then makes it the one that is. Gives up without harm when the
/// edition gets another version or visibility meanwhile: the next look begins again.
fn prepare(
    db: &Db,
    id: EditionId,
    of: &Of,
    target: i64,
    wanted: Vec<(String, Document)>,
    there: &mut HashMap<i64, String>,
) -> Result<(), Error> {
    let of = *of;
    let same = move |tx: &mut Tx| Ok::<_, Error>(of_edition(tx, id)? == of && slot::current(tx, id)? != target);
    db.write_blocking(move |tx| slot::hide(tx, id, target))?;
    let mut missing = Vec::new();
    for (digest, document) in wanted {
        let number = doc_id(id, document.kind, target, document.ref_id);
        match there.remove(&number) {
            Some(before) if before == digest => {}
            Some(before) => {
                there.insert(number, before);
                missing.push((number, digest, document));
            }
            None => missing.push((number, digest, document)),
        }
    }
    let stale: Vec<i64> = there.keys().copied().collect();
    for some in stale.chunks(SOME) {
        let some = some.to_vec();
        db.write_blocking(move |tx| Ok::<_, Error>(engine::delete(tx, &some)?))?;
    }
    missing.sort_by_key(|(number, ..)| *number);
    let mut stems = Stems::new(of.language);
    for some in missing.chunks(SOME) {
        // Cutting words and stems is the dear part, and waits for no writer.
        let rows: Vec<_> = some
            .iter()
            .map(|(number, digest, document)| {
                let tokens = tokens(document, &mut stems);
                (row(*number, digest.clone(), document.clone(), tokens.words, tokens.stems), tokens.marks)
            })
            .collect();
        let go_on = db.write_blocking(move |tx| -> Result<bool, Error> {
            let same = same(tx)?;
            if same {
                engine::insert(tx, &rows)?;
            }
            Ok(same)
        })?;
        if !go_on {
            return Ok(());
        }
    }
    db.write_blocking(move |tx| match same(tx)? {
        true => slot::swap(tx, id, target),
        false => Ok(()),
    })
}
