//! The terms of a process in the reader's language.

use cantiere_domain::access::Assurance;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Phase, PhaseKind};
use cantiere_spine::process::{Change, Process};
use cantiere_web::{Ctx, catalog};
use jiff::civil::Date;

pub fn slug(text: &str) -> String {
    text.replace('_', "-")
}

pub fn tn(ctx: &Ctx, key: &str, n: i64) -> String {
    ctx.site.catalog.counted(ctx.lang, key, n)
}

pub fn kind(ctx: &Ctx, kind: PhaseKind) -> String {
    ctx.t(&format!("processes-phase-{}", kind.as_str()))
}

/// The planner's own name for a phase, or what its kind is called.
pub fn phase(ctx: &Ctx, phase: &Phase) -> String {
    if phase.title.is_empty() { kind(ctx, phase.kind) } else { phase.title.clone() }
}

pub fn visibility(ctx: &Ctx, visibility: Visibility) -> String {
    ctx.t(&format!("processes-visibility-{}", slug(visibility.as_str())))
}

pub fn assurance(level: Assurance) -> &'static str {
    match level {
        Assurance::Anonymous | Assurance::Email => "email",
        Assurance::Low => "low",
        Assurance::Substantial => "substantial",
        Assurance::High => "high",
    }
}

/// Where a process stands, in a sentence.
pub fn standing(ctx: &Ctx, p: &Process, today: Date) -> String {
    let day = |day: Date| catalog::date(ctx.lang, day);
    if !p.published {
        return ctx.t("processes-stands-designed");
    }
    if p.ended {
        return ctx.t("processes-stands-ended");
    }
    if !p.paused.is_empty() {
        return ctx.t("processes-stands-paused");
    }
    let round = p.rounds().into_iter().find(|(_, closes)| today <= *closes);
    match round {
        Some((opens, closes)) if opens <= today => {
            let left = cantiere_domain::process::days(today, closes);
            let until = ctx.with("processes-stands-until", &[("day", &day(closes))]);
            format!("{} {until}", tn(ctx, "processes-stands-open", left.into()))
        }
        Some((opens, _)) => ctx.with("processes-stands-opens", &[("day", &day(opens))]),
        None => match p.window() {
            Some((_, closes)) => ctx.with("processes-stands-closed", &[("day", &day(closes))]),
            None => String::new(),
        },
    }
}

/// One line of the history, in a sentence.
pub fn change(ctx: &Ctx, c: &Change) -> String {
    let day = |text: &str| text.parse().map(|d: Date| catalog::date(ctx.lang, d)).unwrap_or_default();
    match c.what.as_str() {
        "extended" => {
            ctx.with("processes-change-extended", &[("before", &day(&c.day_before)), ("after", &day(&c.day_after))])
        }
        "changed" => {
            ctx.with("processes-change-changed", &[("part", &ctx.t(&format!("processes-part-{}", slug(&c.part))))])
        }
        other => ctx.t(&format!("processes-change-{other}")),
    }
}
