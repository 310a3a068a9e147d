//! A contribution as a row of a list: kind and number, where, the first words, who and when.

use crate::{address, words};
use cantiere_spine::contribution::Brief;
use cantiere_web::{Fragment, Page};
use std::collections::HashMap;

pub struct Card {
    pub href: String,
    pub label: String,
    pub kind: &'static str,
    pub place: String,
    pub place_href: String,
    /// What the row's link says: the title, or the first words.
    pub title: String,
    pub text: String,
    pub lang: &'static str,
    pub author: String,
    pub author_kind: String,
    pub when: String,
    pub supports: String,
    pub replies: String,
    /// Theme and territory, where they are shown.
    pub about: String,
    /// In words; empty for what everybody sees.
    pub state: String,
    /// The edition it belongs to, where contributions to several stand together.
    pub of: Option<Of>,
    /// What other features say of it, where the reader is its author.
    pub panels: Vec<Fragment>,
}

pub struct Of {
    pub name: String,
    pub href: String,
    pub lang: &'static str,
}

pub fn card(page: &Page, base: &str, c: &Brief, anchors: &HashMap<i64, String>) -> Card {
    with(page, base, c, anchors, c.shows_supports)
}

/// The same for those who run the process: with the supports, whoever else sees them.
pub fn for_staff(page: &Page, base: &str, c: &Brief, anchors: &HashMap<i64, String>) -> Card {
    with(page, base, c, anchors, true)
}

fn with(page: &Page, base: &str, c: &Brief, anchors: &HashMap<i64, String>, supports: bool) -> Card {
    let ctx = page.ctx();
    let (author, author_kind) = words::author(ctx, &c.author);
    let text = if c.title.is_empty() { String::new() } else { c.beginning.clone() };
    Card {
        href: page.href(address::contribution(base, c.number)),
        label: words::numbered(ctx, c.kind, c.number),
        kind: c.kind.as_str(),
        place: words::place(ctx, c.on, &c.place),
        place_href: c.on.map(|on| page.href(place_address(base, on, anchors))).unwrap_or_default(),
        title: c.said().to_string(),
        text,
        lang: c.language.as_str(),
        author,
        author_kind,
        when: page.day(c.received_at),
        supports: if c.supports > 0 && supports {
            page.tn("participation-supports", c.supports)
        } else {
            String::new()
        },
        replies: if c.replies > 0 { page.tn("participation-replies", c.replies) } else { String::new() },
        about: String::new(),
        state: match c.state {
            cantiere_domain::contribution::ContributionState::Published => String::new(),
            other => page.t(format!("participation-state-{}", other.as_str())).into_owned(),
        },
        of: None,
        panels: Vec::new(),
    }
}

pub fn place_address(base: &str, on: cantiere_domain::Ref, anchors: &HashMap<i64, String>) -> String {
    let anchor = anchors.get(&on.id()).map(String::as_str).unwrap_or_default();
    address::place(base, on, anchor)
}
