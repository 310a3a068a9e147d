//! What the page of an answer is made of. Whether the reader may be here is asked before anything the address says is
//! looked at.

use super::target;
use crate::address;
use crate::load::{self, At};
use crate::panels::contribution::{AnswerBox, shape};
use crate::received::places;
use crate::words;
use cantiere_domain::Ref;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::ContributionId;
use cantiere_spine::answer::{self, Answer, Part, part};
use cantiere_spine::attachment::{self, Attachment};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_spine::work::library::{self, Saved};
use cantiere_spine::work::note::{self, Note};
use cantiere_spine::work::office;
use cantiere_spine::work::opinion::{self, Opinion};
use cantiere_spine::work::tag;
use cantiere_spine::work::unfinished::{self, Unfinished};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::collections::HashMap;

/// With more contributions than this only the first are shown with their words.
pub const WHOLE: usize = 50;

pub struct Found {
    pub edition: Edition,
    pub process: Process,
    pub numbers: Vec<i64>,
    pub rows: Vec<Contribution>,
    pub answers: HashMap<i64, Answer>,
    pub boxes: HashMap<i64, AnswerBox>,
    /// The number of what the first one is merged into, and what changed because of it, as it is cited.
    pub into: String,
    pub changed: String,
    pub second_person: bool,
    pub library: Vec<Saved>,
    pub unfinished: Option<Unfinished>,
    pub tags: HashMap<i64, Vec<String>>,
    pub notes: Vec<Note>,
    pub opinions: Vec<Opinion>,
    pub offices: Vec<(i64, String)>,
    /// Of those that are split.
    pub parts: HashMap<i64, Vec<Part>>,
    /// The files that came with those that are shown.
    pub files: HashMap<Ref, Vec<Attachment>>,
    /// How many more a filter left than are answered at once.
    pub left_out: usize,
}

impl Found {
    /// Those that get one answer here, each with what stands: of one that is split each part is answered, on its own page.
    pub fn whole(&self) -> impl Iterator<Item = (&Contribution, Option<&Answer>)> {
        let whole = self.rows.iter().filter(move |c| !self.parts.contains_key(&c.id.0));
        whole.map(move |c| (c, self.answers.get(&c.id.0)))
    }

    /// Where some of a group have drafts that are not one and the same, how many have one: none of them stands for the others.
    pub fn mixed(&self) -> Option<usize> {
        let said = |a: &Answer| (a.outcome, a.reason_id, a.merged_into, a.changed.clone());
        let drafts: Vec<_> = self.whole().map(|(_, a)| a.map(said)).collect();
        let same = drafts.windows(2).all(|w| w[0] == w[1]);
        (!same).then(|| drafts.iter().flatten().count())
    }
}

pub async fn read(ctx: &Ctx, at: At, numbers: Result<Vec<i64>, Error>) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| find(conn, &own, &at, numbers)).await
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At, numbers: Result<Vec<i64>, Error>) -> Result<Found, Error> {
    let (edition, process) = load::workbench(conn, ctx, at)?;
    let numbers = numbers?;
    let rows = contribution::by_numbers(conn, process.id, &numbers)?;
    if rows.len() != numbers.len() || rows.iter().any(|c| c.state != ContributionState::Published) {
        return Err(Error::NotFound);
    }
    let ids: Vec<i64> = rows.iter().map(|c| c.id.0).collect();
    let answers = answer::of_contributions(conn, &ids, true)?;
    let shown = &ids[..ids.len().min(WHOLE)];
    let boxes = boxes(conn, ctx, &edition, shown, &answers)?;
    let mut found = Found {
        into: String::new(),
        changed: suggested(&rows),
        second_person: answer::second_person(conn, &process)?,
        library: library::all(conn, ctx.actor(), edition.plan)?,
        unfinished: unfinished::find(conn, ctx.actor(), process.id, &target(&numbers))?,
        tags: tag::of(conn, shown)?,
        notes: note::of(conn, shown)?,
        opinions: opinion::of(conn, shown)?,
        offices: office::names(conn, edition.plan)?,
        parts: part::of(conn, &ids)?,
        files: attachment::of(conn, &shown.iter().map(|id| Ref::Contribution(*id)).collect::<Vec<_>>())?,
        left_out: 0,
        edition,
        process,
        numbers,
        rows,
        answers,
        boxes,
    };
    let first = found.whole().next().and_then(|(_, a)| a.cloned());
    if let Some(a) = first {
        found.changed = places::labels(conn, &found.edition, &a.changed)?;
        let into = a.merged_into.map(|id| contribution::by_ids(conn, &[id.0])).transpose()?;
        found.into = into.and_then(|mut c| c.pop()).map(|c| c.number.to_string()).unwrap_or_default();
    }
    Ok(found)
}

/// What stands as the answer to each of these.
fn boxes(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    ids: &[i64],
    answers: &HashMap<i64, Answer>,
) -> Result<HashMap<i64, AnswerBox>, Error> {
    let base = address::edition(e);
    let own: Vec<(i64, &Answer)> = ids.iter().filter_map(|id| Some((*id, answers.get(id)?))).collect();
    let merged: Vec<i64> = own.iter().filter_map(|(_, a)| a.merged_into).map(|c| c.0).collect();
    let into = contribution::by_ids(conn, &merged)?;
    let link = |id: ContributionId| {
        let c = into.iter().find(|c| c.id == id)?;
        Some((words::numbered(ctx, c), ctx.href(&address::contribution(&base, c.number))))
    };
    let lang = e.language.as_str();
    Ok(own.into_iter().map(|(id, a)| (id, shape(ctx, &base, lang, a, a.merged_into.and_then(link)))).collect())
}

/// The place one contribution is about is most likely what changes because of it.
fn suggested(rows: &[Contribution]) -> String {
    match rows {
        [one] if matches!(one.on, Some(Ref::Block(_))) && one.kind == ContributionKind::Amendment => one.place.clone(),
        _ => String::new(),
    }
}
