//! Answering: one answer of each person, or of each organisation, saved as often as one likes and changed until the close.
//! What is merely saved belongs to who wrote it alone; what is sent counts.

use crate::model::{Kind, Question, Questionnaire, find};
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::Activity;
use cantiere_domain::text::{clean, clean_line};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, Problem, contribution, process};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::question::{questionnaire_answer, questionnaire_value};
use cantiere_store::{Conn, Tx, insert_id};
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;
use jiff::tz::TimeZone;

pub const LONGEST_LINE: usize = 300;
pub const LONGEST_TEXT: usize = 5_000;

/// What was answered: the question, and a choice's id or words.
pub type Given = Vec<(i64, String)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub id: i64,
    pub version: i64,
}

/// An answer as it is kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub id: i64,
    pub sent: bool,
    pub changed_at: i64,
    pub version: i64,
    pub given: Given,
}

/// Who answers: the organisation the person acts for, or they themselves.
pub fn answerer(by: &Actor) -> Option<String> {
    let person = by.person?;
    Some(by.acting_for.map_or_else(|| format!("p{person}"), |body| format!("o{body}")))
}

/// What somebody has answered so far.
pub fn kept(conn: &mut Conn, of: i64, by: &Actor) -> Result<Option<Kept>, Error> {
    let Some(who) = answerer(by) else { return Ok(None) };
    let row: Option<(i64, String, i64, i64)> = questionnaire_answer::table
        .filter(questionnaire_answer::questionnaire.eq(of))
        .filter(questionnaire_answer::answerer.eq(who))
        .select((
            questionnaire_answer::id,
            questionnaire_answer::state,
            questionnaire_answer::changed_at,
            questionnaire_answer::version,
        ))
        .first(conn)
        .optional()?;
    let Some((id, state, changed_at, version)) = row else { return Ok(None) };
    let values: Vec<(i64, Option<i64>, String)> = questionnaire_value::table
        .filter(questionnaire_value::answer.eq(id))
        .order(questionnaire_value::id)
        .select((questionnaire_value::question, questionnaire_value::choice, questionnaire_value::words))
        .load(conn)?;
    let given = values.into_iter().map(|(q, choice, words)| (q, choice.map_or(words, |c| c.to_string()))).collect();
    Ok(Some(Kept { id, sent: state == "sent", changed_at, version, given }))
}

/// Keeps what was answered; `send` counts it and asks for everything required. `seen` is the version that the form showed,
/// 0 for none: somebody who answers in two windows is told, and so are two who represent one organisation.
pub fn save(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    to: ProcessId,
    seen: i64,
    given: &Given,
    send: bool,
) -> Result<Sent, Error> {
    let of = process::find_by_id(tx, to)?;
    edition::find_by_id(tx, by, of.edition)?;
    process::may_take_part(&of, by)?;
    process::is_open(&of, Activity::Questions, tx.now(), zone)?;
    contribution::speaks_for(tx, by)?;
    let asked = find(tx, to)?.filter(|q| q.open).ok_or(Error::NotFound("questionnaire"))?;
    let values = checked(&asked, given, send)?;
    let who = answerer(by).ok_or(Error::Denied)?;
    let now = tx.now();
    let there = kept(tx, asked.id, by)?;
    // Once sent it counts: it is changed by sending again, not by saving half of it.
    let state = if send { "sent" } else { "draft" };
    if there.as_ref().is_some_and(|t| t.sent) && !send {
        return Err(Problem::new("form", "questions-problem-sent").into());
    }
    let sent = match there {
        Some(there) if there.version != seen => return Err(Error::Stale),
        Some(there) => {
            diesel::update(questionnaire_answer::table.filter(questionnaire_answer::id.eq(there.id)))
                .set((
                    questionnaire_answer::state.eq(state),
                    questionnaire_answer::changed_at.eq(now),
                    questionnaire_answer::sent_at.eq(send.then_some(now)),
                    questionnaire_answer::version.eq(there.version + 1),
                    questionnaire_answer::person.eq(by.person.map(|p| p.0)),
                ))
                .execute(tx.conn())?;
            diesel::delete(questionnaire_value::table.filter(questionnaire_value::answer.eq(there.id)))
                .execute(tx.conn())?;
            Sent { id: there.id, version: there.version + 1 }
        }
        None => {
            let row = (
                questionnaire_answer::uuid.eq(uuid::Uuid::new_v4().to_string()),
                questionnaire_answer::questionnaire.eq(asked.id),
                questionnaire_answer::answerer.eq(who),
                questionnaire_answer::person.eq(by.person.map(|p| p.0)),
                questionnaire_answer::organization.eq(by.acting_for.map(|o| o.0)),
                questionnaire_answer::state.eq(state),
                questionnaire_answer::created_at.eq(now),
                questionnaire_answer::changed_at.eq(now),
                questionnaire_answer::sent_at.eq(send.then_some(now)),
                questionnaire_answer::version.eq(1),
            );
            // The same person in another window was faster by a moment.
            let made = insert_id(tx, diesel::insert_into(questionnaire_answer::table).values(row));
            let twice = matches!(&made, Err(DatabaseError(DatabaseErrorKind::UniqueViolation, _)));
            if twice {
                return Err(Error::Stale);
            }
            Sent { id: made?, version: 1 }
        }
    };
    for (question, choice, words) in &values {
        diesel::insert_into(questionnaire_value::table)
            .values((
                questionnaire_value::answer.eq(sent.id),
                questionnaire_value::question.eq(question),
                questionnaire_value::choice.eq(choice),
                questionnaire_value::words.eq(words),
            ))
            .execute(tx.conn())?;
    }
    if send {
        let event = Event {
            actor: by.person.map(|p| p.0),
            organization: by.acting_for.map(|o| o.0),
            verb: "questionnaire_answered",
            subject: ("process", to.0),
            plan: Some(of.plan.0),
            process: Some(to.0),
            ..Event::default()
        };
        events::record(tx, &event)?;
    }
    Ok(sent)
}

