//! Reading processes: of one edition, or of several at once for lists and panels.
//! The caller has found the editions for its reader; what is being prepared is shown to staff alone.

use super::{Process, Record};
use crate::Error;
use crate::actor::session::parse_assurance;
use crate::plan::Edition;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, OrganizationId, PlanId, ProcessId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activities, Level, Phase, PhaseKind, ProcessKind, Template};
use cantiere_store::schema::plan::plan;
use cantiere_store::schema::process::{process, process_invited, process_phase};
use cantiere_store::{Among, Conn, Db, kept, remember};
use diesel::prelude::*;

const OF_EDITIONS: &str = "processes of editions";

/// The process of an edition that the reader has found; none: it has none, or none to see yet.
pub fn find(conn: &mut Conn, reader: &Actor, of: &Edition) -> Result<Option<Process>, Error> {
    let found = of_editions(conn, &[of.id])?.into_iter().next();
    Ok(found.filter(|p| p.shown_to(reader)))
}

/// The same as an earlier read kept it; none: ask the database.
pub fn recall(db: &Db, reader: &Actor, of: &Edition) -> Option<Process> {
    let found: Vec<Process> = db.recall(OF_EDITIONS, vec![of.id])?;
    found.into_iter().next().filter(|p| p.shown_to(reader))
}

/// By its number, whoever asks: for functions that check what belongs to it.
pub fn find_by_id(conn: &mut Conn, id: ProcessId) -> Result<Process, Error> {
    by_ids(conn, &[id])?.into_iter().next().ok_or(Error::NotFound("process"))
}

/// By their numbers, whoever asks: one statement however many.
pub fn by_ids(conn: &mut Conn, ids: &[ProcessId]) -> Result<Vec<Process>, Error> {
    match ids {
        [] => Ok(Vec::new()),
        [id] => kept(conn, "process", *id, |found: &Vec<Process>| topics(found), |conn| load(conn, Find::Ids(ids))),
        _ => load(conn, Find::Ids(ids)),
    }
}

/// The processes of several editions: one statement however many.
pub fn of_editions(conn: &mut Conn, editions: &[EditionId]) -> Result<Vec<Process>, Error> {
    // An edition without a process may have one the next moment.
    let whole = |found: &Vec<Process>| editions.iter().all(|e| found.iter().any(|p| p.edition == *e));
    let told = |found: &Vec<Process>| if whole(found) { topics(found) } else { Vec::new() };
    let found = kept(conn, OF_EDITIONS, editions.to_vec(), told, |conn| load(conn, Find::Editions(editions)))?;
    for process in &found {
        remember("process", process.id, &vec![process.clone()]);
    }
    Ok(found)
}

/// What tells that one of these processes has changed.
fn topics(found: &[Process]) -> Vec<String> {
    found.iter().map(|process| format!("plan:{}", process.plan)).collect()
}

enum Find<'a> {
    Ids(&'a [ProcessId]),
    Editions(&'a [EditionId]),
}

type Joined = (Row, Option<i64>, Option<(String, String, String, String)>);

fn load(conn: &mut Conn, filter: Find) -> Result<Vec<Process>, Error> {
    let query = process::table
        .inner_join(plan::table.on(plan::id.eq(process::plan)))
        .left_join(process_phase::table.on(process_phase::process.eq(process::id)))
        .order((process::id, process_phase::opens, process_phase::id))
        .select((
            process::all_columns,
            plan::owner_organization,
            (process_phase::kind, process_phase::title, process_phase::opens, process_phase::closes).nullable(),
        ));
    let rows: Vec<Joined> = match filter {
        Find::Ids(ids) => query.filter(process::id.among(ids.iter().map(|p| p.0).collect::<Vec<_>>())).load(conn)?,
        Find::Editions(of) => {
            query.filter(process::edition.among(of.iter().map(|e| e.0).collect::<Vec<_>>())).load(conn)?
        }
    };
    let mut out: Vec<Process> = Vec::new();
    for (row, owner, phase) in rows {
        if out.last().is_none_or(|last| last.id.0 != row.id) {
            out.push(Process::from(row));
        }
        let Some(process) = out.last_mut() else { continue };
        if process.visibility == Visibility::OwnStaff {
            process.owner = owner.map(OrganizationId);
        }
        let Some((kind, title, opens, closes)) = phase else { continue };
        if let (Some(kind), Ok(opens), Ok(closes)) = (PhaseKind::parse(&kind), opens.parse(), closes.parse()) {
            process.phases.push(Phase { kind, title, opens, closes });
        }
    }
    let closed: Vec<i64> = out.iter().filter(|p| p.visibility == Visibility::Invited).map(|p| p.id.0).collect();
    if !closed.is_empty() {
        let rows: Vec<(i64, i64)> = process_invited::table
            .filter(process_invited::process.among(closed))
            .order(process_invited::organization)
            .load(conn)?;
        for (of, organization) in rows {
            if let Some(process) = out.iter_mut().find(|p| p.id.0 == of) {
                process.invited.push(OrganizationId(organization));
            }
        }
    }
    Ok(out)
}

#[derive(Queryable)]
struct Row {
    id: i64,
    _uuid: String,
    plan: i64,
    edition: i64,
    kind: String,
    title: String,
    language: String,
    state: String,
    level: String,
    question: String,
    decision: String,
    can_change: String,
    cannot_change: String,
    hear_back: String,
    who: String,
    legal_basis: String,
    short_reason: String,
    paused: String,
    assurance: String,
    organizations_only: bool,
    premoderated: bool,
    _last_number: i64,
    _created_at: i64,
    version: i64,
    template: String,
    tools: String,
    visibility: String,
    shows_supports: bool,
    second_person: bool,
}

impl From<Row> for Process {
    fn from(row: Row) -> Process {
        Process {
            id: ProcessId(row.id),
            plan: PlanId(row.plan),
            edition: EditionId(row.edition),
            kind: ProcessKind::parse(&row.kind).unwrap_or_default(),
            title: row.title,
            language: row.language.parse().unwrap_or_default(),
            published: row.state != "designed",
            ended: row.state == "ended",
            template: Template::parse(&row.template).unwrap_or_default(),
            tools: Activities::parse(&row.tools),
            visibility: Visibility::parse(&row.visibility).unwrap_or_default(),
            invited: Vec::new(),
            owner: None,
            record: Record {
                level: Level::parse(&row.level).unwrap_or_default(),
                question: row.question,
                decision: row.decision,
                can_change: row.can_change,
                cannot_change: row.cannot_change,
                hear_back: row.hear_back,
                who: row.who,
                legal_basis: row.legal_basis,
                short_reason: row.short_reason,
            },
            paused: row.paused,
            assurance: parse_assurance(&row.assurance),
            organizations_only: row.organizations_only,
            premoderated: row.premoderated,
            shows_supports: row.shows_supports,
            second_person: row.second_person,
            version: row.version,
            phases: Vec::new(),
        }
    }
}
