//! What stands above every page of the desk: which edition, what its draft is, the desk's own menu, what was just done.

use crate::address;
use crate::words;
use cantiere_domain::access::{Action, can};
use cantiere_domain::plan::EditionState;
use cantiere_spine::plan::Edition;
use cantiere_web::{Ctx, Page};
use serde::Deserialize;

pub struct Head {
    pub name: String,
    pub public_href: String,
    pub state_slug: &'static str,
    pub state: String,
    /// The language of what the plan says, for `lang`.
    pub lang: &'static str,
    pub base: String,
    pub tabs: Vec<Tab>,
    /// Whether they may change what they see.
    pub writes: bool,
    /// Whether they might, if the edition were not closed.
    pub closed: bool,
    /// In words, what the last button did; empty for nothing.
    pub done: String,
    /// The button did nothing.
    pub in_vain: bool,
    /// The number of what was removed, to take it back.
    pub undo: String,
}

pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// What an address tells of the button pressed before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
    pub undo: String,
}

const DONE: [&str; 16] = [
    "saved",
    "discarded",
    "added",
    "moved",
    "removed",
    "joined",
    "restored",
    "started",
    "planned",
    "cancelled",
    "imported",
    "settings",
    "adopted",
    "paired",
    "renamed",
    "actors-joined",
];

/// What a button was pressed for in vain.
const IN_VAIN: [&str; 3] = ["not-moved", "not-restored", "gone"];

impl Head {
    pub fn new(page: &Page, e: &Edition, current: &str, done: &Done) -> Head {
        let base = address::draft(e);
        let in_vain = IN_VAIN.contains(&done.done.as_str());
        let may = can(page.ctx().actor(), Action::Plan, &e.scope());
        let writes = may && e.state != EditionState::Closed;
        let mut tabs: Vec<Tab> = [
            ("", "desk-tab-draft"),
            ("publish", "desk-tab-publish"),
            ("file", "desk-tab-file"),
            ("process", "desk-tab-process"),
            ("actors", "desk-tab-actors"),
            ("settings", "desk-tab-settings"),
        ]
        .into_iter()
        .filter(|(part, _)| writes || *part != "file")
        .map(|(part, key)| Tab {
            label: page.t(key).into_owned(),
            href: page.href(if part.is_empty() { base.clone() } else { format!("{base}/{part}") }),
            current: part == current,
        })
        .collect();
        if e.predecessor.is_some() {
            let href = page.href(format!("{base}/pairs"));
            tabs.push(Tab { label: page.t("desk-tab-pairs").into_owned(), href, current: current == "pairs" });
        }
        if e.published.is_some() && e.draft.is_some() {
            let href = page.href(format!("{}?to=draft", address::changes(e)));
            tabs.insert(1, Tab { label: page.t("desk-tab-changes").into_owned(), href, current: false });
        }
        Head {
            name: format!("{} – {}", e.plan_name, e.name),
            public_href: if e.published.is_some() { page.href(address::public(e)) } else { String::new() },
            state_slug: words::edition_badge(e.state),
            state: words::edition_state(page, e.state),
            lang: e.language.as_str(),
            base: page.href(&base),
            tabs,
            writes,
            closed: may && !writes,
            done: match in_vain || DONE.contains(&done.done.as_str()) {
                true => page.t(format!("desk-done-{}", done.done)).into_owned(),
                false => String::new(),
            },
            in_vain,
            undo: done.undo.parse::<i64>().map(|n| n.to_string()).unwrap_or_default(),
        }
    }
}

/// A page of the desk below an edition, with its way.
pub async fn page(ctx: &Ctx, e: &Edition, title: String) -> Page {
    ctx.page(format!("{title}: {} – {}", e.plan_name, e.name))
        .await
        .crumb(ctx.t("desk-nav"), "/desk")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::draft(e))
        .in_language(e.language.as_str())
        .noindex()
}
