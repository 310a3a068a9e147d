//! Reading contributions. The caller has found the edition for its reader; who may see a single state is decided by
//! [`Contribution::shown_to`], and no list holds anything but what is published.

use super::{Author, Contribution, VOTE, Words};
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId, PersonId, PlanId, ProcessId};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::contribution::{
    contribution, contribution_entry, contribution_support, contribution_version,
};
use cantiere_store::{Conn, once, remember, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::HashMap;

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
            .select((
                contribution::all_columns,
                (person::display_name, person::uuid).nullable(),
                (organization::name, organization::slug, organization::kind, organization::state).nullable(),
                contribution_entry::sender.nullable(),
            ))
    };
}
/// By their numbers in the database, in the order asked: one statement however many.
pub fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Contribution>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if let [id] = ids {
        return once(conn, "contribution", *id, |conn| {
            Ok(all_told(with_authors!().filter(contribution::id.eq(*id)).load(conn)?))
        });
    }
    let mut all = all_told(with_authors!().filter(contribution::id.eq_any(ids)).load(conn)?);
    let place: HashMap<i64, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    all.sort_by_key(|c| place.get(&c.id.0).copied());
    Ok(all)
}

/// The one that readers cite by its number.
pub fn find(conn: &mut Conn, of: ProcessId, number: i64) -> Result<Contribution, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::process.eq(of.0))
        .filter(contribution::number.eq(number))
        .filter(contribution::parent.is_null())
        .load(conn)?;
    let found = all_told(rows);
    let one = found.first().cloned().ok_or(Error::NotFound("contribution"))?;
    remember("contribution", one.id.0, &found);
    Ok(one)
}

/// Those that readers cite by these numbers, in the order asked; what is not there is left out.
pub fn by_numbers(conn: &mut Conn, of: ProcessId, numbers: &[i64]) -> Result<Vec<Contribution>, Error> {
    let mut all = Vec::with_capacity(numbers.len());
    // One statement takes only so many values.
    for chunk in numbers.chunks(5_000) {
        let rows: Vec<Told> = with_authors!()
            .filter(contribution::process.eq(of.0))
            .filter(contribution::number.eq_any(chunk))
            .filter(contribution::parent.is_null())
            .load(conn)?;
        all.extend(all_told(rows));
    }
    let place: HashMap<i64, usize> = numbers.iter().enumerate().map(|(n, number)| (*number, n)).collect();
    all.sort_by_key(|c| place.get(&c.number).copied());
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
        .filter(contribution::state.eq_any(["published", "hidden", "withdrawn"]).or(waits))
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

/// What lists are filtered and ordered by; the words are read for one page alone.
#[derive(Clone, Debug, Queryable)]
pub struct Entry {
    pub id: i64,
    pub number: i64,
    pub kind: String,
    pub theme: String,
    /// As its author wrote it.
    pub territory: String,
    pub chapter: Option<i64>,
    pub organization: Option<i64>,
    pub supports: i64,
    pub received_at: i64,
    pub state: String,
    pub target_kind: String,
    pub target: i64,
}

/// The contributions of a process without the replies, oldest first; `all`: also those that only staff see.
pub fn entries(conn: &mut Conn, of: ProcessId, all: bool) -> Result<Vec<Entry>, Error> {
    let states: &[&str] = if all { &["published", "submitted", "hidden", "withdrawn"] } else { &["published"] };
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.eq_any(states.iter().copied()))
        .filter(contribution::parent.is_null())
        .order(contribution::id)
        .select((
            contribution::id,
            contribution::number,
            contribution::kind,
            contribution::theme,
            contribution::territory,
            contribution::chapter,
            contribution::organization,
            contribution::supports,
            contribution::received_at,
            contribution::state,
            contribution::target_kind,
            contribution::target,
        ))
        .load(conn)?)
}

/// Those of them that changed since a moment, whatever became of them, oldest first.
pub fn changed_entries(conn: &mut Conn, of: ProcessId, since: i64) -> Result<Vec<Entry>, Error> {
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::changed_at.ge(since))
        .filter(contribution::parent.is_null())
        .order(contribution::id)
        .select((
            contribution::id,
            contribution::number,
            contribution::kind,
            contribution::theme,
            contribution::territory,
            contribution::chapter,
            contribution::organization,
            contribution::supports,
            contribution::received_at,
            contribution::state,
            contribution::target_kind,
            contribution::target,
        ))
        .load(conn)?)
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

/// The same, before one of them, newest first, as far as it was received since a moment: for the list of staff.
pub fn received_before(
    conn: &mut Conn,
    of: ProcessId,
    before: i64,
    since: i64,
    at_most: i64,
) -> Result<Vec<Contribution>, Error> {
    let rows: Vec<Told> = with_authors!()
        .filter(contribution::process.eq(of.0))
        .filter(contribution::parent.is_null())
        .filter(contribution::id.lt(before))
        .filter(contribution::received_at.ge(since))
        .order(contribution::id.desc())
        .limit(at_most)
        .load(conn)?;
    Ok(all_told(rows))
}

/// How many were received since a moment; no more than so many are counted.
pub fn received_since(conn: &mut Conn, of: ProcessId, since: i64, at_most: i64) -> Result<usize, Error> {
    let ids: Vec<i64> = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::parent.is_null())
        .filter(contribution::received_at.ge(since))
        .limit(at_most)
        .select(contribution::id)
        .load(conn)?;
    Ok(ids.len())
}

