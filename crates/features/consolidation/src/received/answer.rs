//! `/desk/…/contributions-received/answer`: one answer for one contribution, or with one reason for a group.
//! A draft is kept as it is saved; when somebody else saved in between, both texts are shown.

use super::{Choice, Mistake, page, places};
use crate::fields::Fields;
use crate::load::{self, At};
use crate::panels::contribution::{AnswerBox, answer_box};
use crate::{address, marks, words};
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::answer::Outcome;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::ContributionId;
use cantiere_spine::answer::{self, Answer, CHUNK, NewAnswer, To};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_spine::{Error as Spine, Problem};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "answer.html")]
struct AnswerPage {
    page: Page,
    heading: String,
    name: String,
    lang: &'static str,
    rows: Vec<Row>,
    action: String,
    check_action: String,
    link_action: String,
    back: String,
    outcomes: Vec<Choice>,
    reason: String,
    into: String,
    changed: String,
    mistakes: Vec<Mistake>,
    stale: bool,
    group: bool,
    final_: bool,
    second_person: bool,
    can_check: bool,
}

struct Row {
    number: i64,
    label: String,
    href: String,
    meta: String,
    lang: &'static str,
    title: String,
    body: Fragment,
    seen: i64,
    sentence: String,
    /// What stands now: a published answer, or what somebody else saved meanwhile.
    stands: Option<AnswerBox>,
}

struct Found {
    edition: Edition,
    process: Process,
    rows: Vec<Contribution>,
    answers: HashMap<i64, Answer>,
    boxes: HashMap<i64, AnswerBox>,
    /// The number of what the first one is merged into, and what changed because of it, as it is cited.
    into: String,
    changed: String,
    second_person: bool,
}

/// Whether the reader may be here is asked before anything the address says is looked at.
fn find(conn: &mut Conn, ctx: &Ctx, at: &At, numbers: Result<Vec<i64>, Error>) -> Result<Found, Error> {
    let (edition, process) = load::workbench(conn, ctx, at)?;
    let numbers = numbers?;
    let mut rows = Vec::with_capacity(numbers.len());
    for number in numbers {
        let c = contribution::find(conn, process.id, number)?;
        if c.state != ContributionState::Published {
            return Err(Error::NotFound);
        }
        rows.push(c);
    }
    let ids: Vec<i64> = rows.iter().map(|c| c.id.0).collect();
    let answers = answer::of_contributions(conn, &ids, true)?;
    let base = address::edition(&edition);
    let mut boxes = HashMap::new();
    for (id, a) in &answers {
        boxes.insert(*id, answer_box(conn, ctx, &base, edition.language.as_str(), a)?);
    }
    let first = ids.first().and_then(|id| answers.get(id));
    let into = match first.and_then(|a| a.merged_into) {
        Some(id) => contribution::by_ids(conn, &[id.0])?.pop().map(|c| c.number.to_string()).unwrap_or_default(),
        None => String::new(),
    };
    let changed = match first {
        Some(a) => places::labels(conn, &edition, &a.changed)?,
        None => suggested(&rows),
    };
    let second_person = answer::second_person(conn)?;
    Ok(Found { edition, process, rows, answers, boxes, into, changed, second_person })
}

/// The place one contribution is about is most likely what changes because of it.
fn suggested(rows: &[Contribution]) -> String {
    match rows {
        [one] if matches!(one.on, Some(Ref::Block(_))) && one.kind == ContributionKind::Amendment => one.place.clone(),
        _ => String::new(),
    }
}

/// The numbers of an address or a form, each once.
fn numbers<'t>(values: impl Iterator<Item = &'t str>) -> Result<Vec<i64>, Error> {
    let mut out: Vec<i64> = Vec::new();
    for value in values {
        let n = value.parse().map_err(|_| Error::BadRequest)?;
        if !out.contains(&n) {
            out.push(n);
        }
    }
    match out.len() {
        1..=CHUNK => Ok(out),
        _ => Err(Error::Invalid(vec![Problem::new("n", "consolidation-problem-how-many").with("most", CHUNK)])),
    }
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let chosen = numbers(query.split('&').filter_map(|pair| pair.strip_prefix("n=")));
    let found = read(&ctx, at, chosen).await?;
    let first = found.rows.first().and_then(|c| found.answers.get(&c.id.0));
    let entered = Entered {
        outcome: first.map(|a| a.outcome.as_str().to_string()).unwrap_or_default(),
        reason: first.map(|a| a.reason.clone()).unwrap_or_default(),
        into: found.into.clone(),
        changed: found.changed.clone(),
        sentences: found.answers.iter().map(|(id, a)| (*id, a.sentence.clone())).collect(),
    };
    html(render(&ctx, &found, entered, Vec::new(), false).await)
}

struct Entered {
    outcome: String,
    reason: String,
    into: String,
    changed: String,
    sentences: HashMap<i64, String>,
}

