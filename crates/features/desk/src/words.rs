//! Words for the field's terms in the reader's language.

use cantiere_domain::plan::{ActorRole, Audience, BlockKind, EditionState, ItemKind, ItemState, Times, Visibility};
use cantiere_web::Page;

fn slug(text: &str) -> String {
    text.replace('_', "-")
}

pub fn kind(page: &Page, kind: ItemKind) -> String {
    page.t(format!("desk-kind-{}", slug(kind.as_str()))).into_owned()
}

/// When the draft comes out by itself, or that it should have; empty when nothing was planned.
pub fn planned(page: &Page, at: Option<i64>) -> String {
    /// The job comes within seconds of its time, or right after the next start.
    const GRACE: i64 = 5 * 60 * 1_000_000;
    let Some(at) = at else { return String::new() };
    let key = if at + GRACE < page.ctx().site.now() { "desk-planned-missed" } else { "desk-planned-for" };
    page.t1(key, "when", page.moment(at))
}

/// The kind of a row as it is stored.
pub fn kind_of(page: &Page, stored: &str) -> String {
    kind(page, ItemKind::parse(stored).unwrap_or(ItemKind::Chapter))
}

pub fn block(page: &Page, kind: BlockKind) -> String {
    page.t(format!("desk-block-{}", slug(kind.as_str()))).into_owned()
}

pub fn item_state(page: &Page, state: ItemState) -> String {
    page.t(format!("desk-state-{}", state.as_str())).into_owned()
}

pub fn edition_state(page: &Page, state: EditionState) -> String {
    page.t(format!("desk-edition-{}", slug(state.as_str()))).into_owned()
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
    page.t(format!("desk-visibility-{}", visibility.as_str().replace('_', "-"))).into_owned()
}

pub fn audience(page: &Page, audience: Audience) -> String {
    page.t(format!("desk-audience-{}", audience.as_str())).into_owned()
}

pub fn role(page: &Page, role: ActorRole) -> String {
    page.t(format!("desk-role-{}", slug(role.as_str()))).into_owned()
}

pub fn times(page: &Page, times: &Times) -> String {
    match times {
        Times::None => String::new(),
        Times::Ongoing => page.t("desk-when-ongoing").into_owned(),
        Times::From { from } => page.since(from),
        Times::FromTo { from, to } => format!("{} {}", page.since(from), page.until(to)),
        Times::By { by } => page.by(by),
        Times::In { at } => page.partial_date(at),
    }
}

/// “A2.3 Aprire dieci orti”.
pub fn label(code: &str, title: &str) -> String {
    if code.is_empty() { title.to_string() } else { format!("{code} {title}") }
}

/// The first words of a text, to name it by.
pub fn beginning(text: &str) -> String {
    cantiere_domain::text::beginning(text, 70)
}
