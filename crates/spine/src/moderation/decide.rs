//! A moderator's decisions: hide, show (again), leave as it is. Each is a row that is never changed; undoing is another.

use super::case::close_all;
use super::notice::{Notice, tell};
use super::{Decision, place};
use crate::contribution::{self, Contribution, became_invisible, became_visible};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_domain::moderation::HideReason;
use cantiere_domain::text::clean;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_store::schema::moderation::{moderation_case, moderation_decision as t};
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;

/// The shortest explanation that explains something.
const SHORTEST: usize = 10;
const LONGEST: usize = 2_000;

#[derive(Clone, Debug)]
pub struct Decide {
    pub contribution: ContributionId,
    /// The version that the moderator was reading.
    pub seen: i64,
    /// Why, in words that everybody reads.
    pub text: String,
}

/// What showing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Published,
    /// Its organisation is not verified yet: it is published when it is.
    Waits,
}

/// Takes it from view. Its number, its place and the reason stay; the author is told and may appeal.
pub fn hide(tx: &mut Tx, by: &Actor, what: &Decide, reason: &str) -> Result<i64, Error> {
    let (one, ..) = place(tx, by, what.contribution)?;
    let mut problems = Vec::new();
    let reason = HideReason::parse(reason);
    if reason.is_none() {
        problems.push(Problem::new("reason", "moderation-problem-reason"));
    }
    let text = explained(&what.text, &mut problems);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if one.version != what.seen {
        return Err(Error::Stale);
    }
    if !matches!(one.state, ContributionState::Published | ContributionState::Submitted) {
        return Err(Problem::new("what", "moderation-problem-not-shown").into());
    }
    set_state(tx, &one, ContributionState::Hidden)?;
    if one.state == ContributionState::Published {
        became_invisible(tx, one.id)?;
    }
    let reason = reason.map_or("other", HideReason::as_str);
    let decision = row(tx, by, &one, "hidden", reason, &text)?;
    reports_told(tx, &one)?;
    close_all(tx, one.id, by.person.map(|p| p.0), "hidden")?;
    after(tx, by, &one, "hidden", false)?;
    tell(tx, Notice::Decision(decision))?;
    Ok(decision)
}

/// Publishes what waited to be read, or shows again what was hidden. Whoever hid it may undo it; an appeal that is open is
/// upheld by that.
pub fn show(tx: &mut Tx, by: &Actor, what: &Decide) -> Result<Shown, Error> {
    let (one, ..) = place(tx, by, what.contribution)?;
    let again = one.state == ContributionState::Hidden;
    let mut problems = Vec::new();
    let text = if again { explained(&what.text, &mut problems) } else { clean(&what.text) };
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if one.version != what.seen {
        return Err(Error::Stale);
    }
    if !matches!(one.state, ContributionState::Submitted | ContributionState::Hidden) {
        return Err(Problem::new("what", "moderation-problem-not-hidden").into());
    }
    let (decision, shown) = shown(tx, by, &one, &text)?;
    if again {
        let open: Vec<i64> = moderation_case::table
            .filter(moderation_case::contribution.eq(one.id.0))
            .filter(moderation_case::kind.eq("appeal"))
            .filter(moderation_case::state.eq("open"))
            .select(moderation_case::id)
            .load(tx.conn())?;
        for case in open {
            super::case::close(tx, case, by.person.map(|p| p.0), "upheld", &text)?;
        }
        tell(tx, Notice::Decision(decision))?;
    }
    Ok(shown)
}

/// Leaves it as it is and closes what was said against it.
pub fn keep(tx: &mut Tx, by: &Actor, what: &Decide) -> Result<(), Error> {
    let (one, ..) = place(tx, by, what.contribution)?;
    if one.version != what.seen {
        return Err(Error::Stale);
    }
    if one.state != ContributionState::Published {
        return Err(Problem::new("what", "moderation-problem-not-shown").into());
    }
    reports_told(tx, &one)?;
    close_all(tx, one.id, by.person.map(|p| p.0), "kept")?;
    event(tx, by, &one, "kept", false)?;
    tx.changed(&format!("moderation:{}", one.process));
    Ok(())
}

