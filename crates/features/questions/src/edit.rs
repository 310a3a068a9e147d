//! Building a questionnaire. Once somebody has begun to answer, questions are neither added nor removed nor made into
//! others: what was answered must stay the answer to what was asked. Words may still be corrected.

use crate::model::{Kind, Question, Questionnaire, find, has_answers};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_spine::plan::Edition;
use cantiere_spine::{Error, Problem, process};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::question::{question, question_choice, questionnaire};
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;

const MOST_QUESTIONS: usize = 60;
const MOST_CHOICES: usize = 40;
const LONGEST_TITLE: usize = 500;
const LONGEST_TEXT: usize = 3_000;
const LONGEST_CHOICE: usize = 200;

/// What stands above the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub intro: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionDraft {
    pub kind: Kind,
    pub title: String,
    pub help: String,
    pub required: bool,
    pub choices: Vec<String>,
}

fn planner(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId) -> Result<process::Process, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let found = process::find_by_id(tx, id)?;
    if found.edition == of.id { Ok(found) } else { Err(Error::NotFound("process")) }
}

/// Begins the questionnaire of a process, or changes what stands above its questions.
pub fn begin(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, seen: i64, new: &Draft) -> Result<(), Error> {
    planner(tx, by, of, id)?;
    let (title, intro) = (clean_line(&new.title), clean(&new.intro));
    let mut problems = Vec::new();
    if title.is_empty() || title.chars().count() > LONGEST_CHOICE {
        problems.push(Problem::new("title", "questions-problem-title").with("max", LONGEST_CHOICE));
    }
    if intro.chars().count() > LONGEST_TEXT {
        problems.push(Problem::new("intro", "questions-problem-long").with("max", LONGEST_TEXT));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    match find(tx, id)? {
        None => {
            insert_id(
                tx,
                diesel::insert_into(questionnaire::table).values((
                    questionnaire::uuid.eq(uuid::Uuid::new_v4().to_string()),
                    questionnaire::process.eq(id.0),
                    questionnaire::title.eq(title),
                    questionnaire::intro.eq(intro),
                    questionnaire::state.eq("draft"),
                    questionnaire::texts_public.eq(false),
                    questionnaire::created_at.eq(now),
                    questionnaire::version.eq(1),
                )),
            )?;
        }
        Some(there) if there.title == title && there.intro == intro => {}
        Some(there) if there.version != seen => return Err(Error::Stale),
        Some(there) => {
            diesel::update(questionnaire::table.filter(questionnaire::id.eq(there.id)))
                .set((
                    questionnaire::title.eq(title),
                    questionnaire::intro.eq(intro),
                    questionnaire::version.eq(questionnaire::version + 1),
                ))
                .execute(tx.conn())?;
        }
    }
    changed(tx, by, of, id, "questionnaire_changed")
}

/// Adds a question at the end; gives its id.
pub fn add_question(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, new: &QuestionDraft) -> Result<i64, Error> {
    let there = ours(tx, by, of, id)?;
    unanswered(tx, &there)?;
    if there.questions.len() >= MOST_QUESTIONS {
        return Err(Problem::new("title", "questions-problem-many").with("max", MOST_QUESTIONS).into());
    }
    let new = checked(new)?;
    let last: Option<i64> = question::table
        .filter(question::questionnaire.eq(there.id))
        .select(diesel::dsl::max(question::position))
        .first(tx.conn())?;
    let made = put_question(tx, there.id, last.unwrap_or(0) + 1, &new)?;
    changed(tx, by, of, id, "questionnaire_changed")?;
    Ok(made)
}

/// Writes a question that was checked; gives its id.
pub fn put_question(tx: &mut Tx, of: i64, position: i64, new: &QuestionDraft) -> Result<i64, Error> {
    let made = insert_id(
        tx,
        diesel::insert_into(question::table).values((
            question::questionnaire.eq(of),
            question::kind.eq(new.kind.as_str()),
            question::title.eq(new.title.clone()),
            question::help.eq(new.help.clone()),
            question::required.eq(new.required),
            question::position.eq(position),
            question::version.eq(1),
        )),
    )?;
    put_choices(tx, made, &new.choices)?;
    Ok(made)
}

/// Changes a question; `seen` is the version the planner began from.
pub fn save_question(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    which: i64,
    seen: i64,
    new: &QuestionDraft,
) -> Result<(), Error> {
    let there = ours(tx, by, of, id)?;
    let old = one(&there, which)?.clone();
    let new = checked(new)?;
    let labels: Vec<String> = old.choices.iter().map(|c| c.1.clone()).collect();
    if (old.kind, &old.title, &old.help, old.required, &labels)
        == (new.kind, &new.title, &new.help, new.required, &new.choices)
    {
        return Ok(());
    }
    if old.version != seen {
        return Err(Error::Stale);
    }
    let answered = has_answers(tx, there.id)?;
    if answered && (old.kind != new.kind || old.required != new.required || labels.len() != new.choices.len()) {
        return Err(Problem::new("kind", "questions-problem-answered").into());
    }
    diesel::update(question::table.filter(question::id.eq(which)))
        .set((
            question::kind.eq(new.kind.as_str()),
            question::title.eq(&new.title),
            question::help.eq(&new.help),
            question::required.eq(new.required),
            question::version.eq(question::version + 1),
        ))
        .execute(tx.conn())?;
    if answered {
        // The same choices in better words.
        for ((choice, _), label) in old.choices.iter().zip(&new.choices) {
            diesel::update(question_choice::table.filter(question_choice::id.eq(choice)))
                .set(question_choice::label.eq(label))
                .execute(tx.conn())?;
        }
    } else {
        put_choices(tx, which, &new.choices)?;
    }
    changed(tx, by, of, id, "questionnaire_changed")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Up,
    Down,
    Remove,
}

/// Moves a question by one place, or removes it. At either end it stays where it is.
pub fn place(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, which: i64, to: Place) -> Result<(), Error> {
    let there = ours(tx, by, of, id)?;
    let at = there.questions.iter().position(|q| q.id == which).ok_or(Error::NotFound("question"))?;
    if to == Place::Remove {
        unanswered(tx, &there)?;
        diesel::delete(question_choice::table.filter(question_choice::question.eq(which))).execute(tx.conn())?;
        diesel::delete(question::table.filter(question::id.eq(which))).execute(tx.conn())?;
        return changed(tx, by, of, id, "questionnaire_changed");
    }
    let other = if to == Place::Up { at.checked_sub(1) } else { Some(at + 1) };
    let mut order: Vec<i64> = there.questions.iter().map(|q| q.id).collect();
    let Some(other) = other.filter(|n| *n < order.len()) else { return Ok(()) };
    order.swap(at, other);
    for (n, which) in order.iter().enumerate() {
        diesel::update(question::table.filter(question::id.eq(which)))
            .set(question::position.eq(n as i64 + 1))
            .execute(tx.conn())?;
    }
    changed(tx, by, of, id, "questionnaire_changed")
}

/// Shows it to those who may answer, or takes it back while nobody has answered.
pub fn open(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, wanted: bool) -> Result<(), Error> {
    let there = ours(tx, by, of, id)?;
    if there.open == wanted {
        return Ok(());
    }
    match wanted {
        true if there.questions.is_empty() => return Err(Problem::new("form", "questions-problem-empty").into()),
        true => {}
        false => unanswered(tx, &there)?,
    }
    diesel::update(questionnaire::table.filter(questionnaire::id.eq(there.id)))
        .set((
            questionnaire::state.eq(if wanted { "open" } else { "draft" }),
            questionnaire::version.eq(questionnaire::version + 1),
        ))
        .execute(tx.conn())?;
    changed(tx, by, of, id, if wanted { "questionnaire_opened" } else { "questionnaire_taken_back" })
}

/// Whether everybody reads the free words, after the close.
pub fn publish_texts(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, wanted: bool) -> Result<(), Error> {
    let there = ours(tx, by, of, id)?;
    diesel::update(questionnaire::table.filter(questionnaire::id.eq(there.id)))
        .set(questionnaire::texts_public.eq(wanted))
        .execute(tx.conn())?;
    changed(tx, by, of, id, if wanted { "questionnaire_texts_published" } else { "questionnaire_texts_hidden" })
}

fn ours(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId) -> Result<Questionnaire, Error> {
    planner(tx, by, of, id)?;
    find(tx, id)?.ok_or(Error::NotFound("questionnaire"))
}

fn one(of: &Questionnaire, id: i64) -> Result<&Question, Error> {
    of.questions.iter().find(|q| q.id == id).ok_or(Error::NotFound("question"))
}

fn unanswered(tx: &mut Tx, of: &Questionnaire) -> Result<(), Error> {
    match has_answers(tx, of.id)? {
        true => Err(Problem::new("form", "questions-problem-answered").into()),
        false => Ok(()),
    }
}

fn put_choices(tx: &mut Tx, of: i64, labels: &[String]) -> Result<(), Error> {
    diesel::delete(question_choice::table.filter(question_choice::question.eq(of))).execute(tx.conn())?;
    for (n, label) in labels.iter().enumerate() {
        diesel::insert_into(question_choice::table)
            .values((
                question_choice::question.eq(of),
                question_choice::label.eq(label),
                question_choice::position.eq(n as i64 + 1),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

fn checked(new: &QuestionDraft) -> Result<QuestionDraft, Error> {
    let mut good = QuestionDraft {
        kind: new.kind,
        title: clean_line(&new.title),
        help: clean(&new.help),
        required: new.required,
        choices: new.choices.iter().map(|c| clean_line(c)).filter(|c| !c.is_empty()).collect(),
    };
    if !good.kind.has_choices() {
        good.choices.clear();
    }
    let mut problems = Vec::new();
    if good.title.is_empty() {
        problems.push(Problem::new("title", "questions-problem-no-question"));
    }
    if good.title.chars().count() > LONGEST_TITLE {
        problems.push(Problem::new("title", "questions-problem-long").with("max", LONGEST_TITLE));
    }
    if good.help.chars().count() > LONGEST_TEXT {
        problems.push(Problem::new("help", "questions-problem-long").with("max", LONGEST_TEXT));
    }
    let twice = good.choices.iter().enumerate().any(|(n, c)| good.choices[..n].contains(c));
    let choices = good.choices.len();
    if good.kind.has_choices() && choices < 2 {
        problems.push(Problem::new("choices", "questions-problem-few-choices"));
    } else if choices > MOST_CHOICES {
        problems.push(Problem::new("choices", "questions-problem-many-choices").with("max", MOST_CHOICES));
    } else if twice {
        problems.push(Problem::new("choices", "questions-problem-twice"));
    } else if good.choices.iter().any(|c| c.chars().count() > LONGEST_CHOICE) {
        problems.push(Problem::new("choices", "questions-problem-long").with("max", LONGEST_CHOICE));
    }
    if problems.is_empty() { Ok(good) } else { Err(Error::Invalid(problems)) }
}

fn changed(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, verb: &str) -> Result<(), Error> {
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb,
        subject: ("process", id.0),
        plan: Some(of.plan.0),
        process: Some(id.0),
        ..Event::default()
    };
    events::record(tx, &event)?;
    tx.changed(&format!("process:{id}"));
    Ok(())
}
