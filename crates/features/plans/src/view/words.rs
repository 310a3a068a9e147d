//! Words for the field's terms in the reader's language.

use crate::address;
use cantiere_domain::plan::{ActorRole, Audience, EditionState, ItemKind, ItemState, News, Silence, Times, Visibility};
use cantiere_spine::plan::{Edition, EditionIndex};
use cantiere_web::Page;
use cantiere_web::catalog::Args;

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
pub fn news_value(page: &Page, index: &EditionIndex, value: &str) -> String {
    match value {
        "late" => page.t("plans-news-late").into_owned(),
        _ => page.tn("plans-news-silent-from", i64::from(index.quiet_months)),
    }
}

/// How many are late and how many without news, each with the address of the list that shows them in the version of `keep`.
pub fn news_line(page: &Page, e: &Edition, index: &EditionIndex, keep: &str) -> Vec<(String, String)> {
    let (late, silent) = index.without_news();
    let told =
        [("late", late, page.tn("plans-news-count-late", late)), ("silent", silent, silent_count(page, index, silent))];
    told.into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(value, _, words)| {
            (words, page.href(format!("{}{}", address::items(e), address::and(keep, "news", value))))
        })
        .collect()
}

/// “3 senza aggiornamento da 6 mesi o più”.
fn silent_count(page: &Page, index: &EditionIndex, n: usize) -> String {
    let mut args = Args::new();
    args.set("n", n as i64);
    args.set("months", page.tn("plans-months", i64::from(index.quiet_months)));
    let ctx = page.ctx();
    ctx.site.catalog.text(ctx.lang, "plans-news-count-silent", Some(&args)).into_owned()
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
        Times::From { from } => page.since(from),
        Times::FromTo { from, to } => format!("{} {}", page.since(from), page.until(to)),
        Times::By { by } => page.by(by),
        Times::In { at } => page.partial_date(at),
    }
}
