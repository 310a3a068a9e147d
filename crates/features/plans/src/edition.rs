//! The page of an edition: in brief, whose plan it is, how far it has come, what is due, its chapters.

use crate::address;
use crate::home::{Due, due};
use crate::load::{self, Version};
use crate::view::{self, Adopted, Counted, Head, Segment, SourceLine};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::{Edition, EditionIndex, EditionRef, catalogue};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};

const DEADLINES: usize = 8;

#[derive(askama::Template)]
#[template(path = "edition.html")]
struct EditionPage {
    page: Page,
    head: Head,
    brief: String,
    owner: String,
    period: String,
    counts: Vec<String>,
    actions: String,
    counted: &'static Counted,
    segments: Vec<Segment>,
    bricks: bool,
    news: Vec<(String, String)>,
    next: Vec<Due>,
    silent: Vec<Due>,
    chapters: Vec<ChapterRow>,
    items_href: String,
    source: Option<SourceLine>,
    adopted: Option<Adopted>,
    years: Vec<YearRow>,
    panels: Vec<Fragment>,
    follow: Vec<Fragment>,
}

struct ChapterRow {
    code: String,
    title: String,
    href: String,
    items_href: String,
    counts: String,
    segments: Vec<Segment>,
}

/// What is due in one year: a bar of the timeline.
struct YearRow {
    year: i16,
    n: usize,
    /// The bar's part of the longest one, and what is left of it, in hundredths.
    share: usize,
    rest: usize,
    href: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, panels, follow) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let panels = ctx.site.panels(conn, &ctx, "edition", &[Ref::Edition(shown.edition.id.0)])?;
                let follow = ctx.site.panels(conn, &ctx, "follow", &[Ref::Plan(shown.edition.plan.0)])?;
                Ok((shown, index, panels, follow))
            }
        })
        .await?;
    let e = &shown.edition;
    let title = format!("{} – {}", e.plan_name, e.name);
    let page = ctx.page(title).await.crumb(ctx.t("plans-nav-plans"), "/plans").here().in_language(e.language.as_str());
    let head = Head::new(&page, &ctx, &shown, &version, "");
    let (progress, counted) = (index.progress(None), Counted::of(&index));
    let (next, silent) = catalogue::deadlines(&index, ctx.site.today(), ctx.site.zone(), DEADLINES);
    let chapters = index
        .tops()
        .map(|top| ChapterRow {
            code: top.code.to_string(),
            title: top.title.to_string(),
            href: page.href(format!("{}{}", address::chapter(e, &top.code, top.item), head.keep)),
            items_href: page.href(format!(
                "{}{}",
                address::items(e),
                address::and(&head.keep, "chapter", &top.item.to_string())
            )),
            counts: chapter_counts(&page, &index, top.item),
            segments: view::segments(&page, &index.progress(Some(top.item)), counted),
        })
        .collect();
    let counts = ItemKind::ALL
        .into_iter()
        .filter(|k| *k != ItemKind::Chapter && index.count(*k) > 0)
        .map(|k| view::kinds(&page, k, index.count(k)))
        .collect();
    let template = EditionPage {
        brief: if e.brief.is_empty() { e.plan_brief.clone() } else { e.brief.clone() },
        owner: e.owner.clone(),
        period: period(&page, &e.period_from, &e.period_to),
        counts,
        actions: page.tn(counted.all, progress.total),
        counted,
        bricks: (1..=120).contains(&progress.total),
        segments: view::segments(&page, &progress, counted),
        news: view::news_line(&page, e, &index, &head.keep),
        next: next.iter().map(|d| due(&page, e, d, &head.keep)).collect(),
        silent: silent.iter().map(|d| due(&page, e, d, &head.keep)).collect(),
        chapters,
        items_href: page.href(format!("{}{}", address::items(e), head.keep)),
        panels: panels.into_iter().flatten().collect(),
        follow: follow.into_iter().flatten().collect(),
        years: years(&page, e, &index, &head.keep),
        source: SourceLine::of(&page, &e.source),
        adopted: Adopted::of(&page, &e.adoption),
        head,
        page,
    };
    Ok(cacheable(html(template)?, load::topics(&shown)))
}

fn chapter_counts(page: &Page, index: &EditionIndex, top: i64) -> String {
    let Some(at) = index.position_of(top) else { return String::new() };
    let below = || index.entries[at + 1..].iter().take_while(|e| e.depth > 0);
    [ItemKind::Objective, ItemKind::Action, ItemKind::Commitment]
        .into_iter()
        .filter_map(|kind| {
            let n = below().filter(|e| e.kind == kind).count();
            (n > 0).then(|| view::kinds(page, kind, n))
        })
        .collect::<Vec<_>>()
        .join(" · ")
}

fn years(page: &Page, e: &Edition, index: &EditionIndex, keep: &str) -> Vec<YearRow> {
    let mut counts = std::collections::BTreeMap::<i16, usize>::new();
    for due in index.entries.iter().filter(|e| e.kind.has_state()).filter_map(|e| e.due) {
        *counts.entry(due.year()).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1);
    counts
        .into_iter()
        .map(|(year, n)| YearRow {
            year,
            n,
            share: (n * 100 / most).clamp(1, 100),
            rest: 100 - (n * 100 / most).clamp(1, 100),
            href: page.href(format!("{}{}", address::items(e), address::and(keep, "year", &year.to_string()))),
        })
        .collect()
}

/// “dal 2019 al 2021”; what is no date is left out.
fn period(page: &Page, from: &str, to: &str) -> String {
    let date = |text: &str| text.parse::<cantiere_domain::plan::PartialDate>().ok();
    let parts = [date(from).map(|d| page.since(d)), date(to).map(|d| page.until(d))];
    match parts {
        [None, Some(_)] => date(to).map(|d| page.by(d)).unwrap_or_default(),
        parts => parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}
