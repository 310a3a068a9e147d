//! The addresses of the desk, without the language.

use cantiere_spine::plan::Edition;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn draft(e: &Edition) -> String {
    format!("/desk/plans/{}/{}", e.plan_slug, e.slug)
}

/// The page of a chapter; none: what stands before the first one.
pub fn part(e: &Edition, chapter: Option<i64>) -> String {
    format!("{}/parts/{}", draft(e), chapter.unwrap_or(0))
}

pub fn public(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn changes(e: &Edition) -> String {
    format!("{}/changes", public(e))
}

/// What became of an older edition of the same plan in this one.
pub fn compared(e: &Edition, older: &str) -> String {
    format!("{}/compare/{older}", public(e))
}

pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// Pairs of (name, value); an empty value leaves the name out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let kept: Vec<String> =
        pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={}", segment(v))).collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}
