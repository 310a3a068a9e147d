//! The board: everybody who was asked, how far they have come, and who takes part unasked.

use super::answered::contributing;
use super::{MOST, Participant, Stage, process_of};
use crate::Error;
use crate::actor::organization::OrganizationKind;
use crate::plan::Edition;
use crate::process::Process;
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::text::fold;
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::organization::process_invitation as table;
use diesel::prelude::*;
use std::collections::HashSet;

/// Everybody who was asked, and who takes part without having been asked, by name.
pub fn list(conn: &mut Conn, by: &Actor, of: &Edition) -> Result<(Process, Vec<Participant>), Error> {
    let process = process_of(conn, by, of)?;
    type Row = (i64, String, String, i64, Option<i64>, Option<i64>, Option<i64>);
    type Body = (Option<i64>, Option<String>, Option<String>, Option<String>, Option<String>);
    let asked: Vec<(Row, Body)> = table::table
        .left_join(organization::table.on(organization::id.nullable().eq(table::organization)))
        .filter(table::process.eq(process.id.0))
        .order((table::name_key, table::id))
        .limit(MOST)
        .select((
            (table::id, table::name, table::kind, table::invited_at, table::half_at, table::end_at, table::asked_at),
            (
                organization::id.nullable(),
                organization::slug.nullable(),
                organization::name.nullable(),
                organization::kind.nullable(),
                organization::state.nullable(),
            ),
        ))
        .load(conn)?;
    let contributing = contributing(conn, process.id, i64::MIN)?;
    let mut rows: Vec<Participant> = asked
        .into_iter()
        .map(|((id, name, kind, invited_at, half_at, end_at, asked_at), (body, slug, own, own_kind, state))| {
            Participant {
                invitation: Some(id),
                organization: body.map(OrganizationId),
                slug: slug.unwrap_or_default(),
                name: own.unwrap_or(name),
                kind: OrganizationKind::parse(own_kind.as_ref().unwrap_or(&kind))
                    .unwrap_or(OrganizationKind::InformalGroup),
                stage: stage(body, state.as_deref(), &contributing.with_their_wholes),
                invited_at,
                half_at,
                end_at,
                asked_at,
            }
        })
        .collect();
    let known: HashSet<i64> = rows.iter().filter_map(|r| r.organization).map(|o| o.0).collect();
    let others: Vec<i64> = contributing.own.iter().copied().filter(|id| !known.contains(id)).collect();
    for body in crate::actor::organization::directory::by_ids(conn, &others)? {
        rows.push(Participant {
            invitation: None,
            organization: Some(body.id),
            slug: body.slug,
            name: body.name,
            kind: body.kind,
            stage: Stage::Contributed,
            invited_at: 0,
            half_at: None,
            end_at: None,
            asked_at: None,
        });
    }
    rows.sort_by_key(|r| fold(&r.name));
    Ok((process, rows))
}

pub(super) fn stage(body: Option<i64>, state: Option<&str>, contributing: &HashSet<i64>) -> Stage {
    match (body, state) {
        (Some(body), _) if contributing.contains(&body) => Stage::Contributed,
        (Some(_), Some("verified")) => Stage::Verified,
        (Some(_), Some("registered" | "suspended")) => Stage::Registered,
        // Refused: as if they had not registered.
        _ => Stage::Invited,
    }
}
