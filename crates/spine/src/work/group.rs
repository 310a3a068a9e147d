//! Groups of contributions that use nearly the same words: suggested by a job, confirmed or thrown away by a person.
//! Nothing is merged here.

use super::{changed, topic};
use crate::answer::place;
use crate::similar::Differs;
use crate::{Error, similar};
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_store::schema::workbench::{similar_group, similar_member, similar_run};
use cantiere_store::{Among, Conn, Tx, insert_id, jobs};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The kind of job that looks for them.
pub const JOB: &str = "contributions.group";

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    pub process: i64,
}

/// How far the job is.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Run {
    /// `waiting`, `reading`, `done`.
    pub state: String,
    pub done: i64,
    pub total: i64,
    pub started_at: i64,
    pub finished_at: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: i64,
    pub confirmed: bool,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub contribution: i64,
    /// How like the first of the group, in parts of a thousand.
    pub likeness: i64,
    pub differs: Vec<Differs>,
}

/// Asks for a new look; what a person confirmed or threw away stays.
pub fn request(tx: &mut Tx, by: &Actor, of: ProcessId) -> Result<(), Error> {
    place(tx, by, of)?;
    progress(tx, of, "waiting", 0, 0)?;
    jobs::enqueue_once(tx, JOB, &of.to_string(), &Payload { process: of.0 }, 0)?;
    Ok(())
}

/// Notes how far the job is.
pub fn progress(tx: &mut Tx, of: ProcessId, state: &str, done: i64, total: i64) -> Result<(), Error> {
    use similar_run as r;
    let now = tx.now();
    let finished = (state == "done").then_some(now);
    let values = (r::state.eq(state), r::done.eq(done), r::total.eq(total), r::finished_at.eq(finished));
    if diesel::update(r::table.find(of.0)).set(values).execute(tx.conn())? == 0 {
        diesel::insert_into(r::table)
            .values((r::process.eq(of.0), r::started_at.eq(now), values))
            .execute(tx.conn())?;
    }
    if state == "waiting" {
        diesel::update(r::table.find(of.0)).set(r::started_at.eq(now)).execute(tx.conn())?;
    }
    tx.changed(&topic(of));
    Ok(())
}

pub fn run(conn: &mut Conn, of: ProcessId) -> Result<Option<Run>, Error> {
    use similar_run as r;
    Ok(r::table
        .find(of.0)
        .select((r::state, r::done, r::total, r::started_at, r::finished_at))
        .first(conn)
        .optional()?)
}

/// Puts new suggestions in the place of the old ones. A group in which people have had their say is not suggested again.
pub fn replace(tx: &mut Tx, of: ProcessId, found: &[similar::Group]) -> Result<usize, Error> {
    use similar_group as g;
    let old: Vec<i64> =
        g::table.filter(g::process.eq(of.0)).filter(g::state.eq("suggested")).select(g::id).load(tx.conn())?;
    diesel::delete(similar_member::table.filter(similar_member::similar_group.among(&old))).execute(tx.conn())?;
    diesel::delete(g::table.filter(g::id.among(&old))).execute(tx.conn())?;
    let decided: HashSet<Vec<i64>> = groups(tx, of, &["confirmed", "dismissed"])?
        .into_iter()
        .map(|g| {
            let mut ids: Vec<i64> = g.members.iter().map(|m| m.contribution).collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    let now = tx.now();
    let mut made = 0;
    for group in found {
        let mut ids: Vec<i64> = group.members.iter().map(|m| m.id).collect();
        ids.sort_unstable();
        if decided.contains(&ids) {
            continue;
        }
        let row = (g::process.eq(of.0), g::state.eq("suggested"), g::created_at.eq(now));
        let id = insert_id(tx, diesel::insert_into(g::table).values(row))?;
        for member in &group.members {
            let differs: Vec<&str> = member.differs.iter().map(|d| d.as_str()).collect();
            diesel::insert_into(similar_member::table)
                .values((
                    similar_member::similar_group.eq(id),
                    similar_member::contribution.eq(member.id),
                    similar_member::likeness.eq((member.likeness * 1000.0) as i64),
                    similar_member::differs.eq(differs.join(" ")),
                ))
                .execute(tx.conn())?;
        }
        made += 1;
    }
    changed(tx, of);
    Ok(made)
}

/// A person says that these belong together, or that they do not.
pub fn decide(tx: &mut Tx, by: &Actor, of: ProcessId, id: i64, confirmed: bool) -> Result<(), Error> {
    use similar_group as g;
    place(tx, by, of)?;
    let row = g::table.filter(g::id.eq(id)).filter(g::process.eq(of.0));
    let state = if confirmed { "confirmed" } else { "dismissed" };
    if diesel::update(row).set(g::state.eq(state)).execute(tx.conn())? == 0 {
        return Err(Error::NotFound("group"));
    }
    changed(tx, of);
    Ok(())
}

/// Takes one contribution out of a group: it stays what it was.
pub fn leave(tx: &mut Tx, by: &Actor, of: ProcessId, id: i64, contribution: i64) -> Result<(), Error> {
    use similar_group as g;
    place(tx, by, of)?;
    let known: i64 = g::table.filter(g::id.eq(id)).filter(g::process.eq(of.0)).count().get_result(tx.conn())?;
    if known == 0 {
        return Err(Error::NotFound("group"));
    }
    diesel::delete(similar_member::table.find((id, contribution))).execute(tx.conn())?;
    changed(tx, of);
    Ok(())
}

/// The groups of a process that a person has not thrown away, the largest first.
pub fn all(conn: &mut Conn, of: ProcessId) -> Result<Vec<Group>, Error> {
    let mut found = groups(conn, of, &["suggested", "confirmed"])?;
    found.retain(|g| g.members.len() > 1);
    found.sort_by_key(|g| (std::cmp::Reverse(g.members.len()), g.id));
    Ok(found)
}

fn groups(conn: &mut Conn, of: ProcessId, states: &[&str]) -> Result<Vec<Group>, Error> {
    use similar_group as g;
    let rows: Vec<(i64, String, i64, i64, String)> = g::table
        .inner_join(similar_member::table.on(similar_member::similar_group.eq(g::id)))
        .filter(g::process.eq(of.0))
        .filter(g::state.among(states.iter().copied()))
        .order((g::id, similar_member::likeness.desc(), similar_member::contribution))
        .select((g::id, g::state, similar_member::contribution, similar_member::likeness, similar_member::differs))
        .load(conn)?;
    let mut out: Vec<Group> = Vec::new();
    for (id, state, contribution, likeness, differs) in rows {
        if out.last().is_none_or(|g| g.id != id) {
            out.push(Group { id, confirmed: state == "confirmed", members: Vec::new() });
        }
        let differs = differs.split(' ').filter_map(Differs::parse).collect();
        if let Some(last) = out.last_mut() {
            last.members.push(Member { contribution, likeness, differs });
        }
    }
    Ok(out)
}
