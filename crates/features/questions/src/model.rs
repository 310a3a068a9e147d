//! A questionnaire as it is read: its questions in their order, each with what one may choose.

use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_store::Conn;
use cantiere_store::schema::question::{question, question_choice, questionnaire, questionnaire_answer};
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

/// The questionnaire of a process: three statements.
pub fn find(conn: &mut Conn, of: ProcessId) -> Result<Option<Questionnaire>, Error> {
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
    let rows: Vec<Row> = question::table
        .filter(question::questionnaire.eq(id))
        .order((question::position, question::id))
        .select((question::id, question::kind, question::title, question::help, question::required, question::version))
        .load(conn)?;
    let ids: Vec<i64> = rows.iter().map(|r| r.0).collect();
    let choices: Vec<(i64, i64, String)> = question_choice::table
        .filter(question_choice::question.eq_any(ids))
        .order((question_choice::position, question_choice::id))
        .select((question_choice::question, question_choice::id, question_choice::label))
        .load(conn)?;
    let shape = |(id, kind, title, help, required, version): Row| Question {
        choices: choices.iter().filter(|c| c.0 == id).map(|c| (c.1, c.2.clone())).collect(),
        id,
        kind: Kind::parse(&kind).unwrap_or_default(),
        title,
        help,
        required,
        version,
    };
    Ok(Some(Questionnaire {
        id,
        process: of,
        title,
        intro,
        open: state == "open",
        texts_public,
        version,
        questions: rows.into_iter().map(shape).collect(),
    }))
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
