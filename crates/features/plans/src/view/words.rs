//! Words for the field's terms in the reader's language.

use crate::address;
use cantiere_domain::plan::{
    ActorRole, Audience, EditionState, ItemKind, ItemState, News, SILENT_AFTER, Silence, Times, Visibility,
};
use cantiere_spine::plan::{Edition, EditionIndex};
use cantiere_web::Page;

fn slug(text: &str) -> String {
    text.replace('_', "-")
}

pub fn kind(page: &Page, kind: ItemKind) -> String {
    page.tn(format!("plans-kind-{}", slug(kind.as_str())), 1)
}

/// “12 azioni”.
pub fn kinds(page: &Page, kind: ItemKind, n: usize) -> String {
    format!("{} {}", page.number(n), page.tn(format!("plans-kind-{}", slug(kind.as_str())), n))
}

pub fn state(page: &Page, state: ItemState) -> String {
    page.t(format!("plans-state-{}", slug(state.as_str()))).into_owned()
}

/// Badges beside the state: late is one thing, without news another.
pub fn news(page: &Page, news: News) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if news.late {
        out.push(("late", page.t("plans-news-late").into_owned()));
    }
    match news.silence {
        Silence::No => {}
        Silence::Months(n) => out.push(("unknown", page.tn("plans-news-silent", i64::from(n)))),
        Silence::Ever => out.push(("unknown", page.t("plans-news-ever").into_owned())),
    }
    out
}

/// A choice of the filter.
pub fn news_value(page: &Page, value: &str) -> String {
    match value {
        "late" => page.t("plans-news-late").into_owned(),
        _ => page.tn("plans-news-silent-from", i64::from(SILENT_AFTER)),
    }
}

/// How many are late and how many without news, each with the address of the list that shows them.
pub fn news_line(page: &Page, e: &Edition, index: &EditionIndex) -> Vec<(String, String)> {
    let (late, silent) = index.without_news();
    [("late", late, "plans-news-count-late"), ("silent", silent, "plans-news-count-silent")]
        .into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(value, n, key)| (page.tn(key, n), page.href(format!("{}?news={value}", address::items(e)))))
        .collect()
}

pub fn edition_state(page: &Page, state: EditionState) -> String {
    page.t(format!("plans-edition-{}", slug(state.as_str()))).into_owned()
}

/// The state as the badge's macro knows it.
pub fn edition_badge(state: EditionState) -> &'static str {
    match state {
        EditionState::Draft => "draft",
        EditionState::InConsultation => "open",
        EditionState::Consolidation => "consolidation",
        EditionState::Adopted => "adopted",
        EditionState::InForce => "in-force",
        EditionState::Closed => "closed",
    }
}

pub fn visibility(page: &Page, visibility: Visibility) -> String {
    page.t(format!("plans-visibility-{}", slug(visibility.as_str()))).into_owned()
}

pub fn audience(page: &Page, audience: Audience) -> String {
    page.t(format!("plans-audience-{}", slug(audience.as_str()))).into_owned()
}

pub fn role(page: &Page, role: ActorRole) -> String {
    page.t(format!("plans-role-{}", slug(role.as_str()))).into_owned()
}

pub fn times(page: &Page, times: &Times) -> String {
    match times {
        Times::None => page.t("plans-times-none").into_owned(),
        Times::Ongoing => page.t("plans-times-ongoing").into_owned(),
        Times::From { from } => page.t1("plans-times-from", "from", page.partial_date(from)),
        Times::FromTo { from, to } => {
            page.t2("plans-times-from-to", "from", page.partial_date(from), "to", page.partial_date(to))
        }
        Times::By { by } => page.t1("plans-times-by", "by", page.partial_date(by)),
        Times::In { at } => page.t1("plans-times-in", "at", page.partial_date(at)),
    }
}
