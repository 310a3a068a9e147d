//! The addresses of this feature and of what it links to, without the language.

use cantiere_domain::Ref;
use cantiere_spine::answer::lists::Counted;
use cantiere_spine::plan::{Edition, item};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn edition(e: &Edition) -> String {
    of_slugs(&e.plan_slug, &e.slug)
}

pub fn of_slugs(plan: &str, edition: &str) -> String {
    format!("/plans/{plan}/{edition}")
}

pub fn contribution(base: &str, number: i64) -> String {
    format!("{base}/contributions/{number}")
}

pub fn report(base: &str) -> String {
    format!("{base}/report")
}

/// What a figure counts.
pub fn counted(base: &str, what: Counted) -> String {
    format!("{base}/results/{}", what.as_str())
}

/// Where the words are read: a paragraph by its anchor, an item by its code.
pub fn place(base: &str, on: Ref, anchor_or_code: &str) -> String {
    match on {
        Ref::Item(id) => format!("{base}/items/{}", segment(&item::address(anchor_or_code, id))),
        _ => format!("{base}/paragraphs/{}", segment(anchor_or_code)),
    }
}

/// Where the words come from.
pub fn origin(base: &str, on: Ref, anchor_or_code: &str) -> String {
    match on {
        Ref::Item(id) => format!("{base}/origin/items/{}", segment(&item::address(anchor_or_code, id))),
        _ => format!("{base}/origin/paragraphs/{}", segment(anchor_or_code)),
    }
}

pub fn organization(slug: &str) -> String {
    format!("/organizations/{slug}")
}

pub fn received(e: &Edition) -> String {
    format!("{}/contributions-received", draft(e))
}

/// Where a contribution is split and its parts are answered.
pub fn parts(e: &Edition, number: i64) -> String {
    format!("{}/parts?n={number}", received(e))
}

/// The desk's own pages of an edition.
pub fn draft(e: &Edition) -> String {
    format!("/desk/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn amendments(e: &Edition) -> String {
    format!("{}/amendments", draft(e))
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
