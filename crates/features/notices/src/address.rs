//! The addresses of what is told about, without the language: one function a page.

use cantiere_domain::Ref;
use cantiere_spine::plan::Edition;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub fn edition(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
}

pub fn item(base: &str, code: &str, id: i64) -> String {
    format!("{base}/items/{}", segment(&cantiere_spine::plan::item::address(code, id)))
}

pub fn contribution(base: &str, number: i64) -> String {
    format!("{base}/contributions/{number}")
}

pub fn contributions(base: &str) -> String {
    format!("{base}/contributions?order=new")
}

pub fn consultation(base: &str) -> String {
    format!("{base}/consultation")
}

pub fn follow(on: Ref) -> String {
    format!("/follow/{}/{}", on.kind(), on.id())
}

pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}
