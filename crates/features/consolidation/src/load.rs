//! What several pages begin with: an edition with its process, and contributions with their answers and what they changed.

use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::plan::BlockKind;
use cantiere_spine::answer::{self, Answer, Cause};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::rows::{BlockRow, ItemRow};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::schema::plan::{block, block_row, item_row, revision};
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// The parts of an address below an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

impl At {
    pub fn reference(&self) -> EditionRef {
        EditionRef { plan: self.plan.clone(), edition: self.edition.clone() }
    }
}

/// The edition and its process, for a reader.
pub fn both(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    let edition = edition::find(conn, ctx.actor(), &at.reference())?;
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}

/// The same for a planner: a visitor is asked to sign in, others are refused.
pub fn workbench(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    allowed(conn, ctx, at, Action::Plan)
}

/// The same for whoever may look on.
pub fn onlooker(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    allowed(conn, ctx, at, Action::ReadDesk)
}

/// Whether the reader may change anything there; an auditor reads.
pub fn plans(ctx: &Ctx, e: &Edition) -> bool {
    can(ctx.actor(), Action::Plan, &e.scope())
}

fn allowed(conn: &mut Conn, ctx: &Ctx, at: &At, action: Action) -> Result<(Edition, Process), Error> {
    ctx.signed_in()?;
    let (edition, process) = both(conn, ctx, at)?;
    match can(ctx.actor(), action, &edition.scope()) {
        true => Ok((edition, process)),
        false => Err(Error::Forbidden),
    }
}

/// What the pages of a process are cached under.
pub fn topics(e: &Edition, p: &Process) -> [String; 2] {
    [format!("plan:{}", e.plan), format!("process:{}", p.id)]
}

pub fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}

/// Contributions with everything the chain says of them.
#[derive(Default)]
pub struct Chain {
    pub contributions: HashMap<i64, Contribution>,
    pub answers: HashMap<i64, Answer>,
    /// (contribution, the need or merged contribution behind it).
    pub needs: Vec<(i64, i64)>,
    /// What each contribution changed, with the version.
    pub changed: Vec<Cause>,
    pub texts: HashMap<(Ref, i64), Text>,
    /// The last told state of items, by id.
    pub states: HashMap<i64, String>,
}

/// The words of a place in the version in which they changed, and before.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// “4.12”, “A2.3”.
    pub label: String,
    /// The anchor of a paragraph, the code of an item.
    pub address: String,
    pub title: String,
    pub before: Option<Part>,
    pub after: Option<Part>,
}

#[derive(Clone, Debug)]
pub enum Part {
    Words(String),
    Item(Box<ItemRow>),
}

impl Chain {
    /// What changed because of a contribution, or of what it lives on in, each place of a version once, with its words.
    pub fn changed_for(&self, contribution: i64) -> Vec<(&Cause, &Text)> {
        let through = through(contribution, self.answers.get(&contribution));
        let mut seen = HashSet::new();
        self.changed
            .iter()
            .filter(|x| through.contains(&x.contribution) && seen.insert((x.on, x.revision)))
            .filter_map(|x| Some((x, self.texts.get(&(x.on, x.revision))?)))
            .collect()
    }
}

/// Everything around these contributions: a fixed number of statements.
pub fn chain(conn: &mut Conn, causes: &[i64]) -> Result<Chain, cantiere_spine::Error> {
    let mut out = Chain {
        changed: answer::changed_by(conn, causes)?,
        needs: answer::needs_of(conn, causes)?,
        ..Chain::default()
    };
    let ids: Vec<i64> = causes.iter().copied().chain(out.needs.iter().map(|n| n.1)).collect();
    out.contributions = told(conn, &ids)?;
    out.answers = answer::of_contributions(conn, &ids, false)?;
    out.texts = texts(conn, &out.changed)?;
    let items: Vec<i64> =
        out.changed.iter().filter_map(|c| if let Ref::Item(id) = c.on { Some(id) } else { None }).collect();
    out.states = states(conn, &items)?;
    Ok(out)
}

