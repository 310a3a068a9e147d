//! The demonstration's votes: options from the proposals, one ballot of each body on its day, the count after the close,
//! through the functions that the pages use. People vote apart, in secret.

use super::fill::{Cast, Failure, set_clock};
use super::participation::{Numbers, actor};
use cantiere_demo::{DemoEdition, DemoRound};
use cantiere_domain::Ref;
use cantiere_domain::id::{EditionId, RoundId};
use cantiere_domain::round::{Ballot, Rules, TieRule};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::round::{self, CastInput, NewOption, Said, Settings};
use cantiere_store::Db;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast, numbers: &Numbers) -> Result<(), Failure> {
    let Some(told) = of.process.as_ref().and_then(|p| p.round.as_ref()) else { return Ok(()) };
    let zone = TimeZone::get("Europe/Rome")?;
    set_clock(db, told.opens)?;
    let round = open(db, told, id, cast, numbers, &zone).await?;
    let choices = db.read(move |conn| round::options(conn, round)).await?;
    let by_target: HashMap<i64, i64> = choices.iter().filter_map(|c| Some((c.from?.id(), c.id))).collect();
    for ballot in told.ballots.iter().filter(|b| b.organization.is_some()) {
        set_clock(db, ballot.on_day)?;
        let picks: Vec<i64> =
            ballot.choices.iter().filter_map(|n| by_target.get(&numbers.get(n)?.0).copied()).collect();
        let input = CastInput {
            round,
            by: actor(cast, &ballot.person, ballot.organization.as_deref())?,
            ballot: Ballot::of(picks),
            said: Said::Site,
            zone: zone.clone(),
        };
        db.write_batch::<round::Cast>(input).await?;
    }
    if told.closes < cast.today(&zone) {
        set_clock(db, told.closes.checked_add(1.day())?)?;
        while !round::count_next(db, round).await?.is_done() {}
    }
    if let Some(secret) = &told.persons {
        super::secret_vote::fill(db, secret, id, cast, numbers, &zone).await?;
    }
    db.set_clock_offset(cast.present);
    Ok(())
}

async fn open(
    db: &Db,
    told: &DemoRound,
    id: EditionId,
    cast: &Cast,
    numbers: &Numbers,
    zone: &TimeZone,
) -> Result<RoundId, Failure> {
    let closes_at = start(told.closes.checked_add(1.day())?, zone)?;
    let settings = Settings {
        title: told.title.clone(),
        question: told.question.clone(),
        rules: Rules { most: u32::try_from(told.max)?, seats: 5, ties: TieRule::Number, ..Rules::default() },
        electorate: Vec::new(),
        opens_at: start(told.opens, zone)?,
        closes_at,
        counts_at: closes_at,
        turnout_hidden: false,
        named: true,
        persons: false,
        assurance: Default::default(),
    };
    let options = options(&told.options, numbers);
    let by = cast.administrator();
    Ok(db
        .write(move |tx| -> Result<RoundId, Error> {
            let of = edition::find_by_id(tx, &by, id)?;
            let (round, _) = round::create(tx, &by, &of, &settings)?;
            round::add(tx, &by, &of, round, &options)?;
            let seen = round::find_by_id(tx, round)?.version;
            round::open(tx, &by, &of, round, seen)?;
            Ok(round)
        })
        .await?)
}

/// The first moment of a day.
pub(super) fn start(day: Date, zone: &TimeZone) -> Result<i64, Failure> {
    Ok(day.to_zoned(zone.clone())?.timestamp().as_microsecond())
}

/// Proposals of the story, by their numbers, to choose from.
pub(super) fn options(told: &[u32], numbers: &Numbers) -> Vec<NewOption> {
    told.iter().filter_map(|n| Some(NewOption::From(Ref::Contribution(numbers.get(n)?.0)))).collect()
}
