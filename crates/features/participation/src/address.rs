//! The addresses of taking part, without the language: one function a page, so that links cannot drift apart.

use cantiere_domain::Ref;
use cantiere_spine::plan::Edition;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn edition(e: &Edition) -> String {
    of_slugs(&e.plan_slug, &e.slug)
}

pub fn of_slugs(plan: &str, edition: &str) -> String {
    format!("/plans/{plan}/{edition}")
}

pub fn consultation(base: &str) -> String {
    format!("{base}/consultation")
}

pub fn contributions(base: &str) -> String {
    format!("{base}/contributions")
}

pub fn contribution(base: &str, number: i64) -> String {
    format!("{base}/contributions/{number}")
}

/// The wordings suggested for one place, side by side.
pub fn amendments(base: &str, on: &str) -> String {
    format!("{base}/amendments{}", query(&[("on", on)]))
}

/// The grid of observations.
pub fn grid(base: &str) -> String {
    format!("{base}/grid")
}

/// What staff enter that came on paper.
pub fn entries(base: &str) -> String {
    format!("/desk{base}/entries")
}

/// One of them, by its number.
pub fn entry(base: &str, number: i64) -> String {
    format!("{}/{number}", entries(base))
}

/// The form for a paragraph (`p:anchor`) or an item (`i:code`); empty: for the whole plan.
pub fn comment(base: &str, on: &str, kind: &str) -> String {
    format!("{base}/comment{}", query(&[("on", on), ("kind", kind)]))
}

pub fn propose(base: &str, kind: &str, on: &str) -> String {
    format!("{base}/propose{}", query(&[("kind", kind), ("on", on)]))
}

/// The place in the plan; `anchor` is the paragraph's.
pub fn place(base: &str, on: Ref, anchor: &str) -> String {
    match on {
        Ref::Item(id) => format!("{base}/items/~{id}"),
        _ => format!("{base}/paragraphs/{anchor}"),
    }
}

pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// Pairs of (name, value), where an empty value leaves the name out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let kept: Vec<String> =
        pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={}", segment(v))).collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}
