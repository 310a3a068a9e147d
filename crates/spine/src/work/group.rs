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

/// What people have said of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Suggested,
    Confirmed,
    Dismissed,
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            State::Suggested => "suggested",
            State::Confirmed => "confirmed",
            State::Dismissed => "dismissed",
        }
    }

    pub fn parse(text: &str) -> Option<State> {
        [State::Suggested, State::Confirmed, State::Dismissed].into_iter().find(|s| s.as_str() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: i64,
    pub state: State,
    pub members: Vec<Member>,
}

/// A group as somebody saw it: a decision is taken on this, or not at all. As text: the state and the contributions, with spaces between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub state: State,
    /// In the order of their ids.
    pub members: Vec<i64>,
}

impl Seen {
    pub fn parse(text: &str) -> Option<Seen> {
        let mut words = text.split(' ');
        let state = State::parse(words.next()?)?;
        let mut members: Vec<i64> = words.map(|id| id.parse().ok()).collect::<Option<_>>()?;
        members.sort_unstable();
        Some(Seen { state, members })
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.state.as_str())?;
        self.members.iter().try_for_each(|id| write!(f, " {id}"))
    }
}

impl Group {
    pub fn seen(&self) -> Seen {
        let mut members: Vec<i64> = self.members.iter().map(|m| m.contribution).collect();
        members.sort_unstable();
        Seen { state: self.state, members }
    }
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

/// Puts new suggestions in the place of the old ones. A group in which people have had their say stays, and is not suggested again.
pub fn replace(tx: &mut Tx, of: ProcessId, found: &[similar::Group]) -> Result<usize, Error> {
    use {similar_group as g, similar_member as m};
    let rows: Vec<(i64, String, i64, bool)> = g::table
        .inner_join(m::table.on(m::similar_group.eq(g::id)))
        .filter(g::process.eq(of.0))
        .order((g::id, m::contribution))
        .select((g::id, g::state, m::contribution, m::left_out))
        .load(tx.conn())?;
    let (mut old, mut decided) = (Vec::new(), HashSet::new());
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        match group.iter().all(|(_, state, _, left_out)| state == State::Suggested.as_str() && !left_out) {
            true => old.push(group[0].0),
            false => {
                decided.insert(group.iter().map(|row| row.2).collect::<Vec<i64>>());
            }
        }
    }
    diesel::delete(m::table.filter(m::similar_group.among(&old))).execute(tx.conn())?;
    diesel::delete(g::table.filter(g::id.among(&old))).execute(tx.conn())?;
    let now = tx.now();
    let mut made = 0;
    for group in found {
        let mut ids: Vec<i64> = group.members.iter().map(|m| m.id).collect();
        ids.sort_unstable();
        if decided.contains(&ids) {
            continue;
        }
        let row = (g::process.eq(of.0), g::state.eq(State::Suggested.as_str()), g::created_at.eq(now));
        let id = insert_id(tx, diesel::insert_into(g::table).values(row))?;
        for member in &group.members {
            let differs: Vec<&str> = member.differs.iter().map(|d| d.as_str()).collect();
            diesel::insert_into(m::table)
                .values((
                    m::similar_group.eq(id),
                    m::contribution.eq(member.id),
                    m::likeness.eq((member.likeness * 1000.0) as i64),
                    m::differs.eq(differs.join(" ")),
                    m::left_out.eq(false),
                ))
                .execute(tx.conn())?;
        }
        made += 1;
    }
    changed(tx, of);
    Ok(made)
}

/// A person says that these belong together, that they do not, or takes that back. Where somebody else has changed the group
/// since it was seen, nothing is done.
pub fn decide(tx: &mut Tx, by: &Actor, of: ProcessId, id: i64, seen: &Seen, state: State) -> Result<(), Error> {
    use similar_group as g;
    place(tx, by, of)?;
    if !is_as_seen(tx, of, id, seen, &Seen { state, ..seen.clone() })? {
        return Ok(());
    }
    diesel::update(g::table.find(id)).set(g::state.eq(state.as_str())).execute(tx.conn())?;
    changed(tx, of);
    Ok(())
}

/// Takes one contribution out of a group as it was seen, or puts it back: it stays what it was.
pub fn belongs(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    id: i64,
    seen: &Seen,
    contribution: i64,
    belongs: bool,
) -> Result<(), Error> {
    use similar_member as m;
    place(tx, by, of)?;
    let mut members: Vec<i64> = seen.members.iter().copied().filter(|m| *m != contribution).collect();
    members.extend(belongs.then_some(contribution));
    members.sort_unstable();
    if !is_as_seen(tx, of, id, seen, &Seen { members, ..seen.clone() })? {
        return Ok(());
    }
    let row = m::table.find((id, contribution));
    match diesel::update(row).set(m::left_out.eq(!belongs)).execute(tx.conn())? {
        0 => return Err(Error::NotFound("group")),
        _ => changed(tx, of),
    }
    Ok(())
}

/// Whether the group still stands as it was seen; not where it stands as wanted already, as after a second click.
fn is_as_seen(conn: &mut Conn, of: ProcessId, id: i64, seen: &Seen, wanted: &Seen) -> Result<bool, Error> {
    let now = stands(conn, of, id)?;
    match now == *wanted {
        true => Ok(false),
        false if now == *seen => Ok(true),
        false => Err(Error::Stale),
    }
}

/// How a group stands, also one that was thrown away.
pub fn stands(conn: &mut Conn, of: ProcessId, id: i64) -> Result<Seen, Error> {
    use {similar_group as g, similar_member as m};
    let state: Option<String> =
        g::table.filter(g::id.eq(id)).filter(g::process.eq(of.0)).select(g::state).first(conn).optional()?;
    let state = state.as_deref().and_then(State::parse).ok_or(Error::NotFound("group"))?;
    let members = m::table
        .filter(m::similar_group.eq(id))
        .filter(m::left_out.eq(false))
        .order(m::contribution)
        .select(m::contribution)
        .load(conn)?;
    Ok(Seen { state, members })
}

/// The groups of a process that a person has not thrown away, the largest first.
pub fn all(conn: &mut Conn, of: ProcessId) -> Result<Vec<Group>, Error> {
    use {similar_group as g, similar_member as m};
    let rows: Vec<(i64, String, i64, i64, String)> = g::table
        .inner_join(m::table.on(m::similar_group.eq(g::id)))
        .filter(g::process.eq(of.0))
        .filter(g::state.ne(State::Dismissed.as_str()))
        .filter(m::left_out.eq(false))
        .order((g::id, m::likeness.desc(), m::contribution))
        .select((g::id, g::state, m::contribution, m::likeness, m::differs))
        .load(conn)?;
    let mut found: Vec<Group> = Vec::new();
    for (id, state, contribution, likeness, differs) in rows {
        if found.last().is_none_or(|g| g.id != id) {
            let state = State::parse(&state).unwrap_or(State::Suggested);
            found.push(Group { id, state, members: Vec::new() });
        }
        let differs = differs.split(' ').filter_map(Differs::parse).collect();
        if let Some(last) = found.last_mut() {
            last.members.push(Member { contribution, likeness, differs });
        }
    }
    found.retain(|g| g.members.len() > 1);
    found.sort_by_key(|g| (std::cmp::Reverse(g.members.len()), g.id));
    Ok(found)
}
