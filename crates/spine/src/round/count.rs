//! Counting a round after its close, one list at a time: each list's result is a row of its own, so that a count that was
//! interrupted goes on where it stood, and readers see how far it is. Nothing is shown before the last one.

use super::election::{OfList, explained};
use super::result::{Served, Turnout};
use super::{Round, find_by_id, options, sealed, stream, touch};
use crate::Error;
use crate::notice::{self, NoticeKind};
use cantiere_domain::Ref;
use cantiere_domain::id::RoundId;
use cantiere_sealed::risk::Risk;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::round::{round, round_ballot_log, round_option, round_result};
use cantiere_store::{Conn, Db, Tx};
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The job that counts.
pub const COUNT: &str = "count_round";

/// How far the count is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub counted: usize,
    pub lists: usize,
}

impl Progress {
    pub fn is_done(self) -> bool {
        self.counted >= self.lists
    }
}

pub fn progress(conn: &mut Conn, of: &Round) -> Result<Progress, Error> {
    if of.state == "counted" {
        return Ok(Progress { counted: of.rules.lists.len(), lists: of.rules.lists.len() });
    }
    let n: i64 = round_result::table.filter(round_result::round.eq(of.id.0)).count().get_result(conn)?;
    Ok(Progress { counted: n as usize, lists: of.rules.lists.len() })
}

/// Whether it is to be counted now, by the database's clock: that of the machine may be wrong by any amount.
pub async fn is_due(db: &Db, id: RoundId) -> Result<bool, Error> {
    db.write(move |tx| -> Result<bool, Error> {
        let round = find_by_id(tx, id)?;
        Ok(round.state == "open" && tx.now() >= round.counts_at)
    })
    .await
}

/// Counts the next list that is not counted yet; after the last one the result is public. Too early, or done already:
/// nothing happens. Two at once find the same and write it once.
pub async fn count_next(db: &Db, id: RoundId) -> Result<Progress, Error> {
    let mut progress = Progress { counted: 0, lists: 1 };
    // A ballot that was in time may be stored while the list is counted: then it is counted again, at once.
    for _ in 0..TRIES {
        let (now, whole) = count_once(db, id).await?;
        progress = now;
        if whole {
            break;
        }
    }
    Ok(progress)
}

/// After so many counts that others overtook, the job comes back later.
const TRIES: u8 = 20;

/// Gives also whether no ballot came meanwhile.
async fn count_once(db: &Db, id: RoundId) -> Result<(Progress, bool), Error> {
    let (round, choices, could, done, ready, cast) = db
        .read(move |conn| -> Result<_, Error> {
            let round = find_by_id(conn, id)?;
            let choices = options(conn, id)?;
            let could: Vec<(String, i64)> = organization::table
                .filter(organization::state.eq("verified"))
                .group_by(organization::kind)
                .select((organization::kind, count_star()))
                .load(conn)?;
            let done = progress(conn, &round)?;
            let cast = last_cast(conn, &round)?;
            let ready = !round.persons || is_sealed(conn, id, cast)?;
            Ok((round, choices, could, done, ready, cast))
        })
        .await?;
    if done.is_done() || !ready || !is_due(db, id).await? {
        return Ok((done, true));
    }
    // Counting may take long: it is done outside of any transaction.
    let list = done.counted;
    let mut of = OfList::new(&round.rules, &choices, list);
    let mut voted: BTreeMap<String, i64> = BTreeMap::new();
    let (form, mut whole, mut part) = (round.rules.method.form(), Alike::default(), Alike::default());
    stream::each(db, &round, |ballot, kind| {
        of.add(ballot);
        if round.persons {
            whole.add(&ballot.canonical(form));
            part.add(&of.part(ballot).canonical(form));
        }
        *voted.entry(kind.to_owned()).or_default() += 1;
    })
    .await?;
    let ballots: i64 = voted.values().sum();
    let mut counted = explained(&round.rules, list, &of);
    counted.publishable = round.persons && whole.risk().publishable();
    counted.part_publishable = round.persons && part.risk().publishable();
    if !round.persons {
        let winners = counted.winners.clone();
        let mut by_kind: BTreeMap<String, i64> = voted.keys().map(|kind| (kind.clone(), 0)).collect();
        stream::each(db, &round, |ballot, kind| {
            if winners.iter().any(|w| ballot.has(*w)) {
                *by_kind.entry(kind.to_owned()).or_default() += 1;
            }
        })
        .await?;
        let served = |(kind, served): (String, i64)| Served { voted: voted[&kind], kind, served };
        counted.served = by_kind.into_iter().map(served).collect();
        if list == 0 {
            counted.turnout = turnout(&round, voted, could);
        }
    }
    let seen = (ballots, cast, round.rules.lists.len());
    db.write(move |tx| store(tx, id, list, &counted, seen)).await
}