type Value = (i64, Option<i64>, String);

/// The values to keep. A choice that the question does not have, or two where one is asked, is a forged form.
fn checked(asked: &Questionnaire, given: &Given, send: bool) -> Result<Vec<Value>, Error> {
    let (mut values, mut problems) = (Vec::new(), Vec::new());
    for (n, question) in asked.questions.iter().enumerate() {
        let mine = given.iter().filter(|(q, _)| *q == question.id).map(|(_, v)| v.as_str());
        match of_question(question, mine) {
            Ok(found) if found.is_empty() && question.required && send => {
                problems.push(at(question, "questions-problem-required", n));
            }
            Ok(found) => values.extend(found),
            Err((key, max)) => problems.push(at(question, key, n).with("max", max)),
        }
    }
    if problems.is_empty() && values.is_empty() && send {
        problems.push(Problem::new("form", "questions-problem-nothing"));
    }
    if problems.is_empty() { Ok(values) } else { Err(Error::Invalid(problems)) }
}

/// The page finds the field by the question's id, which travels with the problem.
fn at(question: &Question, key: &'static str, n: usize) -> Problem {
    Problem::new("question", key).with("id", question.id).with("n", n + 1)
}

fn of_question<'a>(
    question: &Question,
    given: impl Iterator<Item = &'a str>,
) -> Result<Vec<Value>, (&'static str, usize)> {
    let words = |text: String, max: usize| match text.chars().count() {
        0 => Ok(Vec::new()),
        long if long > max => Err(("questions-problem-answer-long", max)),
        _ => Ok(vec![(question.id, None, text)]),
    };
    let mut given = given;
    match question.kind {
        Kind::Short => words(clean_line(given.next().unwrap_or_default()), LONGEST_LINE),
        Kind::Long => words(clean(given.next().unwrap_or_default()), LONGEST_TEXT),
        Kind::Single | Kind::Multiple => {
            let mut chosen: Vec<i64> = Vec::new();
            for value in given.filter(|v| !v.is_empty()) {
                let id = value.parse().ok().filter(|id| question.choices.iter().any(|c| c.0 == *id));
                chosen.push(id.ok_or(("questions-problem-choice", 0))?);
            }
            chosen.sort_unstable();
            chosen.dedup();
            if question.kind == Kind::Single && chosen.len() > 1 {
                return Err(("questions-problem-choice", 0));
            }
            Ok(chosen.into_iter().map(|c| (question.id, Some(c), String::new())).collect())
        }
    }
}
