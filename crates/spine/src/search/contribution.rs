//! Contributions in the index: found while they are published, in the writes that publish, change, hide or withdraw them.
//! Replies are found too, and lead to what they reply to. When an edition or its process becomes visible to others, a job
//! goes over them.

use super::document::{Circle, DocKind, Document, doc_range};
use super::engine;
use super::index::{index_text, unindex_text};
use super::plain::plain;
use crate::Error;
use cantiere_domain::id::{ContributionId, EditionId, PlanId};
use cantiere_domain::plan::Visibility;
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::edition;
use cantiere_store::schema::process::process;
use cantiere_store::schema::search::search_doc;
use cantiere_store::{Among, Tx};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The kind of job that goes over an edition's contributions.
const CONTRIBUTIONS: &str = "search.contributions";
/// Contributions of one write.
const SOME: i64 = 200;

/// Which edition, and after which contribution it goes on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Contributions {
    pub edition: i64,
    pub after: i64,
}

#[derive(Queryable)]
struct Row {
    id: i64,
    plan: i64,
    edition: i64,
    number: i64,
    kind: String,
    state: String,
    language: String,
    parent: Option<i64>,
    chapter: Option<i64>,
    title: String,
    body: String,
    wording: String,
    action: String,
    effect: String,
    visibility: String,
    of_process: String,
}

/// Makes a contribution be found as it now is, or not be found any more; and the replies to it with it.
pub fn index_contribution(tx: &mut Tx, id: ContributionId) -> Result<(), Error> {
    let rows: Vec<Row> = rows()
        .filter(contribution::id.eq(id.0).or(contribution::parent.eq(id.0)))
        .order(contribution::id)
        .load(tx.conn())?;
    put(tx, rows)
}

/// The same for new ones that were sent together: the index takes them in one go.
pub(crate) fn index_new(tx: &mut Tx, ids: &[i64]) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    let rows: Vec<Row> = rows().filter(contribution::id.among(ids)).order(contribution::id).load(tx.conn())?;
    put(tx, rows)
}

/// To be called when an edition or its process becomes visible to others, or to fewer: what must not be found any more is
/// not found from this write on, the rest is done by the job.
pub fn reindex_contributions(tx: &mut Tx, of: EditionId, now: Visibility) -> Result<(), Error> {
    if now != Visibility::Public {
        let (low, high) = doc_range(of, Some(DocKind::Contribution));
        let ids: Vec<i64> =
            search_doc::table.filter(search_doc::id.between(low, high)).select(search_doc::id).load(tx.conn())?;
        engine::delete(tx, &ids)?;
    }
    Ok(jobs::enqueue(tx, CONTRIBUTIONS, &Contributions { edition: of.0, after: 0 }, 0)?)
}

/// The next few of them, and a job for those after them.
pub fn go_on(tx: &mut Tx, what: Contributions) -> Result<(), Error> {
    let rows: Vec<Row> = rows()
        .filter(contribution::edition.eq(what.edition))
        .filter(contribution::id.gt(what.after))
        .order(contribution::id)
        .limit(SOME)
        .load(tx.conn())?;
    let (last, many) = (rows.last().map(|r| r.id), rows.len() as i64);
    put(tx, rows)?;
    if let (Some(after), true) = (last, many == SOME) {
        jobs::enqueue(tx, CONTRIBUTIONS, &Contributions { after, ..what }, 0)?;
    }
    Ok(())
}

/// Adds the handler of this kind of job.
pub(super) fn handlers(handlers: Handlers) -> Handlers {
    handlers.with(CONTRIBUTIONS, |db, job: Job| async move {
        let what: Contributions = serde_json::from_str(&job.payload)?;
        let ran = db.write(move |tx| -> Result<(), Error> {
            go_on(tx, what)?;
            Ok(job.done(tx)?)
        });
        ran.await.map_err(|error| match error {
            Error::Store(error) => JobError::from(error),
            error => JobError::Fatal(error.to_string()),
        })
    })
}

#[diesel::dsl::auto_type(no_type_alias)]
fn rows() -> _ {
    let columns: Columns = COLUMNS;
    contribution::table
        .inner_join(edition::table.on(edition::id.eq(contribution::edition)))
        .inner_join(process::table.on(process::id.eq(contribution::process)))
        .select(columns)
}

type Columns = (
    contribution::id,
    contribution::plan,
    contribution::edition,
    contribution::number,
    contribution::kind,
    contribution::state,
    contribution::language,
    contribution::parent,
    contribution::chapter,
    contribution::title,
    contribution::body,
    contribution::wording,
    contribution::action,
    contribution::effect,
    edition::visibility,
    process::visibility,
);

const COLUMNS: Columns = (
    contribution::id,
    contribution::plan,
    contribution::edition,
    contribution::number,
    contribution::kind,
    contribution::state,
    contribution::language,
    contribution::parent,
    contribution::chapter,
    contribution::title,
    contribution::body,
    contribution::wording,
    contribution::action,
    contribution::effect,
    edition::visibility,
    process::visibility,
);

fn put(tx: &mut Tx, rows: Vec<Row>) -> Result<(), Error> {
    let published = |state: &str| state == "published";
    // What a reply answers decides with it whether it is shown, and has the number that readers cite.
    let mut above: HashMap<i64, (i64, bool)> =
        rows.iter().filter(|r| r.parent.is_none()).map(|r| (r.id, (r.number, published(&r.state)))).collect();
    let missing: Vec<i64> = rows.iter().filter_map(|r| r.parent).filter(|p| !above.contains_key(p)).collect();
    if !missing.is_empty() {
        let found: Vec<(i64, i64, String)> = contribution::table
            .filter(contribution::id.among(missing))
            .select((contribution::id, contribution::number, contribution::state))
            .load(tx.conn())?;
        above.extend(found.into_iter().map(|(id, number, state)| (id, (number, published(&state)))));
    }
    let mut documents = Vec::new();
    for row in rows {
        let top = row.parent.unwrap_or(row.id);
        let (number, shown) = above.get(&top).copied().unwrap_or((0, false));
        if shown && published(&row.state) {
            documents.push(document(row, number));
        } else {
            unindex_text(tx, EditionId(row.edition), DocKind::Contribution, row.id)?;
        }
    }
    index_text(tx, documents)
}

fn document(row: Row, number: i64) -> Document {
    let parts = [&row.body, &row.wording, &row.action, &row.effect];
    let parts: Vec<String> = parts.into_iter().filter(|text| !text.is_empty()).map(|text| plain(text)).collect();
    Document {
        kind: DocKind::Contribution,
        ref_id: row.id,
        plan: PlanId(row.plan),
        edition: EditionId(row.edition),
        revision: 0,
        chapter: row.chapter,
        chapter_title: String::new(),
        circle: Circle {
            edition: Visibility::parse(&row.visibility).unwrap_or(Visibility::Staff),
            process: Visibility::parse(&row.of_process).unwrap_or(Visibility::Staff),
        },
        language: row.language.parse().unwrap_or_default(),
        anchor: if row.parent.is_some() { format!("r{}", row.id) } else { String::new() },
        subkind: if row.parent.is_some() { "reply".into() } else { row.kind },
        code: String::new(),
        number: number.to_string(),
        title: row.title,
        body: parts.join("\n"),
    }
}
