//! Forms: the fields as they came, what is wrong with them in the reader's words, and the answers of a list of choices.
//! The macros of `macros/field.html` read these; no rule of a form stands here.

use crate::{Ctx, Error};
use axum::extract::{Form, FromRequest, Request};
use cantiere_spine::Problem;
use serde::{Deserialize, Serialize};

/// The fields of a form, each name perhaps more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name; empty when it is not there.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// As a struct whose fields are all text; names that it does not have are passed over.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, Error> {
        let fields = self.0.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
        serde_json::from_value(serde_json::Value::Object(fields)).map_err(|_| Error::BadRequest)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        self.one(name).parse().ok()
    }

    /// How many rows of repeated fields there are: `result_text_1`, `result_text_2` …
    pub fn rows(&self, prefix: &str) -> usize {
        let numbers = self.0.iter().filter_map(|(n, _)| n.strip_prefix(prefix)?.parse::<usize>().ok());
        numbers.max().unwrap_or(0).min(200)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Fields, Error> {
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state).await.map_err(|r| {
            if r.status() == http::StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
        })?;
        Ok(Fields(pairs.into_iter().map(|(name, value)| (name, without_nul(value))).collect()))
    }
}

/// What somebody typed never has this sign, and PostgreSQL takes no text that does.
pub(crate) fn without_nul(mut text: String) -> String {
    text.retain(|c| c != '\0');
    text
}

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

    pub fn one(field: impl Into<String>, message: impl Into<String>) -> Mistake {
        Mistake { field: field.into(), message: message.into() }
    }
}

/// The message at a field; empty when there is none.
pub fn at(mistakes: &[Mistake], field: impl AsRef<str>) -> &str {
    mistakes.iter().find(|m| m.field == field.as_ref()).map_or("", |m| &m.message)
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
