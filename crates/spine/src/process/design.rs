//! The screens on which a process is set up, each saved on its own. Before it is published anything may be missing; what
//! is wrong is refused. Afterwards every change carries a sentence that everybody reads, and the window only grows.

use super::Process;
use super::calendar::may_become;
use super::change::{Change, changed, own, reason};
use super::create::{check_phases, put_phases};
use crate::actor::session::assurance_name;
use crate::plan::Edition;
use crate::plan::rows::digest;
use crate::{Error, Problem};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::{OrganizationId, ProcessId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activities, Level, Phase, ProcessKind, rounds};
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::Tx;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::process::{process, process_invited};
use diesel::prelude::*;
use jiff::tz::TimeZone;

const LONGEST_TITLE: usize = 200;
const LONGEST_TEXT: usize = 5_000;
const MOST_PHASES: usize = 20;

/// What it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct What {
    pub title: String,
    pub kind: ProcessKind,
    pub level: Level,
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub hear_back: String,
    pub legal_basis: String,
}

/// For whom it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    pub who: String,
    pub organizations_only: bool,
    pub assurance: Assurance,
    pub visibility: Visibility,
    pub invited: Vec<OrganizationId>,
}

/// Its days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    pub phases: Vec<Phase>,
    pub short_reason: String,
}

/// What people do in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    pub tools: Activities,
    pub premoderated: bool,
    pub shows_supports: bool,
    pub second_person: bool,
}

impl What {
    pub fn of(p: &Process) -> What {
        let r = p.record.clone();
        What {
            title: p.title.clone(),
            kind: p.kind,
            level: r.level,
            question: r.question,
            decision: r.decision,
            can_change: r.can_change,
            cannot_change: r.cannot_change,
            hear_back: r.hear_back,
            legal_basis: r.legal_basis,
        }
    }

    /// What a form carries to tell later whether somebody else changed it meanwhile.
    pub fn seen(&self) -> String {
        let (kind, level) = (self.kind.as_str(), self.level.as_str());
        digest(&[&self.title, kind, level, &self.texts().map(|(_, text)| text.as_str()).join("\u{0}")])
    }

    fn texts(&self) -> [(&'static str, &String); 6] {
        [
            ("question", &self.question),
            ("decision", &self.decision),
            ("can_change", &self.can_change),
            ("cannot_change", &self.cannot_change),
            ("hear_back", &self.hear_back),
            ("legal_basis", &self.legal_basis),
        ]
    }
}

impl Who {
    pub fn of(p: &Process) -> Who {
        Who {
            who: p.record.who.clone(),
            organizations_only: p.organizations_only,
            assurance: p.assurance,
            visibility: p.visibility,
            invited: p.invited.clone(),
        }
    }

    pub fn seen(&self) -> String {
        let invited: Vec<String> = self.invited.iter().map(|o| o.0.to_string()).collect();
        let flags = format!("{} {}", self.organizations_only, assurance_name(self.assurance));
        digest(&[&self.who, &flags, self.visibility.as_str(), &invited.join(" ")])
    }
}

impl When {
    pub fn of(p: &Process) -> When {
        When { phases: p.phases.clone(), short_reason: p.record.short_reason.clone() }
    }

    pub fn seen(&self) -> String {
        let row = |p: &Phase| format!("{} {} {} {}", p.kind.as_str(), p.opens, p.closes, p.title);
        digest(&[&self.short_reason, &self.phases.iter().map(row).collect::<Vec<_>>().join("\n")])
    }
}

impl How {
    pub fn of(p: &Process) -> How {
        How {
            tools: p.tools,
            premoderated: p.premoderated,
            shows_supports: p.shows_supports,
            second_person: p.second_person,
        }
    }

    pub fn seen(&self) -> String {
        let flags = [self.premoderated, self.shows_supports, self.second_person].map(|flag| flag.to_string());
        digest(&[&self.tools.to_string(), &flags.join(" ")])
    }
}

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
    new.invited.sort_unstable();
    new.invited.dedup();
    if new.visibility != Visibility::Invited {
        new.invited.clear();
    }
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