/// How often each ballot was cast, by a digest of what it says: a few bytes for each that is unlike the others.
#[derive(Default)]
struct Alike(HashMap<u64, u32>);

impl Alike {
    /// One that says nothing is none.
    fn add(&mut self, said: &str) {
        if !said.is_empty() {
            let mut digest = DefaultHasher::new();
            said.hash(&mut digest);
            *self.0.entry(digest.finish()).or_insert(0) += 1;
        }
    }

    fn risk(&self) -> Risk {
        let ballots = self.0.values().map(|n| *n as usize).sum();
        Risk { ballots, unique: self.0.values().filter(|n| **n == 1).count() }
    }
}

/// The ballot that was stored last, whether it replaced one or not: of bodies its row in the log of ballots, of people the
/// length of the public log, of which nothing else is read to count.
fn last_cast(conn: &mut Conn, of: &Round) -> Result<Option<i64>, Error> {
    if of.persons {
        return Ok(Some(sealed::length(conn, of.id)?));
    }
    let log = round_ballot_log::table.filter(round_ballot_log::round.eq(of.id.0));
    Ok(log.select(max(round_ballot_log::id)).first(conn)?)
}

/// Whether a persons' vote has what its recount needs: the seed that decides ties, and a signature of the log up to its
/// last ballot.
fn is_sealed(conn: &mut Conn, id: RoundId, cast: Option<i64>) -> Result<bool, Error> {
    let told = sealed::seal_of(conn, id)?.is_some_and(|seal| !seal.seed.is_empty());
    let signed = sealed::newest(conn, id, 1)?.first().map(|(size, _)| *size);
    Ok(told && signed.is_some() && signed == cast)
}

/// Writes the result of one list; with the last one the round is counted.
fn store(
    tx: &mut Tx,
    id: RoundId,
    list: usize,
    counted: &super::Counted,
    (ballots, cast, lists): (i64, Option<i64>, usize),
) -> Result<(Progress, bool), Error> {
    let round = find_by_id(tx, id)?;
    let done = progress(tx, &round)?;
    if round.state != "open" || tx.now() < round.counts_at || done.counted != list {
        return Ok((done, true));
    }
    if round.ballots != ballots || last_cast(tx, &round)? != cast {
        return Ok((done, false));
    }
    let content = serde_json::to_string(counted).unwrap_or_default();
    diesel::insert_into(round_result::table)
        .values((
            (round_result::round.eq(id.0), round_result::list.eq(list as i64)),
            (round_result::content.eq(content), round_result::at.eq(tx.now())),
        ))
        .execute(tx.conn())?;
    for (n, option) in counted.winners.iter().enumerate() {
        diesel::update(round_option::table.find(option))
            .set(round_option::place.eq(n as i64 + 1))
            .execute(tx.conn())?;
    }
    let done = Progress { counted: list + 1, lists };
    if done.is_done() {
        let now = tx.now();
        diesel::update(round::table.find(id.0))
            .set((round::state.eq("counted"), round::counted_at.eq(now), round::version.eq(round::version + 1)))
            .execute(tx.conn())?;
        let event = Event {
            verb: "counted",
            subject: ("round", id.0),
            plan: Some(round.plan.0),
            public: true,
            ..Event::default()
        };
        events::record(tx, &event)?;
        super::arrive::arrive(tx, &round)?;
        notice::tell(tx, None, NoticeKind::VoteCounted, round.plan, round.edition, &[Ref::Round(id.0)])?;
    }
    touch(tx, &round);
    Ok((done, true))
}

fn turnout(round: &Round, voted: BTreeMap<String, i64>, could: Vec<(String, i64)>) -> Vec<Turnout> {
    let mut by_kind: BTreeMap<String, Turnout> = could
        .into_iter()
        .filter(|(kind, _)| round.admits(kind))
        .map(|(kind, could)| (kind.clone(), Turnout { kind, voted: 0, could }))
        .collect();
    for (kind, voted) in voted {
        let of = by_kind.entry(kind.clone()).or_insert_with(|| Turnout { kind, voted: 0, could: 0 });
        (of.voted, of.could) = (voted, of.could.max(voted));
    }
    by_kind.into_values().collect()
}
