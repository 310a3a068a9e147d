//! What an edition is called, when it holds, where it stands in its life, and who may see it.

use super::create::{brief_problem, period_problems};
use super::edit::writable;
use super::edition::Edition;
use super::rows::digest;
use super::state;
use crate::process::day_of;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, OrganizationId};
use cantiere_domain::plan::{EditionState, QUIET_MONTHS_MOST, Visibility};
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::plan::{edition, edition_invited};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    /// A year or an ISO date, or empty.
    pub period_from: String,
    pub period_to: String,
    pub state: EditionState,
    pub visibility: Visibility,
    pub invited: Vec<OrganizationId>,
    pub brief: String,
    pub quiet_months: u16,
}

impl Settings {
    pub fn of(conn: &mut Conn, edition: &Edition) -> Result<Settings, Error> {
        Ok(Settings {
            name: edition.name.clone(),
            period_from: edition.period_from.clone(),
            period_to: edition.period_to.clone(),
            state: edition.state,
            visibility: edition.visibility,
            invited: invited(conn, edition.id)?,
            brief: edition.brief.clone(),
            quiet_months: edition.quiet_months,
        })
    }

    /// What a form carries to tell later whether somebody else changed the settings meanwhile.
    pub fn seen(&self) -> String {
        let invited: Vec<String> = self.invited.iter().map(|o| o.0.to_string()).collect();
        let state = (self.state.as_str(), self.visibility.as_str());
        let quiet = self.quiet_months.to_string();
        digest(&[
            &self.name,
            &self.period_from,
            &self.period_to,
            state.0,
            state.1,
            &invited.join(" "),
            &self.brief,
            &quiet,
        ])
    }
}

pub fn invited(conn: &mut Conn, of: EditionId) -> Result<Vec<OrganizationId>, Error> {
    let ids: Vec<i64> = edition_invited::table
        .filter(edition_invited::edition.eq(of.0))
        .order(edition_invited::organization)
        .select(edition_invited::organization)
        .load(conn)?;
    Ok(ids.into_iter().map(OrganizationId).collect())
}

/// Changes the settings; `seen` is [`Settings::seen`] of what the writer began from. In `zone` a consultation is over the day
/// after its last one.
pub fn save(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: EditionId, seen: &str, new: &Settings) -> Result<(), Error> {
    let edition = writable(tx, by, of)?;
    let now = Settings::of(tx, &edition)?;
    let new = tidy(new);
    let mut problems = problems(&edition, &new);
    let holds = |state| matches!(state, EditionState::Adopted | EditionState::InForce);
    if holds(new.state) && !holds(now.state) {
        // Everybody could answer, and what was accepted stands in the plan, whichever way it comes into force.
        let today = day_of(tx.now(), zone);
        problems.extend(crate::answer::consulting(tx, of, "state", today)?);
        problems.extend(crate::answer::in_the_way(tx, of, "state")?);
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if now == new {
        return Ok(());
    }
    if now.seen() != seen {
        return Err(Error::Stale);
    }
    diesel::update(edition::table.filter(edition::id.eq(of.0)))
        .set((
            edition::name.eq(&new.name),
            edition::period_from.eq(&new.period_from),
            edition::period_to.eq(&new.period_to),
            edition::state.eq(new.state.as_str()),
            edition::visibility.eq(new.visibility.as_str()),
            edition::brief.eq(&new.brief),
            edition::quiet_months.eq(i64::from(new.quiet_months)),
        ))
        .execute(&mut **tx)?;
    diesel::delete(edition_invited::table.filter(edition_invited::edition.eq(of.0))).execute(&mut **tx)?;
    for organization in &new.invited {
        diesel::insert_into(edition_invited::table)
            .values((edition_invited::edition.eq(of.0), edition_invited::organization.eq(organization.0)))
            .execute(&mut **tx)?;
    }
    let line = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "settings_changed",
        subject: ("edition", of.0),
        plan: Some(edition.plan.0),
        public: false,
        ..Event::default()
    };
    events::record(tx, &line)?;
    if now.visibility != new.visibility {
        crate::search::index_edition(tx, of)?;
        crate::search::contribution::reindex_contributions(tx, of, new.visibility)?;
    }
    state::touch(tx, of, edition.plan)
}

fn problems(of: &Edition, new: &Settings) -> Vec<Problem> {
    let mut problems = Vec::new();
    if new.name.is_empty() || new.name.chars().count() > 200 {
        problems.push(Problem::new("name", "problem-name-length"));
    }
    problems.extend(period_problems(&new.period_from, &new.period_to));
    if new.state == EditionState::Adopted && of.adoption.is_empty() {
        problems.push(Problem::new("state", "problem-adoption-missing"));
    }
    if new.visibility == Visibility::Invited && new.invited.is_empty() {
        problems.push(Problem::new("invited", "problem-nobody-invited"));
    }
    if new.visibility == Visibility::OwnStaff && of.owner_organization.is_none() {
        problems.push(Problem::new("visibility", "problem-no-owner"));
    }
    if !(1..=QUIET_MONTHS_MOST).contains(&new.quiet_months) {
        problems.push(Problem::new("quiet_months", "problem-quiet-months").with("most", QUIET_MONTHS_MOST));
    }
    problems.extend(brief_problem(&new.brief));
    problems
}

fn tidy(new: &Settings) -> Settings {
    let mut invited = new.invited.clone();
    invited.sort();
    invited.dedup();
    Settings {
        name: clean_line(&new.name),
        period_from: clean_line(&new.period_from),
        period_to: clean_line(&new.period_to),
        brief: clean(&new.brief),
        invited,
        ..new.clone()
    }
}