/// How many published contributions there are on one thing, up to one more than [`MOST_COUNTED`], and the newest of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetCount {
    pub count: i64,
    pub newest: Vec<i64>,
}

#[derive(QueryableByName)]
struct Ranked {
    #[diesel(sql_type = BigInt)]
    target: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = Text)]
    newest: String,
}

/// More contributions on one thing are not counted.
pub const MOST_COUNTED: i64 = 1_000;

/// For many paragraphs or items at once, in their order: one statement, which looks at no more than it shows and counts.
pub fn of_targets(conn: &mut Conn, kind: &str, targets: &[i64], newest: i64) -> Result<Vec<TargetCount>, Error> {
    let list = serde_json::to_string(targets).unwrap_or_default();
    let text = conn.pick(
        "select t.value as target, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' limit $4)) as n, \
         coalesce((select group_concat(id) from (select c.id as id from contribution c where c.target_kind = $1 \
          and c.target = t.value and c.state = 'published' order by c.id desc limit $3)), '') as newest \
         from json_each($2) t",
        "select t.value as target, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' limit $4) as counted) as n, \
         coalesce((select string_agg(id::text, ',') from (select c.id as id from contribution c where c.target_kind = $1 \
          and c.target = t.value and c.state = 'published' order by c.id desc limit $3) as last), '') as newest \
         from (select x::bigint as value from jsonb_array_elements_text($2::text::jsonb) as x) as t",
    );
    let rows: Vec<Ranked> = sql(text)
        .bind::<Text, _>(kind)
        .bind::<Text, _>(list)
        .bind::<BigInt, _>(newest.max(1))
        .bind::<BigInt, _>(MOST_COUNTED + 1)
        .load(conn)?;
    let mut by_target: HashMap<i64, TargetCount> = HashMap::new();
    for row in rows {
        let mut ids: Vec<i64> = row.newest.split(',').filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(newest.max(0) as usize);
        by_target.insert(row.target, TargetCount { count: row.n, newest: ids });
    }
    Ok(targets.iter().map(|t| by_target.get(t).cloned().unwrap_or_default()).collect())
}

/// A wording that stood once.
#[derive(Clone, Debug, Queryable)]
pub struct Past {
    pub number: i64,
    pub what: String,
    pub title: String,
    pub body: String,
    pub wording: String,
    pub action: String,
    pub effect: String,
    pub note: String,
    pub at: i64,
}

/// Everything that was done to a contribution, oldest first.
pub fn versions(conn: &mut Conn, of: ContributionId) -> Result<Vec<Past>, Error> {
    use contribution_version as v;
    Ok(v::table
        .filter(v::contribution.eq(of.0))
        .order(v::number)
        .select((v::number, v::what, v::title, v::body, v::wording, v::action, v::effect, v::note, v::at))
        .load(conn)?)
}

/// The same for many of them, by their numbers in the database.
pub fn versions_of(conn: &mut Conn, of: &[i64]) -> Result<HashMap<i64, Vec<Past>>, Error> {
    use contribution_version as v;
    let rows: Vec<(i64, Past)> = v::table
        .filter(v::contribution.eq_any(of))
        .order((v::contribution, v::number))
        .select((
            v::contribution,
            (v::number, v::what, v::title, v::body, v::wording, v::action, v::effect, v::note, v::at),
        ))
        .load(conn)?;
    let mut all: HashMap<i64, Vec<Past>> = HashMap::new();
    for (id, past) in rows {
        all.entry(id).or_default().push(past);
    }
    Ok(all)
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

/// In whose names a person supports it: their own (0), or organisations.
pub fn supported_by(conn: &mut Conn, of: ContributionId, by: &Actor) -> Result<Vec<i64>, Error> {
    use contribution_support as s;
    let Some(person) = by.person else { return Ok(Vec::new()) };
    let mut keys = vec![format!("p{person}")];
    keys.extend(by.member_of.iter().map(|o| format!("o{o}")));
    let rows: Vec<Option<i64>> = s::table
        .filter(s::contribution.eq(of.0))
        .filter(s::supporter.eq_any(keys))
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

type Told = (Row, Option<(String, String)>, Option<(String, String, String, String)>, Option<String>);

/// The organisation it was said for, else the person, else the name on the letter.
fn told((row, person, body, sender): Told) -> Contribution {
    let author = match (body, person) {
        (Some((name, slug, kind, state)), _) => {
            let verified = matches!(state.as_str(), "verified" | "suspended");
            Author::Organization { name, slug, kind, verified }
        }
        (None, Some((name, uuid))) => Author::person(name, &uuid),
        (None, None) if row.channel == VOTE => Author::Vote,
        (None, None) => Author::Sender { name: sender.unwrap_or_default() },
    };
    row.with(author)
}

fn all_told(rows: Vec<Told>) -> Vec<Contribution> {
    rows.into_iter().map(told).collect()
}

impl Row {
    fn with(self, author: Author) -> Contribution {
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
            replies: self.replies,
            received_at: self.received_at,
            changed_at: self.changed_at,
            version: self.version,
        }
    }
}
