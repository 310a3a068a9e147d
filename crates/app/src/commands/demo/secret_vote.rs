//! The demonstration's secret vote of people, long over: counted, published with what anybody needs to recount it, the key
//! that told who voted destroyed. Its voters are invented and stand nowhere, not even here: each has a random tag.

use super::fill::{Cast, Failure, set_clock};
use super::participation::{Numbers, actor};
use super::rounds::{options, start};
use cantiere_demo::DemoSecretVote;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::{EditionId, RoundId};
use cantiere_domain::round::{Ballot, Rules};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::round::sealed::{self, Keys, Sealed, SealedInput};
use cantiere_spine::round::{self, Settings};
use cantiere_store::Db;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use tokio::task::JoinSet;

/// On so many days people voted, the log being signed at the end of each.
const DAYS: usize = 4;
/// Names the log in what was signed of it.
const ORIGIN: &str = "demo.example/votes";

pub async fn fill(
    db: &Db,
    told: &DemoSecretVote,
    id: EditionId,
    cast: &Cast,
    numbers: &Numbers,
    zone: &TimeZone,
) -> Result<(), Failure> {
    let over = told.closes.checked_add(32.days())?;
    if over > cast.today(zone) {
        return Err("the secret vote of the demonstration must be over, with its appeals".into());
    }
    set_clock(db, told.opens)?;
    let keys = Keys { poll: random()?, signing: random()?, seed: random()? };
    let round = open(db, told, id, cast, numbers, zone, &keys).await?;
    let (choices, uuid) = db
        .read(move |conn| -> Result<_, Error> {
            Ok((round::options(conn, round)?, round::find_by_id(conn, round)?.uuid))
        })
        .await?;
    let by_target: HashMap<i64, i64> = choices.iter().filter_map(|c| Some((c.from?.id(), c.id))).collect();
    let option = |n: &u32| numbers.get(n).and_then(|target| by_target.get(&target.0).copied());
    let origin = format!("{ORIGIN}/{uuid}");
    // A person of the story lends their rights to vote; whose ballot it is, the tag alone tells.
    let by = Actor { assurance: Assurance::Email, ..actor(cast, "anna-moretti", None)? };
    for day in 0..DAYS {
        set_clock(db, told.opens.checked_add(i64::try_from(1 + 3 * day)?.days())?)?;
        let mut sent = JoinSet::new();
        for (picks, voters) in &told.ballots {
            let ballot = Ballot::of(picks.iter().filter_map(option));
            for _ in (day..*voters).step_by(DAYS) {
                let input = SealedInput {
                    round,
                    by: by.clone(),
                    tag: random()?,
                    electors: Vec::new(),
                    ballot: ballot.clone(),
                    nonce: random()?,
                    entry: random()?,
                    zone: zone.clone(),
                };
                let db = db.clone();
                sent.spawn(async move { db.write_batch::<Sealed>(input).await });
            }
        }
        while let Some(answer) = sent.join_next().await {
            answer??;
        }
        sealed::checkpoint(db, round, &origin, keys.signing).await?;
    }
    count(db, told, round, &origin, &keys).await
}

/// What the worker of a site does: the seed is told, the log is signed, the ballots are counted, after the appeals the poll key is gone.
async fn count(db: &Db, told: &DemoSecretVote, round: RoundId, origin: &str, keys: &Keys) -> Result<(), Failure> {
    set_clock(db, told.closes.checked_add(1.day())?)?;
    let seed = keys.seed;
    db.write(move |tx| sealed::reveal(tx, round, &seed)).await?;
    sealed::checkpoint(db, round, origin, keys.signing).await?;
    while !round::count_next(db, round).await?.is_done() {}
    set_clock(db, told.closes.checked_add(31.days())?)?;
    db.write(move |tx| sealed::destroyed(tx, round)).await?;
    Ok(())
}

async fn open(
    db: &Db,
    told: &DemoSecretVote,
    id: EditionId,
    cast: &Cast,
    numbers: &Numbers,
    zone: &TimeZone,
    keys: &Keys,
) -> Result<RoundId, Failure> {
    let closes_at = start(told.closes.checked_add(1.day())?, zone)?;
    let settings = Settings {
        title: told.title.clone(),
        question: told.question.clone(),
        rules: Rules { most: u32::try_from(told.max)?, seats: u32::try_from(told.seats)?, ..Rules::default() },
        electorate: Vec::new(),
        opens_at: start(told.opens, zone)?,
        closes_at,
        counts_at: closes_at,
        turnout_hidden: false,
        named: false,
        persons: true,
        assurance: Assurance::Email,
    };
    let options = options(&told.options, numbers);
    let (by, keys) = (cast.administrator(), keys.clone());
    Ok(db
        .write(move |tx| -> Result<RoundId, Error> {
            let of = edition::find_by_id(tx, &by, id)?;
            let (round, _) = round::create(tx, &by, &of, &settings)?;
            round::add(tx, &by, &of, round, &options)?;
            sealed::seal(tx, &by, &of, round, &keys)?;
            let seen = round::find_by_id(tx, round)?.version;
            round::open(tx, &by, &of, round, seen)?;
            Ok(round)
        })
        .await?)
}

fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| format!("the system gives no random numbers: {error}"))?;
    Ok(bytes)
}
