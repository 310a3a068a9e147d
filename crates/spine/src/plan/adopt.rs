//! The act by which an administration adopts an edition: type, number, date, where to read it.

use super::edit::{rights, writable};
use super::edition::Edition;
use super::state;
use crate::notice::{self, NoticeKind};
use crate::process::day_of;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::EditionState;
use cantiere_domain::text::{clean_line, is_web};
use cantiere_store::Tx;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::plan::{edition, revision};
use diesel::prelude::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// As the administration writes it: “Decreto”, “123/2026”, the day, an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Act {
    pub kind: String,
    pub number: String,
    /// ISO.
    pub date: String,
    pub link: String,
    /// The number of the version that it adopts; 0: it was recorded before that was kept.
    #[serde(skip_serializing_if = "is_unknown")]
    pub version: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_unknown(version: &i64) -> bool {
    *version == 0
}

impl Act {
    /// None when nothing was adopted yet.
    pub fn parse(stored: &str) -> Option<Act> {
        serde_json::from_str(stored).ok()
    }

    /// “Decreto 12/2026”.
    pub fn name(&self) -> String {
        format!("{} {}", self.kind, self.number).trim().to_string()
    }
}

/// Records the act; the edition's published version is what it adopts. In `zone` its day is today or earlier.
pub fn adopt(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: EditionId, act: &Act) -> Result<(), Error> {
    let of = writable(tx, by, of)?;
    rights::open(&of)?;
    let act = Act {
        kind: clean_line(&act.kind),
        number: clean_line(&act.number),
        date: clean_line(&act.date),
        link: clean_line(&act.link),
        version: adopted(tx, &of, act)?,
    };
    let mut problems = Vec::new();
    let mut wrong = |field, key| problems.push(Problem::new(field, key));
    if act.kind.is_empty() || act.kind.chars().count() > 200 {
        wrong("kind", "problem-act-kind");
    }
    if act.number.is_empty() || act.number.chars().count() > 100 {
        wrong("number", "problem-act-number");
    }
    match act.date.parse::<Date>() {
        Ok(date) if date > day_of(tx.now(), zone) => wrong("date", "problem-act-date-future"),
        Ok(_) => {}
        Err(_) => wrong("date", "problem-act-date"),
    }
    if !act.link.is_empty() && !is_web(&act.link) {
        wrong("link", "problem-link-form");
    }
    if of.published.is_none() {
        wrong("draft", "problem-adopt-unpublished");
    }
    // A plan is adopted once everybody could answer, and what was accepted stands in it. The act of a plan that is adopted
    // is corrected at any time.
    let holds = matches!(of.state, EditionState::Adopted | EditionState::InForce);
    if !holds || Act::parse(&of.adoption).is_none_or(|known| known.date != act.date) {
        let today = day_of(tx.now(), zone);
        problems.extend(crate::answer::consulting(tx, of.id, "draft", today)?);
    }
    problems.extend(crate::answer::in_the_way(tx, of.id, "draft")?);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let state = match of.state {
        EditionState::InForce => of.state,
        _ => EditionState::Adopted,
    };
    diesel::update(edition::table.filter(edition::id.eq(of.id.0)))
        .set((edition::adoption.eq(serde_json::to_string(&act).unwrap_or_default()), edition::state.eq(state.as_str())))
        .execute(&mut **tx)?;
    let line = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "adopted",
        subject: ("edition", of.id.0),
        plan: Some(of.plan.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &line)?;
    notice::tell(tx, by.person, NoticeKind::Adopted, of.plan, of.id, &[Ref::Edition(of.id.0)])?;
    state::touch(tx, of.id, of.plan)
}

/// The version that an act adopts: the one that is published now; an act that is only corrected goes on adopting its own.
fn adopted(tx: &mut Tx, of: &Edition, act: &Act) -> Result<i64, Error> {
    let before = Act::parse(&of.adoption).filter(|known| known.date == clean_line(&act.date) && known.version > 0);
    match (before, of.published) {
        (Some(known), _) => Ok(known.version),
        (None, Some(published)) => {
            Ok(revision::table.filter(revision::id.eq(published)).select(revision::number).first(&mut **tx)?)
        }
        (None, None) => Ok(0),
    }
}
