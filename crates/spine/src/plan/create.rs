//! Making a plan and its editions.

use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{BRIEF_MAX_WORDS, EditionState, PartialDate, Source, Visibility};
use cantiere_domain::text::{clean, clean_line, natural_key};
use cantiere_domain::{Lang, Slug};
use cantiere_store::schema::plan::{edition, edition_invited, plan};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct NewPlan {
    pub slug: Slug,
    pub name: String,
    pub owner: String,
    pub owner_organization: Option<OrganizationId>,
    pub brief: String,
    pub language: Lang,
}

#[derive(Clone, Debug)]
pub struct NewEdition {
    pub plan: PlanId,
    pub slug: Slug,
    pub name: String,
    /// A year, a month or a day as [`PartialDate`] reads it, or empty.
    pub period_from: String,
    pub period_to: String,
    pub state: EditionState,
    pub visibility: Visibility,
    pub invited: Vec<OrganizationId>,
    pub language: Lang,
    pub brief: String,
    pub source: Source,
    pub predecessor: Option<EditionId>,
}

impl NewEdition {
    /// A draft for staff alone, of no time and from nowhere yet.
    pub fn new(plan: PlanId, slug: Slug, name: impl Into<String>, language: Lang) -> NewEdition {
        NewEdition {
            plan,
            slug,
            name: name.into(),
            period_from: String::new(),
            period_to: String::new(),
            state: EditionState::Draft,
            visibility: Visibility::Staff,
            invited: Vec::new(),
            language,
            brief: String::new(),
            source: Source::default(),
            predecessor: None,
        }
    }
}

pub fn plan(tx: &mut Tx, by: &Actor, new: &NewPlan) -> Result<PlanId, Error> {
    if !can(by, Action::Administer, &Scope::default()) && !can(by, Action::Plan, &Scope::default()) {
        return Err(Error::Denied);
    }
    let mut problems = name_problems(&new.name);
    problems.extend(brief_problem(&new.brief));
    if find(tx, &new.slug)?.is_some() {
        problems.push(Problem::new("slug", "problem-slug-taken").with("slug", new.slug.to_string()));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    let name = clean_line(&new.name);
    let last: Option<i64> = plan::table.select(diesel::dsl::max(plan::position)).first(&mut **tx)?;
    let id: i64 = diesel::insert_into(plan::table)
        .values((
            plan::uuid.eq(uuid::Uuid::new_v4().to_string()),
            plan::slug.eq(new.slug.as_str()),
            plan::sort_key.eq(natural_key(&name)),
            plan::name.eq(name),
            plan::owner.eq(clean_line(&new.owner)),
            plan::owner_organization.eq(new.owner_organization.map(|o| o.0)),
            plan::brief.eq(clean(&new.brief)),
            plan::language.eq(new.language.as_str()),
            plan::position.eq(last.unwrap_or(0) + 1),
            plan::created_at.eq(now),
            plan::version.eq(1),
        ))
        .returning(plan::id)
        .get_result(&mut **tx)?;
    crate::site::note(tx, by, "plan_added", ("plan", id), Some(PlanId(id)), &[])?;
    Ok(PlanId(id))
}

pub fn edition(tx: &mut Tx, by: &Actor, new: &NewEdition) -> Result<EditionId, Error> {
    let scope = Scope { plan: Some(new.plan), ..Scope::default() };
    if !can(by, Action::Plan, &scope) {
        return Err(Error::Denied);
    }
    let mut problems = name_problems(&new.name);
    problems.extend(period_problems(&new.period_from, &new.period_to));
    problems.extend(brief_problem(&new.brief));
    let taken: Option<i64> = edition::table
        .filter(edition::plan.eq(new.plan.0))
        .filter(edition::slug.eq(new.slug.as_str()))
        .select(edition::id)
        .first(&mut **tx)
        .optional()?;
    if taken.is_some() {
        problems.push(Problem::new("slug", "problem-slug-taken").with("slug", new.slug.to_string()));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    let id: i64 = diesel::insert_into(edition::table)
        .values((
            edition::uuid.eq(uuid::Uuid::new_v4().to_string()),
            edition::plan.eq(new.plan.0),
            edition::slug.eq(new.slug.as_str()),
            edition::name.eq(clean_line(&new.name)),
            edition::period_from.eq(clean_line(&new.period_from)),
            edition::period_to.eq(clean_line(&new.period_to)),
            edition::state.eq(new.state.as_str()),
            edition::visibility.eq(new.visibility.as_str()),
            edition::language.eq(new.language.as_str()),
            edition::brief.eq(clean(&new.brief)),
            edition::source.eq(serde_json::to_string(&new.source).unwrap_or_default()),
            edition::predecessor.eq(new.predecessor.map(|e| e.0)),
            edition::adoption.eq(""),
            edition::created_at.eq(now),
            edition::changed_at.eq(now),
            edition::version.eq(1),
        ))
        .returning(edition::id)
        .get_result(&mut **tx)?;
    for organization in &new.invited {
        diesel::insert_into(edition_invited::table)
            .values((edition_invited::edition.eq(id), edition_invited::organization.eq(organization.0)))
            .execute(&mut **tx)?;
    }
    crate::site::note(tx, by, "edition_added", ("edition", id), Some(new.plan), &[])?;
    tx.changed(&super::edition::draft_topic(EditionId(id)));
    tx.changed("site");
    Ok(EditionId(id))
}

pub fn find(conn: &mut Conn, slug: &Slug) -> Result<Option<PlanId>, Error> {
    let id: Option<i64> = plan::table.filter(plan::slug.eq(slug.as_str())).select(plan::id).first(conn).optional()?;
    Ok(id.map(PlanId))
}

fn name_problems(name: &str) -> Vec<Problem> {
    let length = clean_line(name).chars().count();
    if length == 0 || length > 200 { vec![Problem::new("name", "problem-name-length")] } else { Vec::new() }
}

/// A period begins and ends on a date as exact as the plan says, or it is not told; it ends after it begins.
pub fn period_problems(from: &str, to: &str) -> Vec<Problem> {
    let dates = [("period_from", clean_line(from)), ("period_to", clean_line(to))];
    if let [Ok(from), Ok(to)] = dates.each_ref().map(|(_, date)| date.parse::<PartialDate>())
        && from.first_day() > to.last_day()
    {
        return vec![Problem::new("period_to", "problem-times-order")];
    }
    dates
        .into_iter()
        .filter(|(_, date)| !date.is_empty() && date.parse::<PartialDate>().is_err())
        .map(|(field, date)| Problem::new(field, "problem-date-form").with("date", date))
        .collect()
}

/// “In brief” is worth its name only while it is brief.
pub fn brief_problem(brief: &str) -> Option<Problem> {
    let words = brief.split_whitespace().count();
    (words > BRIEF_MAX_WORDS)
        .then(|| Problem::new("brief", "problem-brief-words").with("words", words).with("max", BRIEF_MAX_WORDS))
}
