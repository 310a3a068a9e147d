//! What can be wrong in a `.pb` file, said so that the person who made the file can mend it.
//! It only describes; it never decides whether reading goes on.

use std::fmt;

/// Where reading stopped, what was there, and what was expected instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PabulibError {
    /// Line in the file, from 1.
    pub line: usize,
    /// Section or field, such as `cost` or `VOTES`.
    pub field: String,
    /// What was there, shortened.
    pub found: String,
    pub expected: String,
}

impl PabulibError {
    pub(super) fn new(line: usize, field: impl Into<String>, found: &str, expected: impl Into<String>) -> PabulibError {
        PabulibError { line, field: field.into(), found: shorten(found), expected: expected.into() }
    }
}

/// At most 40 characters of the first line: an error stays one line however long the field is.
fn shorten(text: &str) -> String {
    let text = text.split(['\n', '\r']).next().unwrap_or("");
    let mut short: String = text.chars().take(40).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

impl fmt::Display for PabulibError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PabulibError { line, field, found, expected } = self;
        if found.is_empty() {
            write!(f, "line {line}, {field}: found nothing, expected {expected}")
        } else {
            write!(f, "line {line}, {field}: found \"{found}\", expected {expected}")
        }
    }
}

impl std::error::Error for PabulibError {}
