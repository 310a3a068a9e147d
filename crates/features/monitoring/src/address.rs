//! The addresses of this feature and of what it links to, without the language.

use cantiere_spine::plan::{Edition, item};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn edition(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn item(e: &Edition, code: &str, id: i64) -> String {
    format!("{}/items/{}", edition(e), segment(code, id))
}

/// How an action is addressed below its edition.
pub fn segment(code: &str, id: i64) -> String {
    utf8_percent_encode(&item::address(code, id), SEGMENT).to_string()
}

pub fn update(e: &Edition, code: &str, id: i64) -> String {
    format!("{}/update", item(e, code, id))
}

pub fn progress(e: &Edition) -> String {
    format!("/desk/plans/{}/{}/progress", e.plan_slug, e.slug)
}
