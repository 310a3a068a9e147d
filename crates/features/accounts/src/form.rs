//! Problems of a form in the reader's words, for its summary and its fields.

use cantiere_spine::Problem;
use cantiere_web::Page;

/// One thing to mend.
pub struct Mistake {
    /// The id of the field.
    pub field: &'static str,
    pub message: String,
}

impl Mistake {
    pub fn new(page: &Page, field: &'static str, key: &str) -> Mistake {
        Mistake { field, message: page.t(key).into_owned() }
    }

    pub fn all(page: &Page, problems: &[Problem]) -> Vec<Mistake> {
        let one = |problem: &Problem| Mistake { field: problem.field, message: page.ctx().problem(problem) };
        problems.iter().map(one).collect()
    }
}

/// The message at a field; empty when there is none.
pub fn at<'m>(mistakes: &'m [Mistake], field: &str) -> &'m str {
    mistakes.iter().find(|m| m.field == field).map_or("", |m| &m.message)
}
