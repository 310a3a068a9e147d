//! Reading rounds. The caller has found the edition for its reader; a draft is shown to staff alone, and what a body
//! voted to the body alone until the round is counted.

use super::{Choice, Round, Stored, WITHDRAWN, ballots_topic, topic};
use crate::actor::session::parse_assurance;
use crate::plan::Edition;
use crate::{Error, columns};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, OrganizationId, PlanId, RoundId};
use cantiere_domain::{Lang, Ref};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::round::{round, round_ballot, round_ballot_log, round_option};
use cantiere_store::{Among, Conn, Db, kept};
use diesel::prelude::*;

/// By the number that readers cite.
pub fn find(conn: &mut Conn, reader: &Actor, of: &Edition, number: i64) -> Result<Round, Error> {
    // A number that is not given yet may be given the next moment.
    let topics = |found: &Option<Round>| found.iter().flat_map(|r| [topic(r.id), ballots_topic(r.id)]).collect();
    let found = kept(conn, "round", (of.id, number), topics, |conn| numbered(conn, of, number))?;
    found.filter(|r| r.is_for(reader, of)).ok_or(Error::NotFound("round"))
}

fn numbered(conn: &mut Conn, of: &Edition, number: i64) -> Result<Option<Round>, Error> {
    let row = round::table.filter(round::edition.eq(of.id.0)).filter(round::number.eq(number));
    Ok(row.first::<Row>(conn).optional()?.map(Round::from))
}

const AS_SET_UP: &str = "round as set up";

/// The same without how many have voted, which changes with every ballot: for what thousands ask in the last minute.
pub fn as_set_up(conn: &mut Conn, reader: &Actor, of: &Edition, number: i64) -> Result<Round, Error> {
    let topics = |found: &Option<Round>| found.iter().map(|r| topic(r.id)).collect();
    let found = kept(conn, AS_SET_UP, (of.id, number), topics, |conn| {
        Ok::<_, Error>(numbered(conn, of, number)?.map(|round| Round { ballots: 0, ..round }))
    })?;
    found.filter(|r| r.is_for(reader, of)).ok_or(Error::NotFound("round"))
}

/// The same as an earlier read kept it; none: ask the database.
pub fn recall(db: &Db, reader: &Actor, of: &Edition, number: i64) -> Option<Round> {
    let found: Option<Round> = db.recall(AS_SET_UP, (of.id, number))?;
    found.filter(|r| r.is_for(reader, of))
}

/// Whoever asks: for functions that check what belongs to it.
pub fn find_by_id(conn: &mut Conn, id: RoundId) -> Result<Round, Error> {
    let row: Option<Row> = round::table.find(id.0).first(conn).optional()?;
    row.map(Round::from).ok_or(Error::NotFound("round"))
}

/// Of several editions, newest first, drafts too: one statement. At most 200.
pub fn of_editions(conn: &mut Conn, editions: &[EditionId]) -> Result<Vec<Round>, Error> {
    let ids: Vec<i64> = editions.iter().map(|e| e.0).collect();
    let rows: Vec<Row> =
        round::table.filter(round::edition.among(ids)).order(round::id.desc()).limit(200).load(conn)?;
    Ok(rows.into_iter().map(Round::from).collect())
}

/// What can be voted for, by number.
pub fn options(conn: &mut Conn, of: RoundId) -> Result<Vec<Choice>, Error> {
    Ok(options_of(conn, &[of])?.into_iter().map(|(_, choice)| choice).collect())
}

