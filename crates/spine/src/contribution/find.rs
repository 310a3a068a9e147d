//! Reading contributions. The caller has found the edition for its reader; who may see a single state is decided by
//! [`Contribution::shown_to`], and no list holds anything but what is published.

use super::{Author, Contribution, Words};
use crate::Error;
use crate::plan::theme::THEMES;
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId, PersonId, PlanId, ProcessId};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::contribution::{contribution, contribution_entry, contribution_support};
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn, Db, kept, kept_all};
use diesel::prelude::*;
use std::collections::HashMap;

/// Bytes of the texts of one contribution.
const LONGEST_KEPT: usize = 6_000;

#[derive(Queryable)]
struct Row {
    id: i64,
    _uuid: String,
    plan: i64,
    edition: i64,
    process: i64,
    number: i64,
    kind: String,
    state: String,
    _visibility: String,
    language: String,
    parent: Option<i64>,
    target_kind: String,
    target: i64,
    revision: Option<i64>,
    _chapter: Option<i64>,
    place: String,
    quote: String,
    title: String,
    body: String,
    wording: String,
    action: String,
    effect: String,
    theme: String,
    territory: String,
    person: Option<i64>,
    organization: Option<i64>,
    channel: String,
    supports: i64,
    replies: i64,
    received_at: i64,
    changed_at: i64,
    version: i64,
}

/// Contributions with who wrote them, to be narrowed and ordered: one statement for both.
macro_rules! with_authors {
    () => {
        contribution::table
            .left_join(person::table.on(person::id.nullable().eq(contribution::person)))
            .left_join(organization::table.on(organization::id.nullable().eq(contribution::organization)))
            .left_join(contribution_entry::table.on(contribution_entry::contribution.eq(contribution::id)))
            .inner_join(process::table.on(process::id.eq(contribution::process)))
            .select((
                contribution::all_columns,
                (person::display_name, person::uuid).nullable(),
                (organization::name, organization::slug, organization::kind, organization::state).nullable(),
                contribution_entry::sender.nullable(),
                process::shows_supports,
            ))
    };
}

/// By their numbers in the database, in the order asked: one statement however many.
pub fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Contribution>, Error> {
    kept_all(conn, "contribution", ids, topics, |conn, ids| {
        let rows: Vec<Told> = with_authors!().filter(contribution::id.among(ids)).load(conn)?;
        Ok(all_told(rows).into_iter().map(|c| (c.id.0, c)).collect())
    })
}

/// What tells that a contribution changed, or what is shown with it. A long one is read each time: what is kept has to find
/// room in memory.
fn topics(_: &i64, c: &Contribution) -> Vec<String> {
    let words = &c.words;
    let length: usize =
        [&words.body, &words.wording, &words.action, &words.effect, &c.quote].map(|t| t.len()).iter().sum();
    if length > LONGEST_KEPT { Vec::new() } else { changes(c.plan, c.process) }
}

/// The topics under which contributions of a process, and their authors, change.
pub(super) fn changes(plan: PlanId, process: ProcessId) -> Vec<String> {
    let own = [format!("process:{process}"), format!("plan:{plan}")];
    own.into_iter().chain(["people", "organizations", THEMES].map(str::to_string)).collect()
}

/// Puts what was found into the order in which it was asked for.
fn as_asked<T>(all: &mut [T], asked: &[i64], number: impl Fn(&T) -> i64) {
    let place: HashMap<i64, usize> = asked.iter().enumerate().map(|(n, number)| (*number, n)).collect();
    all.sort_by_key(|one| place.get(&number(one)).copied());
}

/// The one that readers cite by its number.
pub fn find(conn: &mut Conn, of: ProcessId, number: i64) -> Result<Contribution, Error> {
    let id = id_of(conn, of, number)?;
    by_ids(conn, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))
}

const ID_OF: &str = "id of a contribution";

/// Which one readers cite by a number: once given, a number stays.
pub fn id_of(conn: &mut Conn, of: ProcessId, number: i64) -> Result<ContributionId, Error> {
    let told = |found: &Option<i64>| found.iter().map(|_| format!("numbers:{of}")).collect();
    let found = kept(conn, ID_OF, (of.0, number), told, |conn| -> Result<Option<i64>, Error> {
        Ok(contribution::table
            .filter(contribution::process.eq(of.0))
            .filter(contribution::number.eq(number))
            .filter(contribution::parent.is_null())
            .select(contribution::id)
            .first(conn)
            .optional()?)
    })?;
    found.map(ContributionId).ok_or(Error::NotFound("contribution"))
}

/// The same as an earlier read kept it; none: ask the database.
pub fn recall_id(db: &Db, of: ProcessId, number: i64) -> Option<ContributionId> {
    db.recall::<_, Option<i64>>(ID_OF, (of.0, number)).flatten().map(ContributionId)
}

/// Those that readers cite by these numbers, in the order asked; what is not there is left out.
pub fn by_numbers(conn: &mut Conn, of: ProcessId, numbers: &[i64]) -> Result<Vec<Contribution>, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::process.eq(of.0))
        .filter(contribution::number.among(numbers))
        .filter(contribution::parent.is_null())
        .load(conn)?;
    let mut all = all_told(rows);
    as_asked(&mut all, numbers, |c| c.number);
    Ok(all)
}

/// Replies to one contribution from one of them on, oldest first: those that everybody sees, those of the reader that wait to
/// be published, and the places of those that a moderator hid or their author took back, whose words the caller must not show.
pub fn replies(
    conn: &mut Conn,
    to: ContributionId,
    reader: Option<PersonId>,
    from: i64,
    at_most: i64,
) -> Result<Vec<Contribution>, Error> {
    let waits = contribution::state.eq("submitted").and(contribution::person.eq(reader.map_or(0, |p| p.0)));
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::parent.eq(to.0))
        .filter(
            contribution::state
                .eq("published")
                .or(contribution::state.eq("hidden"))
                .or(contribution::state.eq("withdrawn"))
                .or(waits),
        )
        .filter(contribution::id.ge(from))
        .order(contribution::id)
        .limit(at_most)
        .load(conn)?;
    Ok(all_told(rows))
}

