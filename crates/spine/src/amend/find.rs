//! The accepted amendments of an edition that the published version does not say yet, and how each stands to the draft.

use super::place::{Row, rows};
use crate::Error;
use crate::answer::Outcome;
use crate::contribution::{self, Contribution};
use crate::plan::Edition;
use crate::plan::edit::{readable, writable};
use cantiere_documents::merge::merge;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_domain::text::clean;
use cantiere_store::schema::answer::{amendment_applied, answer};
use cantiere_store::schema::contribution::contribution as table;
use cantiere_store::schema::plan::{revision, trace};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// More accepted amendments than an edition ever had.
const MOST: i64 = 2_000;

#[derive(Clone, Debug)]
pub struct Amendment {
    pub contribution: Contribution,
    pub outcome: Outcome,
    pub on: Ref,
    /// How readers of the draft cite the place; none: it is not there any more.
    pub label: String,
    /// The chapter of a paragraph, or the item itself.
    pub part: Option<i64>,
    /// The version of the row, to be sent back with what is written.
    pub version: i64,
    /// The words that the amendment was about.
    pub base: String,
    /// The words of the draft.
    pub now: String,
    /// The words that were asked for.
    pub asked: String,
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Can be written as it is: these would be the words.
    Ready(String),
    /// The same words were changed meanwhile, or these others, by number, touch them too: somebody chooses.
    Contested { changed: bool, with: Vec<i64> },
    /// It stands in the draft; whether by the button, and can be taken back by one.
    Written { undo: bool },
    /// The paragraph or action is not in the draft any more.
    Gone,
}

/// All of them, in the order of their numbers.
pub fn all(conn: &mut Conn, by: &Actor, of: EditionId) -> Result<(Edition, Vec<Amendment>), Error> {
    let edition = readable(conn, by, of)?;
    of_edition(conn, edition)
}

fn of_edition(conn: &mut Conn, edition: Edition) -> Result<(Edition, Vec<Amendment>), Error> {
    let of = edition.id;
    // A row for each version that it was written into, or one with none.
    let accepted: Vec<(i64, String, Option<i64>)> = table::table
        .inner_join(answer::table.on(answer::contribution.eq(table::id)))
        .left_join(amendment_applied::table.on(amendment_applied::contribution.eq(table::id)))
        .filter(table::edition.eq(of.0))
        .filter(table::kind.eq(ContributionKind::Amendment.as_str()))
        .filter(table::state.eq("published"))
        .filter(answer::outcome.among([Outcome::Accepted.as_str(), Outcome::AcceptedWithChanges.as_str()]))
        .order(table::number)
        .limit(MOST)
        .select((table::id, answer::outcome, amendment_applied::revision.nullable()))
        .load(conn)?;
    let Some(draft) = edition.shown_to_writers().filter(|_| !accepted.is_empty()) else {
        return Ok((edition, Vec::new()));
    };
    let mut ids: Vec<i64> = accepted.iter().map(|a| a.0).collect();
    ids.dedup();
    let outcomes: HashMap<i64, Outcome> =
        accepted.iter().filter_map(|(id, outcome, _)| Some((*id, Outcome::parse(outcome)?))).collect();
    let applied = || accepted.iter().filter_map(|(id, _, revision)| Some((*id, (*revision)?)));
    let written: HashSet<i64> = applied().filter(|a| Some(a.1) == edition.draft).map(|a| a.0).collect();
    let settled: HashSet<i64> = applied().filter(|a| Some(a.1) != edition.draft).map(|a| a.0).collect();
    let found = contribution::by_ids(conn, &ids)?;
    let found: Vec<(Contribution, Ref)> =
        found.into_iter().filter(|c| !settled.contains(&c.id.0)).filter_map(|c| c.on.map(|on| (c, on))).collect();
    let told = told(conn, &found)?;
    let places: Vec<Ref> = found.iter().map(|f| f.1).collect();
    let of_told = told.values().map(|t| t.1);
    let versions: Vec<i64> = found.iter().filter_map(|f| f.0.revision).chain(of_told).chain([draft]).collect();
    let rows = rows(conn, &places, &versions)?;
    let mut out: Vec<Amendment> = Vec::with_capacity(found.len());
    for (c, on) in found {
        let base = c.revision.and_then(|r| rows.get(&(r, on))).map_or_else(|| c.quote.clone(), Row::words);
        let outcome = outcomes.get(&c.id.0).copied().unwrap_or(Outcome::Accepted);
        if let Some((place, version)) = told.get(&c.id.0) {
            // Of two accepted for one paragraph the words of one may be out and those of the other not yet.
            let asked = clean(&c.words.wording);
            let there = rows.get(&(*version, on)).map(Row::words).is_some_and(|now| says(&base, &now, &asked));
            if *place != on || outcome != Outcome::Accepted || there {
                continue;
            }
        }
        out.push(stand(c, on, outcome, base, rows.get(&(draft, on)), &written));
    }
    contest(&mut out);
    Ok((edition, out))
}

