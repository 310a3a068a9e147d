//! Problems of a form in the reader's words, and the answers of a list of choices.

use cantiere_spine::Problem;
use cantiere_web::{Ctx, Error};

/// One thing to mend.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The id of the field.
    pub field: String,
    pub message: String,
}

impl Mistake {
    pub fn all(ctx: &Ctx, problems: &[Problem]) -> Vec<Mistake> {
        problems.iter().map(|p| Mistake { field: p.field.into(), message: ctx.problem(p) }).collect()
    }
}

/// The problems of a refused form; any other error goes on.
pub fn problems(error: cantiere_spine::Error) -> Result<Vec<Problem>, Error> {
    match error {
        cantiere_spine::Error::Invalid(problems) => Ok(problems),
        other => Err(other.into()),
    }
}

/// The message at a field; empty when there is none.
pub fn at<'m>(mistakes: &'m [Mistake], field: &str) -> &'m str {
    mistakes.iter().find(|m| m.field == field).map_or("", |m| &m.message)
}

/// An answer of a list of choices.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: String::new(), chosen }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = hint.into();
        self
    }
}
