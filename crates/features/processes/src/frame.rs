//! What stands around every screen: which plan, the five steps with what is missing, what was just done, what is wrong,
//! and what somebody else saved meanwhile.

use crate::load::{self, Done};
use crate::words;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process, Screen};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page};
use http::StatusCode;

pub const SCREENS: [Screen; 4] = [Screen::What, Screen::Who, Screen::When, Screen::How];

pub struct Frame {
    pub plan: String,
    /// The language of what the process says, for `lang`.
    pub lang: &'static str,
    pub home: String,
    pub standing: String,
    pub steps: Vec<Step>,
    /// In words, what the last button did; empty for nothing.
    pub done: String,
    pub mistakes: Vec<Mistake>,
    /// Fields that somebody else saved meanwhile: label and their words.
    pub conflict: Vec<(String, String)>,
    pub action: String,
    pub seen: String,
    /// Whether a change must be explained to everybody, and what was written so far.
    pub published: bool,
    pub why: String,
    /// Whether the reader may change anything here; an auditor reads.
    pub may: bool,
}

pub struct Step {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// “completo”, “manca qualcosa”.
    pub state: String,
    pub complete: bool,
}

const DONE: [&str; 10] =
    ["saved", "begun", "published", "extended", "paused", "resumed", "ended", "document", "corrected", "removed"];

/// What was typed and came back, beside what is stored.
#[derive(Default)]
pub struct Again {
    pub mistakes: Vec<Mistake>,
    pub conflict: Vec<(String, String)>,
    pub why: String,
}

impl Frame {
    pub fn new(page: &Page, e: &Edition, p: &Process, screen: &str, seen: String, again: Again, done: &Done) -> Frame {
        let ctx = page.ctx();
        let base = load::base(e);
        let lacks = process::lacks(e, p, ctx.site.today());
        let step = |slug: &str, complete: bool| Step {
            label: ctx.t(&format!("processes-step-{slug}")),
            href: page.href(format!("{base}/{slug}")),
            current: slug == screen,
            state: ctx.t(if complete { "processes-step-complete" } else { "processes-step-missing" }),
            complete,
        };
        let mut steps: Vec<Step> =
            SCREENS.iter().map(|s| step(s.as_str(), !lacks.iter().any(|l| l.screen == *s))).collect();
        steps.push(step("check", lacks.is_empty()));
        Frame {
            plan: format!("{} – {}", e.plan_name, e.name),
            lang: p.language.as_str(),
            home: page.href(&base),
            standing: words::standing(ctx, p, ctx.site.today()),
            steps,
            done: match DONE.contains(&done.done.as_str()) {
                true => ctx.t(&format!("processes-done-{}", done.done)),
                false => String::new(),
            },
            mistakes: again.mistakes,
            conflict: again.conflict,
            action: page.href(format!("{base}/{screen}")),
            seen,
            published: p.published,
            why: again.why,
            may: can(ctx.actor(), Action::Plan, &e.scope()),
        }
    }

    pub fn error(&self, field: &str) -> &str {
        cantiere_web::form::at(&self.mistakes, field)
    }
}

/// A page below a process, with its way.
pub async fn page(ctx: &Ctx, e: &Edition, title: String) -> Page {
    let name = format!("{} – {}", e.plan_name, e.name);
    ctx.page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("processes-desk"), "/desk")
        .crumb(&name, &format!("/desk/plans/{}/{}", e.plan_slug, e.slug))
        .in_language(e.language.as_str())
        .crumb(ctx.t("processes-title"), &load::base(e))
        .noindex()
}

/// After a screen was saved: on to the next one, or out.
pub fn onward(ctx: &Ctx, e: &Edition, go: &str, next: &str) -> Response {
    let base = load::base(e);
    let path = match go {
        "home" => format!("{base}?done=saved"),
        _ => format!("{base}/{next}?done=saved"),
    };
    Redirect::to(&ctx.href(&path)).into_response()
}

/// What became of saving: done, or the form again with what is wrong or what others saved. Other errors go on.
pub fn outcome(
    ctx: &Ctx,
    written: Result<(), cantiere_spine::Error>,
) -> Result<Option<(StatusCode, Vec<Mistake>)>, Error> {
    match written {
        Ok(()) => Ok(None),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            Ok(Some((StatusCode::UNPROCESSABLE_ENTITY, Mistake::all(ctx, &problems))))
        }
        Err(cantiere_spine::Error::Stale) => Ok(Some((StatusCode::CONFLICT, Vec::new()))),
        Err(error) => Err(error.into()),
    }
}

/// The fields in which two versions differ: label, and the words of the other.
pub fn differences<'a>(pairs: impl IntoIterator<Item = (String, &'a str, &'a str)>) -> Vec<(String, String)> {
    pairs
        .into_iter()
        .filter(|(_, mine, theirs)| mine != theirs)
        .map(|(label, _, theirs)| (label, theirs.into()))
        .collect()
}
