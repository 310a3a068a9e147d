//! The addresses of organisations, without the language: one function a page, so that links cannot drift apart.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub const LIST: &str = "/organizations";
pub const NEW: &str = "/organizations/new";
pub const MINE: &str = "/my-organizations";
pub const QUEUE: &str = "/desk/organizations";

/// What everybody sees of one.
pub fn public(slug: &str) -> String {
    format!("/organizations/{slug}")
}

/// What its members see.
pub fn own(slug: &str) -> String {
    format!("/my-organizations/{slug}")
}

pub fn invitation(token: &str) -> String {
    format!("/organizations/invitation/{token}")
}

pub fn concerns(slug: &str, plan: &str, edition: &str) -> String {
    format!("/organizations/{slug}/concerns/{plan}/{edition}")
}

pub fn edition(plan: &str, edition: &str) -> String {
    format!("/plans/{plan}/{edition}")
}

pub fn participants(plan: &str, edition: &str) -> String {
    format!("/desk/plans/{plan}/{edition}/participants")
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
