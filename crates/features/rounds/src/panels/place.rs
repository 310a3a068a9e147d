//! Where a proposal stood in a vote: on its own page, in the chain behind a sentence, in the list of what was received.
//! A place never decides: whoever answers reads it beside the proposal.

use super::store;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::round::{self, Placed};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "panels/step.html")]
struct Step {
    heading: String,
    href: String,
    meta: String,
}

#[derive(askama::Template)]
#[template(path = "panels/contribution.html")]
struct OfContribution {
    heading: String,
    lines: Vec<(String, String, String)>,
    decides: String,
}

#[derive(askama::Template)]
#[template(path = "panels/received.html")]
struct Received {
    text: String,
    href: String,
}

/// A vote, in an edition that the reader sees.
type Seen = HashMap<i64, Vec<(Placed, Edition)>>;

fn seen(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Seen, cantiere_store::Error> {
    let ids: Vec<i64> = refs.iter().filter(|r| matches!(r, Ref::Contribution(_))).map(|r| r.id()).collect();
    let placed = round::places(conn, "contribution", &ids).map_err(store)?;
    let mut editions: HashMap<i64, Option<Edition>> = HashMap::new();
    let mut out = Seen::new();
    for place in placed {
        let id = place.round.edition;
        if let std::collections::hash_map::Entry::Vacant(free) = editions.entry(id.0) {
            free.insert(match edition::find_by_id(conn, ctx.actor(), id) {
                Ok(edition) => Some(edition),
                Err(cantiere_spine::Error::NotFound(_)) => None,
                Err(error) => return Err(store(error)),
            });
        }
        if let Some(Some(edition)) = editions.get(&id.0) {
            out.entry(place.target).or_default().push((place, edition.clone()));
        }
    }
    Ok(out)
}

fn for_each(
    refs: &[Ref],
    seen: &Seen,
    make: impl Fn(&[(Placed, Edition)]) -> Option<Fragment>,
) -> Vec<Option<Fragment>> {
    refs.iter().map(|r| seen.get(&r.id()).and_then(|of| make(of))).collect()
}

pub fn chain(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let seen = seen(conn, ctx, refs)?;
    Ok(for_each(refs, &seen, |of| {
        // The last vote in which it was chosen.
        let (placed, e) = of.iter().rev().find(|(p, _)| p.place.is_some())?;
        Some(Fragment::render(&Step {
            heading: words::tn(ctx, "rounds-chain-place", placed.place?),
            href: ctx.href(&address::round(e, placed.round.number)),
            meta: placed
                .round
                .counted_at
                .map(|_| words::last_moment_day(ctx, placed.round.closes_at))
                .unwrap_or_default(),
        }))
    }))
}

pub fn contribution(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let seen = seen(conn, ctx, refs)?;
    Ok(for_each(refs, &seen, |of| {
        let lines = of.iter().map(|(placed, e)| {
            let said = match (placed.place, placed.round.state == "counted") {
                (Some(n), _) => words::tn(ctx, "rounds-was-place", n),
                (None, true) => ctx.t("rounds-was-not-chosen"),
                (None, false) => words::standing(ctx, &placed.round),
            };
            (placed.round.title.clone(), ctx.href(&address::round(e, placed.round.number)), said)
        });
        Some(Fragment::render(&OfContribution {
            heading: ctx.t("rounds-in-votes"),
            lines: lines.collect(),
            decides: ctx.t("rounds-decides"),
        }))
    }))
}

/// “Da valutare: 2ª scelta nella votazione”, for those who answer.
pub fn received(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    if *ctx.actor() == Actor::visitor() {
        return Ok(vec![None; refs.len()]);
    }
    let seen = seen(conn, ctx, refs)?;
    Ok(for_each(refs, &seen, |of| {
        let (placed, e) = of.iter().rev().find(|(p, _)| p.place.is_some())?;
        Some(Fragment::render(&Received {
            text: words::tn(ctx, "rounds-to-assess", placed.place?),
            href: ctx.href(&address::round(e, placed.round.number)),
        }))
    }))
}
