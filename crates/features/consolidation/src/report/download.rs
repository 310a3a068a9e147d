//! `/plans/…/report/contributions.csv` and `.json`: every contribution with its answer, what the page says and no more.

use super::data::{self, Report};
use crate::load::{self, At};
use crate::words;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::contribution::Contribution;
use cantiere_web::{Ctx, Error, cacheable};
use http::{HeaderValue, header};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub struct Format {
    format: String,
}

/// One contribution with its answer. Days are of the site's time zone.
#[derive(Serialize)]
struct Line {
    number: i64,
    kind: &'static str,
    day: String,
    author: String,
    place: String,
    theme: String,
    title: String,
    text: String,
    wording: String,
    action: String,
    effect: String,
    supports: i64,
    outcome: String,
    reason: String,
    own_sentence: String,
    merged_into: Option<i64>,
    /// Numbers of paragraphs and codes of items.
    changed: Vec<String>,
    answered: String,
}

#[derive(Serialize)]
struct File<'r> {
    plan: &'r str,
    edition: &'r str,
    received: i64,
    answered: i64,
    changed_plan: i64,
    changed_paragraphs: i64,
    changed_items: i64,
    paragraphs: i64,
    contributions: Vec<Line>,
}

pub async fn file(ctx: Ctx, Path(at): Path<At>, Path(Format { format }): Path<Format>) -> Result<Response, Error> {
    if !matches!(format.as_str(), "contributions.csv" | "contributions.json") {
        return Err(Error::NotFound);
    }
    let report = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| data::read(conn, &ctx, &at, 0, usize::MAX)
        })
        .await?;
    let lines: Vec<Line> = report.contributions.iter().map(|c| line(&ctx, &report, c)).collect();
    let (kind, bytes) = match format.as_str() {
        "contributions.csv" => ("text/csv; charset=utf-8", csv(&lines)?),
        _ => ("application/json", json(&report, lines)?),
    };
    let mut response = Response::new(axum::body::Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = format!("attachment; filename=\"{}-{}-{format}\"", report.edition.plan_slug, report.edition.slug);
    response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(name).map_err(Error::internal)?);
    Ok(cacheable(response, load::topics(&report.edition, &report.process)))
}

fn line(ctx: &Ctx, report: &Report, c: &Contribution) -> Line {
    let day = |at: i64| ctx.site.local(at).date().to_string();
    let answer = report.chain.answers.get(&c.id.0);
    let changed = report.chain.changed.iter().filter(|x| x.contribution == c.id.0);
    Line {
        number: c.number,
        kind: c.kind.as_str(),
        day: day(c.received_at),
        author: words::author(ctx, &c.author),
        place: c.place.clone(),
        theme: c.theme.clone(),
        title: c.words.title.clone(),
        text: c.words.body.clone(),
        wording: c.words.wording.clone(),
        action: c.words.action.clone(),
        effect: c.words.effect.clone(),
        supports: c.supports,
        outcome: answer.map_or(String::new(), |a| a.outcome.as_str().to_string()),
        reason: answer.map_or(String::new(), |a| a.reason.clone()),
        own_sentence: answer.map_or(String::new(), |a| a.sentence.clone()),
        merged_into: answer
            .and_then(|a| a.merged_into)
            .and_then(|into| report.chain.contributions.get(&into.0))
            .map(|c| c.number),
        changed: changed.filter_map(|x| report.chain.texts.get(&(x.on, x.revision))).map(|t| t.label.clone()).collect(),
        answered: answer.and_then(|a| a.published_at).map_or(String::new(), day),
    }
}

fn csv(lines: &[Line]) -> Result<Vec<u8>, Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "number",
        "kind",
        "day",
        "author",
        "place",
        "theme",
        "title",
        "text",
        "wording",
        "action",
        "effect",
        "supports",
        "outcome",
        "reason",
        "own_sentence",
        "merged_into",
        "changed",
        "answered",
    ])
    .map_err(Error::internal)?;
    for l in lines {
        let (number, supports) = (l.number.to_string(), l.supports.to_string());
        let (into, changed) = (l.merged_into.map_or(String::new(), |n| n.to_string()), l.changed.join(" "));
        let fields = [
            number.as_str(),
            l.kind,
            &l.day,
            &l.author,
            &l.place,
            &l.theme,
            &l.title,
            &l.text,
            &l.wording,
            &l.action,
            &l.effect,
            &supports,
            &l.outcome,
            &l.reason,
            &l.own_sentence,
            &into,
            &changed,
            &l.answered,
        ];
        out.write_record(fields.map(unarmed)).map_err(Error::internal)?;
    }
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}

/// A field that a spreadsheet would run as a formula begins with an apostrophe.
fn unarmed(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_string(),
    }
}

fn json(report: &Report, contributions: Vec<Line>) -> Result<Vec<u8>, Error> {
    let f = &report.figures;
    let file = File {
        plan: &report.edition.plan_name,
        edition: &report.edition.name,
        received: f.received,
        answered: f.answered,
        changed_plan: f.changed_plan,
        changed_paragraphs: f.paragraphs,
        changed_items: f.items,
        paragraphs: f.all_paragraphs,
        contributions,
    };
    serde_json::to_vec_pretty(&file).map_err(Error::internal)
}
