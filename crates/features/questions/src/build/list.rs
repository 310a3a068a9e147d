//! `/desk/…/questions`: what stands above the questions, the questions in their order, and the button that opens them.

use crate::edit::{self, Draft, Place};
use crate::load::{self, At, Fields};
use crate::model::{Questionnaire, find, has_answers};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::process::Activity;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    plan: String,
    lang: &'static str,
    process_href: String,
    base: String,
    action: String,
    title: String,
    intro: String,
    seen: i64,
    exists: bool,
    open: bool,
    answered: bool,
    state: String,
    /// Said when the process has no questionnaire among what people can do.
    off: String,
    off_href: String,
    questions: Vec<Row>,
    public_href: String,
    done: String,
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    /// Whether the reader may change anything here; an auditor reads.
    may: bool,
}

struct Row {
    id: i64,
    number: usize,
    title: String,
    about: String,
    href: String,
    place: String,
    first: bool,
    last: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let found = seen(&ctx, at).await?;
    let head = found.2.as_ref().map(|q| (q.title.clone(), q.intro.clone())).unwrap_or_default();
    html(page(&ctx, found, head, Vec::new(), Vec::new(), &wish.done).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p, ..) = found(&ctx, at.clone()).await?;
    let new = Draft { title: fields.text("title"), intro: fields.text("intro") };
    let seen = fields.one("seen").parse().unwrap_or(0);
    let (by, of, id, typed) = (ctx.actor().clone(), e.clone(), p.id, new.clone());
    let written = ctx.site.db.write(move |tx| edit::begin(tx, &by, &of, id, seen, &new)).await;
    let (status, mistakes) = match written {
        Ok(()) => return Ok(back(&ctx, &e, "saved", "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, words::mistakes(&ctx, &problems))
        }
        Err(cantiere_spine::Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let found = found(&ctx, at).await?;
    let conflict = match (&found.2, mistakes.is_empty()) {
        (Some(theirs), true) => {
            vec![(ctx.t("questions-title"), theirs.title.clone()), (ctx.t("questions-intro"), theirs.intro.clone())]
        }
        _ => Vec::new(),
    };
    let page = page(&ctx, found, (typed.title, typed.intro), mistakes, conflict, "").await;
    Ok(with_status(html(page)?, status))
}

#[derive(Clone, Debug, Deserialize)]
pub struct Which {
    plan: String,
    edition: String,
    question: i64,
}

impl Which {
    pub fn at(&self) -> At {
        At { plan: self.plan.clone(), edition: self.edition.clone() }
    }

    pub fn id(&self) -> i64 {
        self.question
    }
}

/// Up, down, away: each button says which.
pub async fn place(ctx: Ctx, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let (e, p, ..) = found(&ctx, which.at()).await?;
    let (to, done) = match fields.one("do") {
        "up" => (Place::Up, "moved"),
        "down" => (Place::Down, "moved"),
        "remove" => (Place::Remove, "removed"),
        _ => return Err(Error::BadRequest),
    };
    let (by, of, id, question) = (ctx.actor().clone(), e.clone(), p.id, which.question);
    let written = ctx.site.db.write(move |tx| edit::place(tx, &by, &of, id, question, to)).await;
    let mark = if to == Place::Remove { String::new() } else { format!("#question-{question}") };
    answer(&ctx, which.at(), &e, written, done, &mark).await
}

pub async fn open(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p, ..) = found(&ctx, at.clone()).await?;
    let wanted = fields.one("open") != "no";
    let (by, of, id) = (ctx.actor().clone(), e.clone(), p.id);
    let written = ctx.site.db.write(move |tx| edit::open(tx, &by, &of, id, wanted)).await;
    answer(&ctx, at, &e, written, if wanted { "opened" } else { "closed" }, "").await
}

/// Back to the list, which says what was done or why not.
async fn answer(
    ctx: &Ctx,
    at: At,
    e: &Edition,
    written: Result<(), cantiere_spine::Error>,
    done: &str,
    mark: &str,
) -> Result<Response, Error> {
    match written {
        Ok(()) => Ok(back(ctx, e, done, mark)),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let found = found(ctx, at).await?;
            let head = found.2.as_ref().map(|q| (q.title.clone(), q.intro.clone())).unwrap_or_default();
            let page = page(ctx, found, head, words::mistakes(ctx, &problems), Vec::new(), "").await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

pub fn back(ctx: &Ctx, e: &Edition, done: &str, mark: &str) -> Response {
    Redirect::to(&ctx.href(&format!("{}?done={done}{mark}", load::desk(e)))).into_response()
}

type Found = (Edition, Process, Option<Questionnaire>, bool);

async fn found(ctx: &Ctx, at: At) -> Result<Found, Error> {
    read(ctx, at, load::planned).await
}

/// The same for whoever may look.
async fn seen(ctx: &Ctx, at: At) -> Result<Found, Error> {
    read(ctx, at, load::readable).await
}

async fn read(ctx: &Ctx, at: At, who: load::Who) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (e, p) = who(conn, &own, &at)?;
            let asked = find(conn, p.id)?;
            let answered = match &asked {
                Some(q) => has_answers(conn, q.id)?,
                None => false,
            };
            Ok((e, p, asked, answered))
        })
        .await
}

/// A page of the questionnaire at the desk, with its way.
pub async fn frame(ctx: &Ctx, e: &Edition, title: String) -> Page {
    let name = format!("{} – {}", e.plan_name, e.name);
    ctx.page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("questions-desk"), "/desk")
        .crumb(&name, &format!("/desk/plans/{}/{}", e.plan_slug, e.slug))
        .in_language(e.language.as_str())
        .crumb(ctx.t("questions-process"), &format!("/desk/plans/{}/{}/process", e.plan_slug, e.slug))
        .crumb(ctx.t("questions-questionnaire"), &load::desk(e))
        .noindex()
}

