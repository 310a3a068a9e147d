//! Publishing every draft of a process at once: all or nothing, in few statements however many there are.

use super::settle::settle;
use super::{check, part, place};
use crate::contribution::Contribution;
use crate::notice::{self, NoticeKind};
use crate::process::touch;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::answer::answer;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::notice::follow;
use cantiere_store::{Tx, jobs, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

/// The kind of job that tells the authors.
pub const ANNOUNCE: &str = "answers.announce";

/// Whom it tells next: authors of contributions whose answers came out at one moment, after an author.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Announce {
    pub process: i64,
    pub published_at: i64,
    #[serde(default)]
    pub author: i64,
}

/// Makes the drafts final and links them into the chain; gives how many.
pub fn publish(tx: &mut Tx, by: &Actor, of: ProcessId) -> Result<usize, Error> {
    let (process, edition) = place(tx, by, of)?;
    // What its author took back or a moderator hid gets no answer: its draft waits, and stands in nobody's way.
    let drafts = || {
        let there = contribution::table
            .filter(contribution::process.eq(of.0))
            .filter(contribution::state.eq("published"))
            .select(contribution::id);
        answer::table
            .filter(answer::process.eq(of.0))
            .filter(answer::state.eq("draft"))
            .filter(answer::contribution.eq_any(there))
    };
    if check::second_person(tx, &process)? {
        let unchecked: i64 = drafts().filter(answer::checked_by.is_null()).count().get_result(tx.conn())?;
        if unchecked > 0 {
            return Err(Problem::new("form", "consolidation-problem-unchecked").with("n", unchecked).into());
        }
    }
    same_words(tx, of)?;
    still_there(tx, of)?;
    let now = tx.now();
    for text in LINKS {
        sql(*text).bind::<BigInt, _>(now).bind::<BigInt, _>(of.0).execute(tx.conn())?;
    }
    let followed = followed(tx, of)?;
    let published = diesel::update(drafts())
        .set((answer::state.eq("published"), answer::published_at.eq(now), answer::version.eq(answer::version + 1)))
        .execute(tx.conn())?;
    if published == 0 {
        return Err(Problem::new("form", "consolidation-problem-nothing").into());
    }
    settle(tx, edition.id, None)?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "answered",
        subject: ("process", of.0),
        plan: Some(process.plan.0),
        process: Some(of.0),
        public: true,
        ids: &[],
    };
    events::record(tx, &event)?;
    let about = [Ref::Process(of.0)];
    notice::tell(tx, by.person, NoticeKind::AnswersPublished, process.plan, process.edition, &about)?;
    for (id, author) in followed {
        let (what, about) = (NoticeKind::ContributionAnswered, [Ref::Contribution(id)]);
        notice::tell(tx, author, what, process.plan, process.edition, &about)?;
    }
    jobs::enqueue(tx, ANNOUNCE, &Announce { process: of.0, published_at: now, author: 0 }, 0)?;
    touch(tx, process.plan, of);
    tx.changed(&format!("answers:{of}"));
    Ok(published)
}

/// A part quotes its author: where the author changed those words since, a planner looks at them again first.
fn same_words(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    let split: Vec<i64> = answer::table
        .filter(answer::process.eq(of.0))
        .filter(answer::state.eq("draft"))
        .filter(answer::parts.gt(0))
        .order(answer::contribution)
        .select(answer::contribution)
        .load(tx.conn())?;
    if split.is_empty() {
        return Ok(());
    }
    let parts = part::of(tx, &split)?;
    let there = |c: &Contribution| c.state == ContributionState::Published;
    for one in crate::contribution::by_ids(tx, &split)?.into_iter().filter(there) {
        let own = parts.get(&one.id.0).map(Vec::as_slice).unwrap_or_default();
        if own.iter().any(|p| !part::quotes(&one.words, &p.passage)) {
            return Err(Problem::new("form", "consolidation-problem-passage-gone")
                .with("number", one.number.to_string())
                .into());
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Numbered {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// A draft answers what is there: where that was taken back, hidden or changed since, a planner looks at it again first.
fn still_there(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    for &(key, text) in OVERTAKEN {
        let found: Vec<Numbered> = sql(text).bind::<BigInt, _>(of.0).load(tx.conn())?;
        if let Some(one) = found.first() {
            return Err(Problem::new("form", key).with("number", one.number.to_string()).into());
        }
    }
    Ok(())
}

/// Contributions with a draft that somebody follows, and their authors, who get a mail of their own.
fn followed(tx: &mut Tx, of: ProcessId) -> Result<Vec<(i64, Option<PersonId>)>, Error> {
    let rows: Vec<(i64, Option<i64>)> = contribution::table
        .inner_join(answer::table.on(answer::contribution.eq(contribution::id)))
        .inner_join(follow::table.on(follow::target.eq(contribution::id).and(follow::kind.eq("contribution"))))
        .filter(answer::process.eq(of.0))
        .filter(answer::state.eq("draft"))
        .filter(contribution::state.eq("published"))
        .select((contribution::id, contribution::person))
        .distinct()
        .order(contribution::id)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, person)| (id, person.map(PersonId))).collect())
}

/// What `trace::link` does for one, for all drafts of a process.
const LINKS: &[&str] = &[
    "insert into trace (from_kind, from_id, to_kind, to_id, relation, revision, at) \
     select 'answer', a.id, 'contribution', a.contribution, 'answers', cast(null as bigint), cast($1 as bigint) \
     from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
     where a.process = $2 and a.state = 'draft'",
    "insert into trace (from_kind, from_id, to_kind, to_id, relation, revision, at) \
     select 'contribution', a.contribution, c.kind, c.target, 'changed', cast(null as bigint), cast($1 as bigint) \
     from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
     join answer_change c on c.answer = a.id where a.process = $2 and a.state = 'draft'",
    "insert into trace (from_kind, from_id, to_kind, to_id, relation, revision, at) \
     select 'contribution', a.contribution, 'contribution', a.merged_into, 'merged_into', cast(null as bigint), \
     cast($1 as bigint) from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
     where a.process = $2 and a.state = 'draft' and a.merged_into is not null",
    "insert into trace (from_kind, from_id, to_kind, to_id, relation, revision, at) \
     select distinct 'contribution', a.contribution, 'contribution', p.merged_into, 'merged_into', cast(null as bigint), \
     cast($1 as bigint) from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
     join contribution_part p on p.contribution = a.contribution where a.process = $2 and a.state = 'draft' \
     and a.parts > 0 and p.merged_into is not null and (a.merged_into is null or a.merged_into <> p.merged_into)",
];

/// What may have happened since a draft was written, with the number of the first contribution of which that is so.
const OVERTAKEN: &[(&str, &str)] = &[
    (
        "consolidation-problem-into-gone",
        "select k.number as number from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
         join contribution i on i.id = a.merged_into and i.state <> 'published' where a.process = $1 and a.state = 'draft' \
         union all \
         select k.number as number from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
         join contribution_part p on p.contribution = a.contribution \
         join contribution i on i.id = p.merged_into and i.state <> 'published' \
         where a.process = $1 and a.state = 'draft' and a.parts > 0 order by number limit 1",
    ),
    (
        "consolidation-problem-words-changed",
        "select k.number as number from answer a join contribution k on k.id = a.contribution and k.state = 'published' \
         where a.process = $1 and a.state = 'draft' and a.parts = 0 and exists (select 1 from contribution_version v \
         where v.contribution = a.contribution and v.what = 'edited' and v.at > a.changed_at) order by k.number limit 1",
    ),
];
