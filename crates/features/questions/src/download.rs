//! What was sent as a file, CSV or Excel, for the planner from the first day. People are not named; what they wrote is text
//! in both, so that nothing in it can run. Written to a file as it is read, in the same memory however much it is.

use crate::load::{self, At};
use crate::model::{Question, Questionnaire, find};
use axum::extract::Path;
use axum::response::Response;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::question::{questionnaire_answer, questionnaire_value};
use cantiere_store::{Among, Conn};
use cantiere_web::table::{self, Cell, Kind};
use cantiere_web::{Ctx, Error, spooled};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;

/// Answers are read by this many at a time.
const CHUNK: i64 = 500;

#[derive(Clone, Debug, Deserialize)]
pub struct Wanted {
    plan: String,
    edition: String,
    format: String,
}

pub async fn file(ctx: Ctx, Path(wanted): Path<Wanted>) -> Result<Response, Error> {
    let kind = Kind::parse(&wanted.format)?;
    let at = At { plan: wanted.plan.clone(), edition: wanted.edition.clone() };
    let name = format!("{}-{}-questionario.{}", wanted.plan, wanted.edition, wanted.format);
    let own = ctx.clone();
    let file = ctx
        .site
        .db
        .export(move |conn| -> Result<File, Error> {
            let (_, p) = load::readable(conn, &own, &at)?;
            let asked = find(conn, p.id)?.ok_or(Error::NotFound)?;
            table::write(kind, columns(&own, &asked), |row| each(conn, &own, &asked, row))
        })
        .await?;
    spooled(file, kind.media_type(), &name)
}

fn columns(ctx: &Ctx, of: &Questionnaire) -> Vec<String> {
    let own = ["questions-file-answer", "questions-file-sent", "questions-file-from", "questions-file-body"];
    let asked = of.questions.iter().enumerate().map(|(n, q)| format!("{}. {}", n + 1, q.title));
    own.into_iter().map(|key| ctx.t(key)).chain(asked).collect()
}

/// Each answer that was sent, in the order in which they were begun.
fn each(
    conn: &mut Conn,
    ctx: &Ctx,
    of: &Questionnaire,
    mut take: impl FnMut(Vec<Cell>) -> Result<(), Error>,
) -> Result<(), Error> {
    let labels: HashMap<i64, &str> =
        of.questions.iter().flat_map(|q| &q.choices).map(|(id, label)| (*id, label.as_str())).collect();
    let mut after = 0;
    loop {
        let rows: Vec<(i64, String, Option<i64>, Option<String>)> = questionnaire_answer::table
            .left_join(organization::table.on(organization::id.nullable().eq(questionnaire_answer::organization)))
            .filter(questionnaire_answer::questionnaire.eq(of.id))
            .filter(questionnaire_answer::state.eq("sent"))
            .filter(questionnaire_answer::id.gt(after))
            .order(questionnaire_answer::id)
            .limit(CHUNK)
            .select((
                questionnaire_answer::id,
                questionnaire_answer::uuid,
                questionnaire_answer::sent_at,
                organization::name.nullable(),
            ))
            .load(conn)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.0;
        let ids: Vec<i64> = rows.iter().map(|r| r.0).collect();
        let mut values: HashMap<(i64, i64), Vec<String>> = HashMap::new();
        let found: Vec<(i64, i64, Option<i64>, String)> = questionnaire_value::table
            .filter(questionnaire_value::answer.among(ids))
            .order(questionnaire_value::id)
            .select((
                questionnaire_value::answer,
                questionnaire_value::question,
                questionnaire_value::choice,
                questionnaire_value::words,
            ))
            .load(conn)?;
        for (answer, question, choice, words) in found {
            let told = choice.map_or(words, |c| labels.get(&c).copied().unwrap_or_default().to_string());
            values.entry((answer, question)).or_default().push(told);
        }
        for (id, uuid, sent, body) in rows {
            let from = if body.is_some() { "questions-file-of-body" } else { "questions-file-of-person" };
            let mut cells = vec![
                uuid.into(),
                sent.map_or(Cell::EMPTY, |at| Cell::Moment(ctx.site.local(at))),
                ctx.t(from).into(),
                body.unwrap_or_default().into(),
            ];
            let mut said = |q: &Question| values.remove(&(id, q.id)).map(|v| v.join("; ")).unwrap_or_default();
            cells.extend(of.questions.iter().map(|q| Cell::from(said(q))));
            take(cells)?;
        }
    }
}