/// One of them.
pub fn find(conn: &mut Conn, by: &Actor, of: EditionId, id: ContributionId) -> Result<(Edition, Amendment), Error> {
    let edition = writable(conn, by, of)?;
    let (edition, all) = of_edition(conn, edition)?;
    let one = all.into_iter().find(|a| a.contribution.id == id).ok_or(Error::NotFound("amendment"))?;
    Ok((edition, one))
}

/// Because of which a published version after theirs changed something, as the chain tells: where, and which version.
fn told(conn: &mut Conn, of: &[(Contribution, Ref)]) -> Result<HashMap<i64, (Ref, i64)>, Error> {
    let ids: Vec<i64> = of.iter().map(|(c, _)| c.id.0).collect();
    let links: Vec<(i64, String, i64, i64)> = trace::table
        .inner_join(revision::table.on(revision::id.nullable().eq(trace::revision)))
        .filter(trace::from_kind.eq("contribution"))
        .filter(trace::from_id.among(ids))
        .filter(trace::relation.eq("changed"))
        .filter(revision::state.eq("published"))
        .order(trace::id)
        .select((trace::from_id, trace::to_kind, trace::to_id, revision::id))
        .load(conn)?;
    let about: HashMap<i64, (Ref, i64)> = of.iter().map(|(c, on)| (c.id.0, (*on, c.revision.unwrap_or(0)))).collect();
    let mut out: HashMap<i64, (Ref, i64)> = HashMap::new();
    for (id, kind, target, revision) in links {
        let (Some(to), Some((on, before))) = (Ref::parse(&kind, target), about.get(&id)) else { continue };
        // Its own place says more than another one.
        if revision > *before && (to == *on || !out.contains_key(&id)) {
            out.insert(id, (to, revision));
        }
    }
    Ok(out)
}

/// Whether words say already what was asked for.
fn says(base: &str, now: &str, asked: &str) -> bool {
    now == asked || merge(base, now, asked).is_some_and(|new| new == now)
}

fn stand(
    c: Contribution,
    on: Ref,
    outcome: Outcome,
    base: String,
    row: Option<&Row>,
    written: &HashSet<i64>,
) -> Amendment {
    let asked = clean(&c.words.wording);
    let now = row.map(Row::words).unwrap_or_default();
    let standing = match row {
        _ if written.contains(&c.id.0) => Standing::Written { undo: true },
        None => Standing::Gone,
        Some(_) if now == asked => Standing::Written { undo: false },
        Some(_) => match merge(&base, &now, &asked) {
            Some(new) if new == now => Standing::Written { undo: false },
            Some(new) => Standing::Ready(new),
            None => Standing::Contested { changed: true, with: Vec::new() },
        },
    };
    Amendment {
        outcome,
        on,
        label: row.map(Row::label).unwrap_or_default(),
        part: row.and_then(Row::part),
        version: row.map_or(0, Row::version),
        base,
        now,
        asked,
        standing,
        contribution: c,
    }
}

/// Two that wait to be written and touch the same words are both shown, and neither goes in by itself; one that is
/// written already is named beside those that it stands in the way of.
fn contest(all: &mut [Amendment]) {
    let by_place = all.iter().enumerate().fold(HashMap::<Ref, Vec<usize>>::new(), |mut map, (n, a)| {
        map.entry(a.on).or_default().push(n);
        map
    });
    for group in by_place.values().filter(|g| g.len() > 1) {
        for &n in group {
            let others: Vec<i64> = group
                .iter()
                .filter(|m| **m != n)
                .map(|m| &all[*m])
                .filter(|o| o.standing != Standing::Gone)
                .filter(|o| merge(&all[n].base, &o.asked, &all[n].asked).is_none())
                .map(|o| o.contribution.number)
                .collect();
            if others.is_empty() {
                continue;
            }
            match &mut all[n].standing {
                Standing::Contested { with, .. } => *with = others,
                standing @ Standing::Ready(_) => *standing = Standing::Contested { changed: false, with: others },
                _ => {}
            }
        }
    }
}