/// The same of several rounds: one statement. The words of a proposal that was hidden after it came to the vote stay with
/// those who moderate; the option and the ballots that name it stay as they are.
pub fn options_of(conn: &mut Conn, of: &[RoundId]) -> Result<Vec<(RoundId, Choice)>, Error> {
    let ids: Vec<i64> = of.iter().map(|r| r.0).collect();
    let of_proposal = round_option::kind.eq("contribution").and(round_option::target.eq(contribution::id.nullable()));
    let rows: Vec<(OptionRow, Option<String>, Option<i64>, String)> = round_option::table
        .inner_join(round::table.on(round::id.eq(round_option::round)))
        .left_join(contribution::table.on(of_proposal))
        .filter(round_option::round.among(ids))
        .order((round_option::round, round_option::number))
        .select((
            round_option::all_columns,
            contribution::state.nullable(),
            contribution::number.nullable(),
            round::language,
        ))
        .load(conn)?;
    let one = |(row, state, number, language): (OptionRow, Option<String>, Option<i64>, String)| {
        let (of, choice) = (RoundId(row.round), Choice::from(row));
        match state.as_deref() {
            Some("hidden") => (of, withheld(choice, number.unwrap_or_default(), language.parse().unwrap_or_default())),
            _ => (of, choice),
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Told in the vote's own language, as its options are.
fn withheld(choice: Choice, number: i64, language: Lang) -> Choice {
    let title = match language {
        Lang::It => format!("Proposta n. {number}, nascosta da chi modera"),
        Lang::En => format!("Proposal no. {number}, hidden by a moderator"),
    };
    Choice { title, body: String::new(), withheld: Some(choice.title), ..choice }
}

/// The ballot of one body that counts now.
pub fn ballot_of(conn: &mut Conn, of: RoundId, body: OrganizationId) -> Result<Option<Stored>, Error> {
    Ok(ballots(conn, of, Some(body), 0, 1)?.pop())
}

/// The ballots that count, by organisation number after `after`.
pub fn ballots(
    conn: &mut Conn,
    of: RoundId,
    body: Option<OrganizationId>,
    after: i64,
    at_most: i64,
) -> Result<Vec<Stored>, Error> {
    use round_ballot as b;
    let mut query = b::table
        .inner_join(organization::table.on(organization::id.eq(b::organization)))
        .inner_join(person::table.on(person::id.eq(b::person)))
        .filter(b::round.eq(of.0))
        .filter(b::organization.gt(after))
        .order(b::organization)
        .limit(at_most)
        .select((
            b::organization,
            organization::name,
            organization::slug,
            organization::kind,
            b::person,
            person::name,
            b::content,
            b::channel,
            b::protocol,
            b::received_at,
            b::entered_at,
        ))
        .into_boxed();
    if let Some(body) = body {
        query = query.filter(b::organization.eq(body.0));
    }
    Ok(query.load::<Columns>(conn)?.into_iter().map(Stored::from).collect())
}

/// Everything a body cast and what was withdrawn of it, newest first, with who did; pages show it by [`super::logged`].
pub fn history(conn: &mut Conn, of: RoundId, body: OrganizationId) -> Result<Vec<Stored>, Error> {
    log(conn, of, Some(body), false, i64::MAX)
}

/// What was withdrawn of what the desk entered, newest first; at most 10,000.
pub fn withdrawals(conn: &mut Conn, of: &Round) -> Result<Vec<Stored>, Error> {
    if of.withdrawn == 0 { Ok(Vec::new()) } else { log(conn, of.id, None, true, 10_000) }
}

/// Rows of the log, newest first: of one body, or only what was withdrawn.
pub(super) fn log(
    conn: &mut Conn,
    of: RoundId,
    body: Option<OrganizationId>,
    withdrawn: bool,
    at_most: i64,
) -> Result<Vec<Stored>, Error> {
    use round_ballot_log as b;
    let mut query = b::table
        .inner_join(organization::table.on(organization::id.eq(b::organization)))
        .inner_join(person::table.on(person::id.eq(b::person)))
        .filter(b::round.eq(of.0))
        .order(b::id.desc())
        .limit(at_most)
        .select(ROW)
        .into_boxed();
    if let Some(body) = body {
        query = query.filter(b::organization.eq(body.0));
    }
    if withdrawn {
        query = query.filter(b::channel.eq(WITHDRAWN));
    }
    Ok(query.load::<Columns>(conn)?.into_iter().map(Stored::from).collect())
}

columns!(
    /// What is read of a row of the log.
    pub(super) ROW = (
        round_ballot_log::organization,
        organization::name,
        organization::slug,
        organization::kind,
        round_ballot_log::person,
        person::name,
        round_ballot_log::content,
        round_ballot_log::channel,
        round_ballot_log::protocol,
        round_ballot_log::received_at,
        round_ballot_log::entered_at,
    )
);

pub(super) type Columns = (i64, String, String, String, i64, String, String, String, String, i64, i64);

impl From<Columns> for Stored {
    fn from(c: Columns) -> Stored {
        Stored {
            organization: OrganizationId(c.0),
            body: c.1,
            body_slug: c.2,
            body_kind: c.3,
            person: c.4,
            name: c.5,
            content: c.6,
            channel: c.7,
            protocol: c.8,
            received_at: c.9,
            entered_at: c.10,
        }
    }
}

#[derive(Queryable)]
pub(super) struct Row {
    id: i64,
    uuid: String,
    plan: i64,
    edition: i64,
    number: i64,
    title: String,
    question: String,
    language: String,
    state: String,
    rules: String,
    electorate: String,
    opens_at: i64,
    closes_at: i64,
    counts_at: i64,
    turnout_hidden: bool,
    named: bool,
    extension: String,
    ballots: i64,
    _created_at: i64,
    counted_at: Option<i64>,
    version: i64,
    voters: String,
    assurance: String,
    listed: i64,
    withdrawn: i64,
}

impl From<Row> for Round {
    fn from(row: Row) -> Round {
        Round {
            id: RoundId(row.id),
            uuid: row.uuid,
            plan: PlanId(row.plan),
            edition: EditionId(row.edition),
            number: row.number,
            title: row.title,
            question: row.question,
            language: row.language.parse().unwrap_or_default(),
            state: row.state,
            rules: serde_json::from_str(&row.rules).unwrap_or_default(),
            electorate: serde_json::from_str(&row.electorate).unwrap_or_default(),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            counts_at: row.counts_at,
            turnout_hidden: row.turnout_hidden,
            named: row.named,
            extension: row.extension,
            ballots: row.ballots,
            counted_at: row.counted_at,
            version: row.version,
            persons: row.voters == "persons",
            assurance: parse_assurance(&row.assurance),
            listed: row.listed,
            withdrawn: row.withdrawn,
        }
    }
}

#[derive(Queryable)]
struct OptionRow {
    id: i64,
    round: i64,
    number: i64,
    list: i64,
    kind: String,
    target: Option<i64>,
    title: String,
    body: String,
    cost: i64,
    feasibility: String,
    alternative: String,
    place: Option<i64>,
    arrived: Option<i64>,
}

impl From<OptionRow> for Choice {
    fn from(row: OptionRow) -> Choice {
        Choice {
            id: row.id,
            number: row.number,
            list: usize::try_from(row.list).unwrap_or_default(),
            from: row.target.and_then(|target| Ref::parse(&row.kind, target)),
            title: row.title,
            body: row.body,
            cost: row.cost,
            feasibility: row.feasibility,
            alternative: row.alternative,
            place: row.place,
            arrived: row.arrived,
            withheld: None,
        }
    }
}
