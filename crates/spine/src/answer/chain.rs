//! The chain read from both ends: why a paragraph or item changed, and what a contribution changed.
//! Only published contributions, published answers and published versions are part of it, of processes that all who see
//! the plan see too: the chain stands on the pages of the plan.

use crate::Error;
use crate::trace::{self, Relation};
use cantiere_domain::Ref;
use cantiere_store::schema::answer::answer;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::revision;
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// A contribution because of which something changed, in one published version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    pub contribution: i64,
    pub on: Ref,
    pub revision: i64,
}

/// Because of which contributions these things of one kind changed, oldest link first: three statements however many.
pub fn causes(conn: &mut Conn, kind: &str, ids: &[i64]) -> Result<Vec<Cause>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let links = trace::to_all(conn, kind, ids)?;
    shown(conn, links.into_iter().filter(|l| l.relation == Relation::Changed.as_str()).collect())
}

/// The same for items and blocks together: four statements however many.
pub fn causes_of_both(conn: &mut Conn, items: &[i64], blocks: &[i64]) -> Result<Vec<Cause>, Error> {
    let mut links = trace::to_all(conn, "item", items)?;
    links.extend(trace::to_all(conn, "block", blocks)?);
    shown(conn, links.into_iter().filter(|l| l.relation == Relation::Changed.as_str()).collect())
}

/// What changed because of these contributions.
pub fn changed_by(conn: &mut Conn, contributions: &[i64]) -> Result<Vec<Cause>, Error> {
    if contributions.is_empty() {
        return Ok(Vec::new());
    }
    let links = trace::from_all(conn, "contribution", contributions)?;
    shown(conn, links.into_iter().filter(|l| l.relation == Relation::Changed.as_str()).collect())
}

/// The needs that these contributions answer, those that live on in them, and the needs that these answer: (contribution, need).
pub fn needs_of(conn: &mut Conn, contributions: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let merged = pairs(trace::to_all(conn, "contribution", contributions)?, Relation::MergedInto);
    let all: Vec<i64> = contributions.iter().copied().chain(merged.iter().map(|m| m.0)).collect();
    let arisen = pairs(trace::from_all(conn, "contribution", &all)?, Relation::ArisesFrom);
    let of = stands_for(&merged, contributions);
    let needs = arisen.iter().flat_map(|(c, need)| of.get(c).into_iter().flatten().map(move |c| (*c, *need)));
    let found = needs.chain(merged.iter().map(|(from, into)| (*into, *from))).collect();
    published(conn, each_once(found), |p| p.1)
}

/// The other way: the proposals that answer these needs, and what they or these contributions live on in: (need, proposal).
pub fn proposals_of(conn: &mut Conn, needs: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let arisen = pairs(trace::to_all(conn, "contribution", needs)?, Relation::ArisesFrom);
    let all: Vec<i64> = needs.iter().copied().chain(arisen.iter().map(|a| a.0)).collect();
    let merged = pairs(trace::from_all(conn, "contribution", &all)?, Relation::MergedInto);
    let of = stands_for(&arisen, needs);
    let lives_on = merged.iter().flat_map(|(c, into)| of.get(c).into_iter().flatten().map(move |need| (*need, *into)));
    let found = arisen.iter().map(|(c, need)| (*need, *c)).chain(lives_on).collect();
    published(conn, each_once(found), |p| p.1)
}

/// From and to of the links of one relation.
fn pairs(links: Vec<trace::Link>, relation: Relation) -> Vec<(i64, i64)> {
    let own = links.iter().filter(|l| l.relation == relation.as_str());
    own.map(|l| (l.from.id(), l.to.id())).collect()
}

/// By contribution, those asked about for which it stands: what links lead to from it, and itself if it was asked about.
fn stands_for(links: &[(i64, i64)], asked: &[i64]) -> HashMap<i64, Vec<i64>> {
    let mut out: HashMap<i64, Vec<i64>> = HashMap::new();
    for (from, to) in links.iter().copied().chain(asked.iter().map(|id| (*id, *id))) {
        out.entry(from).or_default().push(to);
    }
    out
}

/// Each once, and nothing with itself.
fn each_once(mut pairs: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    let mut seen = HashSet::new();
    pairs.retain(|p| p.0 != p.1 && seen.insert(*p));
    pairs
}

fn published(
    conn: &mut Conn,
    pairs: Vec<(i64, i64)>,
    which: impl Fn(&(i64, i64)) -> i64,
) -> Result<Vec<(i64, i64)>, Error> {
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = pairs.iter().map(&which).collect();
    let shown: HashSet<i64> = contribution::table
        .inner_join(process::table.on(process::id.eq(contribution::process)))
        .filter(contribution::id.among(ids))
        .filter(contribution::state.eq("published"))
        .filter(process::visibility.eq("public"))
        .select(contribution::id)
        .load(conn)?
        .into_iter()
        .collect();
    Ok(pairs.into_iter().filter(|p| shown.contains(&which(p))).collect())
}

/// Leaves out what readers do not see: hidden contributions, drafts of answers, drafts of versions.
fn shown(conn: &mut Conn, links: Vec<trace::Link>) -> Result<Vec<Cause>, Error> {
    let contributions: Vec<i64> = links.iter().map(|l| l.from.id()).collect();
    let revisions: Vec<i64> = links.iter().filter_map(|l| l.revision).collect();
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let answered: HashSet<i64> = contribution::table
        .inner_join(answer::table.on(answer::contribution.eq(contribution::id)))
        .inner_join(process::table.on(process::id.eq(contribution::process)))
        .filter(process::visibility.eq("public"))
        .filter(contribution::id.among(contributions))
        .filter(contribution::state.eq("published"))
        .filter(answer::state.eq("published"))
        .select(contribution::id)
        .load(conn)?
        .into_iter()
        .collect();
    let out: HashSet<i64> = revision::table
        .filter(revision::id.among(revisions))
        .filter(revision::state.eq("published"))
        .select(revision::id)
        .load(conn)?
        .into_iter()
        .collect();
    Ok(links
        .into_iter()
        .filter(|l| answered.contains(&l.from.id()))
        .filter_map(|l| {
            let revision = l.revision.filter(|r| out.contains(r))?;
            Some(Cause { contribution: l.from.id(), on: l.to, revision })
        })
        .collect())
}
