//! Third screen, “quando”: the phases with their days. The closing day is computed from the opening and the minimum, and
//! can be changed; the window of a process under way only grows, elsewhere.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::process::{Phase, PhaseKind, days, rounds};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process, When};
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use jiff::ToSpan;
use jiff::civil::Date;

/// Rows of phases that a form may carry.
const MOST: usize = 20;

#[derive(askama::Template)]
#[template(path = "when.html")]
struct WhenPage {
    page: Page,
    frame: Frame,
    opening: String,
    minimum: String,
    lasts: Vec<String>,
    rows: Vec<Row>,
    short_reason: String,
    may_be_shorter: bool,
    extend_href: String,
}

/// A phase as it stands in the form: texts, right or wrong.
#[derive(Clone, Debug, Default)]
struct Row {
    n: usize,
    kind: String,
    label: String,
    title: String,
    opens: String,
    closes: String,
    kinds: Vec<Choice>,
    /// The days of a window under way are not changed here.
    fixed: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    let rows = rows(&p.phases);
    let reason = p.record.short_reason.clone();
    html(page(&ctx, &e, &p, rows, reason, opening(&p.phases), Again::default(), &done).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at.clone()).await?;
    let (reason, why) = (fields.text("short_reason"), fields.text("why"));
    if fields.one("go") == "compute" && !p.published {
        return computed(&ctx, &e, &p, &fields).await;
    }
    let typed = typed(&fields);
    let (phases, mut mistakes) = read(&ctx, &p, &typed);
    let mut conflict = Vec::new();
    let mut status = http::StatusCode::UNPROCESSABLE_ENTITY;
    let mut shown = p.clone();
    if mistakes.is_empty() {
        let new = When { phases, short_reason: reason.clone() };
        let (by, of, id, seen) = (ctx.actor().clone(), e.clone(), p.id, fields.text("seen"));
        let told = why.clone();
        let written = ctx.site.db.write(move |tx| process::save_when(tx, &by, &of, id, &seen, &new, &told)).await;
        let Some((refused, problems)) = frame::outcome(&ctx, written)? else {
            return Ok(frame::onward(&ctx, &e, fields.one("go"), "how"));
        };
        status = refused;
        (_, shown) = load::found(&ctx, at).await?;
        if problems.is_empty() {
            conflict = vec![(ctx.t("processes-step-when"), calendar(&ctx, &shown.phases))];
        }
        mistakes = problems.into_iter().map(|m| at_row(m, &typed)).collect();
    }
    let again = Again { mistakes, conflict, why };
    let opening = fields.text("opening");
    Ok(with_status(html(page(&ctx, &e, &shown, typed, reason, opening, again, &Done::default()).await)?, status))
}

/// The days of the template for the opening that was typed, shown and not yet saved.
async fn computed(ctx: &Ctx, e: &Edition, p: &Process, fields: &Fields) -> Result<Response, Error> {
    let (opening, reason) = (fields.text("opening"), fields.text("short_reason"));
    let Ok(opens) = opening.parse::<Date>() else {
        let again =
            Again { mistakes: vec![Mistake::one("opening", ctx.t("processes-problem-day"))], ..Again::default() };
        let page = page(ctx, e, p, typed(fields), reason, opening, again, &Done::default()).await;
        return Ok(with_status(html(page)?, http::StatusCode::UNPROCESSABLE_ENTITY));
    };
    let mut phases = p.template.phases(p.kind, opens);
    for phase in &mut phases {
        if let Some(own) = p.phases.iter().find(|own| own.kind == phase.kind) {
            phase.title = own.title.clone();
        }
    }
    html(page(ctx, e, p, rows(&phases), reason, opening, Again::default(), &Done::default()).await)
}

fn rows(phases: &[Phase]) -> Vec<Row> {
    let row = |(n, p): (usize, &Phase)| Row {
        n: n + 1,
        kind: p.kind.as_str().into(),
        title: p.title.clone(),
        opens: p.opens.to_string(),
        closes: p.closes.to_string(),
        ..Row::default()
    };
    phases.iter().enumerate().map(row).collect()
}

/// The rows as they came, without those whose days were both cleared. In the last one, where a phase is added, nothing
/// that was typed is left out.
fn typed(fields: &Fields) -> Vec<Row> {
    let last = (1..=MOST).rfind(|n| fields.0.iter().any(|(name, _)| *name == format!("phase_kind_{n}")));
    let row = |n: usize| Row {
        n,
        kind: fields.text(&format!("phase_kind_{n}")),
        title: fields.text(&format!("phase_title_{n}")),
        opens: fields.text(&format!("phase_opens_{n}")).trim().into(),
        closes: fields.text(&format!("phase_closes_{n}")).trim().into(),
        ..Row::default()
    };
    let there = |row: &Row| {
        let begun = !row.kind.is_empty() || !row.title.trim().is_empty();
        !row.opens.is_empty() || !row.closes.is_empty() || (begun && Some(row.n) == last)
    };
    (1..=MOST).map(row).filter(there).enumerate().map(|(n, row)| Row { n: n + 1, ..row }).collect()
}