/// What a person wrote, whatever became of it, newest first.
pub fn mine(conn: &mut Conn, of: PersonId, before: Option<i64>, at_most: i64) -> Result<Vec<Contribution>, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::person.eq(of.0))
        .filter(contribution::id.lt(before.unwrap_or(i64::MAX)))
        .order(contribution::id.desc())
        .limit(at_most)
        .load(conn)?;
    Ok(all_told(rows))
}

/// What was received, without replies, after one of them, oldest first: for files.
pub fn received(conn: &mut Conn, of: ProcessId, after: i64, at_most: i64) -> Result<Vec<Contribution>, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::process.eq(of.0))
        .filter(contribution::parent.is_null())
        .filter(contribution::id.gt(after))
        .order(contribution::id)
        .limit(at_most)
        .load(conn)?;
    Ok(all_told(rows))
}

/// The replies to these, whatever became of them, by what they reply to and oldest first: for files of staff.
pub fn replies_to(conn: &mut Conn, of: &[i64]) -> Result<Vec<Contribution>, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::parent.among(of))
        .order((contribution::parent, contribution::id))
        .load(conn)?;
    Ok(all_told(rows))
}

/// Which were received, before one of them, newest first, as far as they were received since a moment: for the list of staff.
pub fn received_before(
    conn: &mut Conn,
    of: ProcessId,
    before: i64,
    since: i64,
    at_most: i64,
) -> Result<Vec<i64>, Error> {
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::parent.is_null())
        .filter(contribution::id.lt(before))
        .filter(contribution::received_at.ge(since))
        .order(contribution::id.desc())
        .limit(at_most)
        .select(contribution::id)
        .load(conn)?)
}

/// Organisations that support it, by name. People are counted and not named.
#[derive(Clone, Debug, Queryable)]
pub struct Supporter {
    pub name: String,
    pub slug: String,
}

pub fn supporters(conn: &mut Conn, of: ContributionId) -> Result<Vec<Supporter>, Error> {
    Ok(contribution_support::table
        .inner_join(organization::table.on(organization::id.nullable().eq(contribution_support::organization)))
        .filter(contribution_support::contribution.eq(of.0))
        .order(organization::sort_key)
        .limit(500)
        .select((organization::name, organization::slug))
        .load(conn)?)
}

/// How many support each published contribution of a process that anybody supports: (contribution, supports).
pub fn supports_of(conn: &mut Conn, of: ProcessId) -> Result<Vec<(i64, i64)>, Error> {
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::supports.gt(0))
        .select((contribution::id, contribution::supports))
        .load(conn)?)
}

/// In whose names a person supports it: their own (0), or organisations.
pub fn supported_by(conn: &mut Conn, of: ContributionId, by: &Actor) -> Result<Vec<i64>, Error> {
    use contribution_support as s;
    let Some(person) = by.person else { return Ok(Vec::new()) };
    let mut keys = vec![format!("p{person}")];
    keys.extend(by.member_of.iter().map(|o| format!("o{o}")));
    let rows: Vec<Option<i64>> = s::table
        .filter(s::contribution.eq(of.0))
        .filter(s::supporter.among(keys))
        .select(s::organization)
        .load(conn)?;
    Ok(rows.into_iter().map(Option::unwrap_or_default).collect())
}

impl Contribution {
    /// Whether this reader sees its words. That it was there is no secret once it was published.
    pub fn shown_to(&self, reader: &Actor) -> bool {
        let scope = Scope { plan: Some(self.plan), ..Scope::default() };
        let own = (self.person.is_some() && self.person == reader.person)
            || self.organization.is_some_and(|o| reader.member_of.contains(&o));
        self.state == ContributionState::Published || own || can(reader, Action::ReadDraft, &scope)
    }
}

type Told = (Row, Option<(String, String)>, Option<(String, String, String, String)>, Option<String>, bool);

fn told((row, person, body, sender, shows_supports): Told) -> Contribution {
    let author = Author::of(body, person, &row.channel, sender);
    row.with(author, shows_supports)
}

fn all_told(rows: Vec<Told>) -> Vec<Contribution> {
    rows.into_iter().map(told).collect()
}

impl Row {
    fn with(self, author: Author, shows_supports: bool) -> Contribution {
        Contribution {
            id: ContributionId(self.id),
            plan: PlanId(self.plan),
            edition: EditionId(self.edition),
            process: ProcessId(self.process),
            number: self.number,
            kind: ContributionKind::parse(&self.kind).unwrap_or(ContributionKind::Comment),
            state: ContributionState::parse(&self.state).unwrap_or(ContributionState::Hidden),
            language: self.language.parse().unwrap_or_default(),
            parent: self.parent.map(ContributionId),
            on: Ref::parse(&self.target_kind, self.target).filter(|r| matches!(r, Ref::Block(_) | Ref::Item(_))),
            revision: self.revision,
            place: self.place,
            quote: self.quote,
            words: Words {
                title: self.title,
                body: self.body,
                wording: self.wording,
                action: self.action,
                effect: self.effect,
            },
            theme: self.theme,
            territory: self.territory,
            person: self.person.map(PersonId),
            organization: self.organization.map(OrganizationId),
            author,
            channel: self.channel,
            supports: self.supports,
            shows_supports,
            replies: self.replies,
            received_at: self.received_at,
            changed_at: self.changed_at,
            version: self.version,
        }
    }
}
