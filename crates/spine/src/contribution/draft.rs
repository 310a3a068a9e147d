//! What the members of an organisation write together before a representative sends it. All its members see and change it;
//! nobody else does, not even staff.

use super::author::{Speaker, speakers};
use super::rules::place;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{OrganizationId, ProcessId};
use cantiere_domain::text::clean_line;
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::organization::contribution_draft as table;
use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn, Tx, insert_id};
use diesel::prelude::*;
use std::collections::HashMap;

/// Bytes of a draft.
pub const LONGEST: usize = 64 * 1_024;
/// Drafts of one organisation.
const MOST: i64 = 500;

/// What a draft holds; `content` are the fields of the form, which the form alone reads.
#[derive(Clone, Debug)]
pub struct Text {
    pub kind: ContributionKind,
    /// What lists call it.
    pub title: String,
    pub content: String,
}

#[derive(Clone, Debug, Queryable)]
pub struct Draft {
    pub id: i64,
    pub organization: i64,
    pub process: i64,
    pub kind: String,
    pub title: String,
    pub content: String,
    /// Who changed it last; empty when they are gone.
    pub changed_by: Option<String>,
    pub changed_at: i64,
    pub version: i64,
}

/// One in a list, with where it belongs.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: i64,
    pub kind: String,
    pub title: String,
    /// Empty when they are gone.
    pub changed_by: String,
    pub changed_at: i64,
    pub plan_slug: String,
    pub plan_name: String,
    pub edition_slug: String,
    pub edition_name: String,
}

/// Begins one for the organisation that `by` acts for.
pub fn begin(tx: &mut Tx, by: &Actor, to: ProcessId, text: &Text) -> Result<i64, Error> {
    place(tx, by, to)?;
    let body = by.acting_for.ok_or(Error::Denied)?;
    of_member(tx, by, body)?;
    checked(text)?;
    let there: i64 = table::table.filter(table::organization.eq(body.0)).count().get_result(tx.conn())?;
    if there >= MOST {
        return Err(Problem::new("form", "participation-problem-many-drafts").with("max", MOST).into());
    }
    let now = tx.now();
    let person = by.person.map(|p| p.0);
    let row = (
        table::organization.eq(body.0),
        table::process.eq(to.0),
        table::kind.eq(text.kind.as_str()),
        table::title.eq(title(text)),
        table::content.eq(text.content.clone()),
        table::created_by.eq(person),
        table::changed_by.eq(person),
        table::created_at.eq(now),
        table::changed_at.eq(now),
        table::version.eq(1),
    );
    Ok(insert_id(tx, diesel::insert_into(table::table).values(row))?)
}

/// Puts other words in their place; `seen` is the version that was being read.
pub fn save(tx: &mut Tx, by: &Actor, id: i64, seen: i64, text: &Text) -> Result<(), Error> {
    find(tx, by, id)?;
    checked(text)?;
    let now = tx.now();
    let changed = diesel::update(table::table.find(id).filter(table::version.eq(seen)))
        .set((
            table::kind.eq(text.kind.as_str()),
            table::title.eq(title(text)),
            table::content.eq(&text.content),
            table::changed_by.eq(by.person.map(|p| p.0)),
            table::changed_at.eq(now),
            table::version.eq(seen + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 { Err(Error::Stale) } else { Ok(()) }
}

/// The draft, for a member of its organisation.
pub fn find(conn: &mut Conn, by: &Actor, id: i64) -> Result<Draft, Error> {
    let row: Option<Draft> = table::table
        .left_join(person::table.on(person::id.nullable().eq(table::changed_by)))
        .filter(table::id.eq(id))
        .select((
            table::id,
            table::organization,
            table::process,
            table::kind,
            table::title,
            table::content,
            person::name.nullable(),
            table::changed_at,
            table::version,
        ))
        .first(conn)
        .optional()?;
    let draft = row.ok_or(Error::NotFound("draft"))?;
    // To others it is not there.
    match of_member(conn, by, OrganizationId(draft.organization)) {
        Ok(_) => Ok(draft),
        Err(Error::Denied) => Err(Error::NotFound("draft")),
        Err(other) => Err(other),
    }
}

pub fn discard(tx: &mut Tx, by: &Actor, id: i64) -> Result<(), Error> {
    find(tx, by, id)?;
    diesel::delete(table::table.find(id)).execute(tx.conn())?;
    Ok(())
}

/// The draft has become a contribution: in the transaction that sends it. `seen` is what the sender read, so that nobody
/// sends words that a colleague has changed meanwhile.
pub fn sent(tx: &mut Tx, by: &Actor, id: i64, seen: i64) -> Result<(), Error> {
    let draft = find(tx, by, id)?;
    if draft.version != seen {
        return Err(Error::Stale);
    }
    if by.acting_for != Some(OrganizationId(draft.organization)) {
        return Err(Problem::new("speaker", "participation-problem-draft-speaker").into());
    }
    diesel::delete(table::table.find(id)).execute(tx.conn())?;
    Ok(())
}

/// The drafts of these organisations, the last changed first.
pub fn of(conn: &mut Conn, by: &Actor, body: OrganizationId) -> Result<Vec<Listed>, Error> {
    of_member(conn, by, body)?;
    type Row = (i64, String, String, Option<i64>, i64, String, String, String, String);
    let rows: Vec<Row> = table::table
        .inner_join(process::table.on(process::id.eq(table::process)))
        .inner_join(edition::table.on(edition::id.eq(process::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(table::organization.eq(body.0))
        .order((table::changed_at.desc(), table::id.desc()))
        .limit(100)
        .select((
            table::id,
            table::kind,
            table::title,
            table::changed_by,
            table::changed_at,
            plan::slug,
            plan::name,
            edition::slug,
            edition::name,
        ))
        .load(conn)?;
    let people: Vec<i64> = rows.iter().filter_map(|r| r.3).collect();
    let names: HashMap<i64, String> = match people.is_empty() {
        true => HashMap::new(),
        false => person::table
            .filter(person::id.among(people))
            .select((person::id, person::name))
            .load::<(i64, String)>(conn)?
            .into_iter()
            .collect(),
    };
    let listed = |row: Row| Listed {
        id: row.0,
        kind: row.1,
        title: row.2,
        changed_by: row.3.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        changed_at: row.4,
        plan_slug: row.5,
        plan_name: row.6,
        edition_slug: row.7,
        edition_name: row.8,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// The name of the organisation that a draft belongs to.
pub fn body_of(conn: &mut Conn, draft: &Draft) -> Result<String, Error> {
    Ok(organization::table.find(draft.organization).select(organization::name).first(conn)?)
}

fn of_member(conn: &mut Conn, by: &Actor, body: OrganizationId) -> Result<Speaker, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    speakers(conn, person)?.into_iter().find(|s| s.organization == body).ok_or(Error::Denied)
}

fn title(text: &Text) -> String {
    clean_line(&text.title).chars().take(150).collect()
}

fn checked(text: &Text) -> Result<(), Error> {
    match text.content.len() > LONGEST {
        true => Err(Problem::new("body", "problem-pending-long").with("kb", LONGEST / 1_024).into()),
        false => Ok(()),
    }
}
