//! What the questionnaire came to: tables with bars over them. Everybody sees it after the close, small numbers of people
//! hidden; a planner sees all of it from the first day.

use crate::load::{self, At, Fields};
use crate::model::{Questionnaire, find};
use crate::tally::{self, Counted, Tally};
use crate::{edit, words};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::question::{questionnaire_answer, questionnaire_value};
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use diesel::prelude::*;
use jiff::civil::Date;

/// Texts of one question on a page; all of them are in the file.
const TEXTS: i64 = 100;

#[derive(askama::Template)]
#[template(path = "results.html")]
struct ResultsPage {
    page: Page,
    lang: &'static str,
    plan: String,
    title: String,
    back: String,
    summary: String,
    questions: Vec<Shown>,
    hidden: bool,
    /// A planner's own page, with files and the button about free words.
    planner: Option<Planner>,
}

struct Planner {
    csv: String,
    xlsx: String,
    action: String,
    texts_public: bool,
    out: bool,
    may: bool,
}

struct Shown {
    number: usize,
    title: String,
    kind: &'static str,
    answered: String,
    rows: Vec<Row>,
    texts: Vec<Said>,
    more: String,
}

struct Row {
    label: String,
    people: String,
    bodies: String,
    /// 0 to 100, of the longest bar.
    share: i64,
}

struct Said {
    words: String,
    /// The organisation; people are not named.
    who: String,
}

/// Whether the days for answering are over, so that results influence nobody.
pub fn are_out(p: &Process, today: Date) -> bool {
    p.published && (p.ended || p.rounds().last().is_some_and(|(_, closes)| *closes < today))
}

pub async fn show(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| -> Result<_, Error> {
        let (e, p) = load::public(conn, &own, &at)?;
        let asked = find(conn, p.id)?.filter(|q| q.open).ok_or(Error::NotFound)?;
        if !are_out(&p, own.site.today()) {
            return Err(Error::NotFound);
        }
        let tally = tally::count(conn, &asked)?;
        let texts = if asked.texts_public { texts(conn, &asked)? } else { Vec::new() };
        Ok((e, p, asked, tally, texts))
    });
    let (e, p, asked, tally, texts) = found.await?;
    let topics = [format!("plan:{}", e.plan), format!("process:{}", p.id)];
    let page = page(&ctx, &e, &p, &asked, &tally, texts, false).await;
    Ok(cacheable(html(page)?, topics))
}

pub async fn planner(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| -> Result<_, Error> {
        let (e, p) = load::readable(conn, &own, &at)?;
        let asked = find(conn, p.id)?.ok_or(Error::NotFound)?;
        let tally = tally::count(conn, &asked)?;
        let texts = texts(conn, &asked)?;
        Ok((e, p, asked, tally, texts))
    });
    let (e, p, asked, tally, texts) = found.await?;
    html(page(&ctx, &e, &p, &asked, &tally, texts, true).await)
}

/// Publishes the free words, or hides them again.
pub async fn publish_texts(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (own, wanted) = (ctx.clone(), fields.one("public") == "yes");
    let (e, p) = ctx.site.db.read(move |conn| load::planned(conn, &own, &at)).await?;
    let (by, of, id) = (ctx.actor().clone(), e.clone(), p.id);
    ctx.site.db.write(move |tx| edit::publish_texts(tx, &by, &of, id, wanted)).await?;
    Ok(Redirect::to(&ctx.href(&format!("{}/answers", load::desk(&e)))).into_response())
}

type Texts = Vec<(i64, String, Option<String>)>;

