//! The addresses of plans, without the language: one function a page, so that links cannot drift apart.

use cantiere_spine::plan::{Edition, item};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn edition(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn items(e: &Edition) -> String {
    format!("{}/items", edition(e))
}

pub fn item(e: &Edition, code: &str, id: i64) -> String {
    format!("{}/{}", items(e), item_segment(code, id))
}

/// The last part of an item's address.
pub fn item_segment(code: &str, id: i64) -> String {
    segment(&item::address(code, id))
}

pub fn text(e: &Edition) -> String {
    format!("{}/text", edition(e))
}

pub fn chapter(e: &Edition, code: &str, id: i64) -> String {
    format!("{}/{}", text(e), segment(&item::address(code, id)))
}

/// The text that stands before the first chapter. No item has the number 0.
pub fn before_chapters(e: &Edition) -> String {
    chapter(e, "", 0)
}

/// Whether this is how [`before_chapters`] names its page.
pub fn is_before_chapters(segment: &str) -> bool {
    segment == "~0"
}

pub fn paragraph(e: &Edition, anchor: &str) -> String {
    format!("{}/paragraphs/{anchor}", edition(e))
}

pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// The query `keep`, which may be empty, with one more value.
pub fn and(keep: &str, name: &str, value: &str) -> String {
    let sign = if keep.is_empty() { '?' } else { '&' };
    format!("{keep}{sign}{name}={}", segment(value))
}

/// A page's own query with some values changed: pairs of (name, value), where an empty value leaves the name out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let kept: Vec<String> =
        pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={}", segment(v))).collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}
