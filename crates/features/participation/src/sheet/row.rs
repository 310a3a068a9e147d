//! What stands in the database already, so that the same table uploaded again does not double what it says.

use super::Kind;
use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_spine::contribution::{NewContribution, NewEntry};
use cantiere_store::Conn;
use cantiere_store::schema::contribution::{contribution, contribution_entry};
use diesel::prelude::*;
use std::collections::HashSet;

type Said = (String, String, i64, String, String, String);

/// What one speaker said in a process, or what the desk entered there.
#[derive(Default)]
pub struct There(HashSet<Said>);

const COLUMNS: (
    contribution::kind,
    contribution::target_kind,
    contribution::target,
    contribution::title,
    contribution::body,
    contribution::wording,
) = (
    contribution::kind,
    contribution::target_kind,
    contribution::target,
    contribution::title,
    contribution::body,
    contribution::wording,
);

/// Everything of this speaker that is not withdrawn.
pub fn there(
    conn: &mut Conn,
    kind: Kind,
    of: ProcessId,
    person: i64,
    organization: Option<i64>,
) -> Result<There, Error> {
    type Row = (String, String, i64, String, String, String);
    let own = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.ne("withdrawn"))
        .filter(contribution::parent.is_null());
    let rows: Vec<Said> = match (kind, organization) {
        (Kind::Desk, _) => {
            let rows: Vec<(Row, String)> = own
                .inner_join(contribution_entry::table.on(contribution_entry::contribution.eq(contribution::id)))
                .select((COLUMNS, contribution_entry::protocol))
                .load(conn)?;
            rows.into_iter().map(|(r, protocol)| said(r, &protocol)).collect()
        }
        (Kind::Grid, Some(body)) => {
            let rows: Vec<Row> = own.filter(contribution::organization.eq(body)).select(COLUMNS).load(conn)?;
            rows.into_iter().map(|r| said(r, "")).collect()
        }
        (Kind::Grid, None) => {
            let rows: Vec<Row> = own
                .filter(contribution::person.eq(person))
                .filter(contribution::organization.is_null())
                .select(COLUMNS)
                .load(conn)?;
            rows.into_iter().map(|r| said(r, "")).collect()
        }
    };
    Ok(There(rows.into_iter().collect()))
}

fn said(
    (kind, target_kind, target, title, body, wording): (String, String, i64, String, String, String),
    protocol: &str,
) -> Said {
    // What is about the whole plan points at the edition.
    let target = if target_kind == "edition" { 0 } else { target };
    (protocol.to_string(), kind, target, title, body, wording)
}

impl There {
    /// Whether it is there; if not, it is from now on: a row twice in one table is one, too.
    pub fn has(&mut self, new: &NewContribution) -> bool {
        !self.0.insert(key(new, ""))
    }

    pub fn has_entry(&mut self, new: &NewEntry) -> bool {
        !self.0.insert(key(&new.new, &cantiere_domain::text::clean_line(&new.protocol)))
    }
}

fn key(new: &NewContribution, protocol: &str) -> Said {
    let w = &new.words;
    (
        protocol.to_string(),
        new.kind.as_str().to_string(),
        new.on.map_or(0, |on| on.id()),
        w.title.clone(),
        w.body.clone(),
        w.wording.clone(),
    )
}
