//! Finding files: of many owners at once for pages, or one for its reader, who sees it only with its owner.

use super::Attachment;
use crate::{Error, contribution, plan, process};
use cantiere_documents::filetype::FileType;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::schema::attachment::attachment;
use cantiere_store::schema::base::file;
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

type Row = (i64, String, String, i64, (String, String, i64, Vec<u8>), String, String, String, i64, i64);

type Columns = (
    attachment::id,
    attachment::uuid,
    attachment::owner_kind,
    attachment::owner,
    (file::name, file::media_type, file::size, file::sha256),
    attachment::title,
    attachment::language,
    attachment::accessible,
    attachment::created_at,
    attachment::file,
);

const COLUMNS: Columns = (
    attachment::id,
    attachment::uuid,
    attachment::owner_kind,
    attachment::owner,
    (file::name, file::media_type, file::size, file::sha256),
    attachment::title,
    attachment::language,
    attachment::accessible,
    attachment::created_at,
    attachment::file,
);

/// The files of several things, each in the order in which they came: one statement for each kind of owner.
/// The caller has found the owners for its reader.
pub fn of(conn: &mut Conn, owners: &[Ref]) -> Result<HashMap<Ref, Vec<Attachment>>, Error> {
    let mut all: HashMap<Ref, Vec<Attachment>> = HashMap::new();
    let mut kinds: Vec<&str> = owners.iter().map(|r| r.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let ids: Vec<i64> = owners.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect();
        let rows: Vec<Row> = attachment::table
            .inner_join(file::table.on(file::id.eq(attachment::file)))
            .filter(attachment::owner_kind.eq(kind))
            .filter(attachment::owner.among(ids))
            .order(attachment::id)
            .select(COLUMNS)
            .load(conn)?;
        for found in rows.into_iter().map(|r| shape(r).0) {
            if let Some(owner) = found.owner {
                all.entry(owner).or_default().push(found);
            }
        }
    }
    Ok(all)
}

/// The files of one thing.
pub fn of_one(conn: &mut Conn, owner: Ref) -> Result<Vec<Attachment>, Error> {
    Ok(of(conn, &[owner])?.remove(&owner).unwrap_or_default())
}

/// The file for this reader, who must be allowed to see what it is attached to.
pub fn find(conn: &mut Conn, reader: &Actor, uuid: &str) -> Result<Attachment, Error> {
    let (found, _) = row(conn, uuid)?;
    let missing = || Error::NotFound("attachment");
    let of_process = match found.owner {
        Some(Ref::Contribution(id)) => {
            let one = contribution::by_ids(conn, &[id])?.pop().ok_or_else(missing)?;
            if !one.shown_to(reader) {
                return Err(missing());
            }
            one.process
        }
        Some(Ref::Process(id)) => ProcessId(id),
        _ => return Err(missing()),
    };
    let process = process::find_by_id(conn, of_process)?;
    plan::edition::find_by_id(conn, reader, process.edition)?;
    if process.shown_to(reader) { Ok(found) } else { Err(missing()) }
}

/// The file whoever asks, and its row in the store.
pub(super) fn row(conn: &mut Conn, uuid: &str) -> Result<(Attachment, i64), Error> {
    let found: Option<Row> = attachment::table
        .inner_join(file::table.on(file::id.eq(attachment::file)))
        .filter(attachment::uuid.eq(uuid))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    found.map(shape).ok_or(Error::NotFound("attachment"))
}

/// The files that a person has chosen in a form that is not sent, with their rows in the store; with those of colleagues
/// where the form is of a draft that they write together.
pub(super) fn of_key(conn: &mut Conn, person: PersonId, form: &str) -> Result<Vec<(Attachment, i64)>, Error> {
    let shared = contribution::draft::shared_with(conn, person, form)?.is_some();
    let rows: Vec<Row> = attachment::table
        .inner_join(file::table.on(file::id.eq(attachment::file)))
        .filter(
            attachment::person
                .eq(person.0)
                .or(shared.into_sql::<diesel::sql_types::Nullable<diesel::sql_types::Bool>>()),
        )
        .filter(attachment::form.eq(form))
        .order(attachment::id)
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().map(shape).collect())
}

fn shape(row: Row) -> (Attachment, i64) {
    let (id, uuid, owner_kind, owner, (name, media_type, size, sha256), title, language, accessible, created_at, file) =
        row;
    let found = Attachment {
        id,
        uuid,
        owner: Ref::parse(&owner_kind, owner),
        name,
        file_type: FileType::from_media_type(&media_type).unwrap_or(FileType::Txt),
        size,
        sha256,
        title,
        language,
        accessible,
        created_at,
    };
    (found, file)
}
