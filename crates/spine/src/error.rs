//! What can go wrong in a spine action, told apart by what the reader can do about it.
//! Texts for readers stand in the language files: a problem carries a key and its values, never a sentence.

use cantiere_store as store;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not for this reader: the two look the same from outside.
    #[error("{0} was not found")]
    NotFound(&'static str),
    /// The reader may know that it exists, and may not do this.
    #[error("not allowed")]
    Denied,
    /// Somebody else changed it in the meantime.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// A rule says no; each problem names its field.
    #[error("{}", .0.iter().map(|p| p.to_string()).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Problem>),
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// One thing to mend: the field it is about, and the message by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: &'static str,
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// In cents of a euro; each language writes them its own way.
    pub amounts: Vec<(&'static str, i64)>,
}

impl Problem {
    pub fn new(field: &'static str, key: &'static str) -> Problem {
        Problem { field, key, args: Vec::new(), amounts: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Problem {
        self.args.push((name, value.to_string()));
        self
    }

    pub fn with_amount(mut self, name: &'static str, cents: i64) -> Problem {
        self.amounts.push((name, cents));
        self
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field, self.key)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        for (name, cents) in &self.amounts {
            write!(f, " {name}={cents} cents")?;
        }
        Ok(())
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Error {
        Error::Store(error.into())
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error::Invalid(vec![problem])
    }
}
