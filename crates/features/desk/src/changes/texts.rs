//! What an item says, field by field, in words: what can be set side by side.

use crate::words;
use cantiere_domain::Lang;
use cantiere_domain::plan::{Content, ItemKind, Resource};
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::edit::ItemText;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::theme::Theme;
use cantiere_web::{Fragment, Page, catalog, marks};

/// One field that changed, with its marks.
pub struct Field {
    pub label: String,
    pub words: Fragment,
}

/// Names by which keys are told.
pub struct Names<'a> {
    pub actors: &'a [PlanActor],
    pub themes: &'a [Theme],
    pub lang: Lang,
}

/// Label and text of every field, in the order of the form.
pub fn texts(page: &Page, row: &ItemRow, names: &Names) -> Vec<(String, String)> {
    let kind = words::kind_of(page, &row.kind);
    fields(page, (kind, &row.code, &row.title), &row.content(), actors(page, &row.content(), names), names)
}

fn actors(page: &Page, c: &Content, names: &Names) -> Vec<String> {
    let name = |key: &str| names.actors.iter().find(|a| a.is(key)).map_or(key.to_string(), |a| a.name.clone());
    c.actors.iter().map(|a| format!("{}: {}", words::role(page, a.role), name(&a.actor))).collect()
}

fn fields(
    page: &Page,
    (kind, code, title): (String, &str, &str),
    c: &Content,
    actors: Vec<String>,
    names: &Names,
) -> Vec<(String, String)> {
    let theme = |slug: &String| {
        names.themes.iter().find(|t| t.is(slug)).map_or(slug.clone(), |t| t.name(names.lang).to_string())
    };
    let results = c.results.iter().map(|r| {
        let parts = [
            r.text.clone(),
            r.due.map(|d| page.by(d)).unwrap_or_default(),
            r.state.map(|s| words::item_state(page, s)).unwrap_or_default(),
            r.note.clone(),
        ];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" – ")
    });
    [
        ("desk-f-title", title.to_string()),
        ("desk-f-code", code.to_string()),
        ("desk-f-kind", kind),
        ("desk-f-description", c.description.clone()),
        ("desk-f-brief", c.brief.clone()),
        ("desk-f-times", words::times(page, &c.times)),
        ("desk-f-actors", actors.join("\n")),
        ("desk-f-audience", c.audience.map(|a| words::audience(page, a)).unwrap_or_default()),
        ("desk-f-results", results.collect::<Vec<_>>().join("\n")),
        ("desk-f-impact", c.impact.clone()),
        ("desk-f-themes", c.themes.iter().map(theme).collect::<Vec<_>>().join(", ")),
        ("desk-f-money", c.resources.iter().map(|r| money(page, r)).collect::<Vec<_>>().join("\n")),
        ("desk-f-serves", c.serves.join(", ")),
        ("desk-f-implements", c.implements.join(", ")),
        ("desk-f-read-more", c.read_more.clone().unwrap_or_default()),
        ("desk-f-discuss", c.discuss.clone().unwrap_or_default()),
    ]
    .into_iter()
    .map(|(key, text)| (page.t(key).into_owned(), text))
    .collect()
}

fn money(page: &Page, r: &Resource) -> String {
    let amount = catalog::money(page.ctx().lang, r.amount_minor, &r.currency);
    let year = r.year.map(|y| y.to_string()).unwrap_or_default();
    [year, amount, r.fund.clone()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// What is stored against what somebody wrote, for a form that came too late.
pub fn fields_against(page: &Page, stored: &ItemRow, mine: &ItemText, known: &[PlanActor]) -> Vec<Field> {
    let names = Names { actors: known, themes: &[], lang: page.ctx().lang };
    let named = mine.actors.iter().map(|a| format!("{}: {}", words::role(page, a.role), a.name)).collect();
    let kind: ItemKind = mine.kind;
    let new = fields(page, (words::kind(page, kind), &mine.code, &mine.title), &mine.content, named, &names);
    changed(&texts(page, stored, &names), &new)
        .into_iter()
        .map(|(label, old, new)| Field { label, words: marks::inline(page.ctx(), &old, &new) })
        .collect()
}

/// The fields that differ: label, before, after.
pub fn changed(old: &[(String, String)], new: &[(String, String)]) -> Vec<(String, String, String)> {
    old.iter().zip(new).filter(|(a, b)| a.1 != b.1).map(|(a, b)| (a.0.clone(), a.1.clone(), b.1.clone())).collect()
}