/// The change itself, also for an appeal that is upheld.
pub(super) fn shown(tx: &mut Tx, by: &Actor, one: &Contribution, text: &str) -> Result<(i64, Shown), Error> {
    let what = if one.state == ContributionState::Hidden { "shown" } else { "published" };
    let verified = match one.organization {
        Some(body) => {
            let state: String =
                organization::table.filter(organization::id.eq(body.0)).select(organization::state).first(tx.conn())?;
            state == "verified"
        }
        None => true,
    };
    let decision = row(tx, by, one, what, "", text)?;
    close_all(tx, one.id, by.person.map(|p| p.0), "published")?;
    let (state, result) = match verified {
        true => (ContributionState::Published, Shown::Published),
        false => (ContributionState::Submitted, Shown::Waits),
    };
    set_state(tx, one, state)?;
    if verified {
        became_visible(tx, one.id)?;
    }
    after(tx, by, one, what, verified)?;
    Ok((decision, result))
}

fn explained(text: &str, problems: &mut Vec<Problem>) -> String {
    let text = clean(text);
    let n = text.chars().count();
    if n < SHORTEST {
        problems.push(Problem::new("text", "moderation-problem-text"));
    } else if n > LONGEST {
        problems.push(Problem::new("text", "moderation-problem-long").with("max", LONGEST));
    }
    text
}

fn set_state(tx: &mut Tx, one: &Contribution, state: ContributionState) -> Result<(), Error> {
    let now = tx.now();
    let changed = diesel::update(table::table.filter(table::id.eq(one.id.0)).filter(table::version.eq(one.version)))
        .set((table::state.eq(state.as_str()), table::changed_at.eq(now), table::version.eq(one.version + 1)))
        .execute(tx.conn())?;
    if changed == 1 { Ok(()) } else { Err(Error::Stale) }
}

fn row(tx: &mut Tx, by: &Actor, one: &Contribution, what: &str, reason: &str, text: &str) -> Result<i64, Error> {
    let now = tx.now();
    Ok(insert_id(
        tx,
        diesel::insert_into(t::table).values((
            t::uuid.eq(uuid::Uuid::new_v4().to_string()),
            t::contribution.eq(one.id.0),
            t::plan.eq(one.plan.0),
            t::process.eq(one.process.0),
            t::what.eq(what.to_string()),
            t::reason.eq(reason.to_string()),
            t::text.eq(text.to_string()),
            t::person.eq(by.person.map(|p| p.0)),
            t::at.eq(now),
        )),
    )?)
}

/// Whoever reported and left their account hears what came of it.
fn reports_told(tx: &mut Tx, one: &Contribution) -> Result<(), Error> {
    let cases: Vec<i64> = moderation_case::table
        .filter(moderation_case::contribution.eq(one.id.0))
        .filter(moderation_case::kind.eq("report"))
        .filter(moderation_case::state.eq("open"))
        .filter(moderation_case::person.is_not_null())
        .select(moderation_case::id)
        .limit(100)
        .load(tx.conn())?;
    for case in cases {
        tell(tx, Notice::Report(case))?;
    }
    Ok(())
}

/// The row of the history, the event, and the pages that change.
fn after(tx: &mut Tx, by: &Actor, one: &Contribution, what: &'static str, public: bool) -> Result<(), Error> {
    contribution::history(tx, by, one, what)?;
    event(tx, by, one, what, public)?;
    crate::process::touch(tx, one.plan, one.process);
    tx.changed(&format!("moderation:{}", one.process));
    Ok(())
}

fn event(tx: &mut Tx, by: &Actor, one: &Contribution, verb: &str, public: bool) -> Result<(), Error> {
    let line = Event {
        actor: by.person.map(|p| p.0),
        organization: None,
        verb,
        subject: ("contribution", one.id.0),
        plan: Some(one.plan.0),
        process: Some(one.process.0),
        public,
        ids: &[],
    };
    Ok(events::record(tx, &line)?)
}

impl Decision {
    pub fn is_hiding(&self) -> bool {
        self.what == "hidden"
    }
}
