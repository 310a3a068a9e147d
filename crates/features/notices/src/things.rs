//! What can be followed, by the names that readers know: only what this reader may see has one.

use crate::{address, words};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, ProcessId};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::contribution;
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process;
use cantiere_spine::{Error, notice::Notice};
use cantiere_store::schema::plan::{edition as edition_table, item_row, plan};
use cantiere_store::{Among, Conn};
use cantiere_web::Site;
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub name: String,
    /// The language that the name is written in.
    pub lang: Lang,
    /// Without the language.
    pub path: String,
}

/// The editions that the reader may see, of these.
pub fn editions(
    conn: &mut Conn,
    reader: &Actor,
    ids: impl IntoIterator<Item = EditionId>,
) -> Result<HashMap<EditionId, Edition>, Error> {
    let mut ids: Vec<EditionId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(edition::by_ids(conn, reader, &ids)?.into_iter().map(|e| (e.id, e)).collect())
}

pub fn editions_of(conn: &mut Conn, reader: &Actor, of: &[Notice]) -> Result<HashMap<EditionId, Edition>, Error> {
    editions(conn, reader, of.iter().map(|n| n.edition))
}

/// Code and title of items as they are published.
pub fn items(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, (EditionId, String, String)>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, i64, String, String)> = item_row::table
        .inner_join(edition_table::table.on(edition_table::published_revision.eq(item_row::revision.nullable())))
        .filter(item_row::item.among(ids))
        .select((item_row::item, edition_table::id, item_row::code, item_row::title))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, edition, code, title)| (id, (EditionId(edition), code, title))).collect())
}

/// These processes, as far as they are published and for this reader.
pub fn processes(conn: &mut Conn, reader: &Actor, ids: &[i64]) -> Result<HashMap<i64, process::Process>, Error> {
    let mut ids: Vec<ProcessId> = ids.iter().map(|id| ProcessId(*id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = process::by_ids(conn, &ids)?;
    Ok(found.into_iter().filter(|p| p.published && p.shown_to(reader)).map(|p| (p.id.0, p)).collect())
}

/// Leaves out what was sent to a process that is not for this reader.
pub fn retain_shown(
    conn: &mut Conn,
    reader: &Actor,
    contributions: &mut HashMap<i64, contribution::Contribution>,
) -> Result<(), Error> {
    let mut of: Vec<i64> = contributions.values().map(|c| c.process.0).collect();
    of.sort_unstable();
    of.dedup();
    let shown = processes(conn, reader, &of)?;
    contributions.retain(|_, c| shown.contains_key(&c.process.0));
    Ok(())
}

/// The things, in the order asked; none where there is nothing for this reader.
pub fn find(
    conn: &mut Conn,
    site: &Site,
    lang: Lang,
    reader: &Actor,
    refs: &[Ref],
) -> Result<Vec<Option<Thing>>, Error> {
    let of = |kind: &str| -> Vec<i64> { refs.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect() };
    let (plans, contributions) = (of("plan"), of("contribution"));
    let items = items(conn, &of("item"))?;
    let processes = processes(conn, reader, &of("process"))?;
    let mut contributions = match contributions.is_empty() {
        true => HashMap::new(),
        false => contribution::by_ids(conn, &contributions)?.into_iter().map(|c| (c.id.0, c)).collect(),
    };
    retain_shown(conn, reader, &mut contributions)?;
    let mut wanted: Vec<EditionId> = items.values().map(|i| i.0).collect();
    wanted.extend(processes.values().map(|p| p.edition));
    wanted.extend(contributions.values().map(|c: &contribution::Contribution| c.edition));
    wanted.sort_unstable();
    let editions = editions(conn, reader, wanted)?;
    let plans = plan_names(conn, reader, &plans)?;
    let one = |on: &Ref| -> Option<Thing> {
        match on {
            Ref::Plan(id) => plans.get(id).cloned(),
            Ref::Item(id) => {
                let (edition, code, title) = items.get(id)?;
                let e = editions.get(edition)?;
                let name = if code.is_empty() { title.clone() } else { format!("{code} {title}") };
                Some(Thing { name, lang: e.language, path: address::item(&address::edition(e), code, *id) })
            }
            Ref::Process(id) => {
                let p = processes.get(id)?;
                let e = editions.get(&p.edition)?;
                Some(Thing {
                    name: p.title.clone(),
                    lang: p.language,
                    path: address::consultation(&address::edition(e)),
                })
            }
            Ref::Contribution(id) => {
                let c = contributions.get(id)?;
                let e = editions.get(&c.edition)?;
                if !c.shown_to(reader) || c.parent.is_some() {
                    return None;
                }
                let path = address::contribution(&address::edition(e), c.number);
                let numbered = words::numbered(site, lang, c.kind, c.number);
                Some(match c.words.title.is_empty() {
                    true => Thing { name: numbered, lang, path },
                    false => Thing { name: format!("{numbered}: {}", c.words.title), lang: c.language, path },
                })
            }
            _ => None,
        }
    };
    Ok(refs.iter().map(one).collect())
}

fn plan_names(conn: &mut Conn, reader: &Actor, ids: &[i64]) -> Result<HashMap<i64, Thing>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let seen: Vec<i64> = edition::of_plans(conn, reader, ids)?.into_iter().map(|e| e.plan.0).collect();
    let rows: Vec<(i64, String, String, String)> = plan::table
        .filter(plan::id.among(ids))
        .select((plan::id, plan::slug, plan::name, plan::language))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(id, ..)| seen.contains(id))
        .map(|(id, slug, name, lang)| {
            (id, Thing { name, lang: lang.parse().unwrap_or_default(), path: format!("/plans/{slug}") })
        })
        .collect())
}

/// What somebody wants to follow or leave, from an address.
pub fn parse(kind: &str, id: &str) -> Option<Ref> {
    let on = Ref::parse(kind, id.parse().ok()?)?;
    matches!(on, Ref::Plan(_) | Ref::Item(_) | Ref::Contribution(_) | Ref::Process(_)).then_some(on)
}
