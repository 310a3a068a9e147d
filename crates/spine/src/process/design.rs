//! The screens on which a process is set up, each saved on its own. Before it is published anything may be missing; what
//! is wrong is refused. Afterwards every change carries a sentence that everybody reads, and the window only grows.

mod screens;

pub use screens::{How, What, When, Who};

use super::Process;
use super::calendar::may_become;
use super::change::{Change, changed, own, reason};
use super::create::{check_phases, put_phases};
use crate::actor::session::assurance_name;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, ProcessId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::rounds;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::process::{process, process_invited};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;

const LONGEST_TITLE: usize = 200;
const LONGEST_TEXT: usize = 5_000;
const MOST_PHASES: usize = 20;

/// `seen` is [`What::seen`] of what the writer began from, `why` the sentence for everybody.
pub fn save_what(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    new: &What,
    (seen, why): (&str, &str),
) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    let now = What::of(&found);
    let new = What {
        title: clean_line(&new.title),
        kind: new.kind,
        level: new.level,
        question: clean(&new.question),
        decision: clean(&new.decision),
        can_change: clean(&new.can_change),
        cannot_change: clean(&new.cannot_change),
        hear_back: clean(&new.hear_back),
        legal_basis: clean(&new.legal_basis),
    };
    let mut problems = too_long(&new.texts());
    if new.title.is_empty() || new.title.chars().count() > LONGEST_TITLE {
        problems.insert(0, Problem::new("title", "participation-problem-title"));
    }
    if found.published {
        let needed = new.texts().into_iter().filter(|(field, text)| *field != "legal_basis" && text.is_empty());
        problems.extend(needed.map(|(field, _)| Problem::new(field, "participation-problem-missing")));
    }
    // Said where the choice was made; while it is being prepared the days come on a later screen.
    if found.published && new.kind != found.kind {
        let wrong = check_phases(new.kind, &found.phases, &found.record.short_reason)
            .and_then(|()| may_become(tx, zone, &found, new.kind));
        match wrong {
            Err(Error::Invalid(more)) => problems.extend(more.into_iter().map(|p| Problem { field: "kind", ..p })),
            other => other?,
        }
    }
    let why = gate(&found, now == new, (&now.seen(), seen), problems, why)?;
    let Some(why) = why else { return Ok(()) };
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((
            process::title.eq(&new.title),
            process::kind.eq(new.kind.as_str()),
            process::level.eq(new.level.as_str()),
            process::question.eq(&new.question),
            process::decision.eq(&new.decision),
            process::can_change.eq(&new.can_change),
            process::cannot_change.eq(&new.cannot_change),
            process::hear_back.eq(&new.hear_back),
            process::legal_basis.eq(&new.legal_basis),
        ))
        .execute(tx.conn())?;
    changed(tx, by, &found, "changed", Change::because(why).of_part("what"))
}

pub fn save_who(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    seen: &str,
    new: &Who,
    why: &str,
) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    let now = Who::of(&found);
    let mut new = Who { who: clean(&new.who), ..new.clone() };
    new.invited = match new.visibility {
        Visibility::Invited => there(tx, &new.invited)?,
        _ => Vec::new(),
    };
    let mut problems = too_long(&[("who", &new.who)]);
    if new.visibility == Visibility::Invited && new.invited.is_empty() {
        problems.push(Problem::new("invited", "processes-problem-nobody-invited"));
    }
    if new.visibility == Visibility::OwnStaff && of.owner_organization.is_none() {
        problems.push(Problem::new("visibility", "problem-no-owner"));
    }
    if found.published && new.who.is_empty() {
        problems.push(Problem::new("who", "participation-problem-missing"));
    }
    let why = gate(&found, now == new, (&now.seen(), seen), problems, why)?;
    let Some(why) = why else { return Ok(()) };
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((
            process::who.eq(&new.who),
            process::organizations_only.eq(new.organizations_only),
            process::assurance.eq(assurance_name(new.assurance)),
            process::visibility.eq(new.visibility.as_str()),
        ))
        .execute(tx.conn())?;
    diesel::delete(process_invited::table.filter(process_invited::process.eq(id.0))).execute(tx.conn())?;
    for organization in &new.invited {
        diesel::insert_into(process_invited::table)
            .values((process_invited::process.eq(id.0), process_invited::organization.eq(organization.0)))
            .execute(tx.conn())?;
    }
    // What was sent is for those who see where it was sent to.
    diesel::update(contribution::table.filter(contribution::process.eq(id.0)))
        .set(contribution::visibility.eq(narrower(of.visibility, new.visibility).as_str()))
        .execute(tx.conn())?;
    if new.visibility != found.visibility {
        crate::search::contribution::reindex_contributions(tx, of.id, new.visibility)?;
    }
    changed(tx, by, &found, "changed", Change::because(why).of_part("who"))
}

