//! Making a round: seen by staff alone until it is opened.

use super::settings::{Settings, checked, lot};
use crate::Error;
use crate::plan::Edition;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::RoundId;
use cantiere_store::schema::round::round;
use cantiere_store::{Tx, insert_id};
use diesel::dsl::max;
use diesel::prelude::*;

pub fn create(tx: &mut Tx, by: &Actor, of: &Edition, new: &Settings) -> Result<(RoundId, i64), Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let mut new = checked(new)?;
    new.rules.lot = lot(new.persons, 0);
    let last: Option<i64> =
        round::table.filter(round::edition.eq(of.id.0)).select(max(round::number)).first(tx.conn())?;
    let number = last.unwrap_or(0) + 1;
    let now = tx.now();
    let id = insert_id(
        tx,
        diesel::insert_into(round::table).values((
            round::uuid.eq(uuid::Uuid::new_v4().to_string()),
            (round::plan.eq(of.plan.0), round::edition.eq(of.id.0), round::number.eq(number)),
            round::language.eq(of.language.as_str()),
            round::state.eq("draft"),
            (round::title.eq(new.title.clone()), round::question.eq(new.question.clone())),
            round::rules.eq(new.rules_text()),
            round::electorate.eq(new.electorate_text()),
            (round::opens_at.eq(new.opens_at), round::closes_at.eq(new.closes_at), round::counts_at.eq(new.counts_at)),
            (round::turnout_hidden.eq(new.turnout_hidden), round::named.eq(new.named)),
            (round::voters.eq(new.voters()), round::assurance.eq(new.assurance())),
            (round::extension.eq(""), round::ballots.eq(0), round::created_at.eq(now), round::version.eq(1)),
        )),
    )?;
    Ok((RoundId(id), number))
}
