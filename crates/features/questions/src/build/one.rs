//! `/desk/…/questions/new` and `/desk/…/questions/{question}`: the form of one question.

use super::list::{Which, back, frame};
use crate::edit::{self, QuestionDraft};
use crate::load::{self, At, Fields};
use crate::model::{Kind, Question, Questionnaire, find, has_answers};
use crate::words;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_store::idempotency;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "one.html")]
struct OnePage {
    page: Page,
    lang: &'static str,
    heading: String,
    action: String,
    back: String,
    kinds: Vec<Choice>,
    question: QuestionDraft,
    choices: String,
    seen: i64,
    key: String,
    answered: bool,
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    may: bool,
}

type Found = (Edition, Process, Questionnaire, bool);

async fn found(ctx: &Ctx, at: At) -> Result<Found, Error> {
    find_for(ctx, at, load::planned).await
}

async fn find_for(ctx: &Ctx, at: At, who: load::Who) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (e, p) = who(conn, &own, &at)?;
            let asked = find(conn, p.id)?.ok_or(Error::NotFound)?;
            let answered = has_answers(conn, asked.id)?;
            Ok((e, p, asked, answered))
        })
        .await
}

fn read(fields: &Fields) -> QuestionDraft {
    QuestionDraft {
        kind: Kind::parse(fields.one("kind")).unwrap_or_default(),
        title: fields.text("title"),
        help: fields.text("help"),
        required: fields.one("required") == "yes",
        choices: fields.one("choices").lines().map(str::to_string).collect(),
    }
}

fn stored(q: &Question) -> QuestionDraft {
    QuestionDraft {
        kind: q.kind,
        title: q.title.clone(),
        help: q.help.clone(),
        required: q.required,
        choices: q.choices.iter().map(|c| c.1.clone()).collect(),
    }
}

pub async fn new(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let found = found(&ctx, at).await?;
    html(page(&ctx, &found, None, QuestionDraft::default(), Again::default()).await)
}

pub async fn add(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let found = found(&ctx, at).await?;
    let (new, key) = (read(&fields), fields.text("key"));
    let (by, of, id, sent, once) = (ctx.actor().clone(), found.0.clone(), found.1.id, new.clone(), key.clone());
    let person = by.person.map_or(0, |p| p.0);
    let written = ctx
        .site
        .db
        .write(move |tx| -> Result<String, cantiere_spine::Error> {
            idempotency::of_form(tx, person, "question", &once, |tx| {
                Ok::<_, cantiere_spine::Error>(edit::add_question(tx, &by, &of, id, &sent)?.to_string())
            })
        })
        .await;
    match written {
        Ok(id) => Ok(back(&ctx, &found.0, "added", &format!("#question-{id}"))),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let again = Again { mistakes: words::mistakes(&ctx, &problems), key, ..Again::default() };
            Ok(with_status(html(page(&ctx, &found, None, new, again).await)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn show(ctx: Ctx, Path(which): Path<Which>) -> Result<Response, Error> {
    let found = find_for(&ctx, which.at(), load::readable).await?;
    let question = found.2.questions.iter().find(|q| q.id == which.id()).ok_or(Error::NotFound)?.clone();
    html(page(&ctx, &found, Some(&question), stored(&question), Again::default()).await)
}

pub async fn save(ctx: Ctx, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let before = found(&ctx, which.at()).await?;
    let new = read(&fields);
    let seen = fields.one("seen").parse().unwrap_or(0);
    let (by, of, id, question, sent) = (ctx.actor().clone(), before.0.clone(), before.1.id, which.id(), new.clone());
    let written = ctx.site.db.write(move |tx| edit::save_question(tx, &by, &of, id, question, seen, &sent)).await;
    let (status, mistakes) = match written {
        Ok(()) => return Ok(back(&ctx, &before.0, "saved", &format!("#question-{question}"))),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, words::mistakes(&ctx, &problems))
        }
        Err(cantiere_spine::Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let found = found(&ctx, which.at()).await?;
    let now = found.2.questions.iter().find(|q| q.id == question).ok_or(Error::NotFound)?.clone();
    let conflict = match mistakes.is_empty() {
        true => vec![
            (ctx.t("questions-f-title"), now.title.clone()),
            (ctx.t("questions-f-help"), now.help.clone()),
            (ctx.t("questions-f-kind"), words::kind(&ctx, now.kind)),
            (ctx.t("questions-f-choices"), stored(&now).choices.join("; ")),
        ],
        false => Vec::new(),
    };
    let again = Again { mistakes, conflict, ..Again::default() };
    Ok(with_status(html(page(&ctx, &found, Some(&now), new, again).await)?, status))
}

#[derive(Default)]
struct Again {
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    key: String,
}

async fn page(
    ctx: &Ctx,
    (e, p, _, answered): &Found,
    stored: Option<&Question>,
    shown: QuestionDraft,
    again: Again,
) -> OnePage {
    let heading = ctx.t(if stored.is_some() { "questions-edit" } else { "questions-new" });
    let page = frame(ctx, e, heading.clone()).await.here();
    let base = load::desk(e);
    let kinds = Kind::ALL.map(|k| {
        Choice::new(k.as_str(), words::kind(ctx, k), k == shown.kind)
            .hint(ctx.t(&format!("questions-kind-{}-hint", k.as_str())))
    });
    OnePage {
        lang: p.language.as_str(),
        heading,
        action: page.href(match stored {
            Some(q) => format!("{base}/{}", q.id),
            None => format!("{base}/new"),
        }),
        back: page.href(&base),
        kinds: kinds.into(),
        choices: shown.choices.join("\n"),
        question: shown,
        seen: stored.map_or(0, |q| q.version),
        key: if again.key.is_empty() { uuid::Uuid::new_v4().to_string() } else { again.key },
        answered: *answered,
        mistakes: again.mistakes,
        conflict: again.conflict,
        may: load::plans(ctx, e),
        page,
    }
}