/// Those of them that there are, in their order, each once.
fn there(conn: &mut Conn, invited: &[OrganizationId]) -> Result<Vec<OrganizationId>, Error> {
    let ids: Vec<i64> = organization::table
        .filter(organization::id.among(invited.iter().map(|o| o.0)))
        .order(organization::id)
        .select(organization::id)
        .load(conn)?;
    Ok(ids.into_iter().map(OrganizationId).collect())
}

pub fn save_when(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    seen: &str,
    new: &When,
    why: &str,
) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    let now = When::of(&found);
    let mut new = When { short_reason: clean(&new.short_reason), phases: new.phases.clone() };
    new.phases.iter_mut().for_each(|p| p.title = clean_line(&p.title));
    new.phases.sort_by_key(|p| p.opens);
    let mut problems = too_long(&[("short_reason", &new.short_reason)]);
    if new.phases.len() > MOST_PHASES {
        problems.push(Problem::new("phases", "processes-problem-many-phases").with("max", MOST_PHASES));
    }
    if new.phases.iter().any(|p| p.title.chars().count() > LONGEST_TITLE) {
        problems.push(Problem::new("phases", "participation-problem-title"));
    }
    match found.published && rounds(&new.phases) != rounds(&found.phases) {
        true => problems.push(Problem::new("phases", "processes-problem-use-extend")),
        false => {
            if let Err(Error::Invalid(more)) = check_phases(found.kind, &new.phases, &new.short_reason) {
                problems.extend(more);
            }
        }
    }
    let why = gate(&found, now == new, (&now.seen(), seen), problems, why)?;
    let Some(why) = why else { return Ok(()) };
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set(process::short_reason.eq(&new.short_reason))
        .execute(tx.conn())?;
    put_phases(tx, id, &new.phases)?;
    changed(tx, by, &found, "changed", Change::because(why).of_part("when"))
}

pub fn save_how(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    seen: &str,
    new: &How,
    why: &str,
) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    let now = How::of(&found);
    let mut problems = Vec::new();
    if found.published && !new.tools.any() {
        problems.push(Problem::new("tools", "processes-problem-no-tools"));
    }
    let why = gate(&found, now == *new, (&now.seen(), seen), problems, why)?;
    let Some(why) = why else { return Ok(()) };
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((
            process::tools.eq(new.tools.to_string()),
            process::premoderated.eq(new.premoderated),
            process::shows_supports.eq(new.shows_supports),
            process::second_person.eq(new.second_person),
        ))
        .execute(tx.conn())?;
    changed(tx, by, &found, "changed", Change::because(why).of_part("how"))
}

/// What every screen asks before it writes; none: there is nothing to write. Gives the sentence for everybody.
fn gate(
    found: &Process,
    same: bool,
    (now, seen): (&str, &str),
    mut problems: Vec<Problem>,
    why: &str,
) -> Result<Option<String>, Error> {
    if same && problems.is_empty() {
        return Ok(None);
    }
    let mut told = String::new();
    if found.published {
        match reason(why, "why") {
            Ok(text) => told = text,
            Err(Error::Invalid(more)) => problems.extend(more),
            Err(other) => return Err(other),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if now == seen { Ok(Some(told)) } else { Err(Error::Stale) }
}

fn too_long(texts: &[(&'static str, &String)]) -> Vec<Problem> {
    let long = texts.iter().filter(|(_, text)| text.chars().count() > LONGEST_TEXT);
    long.map(|(field, _)| Problem::new(field, "participation-problem-long").with("max", LONGEST_TEXT)).collect()
}

/// Of two circles of readers the smaller one.
pub(crate) fn narrower(one: Visibility, other: Visibility) -> Visibility {
    one.max(other)
}
