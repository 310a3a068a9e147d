//! A form that may carry files. Files are recognised and stored one by one while the form arrives, so that a large form
//! holds one file in memory; which of them belong to something is decided by the handler.

use crate::form::without_nul;
use crate::{Ctx, Error, Limiter};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use cantiere_spine::Problem;
use cantiere_spine::attachment::{self, Incoming, LARGEST, MOST};
use cantiere_store::files::{self, PutError};
use http::{StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::io::Cursor;

/// Bytes of the fields that are text, all together.
const TEXT: usize = 1 << 20;
/// Fields of a form, at most.
const FIELDS: usize = 200;

/// A form as it came: fields that are text, files that are stored, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct Upload {
    fields: Map<String, Value>,
    pub files: Vec<Incoming>,
    pub problems: Vec<Problem>,
    /// Somebody who is not signed in chose files, which were not taken.
    pub dropped: bool,
}

/// The largest body of a route that takes files.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MOST * LARGEST as usize + TEXT + (64 << 10))
}

/// Reads a form of either encoding. Files of fields called `files` are taken from people who are signed in alone, each
/// counted by the limiter.
pub async fn read(ctx: &Ctx, files_of_person: &Limiter, request: Request) -> Result<Upload, Error> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        // The route takes more than a form of texts may have.
        let (parts, body) = request.into_parts();
        let bytes = axum::body::to_bytes(body, TEXT).await.map_err(|_| Error::TooLarge)?;
        let request = Request::from_parts(parts, bytes.into());
        let form = axum::extract::Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let pairs = form.map_err(|refused| Error::from_status(refused.status()))?.0;
        let fields = pairs.into_iter().map(|(name, value)| (name, Value::String(without_nul(value)))).collect();
        return Ok(Upload { fields, ..Upload::default() });
    }
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Error::BadRequest)?;
    let (mut form, mut text) = (Upload::default(), 0_usize);
    while let Some(mut part) = parts.next_field().await.map_err(refused)? {
        let name = part.name().unwrap_or_default().to_string();
        // Browsers write a quotation mark in a name as %22.
        let Some(file_name) = part.file_name().map(|name| name.replace("%22", "\"")) else {
            let value = part.text().await.map_err(refused)?;
            text += value.len() + name.len();
            if text > TEXT || form.fields.len() >= FIELDS {
                return Err(Error::TooLarge);
            }
            form.fields.insert(name, Value::String(without_nul(value)));
            continue;
        };
        if name != "files" || file_name.is_empty() {
            continue;
        }
        if !ctx.viewer.is_signed_in() {
            form.dropped = true;
            continue;
        }
        // What was typed may stand after the files, and is read all the same.
        if form.files.len() >= MOST {
            form.refuse(Problem::new("files", "attachment-problem-many").with("max", MOST));
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(refused)? {
            // One byte more than allowed is enough to know.
            if bytes.len() as u64 <= LARGEST {
                bytes.extend_from_slice(&piece);
            }
        }
        match attachment::check(&file_name, &bytes) {
            Ok((file_type, name)) => {
                let person = ctx.actor().person.ok_or(Error::SignIn)?;
                if files_of_person.take(ctx.site.now(), person.to_string()).is_err() {
                    form.refuse(Problem::new("files", "attachment-problem-often").with("name", name));
                    continue;
                }
                let stored = store(ctx, bytes).await?;
                form.files.push(Incoming { name, file_type, stored });
            }
            Err(problem) => form.refuse(problem),
        }
    }
    Ok(form)
}

async fn store(ctx: &Ctx, bytes: Vec<u8>) -> Result<files::Stored, Error> {
    let db = ctx.site.db.clone();
    let put = tokio::task::spawn_blocking(move || files::put(&db, &mut Cursor::new(bytes), LARGEST)).await;
    put.map_err(Error::internal)?.map_err(|error| match error {
        PutError::Store(error) => error.into(),
        PutError::TooLarge(_) => Error::TooLarge,
        other => Error::internal(other),
    })
}

fn refused(error: axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    }
}

impl Upload {
    /// Says once what is wrong with files.
    fn refuse(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// The fields as a type whose fields are texts.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_value(Value::Object(self.fields.clone())).map_err(|_| Error::BadRequest)
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}
