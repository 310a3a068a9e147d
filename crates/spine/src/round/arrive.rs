//! What was chosen and is no contribution yet (an action of a draft, an option written for the round) arrives among the
//! contributions received when the round is counted, so that planners see it and answer it like the rest. A proposal is
//! there already. Nobody is its author: it came out of a vote.

use super::{Choice, Round, options};
use crate::contribution::{FromVote, from_vote};
use crate::plan::edition;
use crate::{Error, process};
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::OrganizationId;
use cantiere_store::Tx;
use cantiere_store::schema::plan::item_row;
use cantiere_store::schema::round::round_option;
use diesel::prelude::*;

/// Once for each winner. Where the edition has no consultation, nobody answers contributions, and nothing arrives.
pub(super) fn arrive(tx: &mut Tx, round: &Round) -> Result<(), Error> {
    let Some(of) = process::of_editions(tx, &[round.edition])?.into_iter().find(|p| p.published) else { return Ok(()) };
    // Whoever may answer it may see the edition; nothing of what is read here is shown.
    let everything = Actor {
        grants: vec![Grant { role: Role::Administrator, plan: None }],
        member_of: vec![OrganizationId(0)],
        ..Actor::default()
    };
    let edition = edition::find_by_id(tx, &everything, round.edition)?;
    let chosen = options(tx, round.id)?.into_iter().filter(|choice| choice.place.is_some() && choice.arrived.is_none());
    for choice in chosen.filter(|choice| !matches!(choice.from, Some(Ref::Contribution(_)))) {
        let on = match (choice.from, edition.published) {
            (Some(Ref::Item(item)), Some(revision)) => published(tx, item, revision)?,
            _ => None,
        };
        let new = FromVote { on, title: choice.title.clone(), text: text(&choice), language: round.language };
        let id = from_vote(tx, &of, &edition, &new)?;
        diesel::update(round_option::table.find(choice.id)).set(round_option::arrived.eq(id.0)).execute(tx.conn())?;
    }
    Ok(())
}

/// The action, if readers see it already; of a draft they do not.
fn published(tx: &mut Tx, item: i64, revision: i64) -> Result<Option<Ref>, Error> {
    let n: i64 = item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::item.eq(item))
        .count()
        .get_result(tx.conn())?;
    Ok((n > 0).then_some(Ref::Item(item)))
}

fn text(choice: &Choice) -> String {
    if choice.body.trim().is_empty() { choice.title.clone() } else { choice.body.clone() }
}
