//! The content files, embedded in the binary, and how one is read.

use crate::ContentError;
use crate::moment;
use cantiere_domain::plan::PartialDate;
use cantiere_domain::text::{clean, clean_line};
use jiff::civil::Date;
use serde::de::DeserializeOwned;

/// A file and the day its dates are told from.
#[derive(Clone, Copy)]
pub struct File {
    pub name: &'static str,
    pub text: &'static str,
    pub today: Date,
}

macro_rules! content {
    ($today:expr, $name:literal) => {
        $crate::files::File { name: $name, text: include_str!(concat!("../content/", $name)), today: $today }
    };
}
pub(crate) use content;

impl File {
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, ContentError> {
        serde_saphyr::from_str(self.text).map_err(|e| ContentError::new(self.name, e.to_string()))
    }

    pub fn fail(&self, message: impl std::fmt::Display) -> ContentError {
        ContentError::new(self.name, message.to_string())
    }

    /// A text of several lines, with its dates written out.
    pub fn text(&self, text: &str) -> Result<String, ContentError> {
        Ok(clean(&moment::expand(text, self.today).map_err(|e| self.fail(e))?))
    }

    /// A text of one line, with its dates written out.
    pub fn line(&self, text: &str) -> Result<String, ContentError> {
        Ok(clean_line(&moment::expand(text, self.today).map_err(|e| self.fail(e))?))
    }

    pub fn optional(&self, text: Option<&str>) -> Result<Option<String>, ContentError> {
        text.map(|t| self.text(t)).transpose()
    }

    pub fn date(&self, text: &str) -> Result<PartialDate, ContentError> {
        moment::resolve(text, self.today).map_err(|e| self.fail(e))
    }

    pub fn day(&self, text: &str) -> Result<Date, ContentError> {
        moment::resolve_day(text, self.today).map_err(|e| self.fail(e))
    }
}