/// The newest free words of each question, with the organisation that said them.
fn texts(conn: &mut Conn, of: &Questionnaire) -> Result<Texts, Error> {
    let mut out = Vec::new();
    for question in of.questions.iter().filter(|q| !q.kind.has_choices()) {
        let rows: Vec<(String, Option<i64>)> = questionnaire_value::table
            .inner_join(questionnaire_answer::table.on(questionnaire_answer::id.eq(questionnaire_value::answer)))
            .filter(questionnaire_value::question.eq(question.id))
            .filter(questionnaire_answer::state.eq("sent"))
            .order(questionnaire_value::id.desc())
            .limit(TEXTS)
            .select((questionnaire_value::words, questionnaire_answer::organization))
            .load(conn)?;
        let bodies: Vec<i64> = rows.iter().filter_map(|r| r.1).collect();
        let names: Vec<(i64, String)> = match bodies.is_empty() {
            true => Vec::new(),
            false => organization::table
                .filter(organization::id.among(bodies))
                .select((organization::id, organization::name))
                .load(conn)?,
        };
        let name = |id: i64| names.iter().find(|n| n.0 == id).map(|n| n.1.clone());
        out.extend(rows.into_iter().map(|(words, body)| (question.id, words, body.and_then(name))));
    }
    Ok(out)
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    asked: &Questionnaire,
    tally: &Tally,
    texts: Texts,
    planner: bool,
) -> ResultsPage {
    let (plan, public) = (format!("{} – {}", e.plan_name, e.name), format!("/plans/{}/{}", e.plan_slug, e.slug));
    let title = ctx.with("questions-results-of", &[("title", &asked.title)]);
    let page = ctx.page(format!("{title} – {plan}")).await;
    let page = match planner {
        true => page
            .crumb(ctx.t("questions-desk"), "/desk")
            .crumb(&plan, &format!("/desk/plans/{}/{}/process", e.plan_slug, e.slug))
            .in_language(e.language.as_str())
            .crumb(ctx.t("questions-questionnaire"), &load::desk(e))
            .crumb(ctx.t("questions-results"), &format!("{}/answers", load::desk(e)))
            .noindex(),
        false => page
            .crumb(ctx.t("questions-nav-plans"), "/plans")
            .crumb(&plan, &public)
            .in_language(e.language.as_str())
            .crumb(ctx.t("questions-consultation"), &format!("{public}/consultation"))
            .crumb(ctx.t("questions-results"), &format!("{}/results", load::page(e))),
    };
    let out = are_out(p, ctx.site.today());
    let questions: Vec<Shown> = asked
        .questions
        .iter()
        .zip(&tally.questions)
        .enumerate()
        .map(|(n, (q, counted))| Shown {
            number: n + 1,
            title: q.title.clone(),
            kind: q.kind.as_str(),
            // Beside hidden cells this number would be one to subtract from.
            answered: match (planner, q.kind.has_choices()) {
                (false, true) => String::new(),
                _ => answered(ctx, counted.answered, !planner),
            },
            rows: if q.kind.has_choices() { rows(ctx, q, counted, !planner) } else { Vec::new() },
            texts: texts
                .iter()
                .filter(|t| t.0 == q.id)
                .map(|(_, words, who)| Said { words: words.clone(), who: who.clone().unwrap_or_default() })
                .collect(),
            more: match counted.answered.0 + counted.answered.1 > TEXTS && planner && !q.kind.has_choices() {
                true => ctx.t("questions-more-in-file"),
                false => String::new(),
            },
        })
        .collect();
    let desk = load::desk(e);
    ResultsPage {
        lang: p.language.as_str(),
        hidden: !planner && questions.iter().any(|q| q.rows.iter().any(|r| r.people == ctx.t("questions-few"))),
        summary: answered(ctx, tally.sent, false),
        plan,
        title,
        back: page.href(if planner { desk.clone() } else { format!("{public}/consultation") }),
        questions,
        planner: planner.then(|| Planner {
            csv: page.href(format!("{desk}/answers/csv")),
            xlsx: page.href(format!("{desk}/answers/xlsx")),
            action: page.href(format!("{desk}/answers")),
            texts_public: asked.texts_public,
            out,
            may: load::plans(ctx, e),
        }),
        page,
    }
}

/// “12 persone e 3 enti”.
fn answered(ctx: &Ctx, (people, bodies): (i64, i64), public: bool) -> String {
    let small = public && (1..crate::suppress::SMALLEST).contains(&people);
    let people = match small {
        true => ctx.t("questions-few-people"),
        false => words::tn(ctx, "questions-people", people),
    };
    let bodies = words::tn(ctx, "questions-bodies", bodies);
    ctx.with("questions-answered-by", &[("people", &people), ("bodies", &bodies)])
}

fn rows(ctx: &Ctx, q: &crate::model::Question, counted: &Counted, public: bool) -> Vec<Row> {
    let shown: Vec<Option<i64>> = match public {
        true => counted.people_shown(q.kind),
        false => counted.cells.iter().map(|c| Some(c.0)).collect(),
    };
    let most = counted.cells.iter().zip(&shown).map(|(c, s)| s.unwrap_or(0) + c.1).max().unwrap_or(0).max(1);
    // Where everybody must answer there is nobody who did not.
    let none = (!q.required).then(|| ctx.t("questions-no-answer"));
    let labels = q.choices.iter().map(|c| c.1.clone()).chain(none);
    labels
        .zip(&counted.cells)
        .zip(shown)
        .map(|((label, cell), people)| Row {
            label,
            share: (people.unwrap_or(0) + cell.1) * 100 / most,
            people: people.map_or_else(|| ctx.t("questions-few"), |n| n.to_string()),
            bodies: cell.1.to_string(),
        })
        .collect()
}
