//! A questionnaire as it is read: its questions in their order, each with what one may choose.

use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_store::schema::question::{question, question_choice, questionnaire, questionnaire_answer};
use cantiere_store::{Conn, once};
use diesel::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    #[default]
    Short,
    /// Paragraphs.
    Long,
    Single,
    Multiple,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Short, Kind::Long, Kind::Single, Kind::Multiple];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Short => "short",
            Kind::Long => "long",
            Kind::Single => "single",
            Kind::Multiple => "multiple",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.as_str() == text)
    }

    pub fn has_choices(self) -> bool {
        matches!(self, Kind::Single | Kind::Multiple)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    pub id: i64,
    pub process: ProcessId,
    pub title: String,
    /// Markdown.
    pub intro: String,
    /// Whether people see it, as soon as the phase is theirs.
    pub open: bool,
    /// Whether everybody reads what was answered in free words, after the close.
    pub texts_public: bool,
    pub version: i64,
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: i64,
    pub kind: Kind,
    pub title: String,
    pub help: String,
    pub required: bool,
    pub version: i64,
    /// Id and words of each choice.
    pub choices: Vec<(i64, String)>,
}

/// The questionnaire of a process: two statements.
pub fn find(conn: &mut Conn, of: ProcessId) -> Result<Option<Questionnaire>, Error> {
    once(conn, "questionnaire", of, |conn| load(conn, of))
}

fn load(conn: &mut Conn, of: ProcessId) -> Result<Option<Questionnaire>, Error> {
    let row: Option<(i64, String, String, String, bool, i64)> = questionnaire::table
        .filter(questionnaire::process.eq(of.0))
        .select((
            questionnaire::id,
            questionnaire::title,
            questionnaire::intro,
            questionnaire::state,
            questionnaire::texts_public,
            questionnaire::version,
        ))
        .first(conn)
        .optional()?;
    let Some((id, title, intro, state, texts_public, version)) = row else { return Ok(None) };
    type Row = (i64, String, String, String, bool, i64);
    let rows: Vec<(Row, Option<(i64, String)>)> = question::table
        .left_join(question_choice::table.on(question_choice::question.eq(question::id)))
        .filter(question::questionnaire.eq(id))
        .order((question::position, question::id, question_choice::position, question_choice::id))
        .select((
            (question::id, question::kind, question::title, question::help, question::required, question::version),
            (question_choice::id, question_choice::label).nullable(),
        ))
        .load(conn)?;
    let mut questions: Vec<Question> = Vec::new();
    for ((id, kind, title, help, required, version), choice) in rows {
        if questions.last().is_none_or(|last| last.id != id) {
            let kind = Kind::parse(&kind).unwrap_or_default();
            questions.push(Question { id, kind, title, help, required, version, choices: Vec::new() });
        }
        if let Some(last) = questions.last_mut() {
            last.choices.extend(choice);
        }
    }
    Ok(Some(Questionnaire { id, process: of, title, intro, open: state == "open", texts_public, version, questions }))
}

/// Whether somebody has begun to answer: from then on questions stay what they are, and only their words are corrected.
pub fn has_answers(conn: &mut Conn, of: i64) -> Result<bool, Error> {
    let one: Option<i64> = questionnaire_answer::table
        .filter(questionnaire_answer::questionnaire.eq(of))
        .select(questionnaire_answer::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}