async fn read(ctx: &Ctx, at: At, numbers: Result<Vec<i64>, Error>) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| find(conn, &own, &at, numbers)).await
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let found = read(&ctx, at.clone(), numbers(fields.all("n"))).await?;
    let entered = Entered {
        outcome: fields.one("outcome").to_string(),
        reason: fields.one("reason").to_string(),
        into: fields.one("into").trim().to_string(),
        changed: fields.one("changed").to_string(),
        sentences: found
            .rows
            .iter()
            .map(|c| (c.id.0, fields.one(&format!("sentence_{}", c.number)).to_string()))
            .collect(),
    };
    let Some(outcome) = Outcome::parse(&entered.outcome) else {
        let problem = Problem::new("outcome", "consolidation-problem-no-outcome");
        return refused(&ctx, &found, entered, &[problem]).await;
    };
    let to: Vec<To> = found
        .rows
        .iter()
        .map(|c| To {
            contribution: c.id,
            seen: fields.one(&format!("seen_{}", c.number)).parse().unwrap_or(0),
            sentence: entered.sentences.get(&c.id.0).cloned().unwrap_or_default(),
        })
        .collect();
    let (by, of, edition) = (ctx.actor().clone(), found.process.id, found.edition.clone());
    let (reason, into, changed) = (entered.reason.clone(), entered.into.clone(), entered.changed.clone());
    let written = ctx
        .site
        .db
        .write(move |tx| -> Result<(), Spine> {
            let changed = match outcome.is_accepted() {
                true => places::parse(tx, &edition, &changed)?.map_err(Spine::from)?,
                false => Vec::new(),
            };
            let merged_into: Option<ContributionId> = match (outcome, into.parse::<i64>()) {
                (Outcome::Merged, Ok(number)) => match contribution::find(tx, of, number) {
                    Ok(c) => Some(c.id),
                    Err(Spine::NotFound(_)) => return Err(Problem::new("into", "consolidation-problem-into").into()),
                    Err(error) => return Err(error),
                },
                _ => None,
            };
            answer::answer(tx, &by, of, &to, &NewAnswer { outcome, reason: reason.clone(), merged_into, changed })
                .map(drop)
        })
        .await;
    match written {
        Ok(()) => {
            Ok(Redirect::to(&ctx.href(&format!("{}?done=saved", address::received(&found.edition)))).into_response())
        }
        Err(Spine::Invalid(problems)) => refused(&ctx, &found, entered, &problems).await,
        Err(Spine::Stale) => {
            let fresh = read(&ctx, at, numbers(fields.all("n"))).await?;
            let page = render(&ctx, &fresh, entered, Vec::new(), true).await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(ctx: &Ctx, found: &Found, entered: Entered, problems: &[Problem]) -> Result<Response, Error> {
    let page = render(ctx, found, entered, Mistake::all(ctx, problems), false).await;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn render(ctx: &Ctx, found: &Found, entered: Entered, mistakes: Vec<Mistake>, stale: bool) -> AnswerPage {
    let e = &found.edition;
    let heading = match found.rows.as_slice() {
        [one] => words::numbered(ctx, one),
        many => words::tn(ctx, "consolidation-group", many.len() as i64),
    };
    let page = page(ctx, e, &format!("{} – {heading}", ctx.t("consolidation-answer-title"))).await.here();
    let base = address::received(e);
    let final_ = found.answers.values().any(|a| a.published_at.is_some());
    let me = ctx.actor().person;
    AnswerPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        rows: found.rows.iter().map(|c| row(&page, found, c, &entered, stale || final_)).collect(),
        action: page.href(format!("{base}/answer")),
        check_action: page.href(format!("{base}/check")),
        link_action: page.href(format!("{base}/link")),
        back: page.href(&base),
        outcomes: Outcome::ALL
            .into_iter()
            .map(|o| Choice {
                value: o.as_str().to_string(),
                label: words::outcome(ctx, o),
                hint: ctx.t(&format!("consolidation-outcome-hint-{}", words::slug(o))),
                chosen: o.as_str() == entered.outcome,
            })
            .collect(),
        reason: entered.reason,
        into: entered.into,
        changed: entered.changed,
        mistakes,
        stale,
        group: found.rows.len() > 1,
        final_,
        second_person: found.second_person,
        can_check: found.second_person
            && !final_
            && found.answers.len() == found.rows.len()
            && found.answers.values().all(|a| a.person != me && a.checked_by.is_none()),
        heading,
        page,
    }
}

fn row(page: &Page, found: &Found, c: &Contribution, entered: &Entered, show_stands: bool) -> Row {
    let ctx = page.ctx();
    let answer = found.answers.get(&c.id.0);
    let stands = answer.filter(|_| show_stands).and_then(|_| found.boxes.get(&c.id.0)).cloned();
    Row {
        number: c.number,
        label: words::numbered(ctx, c),
        href: page.href(address::contribution(&address::edition(&found.edition), c.number)),
        meta: words::with(
            ctx,
            "consolidation-by-on",
            &[("author", &words::author(ctx, &c.author)), ("day", &page.day(c.received_at))],
        ),
        lang: c.language.as_str(),
        title: c.words.title.clone(),
        body: match c.kind {
            ContributionKind::Amendment => marks::inline(ctx, &c.quote, &c.words.wording),
            _ => markdown::block(&c.words.body),
        },
        seen: answer.map_or(0, |a| a.version),
        sentence: entered.sentences.get(&c.id.0).cloned().unwrap_or_default(),
        stands,
    }
}