/// The phases that rows stand for, and the days that are none. Without a closing day a window gets the shortest one.
fn read(ctx: &Ctx, p: &Process, rows: &[Row]) -> (Vec<Phase>, Vec<Mistake>) {
    let (mut phases, mut mistakes) = (Vec::new(), Vec::new());
    for row in rows {
        let Some(kind) = PhaseKind::parse(&row.kind) else {
            mistakes.push(Mistake::one(format!("phase_kind_{}", row.n), ctx.t("processes-problem-phase-kind")));
            continue;
        };
        let mut day = |name: &str, text: &str| match text.parse::<Date>() {
            Ok(day) if (2000..2200).contains(&day.year()) => Some(day),
            _ => {
                mistakes.push(Mistake::one(format!("phase_{name}_{}", row.n), ctx.t("processes-problem-day")));
                None
            }
        };
        let opens = day("opens", &row.opens);
        let closes = match (opens, row.closes.is_empty() && kind.is_window()) {
            (Some(opens), true) => Some(opens.saturating_add(p.kind.minimum_days().days())),
            _ => day("closes", &row.closes),
        };
        if let (Some(opens), Some(closes)) = (opens, closes) {
            match closes < opens {
                true => mistakes.push(Mistake::one(
                    format!("phase_closes_{}", row.n),
                    ctx.t("participation-problem-window-backwards"),
                )),
                false => phases.push(Phase { kind, title: row.title.clone(), opens, closes }),
            }
        }
    }
    (phases, mistakes)
}

/// What a rule says of the window stands at the closing day of its first phase.
fn at_row(mistake: Mistake, rows: &[Row]) -> Mistake {
    let window = |row: &&Row| PhaseKind::parse(&row.kind).is_some_and(PhaseKind::is_window);
    match (mistake.field.as_str(), rows.iter().find(window)) {
        ("closes", Some(row)) => Mistake { field: format!("phase_closes_{}", row.n), ..mistake },
        _ => mistake,
    }
}

fn opening(phases: &[Phase]) -> String {
    rounds(phases).first().map(|(opens, _)| opens.to_string()).unwrap_or_default()
}

fn calendar(ctx: &Ctx, phases: &[Phase]) -> String {
    let day = |day: Date| cantiere_web::catalog::date(ctx.lang, day);
    let line = |p: &Phase| format!("{}: {} – {}", words::phase(ctx, p), day(p.opens), day(p.closes));
    phases.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[expect(clippy::too_many_arguments, reason = "a form as it was typed, beside what is stored")]
async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    mut rows: Vec<Row>,
    short_reason: String,
    opening: String,
    again: Again,
    done: &Done,
) -> WhenPage {
    let page = frame::page(ctx, e, ctx.t("processes-step-when")).await.here();
    rows.push(Row { n: rows.len() + 1, ..Row::default() });
    for row in &mut rows {
        let kind = PhaseKind::parse(&row.kind);
        row.label = match (kind, row.title.is_empty()) {
            (Some(kind), true) => words::kind(ctx, kind),
            (Some(_), false) => row.title.clone(),
            (None, _) => ctx.t("processes-phase-new"),
        };
        row.fixed = p.published && kind.is_some_and(PhaseKind::is_window);
        row.kinds = std::iter::once(Choice::new("", ctx.t("processes-phase-none"), kind.is_none()))
            .chain(PhaseKind::ALL.into_iter().map(|k| Choice::new(k.as_str(), words::kind(ctx, k), Some(k) == kind)))
            .collect();
    }
    let (phases, _) = read(ctx, p, &rows[..rows.len() - 1]);
    let lasts = rounds(&phases)
        .into_iter()
        .map(|(opens, closes)| {
            let (from, to) = (page.date(opens), page.date(closes));
            let days = words::tn(ctx, "processes-window-days", days(opens, closes).into());
            ctx.with("processes-window-lasts", &[("from", &from), ("to", &to), ("days", &days)])
        })
        .collect();
    WhenPage {
        frame: Frame::new(&page, e, p, "when", When::of(p).seen(), again, done),
        opening,
        minimum: page.tn("processes-minimum-days", p.kind.minimum_days()),
        lasts,
        rows,
        short_reason,
        may_be_shorter: p.kind == cantiere_domain::process::ProcessKind::Plan,
        extend_href: if p.published { page.href(format!("{}/extend", load::base(e))) } else { String::new() },
        page,
    }
}
