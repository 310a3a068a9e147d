//! What can go wrong in a spine action, told apart by what the reader can do about it.
//! Texts for readers stand in the language files: a problem carries a key and its values, never a sentence.

use cantiere_store as store;
use jiff::civil::Date;

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
    pub args: Vec<(&'static str, Value)>,
}

/// What stands in a message. A text stands as it is, also one of digits alone; the rest each language writes its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(i64),
    Day(Date),
    /// An amount in euro.
    Cents(i64),
}

impl Problem {
    pub fn new(field: &'static str, key: &'static str) -> Problem {
        Problem { field, key, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Problem {
        self.args.push((name, value.into()));
        self
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field, self.key)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Number(n) => write!(f, "{n}"),
            Value::Day(day) => write!(f, "{day}"),
            Value::Cents(cents) => write!(f, "{cents} cents"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Value {
        Value::Day(day)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value {
            fn from(n: $number) -> Value {
                Value::Number(i64::from(n))
            }
        }
    )*};
}

numbers!(i64, i32, u32, u16);

/// Counts of what stands on a page or in a file: far from the end of what a number holds.
impl From<usize> for Value {
    fn from(n: usize) -> Value {
        Value::Number(i64::try_from(n).unwrap_or(i64::MAX))
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