async fn page(
    ctx: &Ctx,
    (e, p, asked, answered): Found,
    (title, intro): (String, String),
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    done: &str,
) -> ListPage {
    let page = frame(ctx, &e, ctx.t("questions-questionnaire")).await;
    let base = load::desk(&e);
    let questions = asked.as_ref().map(|q| q.questions.as_slice()).unwrap_or_default();
    let open = asked.as_ref().is_some_and(|q| q.open);
    let process = format!("/desk/plans/{}/{}/process", e.plan_slug, e.slug);
    ListPage {
        plan: format!("{} – {}", e.plan_name, e.name),
        lang: p.language.as_str(),
        process_href: page.href(&process),
        base: page.href(&base),
        action: page.href(&base),
        title,
        intro,
        seen: asked.as_ref().map_or(0, |q| q.version),
        exists: asked.is_some(),
        state: ctx.t(match (&asked, open, answered) {
            (None, _, _) => "questions-state-none",
            (_, false, _) => "questions-state-draft",
            (_, true, false) => "questions-state-open",
            (_, true, true) => "questions-state-answered",
        }),
        off: if p.tools.has(Activity::Questions) { String::new() } else { ctx.t("questions-off") },
        off_href: page.href(format!("{process}/how#tools")),
        questions: questions
            .iter()
            .enumerate()
            .map(|(n, q)| Row {
                id: q.id,
                number: n + 1,
                title: q.title.clone(),
                about: match q.required {
                    true => format!("{} · {}", words::kind(ctx, q.kind), ctx.t("questions-required")),
                    false => words::kind(ctx, q.kind),
                },
                href: page.href(format!("{base}/{}", q.id)),
                place: page.href(format!("{base}/{}/place", q.id)),
                first: n == 0,
                last: n + 1 == questions.len(),
            })
            .collect(),
        public_href: if open { page.href(load::page(&e)) } else { String::new() },
        done: match ["saved", "added", "moved", "removed", "opened", "closed"].contains(&done) {
            true => ctx.t(&format!("questions-done-{done}")),
            false => String::new(),
        },
        open,
        answered,
        mistakes,
        conflict,
        may: load::plans(ctx, &e),
        page,
    }
}
