//! The page of one item: the five headings of the field, its place in the plan, its history, its progress.

mod found;

use crate::load::{self, Version};
use crate::view::filters;
use crate::view::{self, Head, SourceLine};
use crate::{address, items};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::plan::{ActorRole, EditionState, ItemKind, ItemState, ResultLine, Times};
use cantiere_spine::plan::index::Entry;
use cantiere_spine::plan::item::{Elsewhere, Line, Past, Place};
use cantiere_spine::plan::state::StateRow;
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_spine::plan::{EditionIndex, EditionRef, Shown};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, catalog, html, markdown};
use found::{Found, Told};

#[derive(askama::Template)]
#[template(path = "item.html")]
struct ItemPage {
    page: Page,
    head: Head,
    code: String,
    title: String,
    kind: String,
    state_slug: &'static str,
    state_words: String,
    news: Vec<(&'static str, String)>,
    above: Vec<Link>,
    times: String,
    due_note: String,
    actors: Vec<ActorGroup>,
    audience: String,
    description: Fragment,
    results: Vec<ResultRow>,
    impact: Fragment,
    resources: Vec<ResourceRow>,
    themes: Vec<Link>,
    serves: Vec<Link>,
    served_by: Vec<Link>,
    implements: Vec<ImplementedRow>,
    implemented_by: Vec<ImplementedRow>,
    read_more: String,
    discuss: String,
    below: Vec<items::Row>,
    places: Vec<InText>,
    reports: Vec<ReportRow>,
    history: Vec<PastRow>,
    source: Option<SourceLine>,
    previous: Option<Link>,
    next: Option<Link>,
    panels: Vec<Fragment>,
    follow: Vec<Fragment>,
}

pub struct Link {
    pub label: String,
    pub href: String,
}

/// Where the item stands in the text: at a paragraph's number, or in a chapter, which is called by its title.
struct InText {
    label: String,
    chapter: String,
    href: String,
}

/// A line of another plan that this one carries out; without a link where the reader cannot follow it.
struct ImplementedRow {
    label: String,
    plan: String,
    lang: &'static str,
    href: String,
}

struct ActorGroup {
    role: String,
    names: Vec<Link>,
}

struct ResultRow {
    text: Fragment,
    state_slug: &'static str,
    state: String,
    note: Fragment,
    due: String,
}

struct ResourceRow {
    year: String,
    amount: String,
    fund: String,
}

struct ReportRow {
    when: String,
    state_slug: &'static str,
    state: String,
    note: Fragment,
    link: String,
}

struct PastRow {
    number: i64,
    when: String,
    summary: String,
    what: String,
    href: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, code)): Path<(String, String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| found::find(conn, &own, &at, which, &code)).await?;
    let Found { shown, index, told, themes, elsewhere, back, panels, follow } = found;
    let e = &shown.edition;
    let Told { row, content, reports, history, places } = &*told;
    let heading = if row.code.is_empty() { row.title.clone() } else { format!("{} {}", row.code, row.title) };
    let page = ctx
        .page(format!("{heading} – {} {}", e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .in_language(e.language.as_str())
        .crumb(ctx.t("plans-tab-items"), &address::items(e))
        .here()
        .in_language(e.language.as_str());
    let head = Head::new(&page, &ctx, &shown, &version, "items");
    let kind = ItemKind::parse(&row.kind).unwrap_or(ItemKind::Chapter);
    let entry = index.entry(row.item);
    let linked = |entry: &Entry| entry_link(&page, &shown, entry, &head.keep);
    let own = index.position_of(row.item).unwrap_or_default();
    let same = |n: &usize| index.entries[*n].kind == kind;
    let reached = entry.map(|e| e.state).unwrap_or_default();
    let template = ItemPage {
        code: row.code.clone(),
        title: row.title.clone(),
        kind: view::kind(&page, kind),
        state_slug: if kind.has_state() { reached.as_str() } else { "" },
        state_words: view::state(&page, reached),
        news: entry.map(|e| view::news(&page, e.news)).unwrap_or_default(),
        above: index.ancestors(row.item).into_iter().map(linked).collect(),
        times: view::times(&page, &content.times),
        due_note: due_note(&page, &ctx, e.state, &content.times, reached),
        actors: actor_groups(&page, &shown, &index, &content.actors, &head.keep),
        audience: content.audience.map(|a| view::audience(&page, a)).unwrap_or_default(),
        description: markdown::block(&content.description),
        results: content.results.iter().map(|r| result_row(&page, r)).collect(),
        impact: markdown::block(&content.impact),
        resources: content.resources.iter().map(|r| resource_row(&page, r)).collect(),
        themes: theme_links(&page, &shown, &themes, &content.themes, &head.keep),
        serves: content.serves.iter().filter_map(|code| index.by_code(code)).map(linked).collect(),
        served_by: served_by(&page, &shown, &index, &row.code, &head.keep),
        implements: elsewhere.iter().map(|e| implemented(&page, e)).collect(),
        implemented_by: back.lines.iter().map(|line| line_row(&page, line)).collect(),
        read_more: content.read_more.clone().unwrap_or_default(),
        discuss: content.discuss.clone().unwrap_or_default(),
        below: items::Rows::new(&page, &shown, &index, &head.keep).of(index.children(row.item)),
        places: places.iter().map(|p| place(&page, &shown, &index, p, &head.keep)).collect(),
        reports: reports.iter().map(|r| report_row(&page, r)).collect(),
        history: history_rows(&page, &shown, &row.code, row.item, history),
        source: SourceLine::of(&page, &content.source),
        previous: (0..own).rev().find(same).map(|n| linked(&index.entries[n])),
        next: (own + 1..index.entries.len()).find(same).map(|n| linked(&index.entries[n])),
        panels,
        follow,
        head,
        page,
    };
    Ok(cacheable(html(template)?, load::topics_of_item(&shown, &back)))
}

/// Its themes as they are called now, each leading to the list of what has it.
fn theme_links(page: &Page, shown: &Shown, themes: &[Theme], slugs: &[String], keep: &str) -> Vec<Link> {
    let lang = page.ctx().lang;
    let link = |slug: &String| Link {
        label: themes.iter().find(|t| t.is(slug)).map_or(slug.clone(), |t| t.name(lang).to_string()),
        href: page.href(format!("{}{}", address::items(&shown.edition), address::and(keep, "theme", slug))),
    };
    theme::meant(themes, slugs).iter().map(link).collect()
}

fn entry_link(page: &Page, shown: &Shown, entry: &Entry, keep: &str) -> Link {
    let label = if entry.code.is_empty() { entry.title.to_string() } else { format!("{} {}", entry.code, entry.title) };
    Link { label, href: page.href(format!("{}{keep}", address::item(&shown.edition, &entry.code, entry.item))) }
}

/// How far off the date is, while that matters: not once it is done or given up, nor in a plan that is over.
fn due_note(page: &Page, ctx: &Ctx, of: EditionState, times: &Times, state: ItemState) -> String {
    let matters = !matches!(state, ItemState::Completed | ItemState::Cancelled) && of != EditionState::Closed;
    match times.due().filter(|_| matters) {
        Some(due) if due >= ctx.site.today() => page.days_from_today(due),
        Some(due) => page.t1("plans-item-overdue", "ago", page.days_from_today(due)),
        None => String::new(),
    }
}

fn actor_groups(
    page: &Page,
    shown: &Shown,
    index: &EditionIndex,
    actors: &[cantiere_domain::plan::Actor],
    keep: &str,
) -> Vec<ActorGroup> {
    ActorRole::ALL
        .into_iter()
        .filter_map(|role| {
            let mut seen = std::collections::HashSet::new();
            let names: Vec<Link> = actors
                .iter()
                .filter(|a| a.role == role)
                .map(|a| {
                    index.actors.iter().find(|k| k.is(&a.actor)).map_or((&a.actor, &a.actor), |k| (&k.key, &k.name))
                })
                // Two that were merged are one.
                .filter(|(key, _)| seen.insert(key.as_str()))
                .map(|(key, name)| Link {
                    label: name.clone(),
                    href: page.href(format!("{}{}", address::items(&shown.edition), address::and(keep, "actor", key))),
                })
                .collect();
            (!names.is_empty()).then(|| ActorGroup { role: view::role(page, role), names })
        })
        .collect()
}

fn result_row(page: &Page, result: &ResultLine) -> ResultRow {
    ResultRow {
        text: markdown::block(&result.text),
        state_slug: result.state.map(|s| s.as_str()).unwrap_or_default(),
        state: result.state.map(|s| view::state(page, s)).unwrap_or_default(),
        note: markdown::block(&result.note),
        due: result.due.map(|d| page.by(d)).unwrap_or_default(),
    }
}

fn resource_row(page: &Page, resource: &cantiere_domain::plan::Resource) -> ResourceRow {
    ResourceRow {
        year: resource.year.map(|y| y.to_string()).unwrap_or_default(),
        amount: catalog::money(page.ctx().lang, resource.amount_minor, &resource.currency),
        fund: resource.fund.clone(),
    }
}

fn served_by(page: &Page, shown: &Shown, index: &EditionIndex, code: &str, keep: &str) -> Vec<Link> {
    if code.is_empty() {
        return Vec::new();
    }
    index.serving(code).map(|e| entry_link(page, shown, e, keep)).collect()
}

fn implemented(page: &Page, elsewhere: &Elsewhere) -> ImplementedRow {
    match &elsewhere.line {
        None => {
            ImplementedRow { label: elsewhere.named.clone(), plan: String::new(), lang: page.lang, href: String::new() }
        }
        Some(line) => line_row(page, line),
    }
}

fn line_row(page: &Page, line: &Line) -> ImplementedRow {
    ImplementedRow {
        label: if line.code.is_empty() { line.title.clone() } else { format!("{} {}", line.code, line.title) },
        plan: format!("{} {}", line.edition.plan_name, line.edition.name),
        lang: line.edition.language.as_str(),
        href: page.href(address::item(&line.edition, &line.code, line.item)),
    }
}

fn place(page: &Page, shown: &Shown, index: &EditionIndex, place: &Place, keep: &str) -> InText {
    let chapter = place.chapter.and_then(|id| index.entry(id)).filter(|_| place.number.is_empty());
    let label = match (&*place.number, chapter) {
        ("", Some(_)) => page.t("plans-item-place-chapter").into_owned(),
        ("", None) => page.t("plans-item-place").into_owned(),
        (number, _) => page.t1("plans-item-place-number", "number", number),
    };
    let chapter = chapter.map(|chapter| chapter.title.to_string()).unwrap_or_default();
    InText { label, chapter, href: page.href(format!("{}{keep}", address::paragraph(&shown.edition, &place.anchor))) }
}

fn report_row(page: &Page, report: &StateRow) -> ReportRow {
    ReportRow {
        when: page.day(report.at),
        state_slug: report.state().as_str(),
        state: view::state(page, report.state()),
        note: markdown::block(&report.note),
        link: report.link.clone(),
    }
}

fn history_rows(page: &Page, shown: &Shown, code: &str, id: i64, history: &[Past]) -> Vec<PastRow> {
    let mut last: Option<&str> = None;
    let mut rows: Vec<PastRow> = history
        .iter()
        .map(|past| {
            let key = match last {
                None => "plans-history-added",
                Some(hash) if hash == past.hash => "plans-history-same",
                Some(_) => "plans-history-changed",
            };
            last = Some(&past.hash);
            PastRow {
                number: past.number,
                when: past.published_at.map(|at| page.day(at)).unwrap_or_default(),
                summary: past.summary.clone(),
                what: page.t(key).into_owned(),
                href: page.href(format!("{}?version={}", address::item(&shown.edition, code, id), past.number)),
            }
        })
        .collect();
    rows.reverse();
    rows
}