/// What a moderator hid, or its author took back, is told nowhere.
fn told(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Contribution>, cantiere_spine::Error> {
    let told = |c: &Contribution| c.state == ContributionState::Published;
    Ok(contribution::by_ids(conn, ids)?.into_iter().filter(told).map(|c| (c.id.0, c)).collect())
}

/// The contribution itself and what it lives on in, whole or by a part: what changed because of these changed for it too.
fn through(c: i64, answer: Option<&Answer>) -> Vec<i64> {
    let merged =
        answer.into_iter().flat_map(|a| a.merged_into.into_iter().chain(a.parts.iter().filter_map(|p| p.merged_into)));
    let mut out: Vec<i64> = std::iter::once(c).chain(merged.map(|m| m.0)).collect();
    let mut seen = HashSet::new();
    out.retain(|id| seen.insert(*id));
    out
}

/// The same with what these contributions were merged into, and what changed because of it.
pub fn chain_through(conn: &mut Conn, ids: &[i64]) -> Result<Chain, cantiere_spine::Error> {
    let mut found = chain(conn, ids)?;
    let mut merged: Vec<i64> = found.answers.iter().flat_map(|(id, a)| through(*id, Some(a)).split_off(1)).collect();
    merged.sort_unstable();
    merged.dedup();
    if merged.is_empty() {
        return Ok(found);
    }
    found.contributions.extend(told(conn, &merged)?);
    let mut further = answer::changed_by(conn, &merged)?;
    further.retain(|c| !found.changed.contains(c));
    found.texts.extend(texts(conn, &further)?);
    found.changed.extend(further);
    Ok(found)
}

/// How many of these contributions changed something, by themselves or by what they live on in: without any words.
pub fn how_many_changed(conn: &mut Conn, ids: &[i64]) -> Result<usize, cantiere_spine::Error> {
    let answers = answer::of_contributions(conn, ids, false)?;
    let through: Vec<Vec<i64>> = ids.iter().map(|id| through(*id, answers.get(id))).collect();
    let all: Vec<i64> = through.iter().flatten().copied().collect();
    let changed: HashSet<i64> = answer::changed_by(conn, &all)?.iter().map(|c| c.contribution).collect();
    Ok(through.iter().filter(|behind| behind.iter().any(|id| changed.contains(id))).count())
}

/// The words before and after of these places.
pub fn texts(conn: &mut Conn, causes: &[Cause]) -> Result<HashMap<(Ref, i64), Text>, cantiere_spine::Error> {
    let revisions: HashSet<i64> = causes.iter().map(|c| c.revision).collect();
    if revisions.is_empty() {
        return Ok(HashMap::new());
    }
    let before = before(conn, &revisions)?;
    let all: Vec<i64> = revisions.iter().copied().chain(before.values().copied()).collect();
    let of = |wanted: &str| causes.iter().filter(|c| c.on.kind() == wanted).map(|c| c.on.id()).collect::<Vec<_>>();
    let (blocks, items) = (of("block"), of("item"));
    let mut block_rows: HashMap<(i64, i64), (String, BlockRow)> = HashMap::new();
    if !blocks.is_empty() {
        let rows: Vec<(String, BlockRow)> = block_row::table
            .inner_join(block::table.on(block::id.eq(block_row::block)))
            .filter(block_row::revision.among(&all))
            .filter(block_row::block.among(blocks))
            .select((block::anchor, block_row::all_columns))
            .load(conn)?;
        block_rows = rows.into_iter().map(|(a, r)| ((r.revision, r.block), (a, r))).collect();
    }
    let mut item_rows: HashMap<(i64, i64), ItemRow> = HashMap::new();
    if !items.is_empty() {
        let rows: Vec<ItemRow> =
            item_row::table.filter(item_row::revision.among(&all)).filter(item_row::item.among(items)).load(conn)?;
        item_rows = rows.into_iter().map(|r| ((r.revision, r.item), r)).collect();
    }
    let mut out = HashMap::new();
    for cause in causes {
        let id = cause.on.id();
        let old = before.get(&cause.revision).copied();
        let text = match cause.on {
            Ref::Item(_) => {
                let new = item_rows.get(&(cause.revision, id)).cloned();
                let past = old.and_then(|old| item_rows.get(&(old, id)).cloned());
                let Some(row) = new.as_ref().or(past.as_ref()) else { continue };
                Text {
                    label: row.code.clone(),
                    address: row.code.clone(),
                    title: row.title.clone(),
                    before: past.map(|r| Part::Item(Box::new(r))),
                    after: new.map(|r| Part::Item(Box::new(r))),
                }
            }
            _ => {
                let new = block_rows.get(&(cause.revision, id));
                let past = old.and_then(|old| block_rows.get(&(old, id)));
                let Some((anchor, row)) = new.or(past) else { continue };
                Text {
                    label: row.number.clone(),
                    address: anchor.clone(),
                    title: String::new(),
                    before: past.map(|r| Part::Words(r.1.text.clone())),
                    after: new.map(|r| Part::Words(r.1.text.clone())),
                }
            }
        };
        out.insert((cause.on, cause.revision), text);
    }
    Ok(out)
}

/// The published version before each of these.
fn before(conn: &mut Conn, revisions: &HashSet<i64>) -> Result<HashMap<i64, i64>, cantiere_spine::Error> {
    let these = diesel::alias!(revision as these);
    let editions = these.filter(these.field(revision::id).among(revisions)).select(these.field(revision::edition));
    let rows: Vec<(i64, i64)> = revision::table
        .filter(revision::edition.eq_any(editions))
        .filter(revision::state.eq("published"))
        .order((revision::edition, revision::number))
        .select((revision::edition, revision::id))
        .load(conn)?;
    Ok(rows.windows(2).filter(|w| w[0].0 == w[1].0).map(|w| (w[1].1, w[0].1)).collect())
}

/// The state told last of each item.
pub fn states(conn: &mut Conn, items: &[i64]) -> Result<HashMap<i64, String>, cantiere_spine::Error> {
    use cantiere_store::schema::plan::item_state;
    if items.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String)> = item_state::table
        .filter(item_state::item.among(items))
        .order((item_state::at, item_state::id))
        .select((item_state::item, item_state::state))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The items that stand in the text where these blocks are, in the published version: (block, item).
pub fn items_at(conn: &mut Conn, blocks: &[i64]) -> Result<Vec<(i64, i64)>, cantiere_store::Error> {
    use cantiere_store::schema::plan::edition;
    let rows: Vec<(i64, Option<i64>)> = block_row::table
        .inner_join(edition::table.on(edition::published_revision.eq(block_row::revision.nullable())))
        .filter(block_row::block.among(blocks))
        .filter(block_row::kind.eq(BlockKind::Item.as_str()))
        .select((block_row::block, block_row::item))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(block, item)| Some((block, item?))).collect())
}
