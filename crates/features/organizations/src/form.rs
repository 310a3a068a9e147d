//! Problems of a form in the reader's words, and the answers of a list of choices.

use cantiere_spine::Problem;
use cantiere_web::Error;

pub use cantiere_web::form::{Choice, Mistake, at};

/// The problems of a refused form; any other error goes on.
pub fn problems(error: cantiere_spine::Error) -> Result<Vec<Problem>, Error> {
    match error {
        cantiere_spine::Error::Invalid(problems) => Ok(problems),
        other => Err(other.into()),
    }
}
