//! The addresses of moderation, without the language.

use cantiere_spine::plan::Edition;

pub fn edition(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn contribution(base: &str, number: i64) -> String {
    format!("{base}/contributions/{number}")
}

/// The queue of a plan's edition.
pub fn queue(e: &Edition) -> String {
    format!("/desk{}/moderation", edition(e))
}

pub fn one(e: &Edition, contribution: i64) -> String {
    format!("{}/{contribution}", queue(e))
}

/// The public record.
pub fn record(base: &str) -> String {
    format!("{base}/moderation")
}

pub fn reports(base: &str) -> String {
    format!("{base}/reports")
}

pub fn case(uuid: &str) -> String {
    format!("/cases/{uuid}")
}

pub fn appeal(decision: &str) -> String {
    format!("/appeals/{decision}")
}
