//! What is written and not sent yet: by one person for themselves, or by the members of an organisation together, before a
//! representative sends it. The person, or all members, see and change it; nobody else does, not even staff.

mod form;

pub(crate) use form::shared_with;
pub use form::{of_form, sent_by_form};

use super::author::{Speaker, speakers};
use super::rules::place;
use crate::{Error, Problem, attachment};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{OrganizationId, PersonId, ProcessId};
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
/// Drafts of one organisation, and of one person.
const MOST: i64 = 500;
const MOST_OWN: i64 = 50;

/// So many are sent together at once.
pub const TOGETHER: i64 = 100;

/// What a draft holds; `content` are the fields of the form, which the form alone reads.
#[derive(Clone, Debug)]
pub struct Text {
    pub kind: ContributionKind,
    /// What lists call it.
    pub title: String,
    pub content: String,
    /// The key of the form; its files wait with the draft.
    pub form: String,
}

#[derive(Clone, Debug, Queryable)]
pub struct Draft {
    pub id: i64,
    /// None: it is one person's own.
    pub organization: Option<i64>,
    pub person: Option<i64>,
    pub process: i64,
    pub kind: String,
    pub title: String,
    pub content: String,
    pub form: String,
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

/// Begins one for the organisation that `by` acts for, or for themselves.
pub fn begin(tx: &mut Tx, by: &Actor, to: ProcessId, text: &Text) -> Result<i64, Error> {
    place(tx, by, to)?;
    let owner = by.person.ok_or(Error::Denied)?.0;
    checked(text)?;
    // The same form once more, by a second click or after going back: it is the same draft, and what it says is not lost.
    if let Some(there) = of_form(tx, by, &text.form)? {
        return if there.content == text.content { Ok(there.id) } else { Err(Error::Stale) };
    }
    match by.acting_for {
        Some(body) => {
            of_member(tx, by, body)?;
            let there: i64 = table::table.filter(table::organization.eq(body.0)).count().get_result(tx.conn())?;
            few(there, MOST, "participation-problem-many-drafts")?;
            attachment::room(tx, body, &text.form)?;
        }
        None => {
            let there: i64 = table::table.filter(table::person.eq(owner)).count().get_result(tx.conn())?;
            few(there, MOST_OWN, "participation-problem-many-own-drafts")?;
        }
    }
    let now = tx.now();
    let person = by.person.map(|p| p.0);
    let row = (
        table::organization.eq(by.acting_for.map(|b| b.0)),
        table::person.eq(by.acting_for.is_none().then_some(owner)),
        table::process.eq(to.0),
        table::kind.eq(text.kind.as_str()),
        table::title.eq(title(text)),
        table::content.eq(text.content.clone()),
        table::form.eq(text.form.clone()),
        table::created_by.eq(person),
        table::changed_by.eq(person),
        table::created_at.eq(now),
        table::changed_at.eq(now),
        table::version.eq(1),
    );
    Ok(insert_id(tx, diesel::insert_into(table::table).values(row))?)
}

/// Puts other words in their place; `seen` is the version that was being read. One's own draft becomes that of the
/// organisation that `by` acts for.
pub fn save(tx: &mut Tx, by: &Actor, id: i64, seen: i64, text: &Text) -> Result<(), Error> {
    let found = find(tx, by, id)?;
    checked(text)?;
    // The same words once more, by a second click.
    if found.version != seen && found.content == text.content {
        return Ok(());
    }
    let given = by.acting_for.filter(|_| found.person.is_some());
    if let Some(body) = given {
        of_member(tx, by, body)?;
        attachment::room(tx, body, &text.form)?;
    }
    let own = found.person.is_some() && given.is_none();
    let now = tx.now();
    let changed = diesel::update(table::table.find(id).filter(table::version.eq(seen)))
        .set((
            table::kind.eq(text.kind.as_str()),
            table::title.eq(title(text)),
            table::content.eq(&text.content),
            table::organization.eq(given.map(|b| b.0).or(found.organization)),
            table::person.eq(found.person.filter(|_| own)),
            table::form.eq(&text.form),
            table::changed_by.eq(by.person.map(|p| p.0)),
            table::changed_at.eq(now),
            table::version.eq(seen + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 { Err(Error::Stale) } else { Ok(()) }
}

/// All that an organisation has for one process, the oldest first, as many as are sent together.
pub fn of_process(conn: &mut Conn, by: &Actor, body: OrganizationId, of: ProcessId) -> Result<Vec<Draft>, Error> {
    of_member(conn, by, body)?;
    Ok(told()
        .filter(table::organization.eq(body.0))
        .filter(table::process.eq(of.0))
        .order(table::id)
        .limit(TOGETHER)
        .load(conn)?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn told() -> _ {
    table::table.left_join(person::table.on(person::id.nullable().eq(table::changed_by))).select((
        table::id,
        table::organization,
        table::person,
        table::process,
        table::kind,
        table::title,
        table::content,
        table::form,
        person::name.nullable(),
        table::changed_at,
        table::version,
    ))
}

/// The draft, for the person whose it is or a member of its organisation.
pub fn find(conn: &mut Conn, by: &Actor, id: i64) -> Result<Draft, Error> {
    let row: Option<Draft> = told().filter(table::id.eq(id)).first(conn).optional()?;
    let draft = row.ok_or(Error::NotFound("draft"))?;
    // To others it is not there.
    let Some(body) = draft.organization else {
        let own = draft.person.is_some() && draft.person == by.person.map(|p| p.0);
        return if own { Ok(draft) } else { Err(Error::NotFound("draft")) };
    };
    match of_member(conn, by, OrganizationId(body)) {
        Ok(_) => Ok(draft),
        Err(Error::Denied) => Err(Error::NotFound("draft")),
        Err(other) => Err(other),
    }
}

/// Throws it away, with the files that wait with it; gives what it was.
pub fn discard(tx: &mut Tx, by: &Actor, id: i64) -> Result<Draft, Error> {
    let draft = find(tx, by, id)?;
    diesel::delete(table::table.find(id)).execute(tx.conn())?;
    attachment::forget_form(tx, &draft.form)?;
    Ok(draft)
}

/// Throws away all of a person who leaves; their files are forgotten with them.
pub fn forget_of(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    diesel::delete(table::table.filter(table::person.eq(of.0))).execute(tx.conn())?;
    Ok(())
}

/// What a person's own drafts hold, for their copy: title, fields of the form, and when they were changed.
pub fn copy(conn: &mut Conn, of: PersonId) -> Result<Vec<(String, String, i64)>, Error> {
    Ok(table::table
        .filter(table::person.eq(of.0))
        .order(table::id)
        .select((table::title, table::content, table::changed_at))
        .load(conn)?)
}

/// The draft has become a contribution: in the transaction that sends it. `seen` is what the sender read, so that nobody
/// sends words that a colleague has changed meanwhile.
pub fn sent(tx: &mut Tx, by: &Actor, id: i64, seen: i64) -> Result<Draft, Error> {
    let draft = find(tx, by, id)?;
    if draft.version != seen {
        return Err(Error::Stale);
    }
    // Their own is sent in whatever name they may speak in; that is asked where it is sent.
    if draft.organization.is_some() && by.acting_for.map(|b| b.0) != draft.organization {
        return Err(Problem::new("speaker", "participation-problem-draft-speaker").into());
    }
    diesel::delete(table::table.find(id)).execute(tx.conn())?;
    Ok(draft)
}

/// The drafts of an organisation, the last changed first.
pub fn of(conn: &mut Conn, by: &Actor, body: OrganizationId) -> Result<Vec<Listed>, Error> {
    of_member(conn, by, body)?;
    let rows = listed().filter(table::organization.eq(body.0)).load(conn)?;
    named(conn, rows)
}

/// A person's own drafts, the last changed first.
pub fn own(conn: &mut Conn, of: PersonId) -> Result<Vec<Listed>, Error> {
    let rows: Vec<Row> = listed().filter(table::person.eq(of.0)).load(conn)?;
    Ok(rows.into_iter().map(|row| line(row, String::new())).collect())
}

type Row = (i64, String, String, Option<i64>, i64, String, String, String, String);

#[diesel::dsl::auto_type(no_type_alias)]
fn listed() -> _ {
    table::table
        .inner_join(process::table.on(process::id.eq(table::process)))
        .inner_join(edition::table.on(edition::id.eq(process::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .order((table::changed_at.desc(), table::id.desc()))
        // All that an organisation, or a person, may have.
        .limit(500_i64)
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
}

/// With the names of those who changed them last.
fn named(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Listed>, Error> {
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
    let name = |row: &Row| row.3.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = name(&row);
            line(row, name)
        })
        .collect())
}

fn line(row: Row, changed_by: String) -> Listed {
    Listed {
        id: row.0,
        kind: row.1,
        title: row.2,
        changed_by,
        changed_at: row.4,
        plan_slug: row.5,
        plan_name: row.6,
        edition_slug: row.7,
        edition_name: row.8,
    }
}

/// The name of the organisation that a draft belongs to; empty for one's own.
pub fn body_of(conn: &mut Conn, draft: &Draft) -> Result<String, Error> {
    match draft.organization {
        Some(body) => Ok(organization::table.find(body).select(organization::name).first(conn)?),
        None => Ok(String::new()),
    }
}

fn of_member(conn: &mut Conn, by: &Actor, body: OrganizationId) -> Result<Speaker, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    speakers(conn, person)?.into_iter().find(|s| s.organization == body).ok_or(Error::Denied)
}

fn few(there: i64, most: i64, key: &'static str) -> Result<(), Error> {
    if there < most { Ok(()) } else { Err(Problem::new("form", key).with("max", most).into()) }
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
