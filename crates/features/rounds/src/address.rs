//! The addresses of votes, without the language: one function a page, so that links cannot drift apart.

use cantiere_spine::plan::Edition;

pub fn edition(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn votes(e: &Edition) -> String {
    format!("{}/votes", edition(e))
}

pub fn round(e: &Edition, number: i64) -> String {
    format!("{}/votes/{number}", edition(e))
}

pub fn desk(e: &Edition, number: i64) -> String {
    format!("/desk{}", round(e, number))
}

pub fn new(e: &Edition) -> String {
    format!("/desk{}/new", votes(e))
}

/// Of a persons' vote: where auditors take the ballots from.
pub fn auditors(e: &Edition, number: i64) -> String {
    format!("{}/auditors", round(e, number))
}
