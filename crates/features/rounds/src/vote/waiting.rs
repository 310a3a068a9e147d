//! A ballot that waits while its writer signs in: in a cookie of their browser, so that no row of the database ever has a
//! ballot beside a person. It goes to the ballot's page alone, scripts cannot read it, and an hour ends it.

use crate::address;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_domain::round::{Ballot, Pick};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{Choice, Round};
use cantiere_web::cookies::BALLOT;
use cantiere_web::{Ctx, Error, level};
use http::{HeaderMap, header};

/// Seconds.
const LIFETIME: u32 = 3_600;

/// How surely a voter must have said who they are. Where bodies vote it is the body that is known.
fn asked(r: &Round) -> Assurance {
    if r.persons { r.assurance } else { Assurance::default() }
}

/// Whether the reader still has to sign in, for the first time or more surely, before a ballot of theirs is taken.
pub fn falls_short(ctx: &Ctx, r: &Round) -> bool {
    level::falls_short(ctx, asked(r))
}

/// To signing in and back, with the ballot in the browser.
pub fn keep(ctx: &Ctx, e: &Edition, r: &Round, choices: &[Choice], ballot: &Ballot) -> Result<Response, Error> {
    let page = page(ctx, e, r);
    let to = level::sign_in(ctx, asked(r), "next", &format!("{page}?waiting=yes"));
    let mut response = Redirect::to(&to).into_response();
    let cookie = BALLOT.set(&ctx.site.base_url, &page, &written(choices, ballot), Some(LIFETIME))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// The ballot that waits in this browser.
pub fn read(ctx: &Ctx, headers: &HeaderMap, choices: &[Choice]) -> Option<Ballot> {
    let picks = BALLOT.read(&ctx.site.base_url, headers)?.split('.').map(|one| {
        let (number, points) = one.split_once('-')?;
        let number: i64 = number.parse().ok()?;
        let choice = choices.iter().find(|c| c.number == number)?;
        Some(Pick { option: choice.id, points: points.parse().ok()? })
    });
    Some(Ballot(picks.collect::<Option<_>>()?))
}

/// It waits no longer.
pub fn forget(ctx: &Ctx, e: &Edition, r: &Round, response: &mut Response) {
    if let Ok(cookie) = BALLOT.end(&ctx.site.base_url, &page(ctx, e, r)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn page(ctx: &Ctx, e: &Edition, r: &Round) -> String {
    ctx.href(&format!("{}/ballot", address::round(e, r.number)))
}

/// By the short numbers of the options: five hundred of them fit into a cookie.
fn written(choices: &[Choice], ballot: &Ballot) -> String {
    let one = |pick: &Pick| Some(format!("{}-{}", choices.iter().find(|c| c.id == pick.option)?.number, pick.points));
    ballot.0.iter().filter_map(one).collect::<Vec<_>>().join(".")
}
