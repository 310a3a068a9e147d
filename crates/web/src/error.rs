//! Everything that can keep a handler from answering, told apart by what the reader can do about it.
//! It must not carry a path, a query or a cause to the reader; those go to the log, once.

use axum::response::{IntoResponse, Response};
use cantiere_spine::Problem;
use http::StatusCode;
use std::sync::Arc;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, and somebody must be.
    #[error("sign in first")]
    SignIn,
    /// Who is signed in may not do this.
    #[error("not allowed")]
    Forbidden,
    /// An unsafe request that another site made the browser send.
    #[error("sent from another site")]
    CrossSite,
    /// The request cannot be understood: a parameter, the body or its type.
    #[error("bad request")]
    BadRequest,
    /// A rule says no. A page shows its form again instead; this is for the API and for forms without fields.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    #[error("changed by somebody else in the meantime")]
    Conflict,
    #[error("method not allowed")]
    Method,
    #[error("the request is too large")]
    TooLarge,
    #[error("the request came too slowly")]
    TooSlow,
    #[error("too many requests")]
    TooMany,
    /// Busy or out of space; the same request may work a little later.
    #[error("not available now: {0}")]
    Unavailable(String),
    #[error("{cause}")]
    Internal { id: String, cause: String },
}

impl Error {
    pub fn internal(cause: impl std::fmt::Display) -> Error {
        let mut random = [0; 4];
        // Without random numbers the id is not unique, and the log still has the cause.
        let _ = getrandom::fill(&mut random);
        Error::Internal { id: format!("{:08x}", u32::from_le_bytes(random)), cause: cause.to_string() }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignIn => StatusCode::UNAUTHORIZED,
            Error::Forbidden | Error::CrossSite => StatusCode::FORBIDDEN,
            Error::BadRequest => StatusCode::BAD_REQUEST,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict => StatusCode::CONFLICT,
            Error::Method => StatusCode::METHOD_NOT_ALLOWED,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The error that an answer without a page stands for: what axum's extractors and router refuse.
    pub fn from_status(status: StatusCode) -> Error {
        match status {
            StatusCode::NOT_FOUND => Error::NotFound,
            StatusCode::UNAUTHORIZED => Error::SignIn,
            StatusCode::FORBIDDEN => Error::Forbidden,
            StatusCode::METHOD_NOT_ALLOWED => Error::Method,
            StatusCode::CONFLICT => Error::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
            StatusCode::REQUEST_TIMEOUT => Error::TooSlow,
            StatusCode::TOO_MANY_REQUESTS => Error::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Error::Unavailable("answered by a handler".into()),
            status if status.is_server_error() => Error::internal(format!("a handler answered {status}")),
            _ => Error::BadRequest,
        }
    }

    /// The beginning of the keys of its texts.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Error::NotFound => "error-not-found-",
            Error::SignIn => "error-sign-in-",
            Error::Forbidden => "error-forbidden-",
            Error::CrossSite => "error-cross-site-",
            Error::BadRequest => "error-bad-request-",
            Error::Invalid(_) => "error-invalid-",
            Error::Conflict => "error-conflict-",
            Error::Method => "error-method-",
            Error::TooLarge => "error-too-large-",
            Error::TooSlow => "error-too-slow-",
            Error::TooMany => "error-too-many-",
            Error::Unavailable(_) => "error-unavailable-",
            Error::Internal { .. } => "error-internal-",
        }
    }
}

/// The answer carries the error to `error_page`, which writes it in the reader's language.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

impl From<cantiere_store::Error> for Error {
    fn from(error: cantiere_store::Error) -> Error {
        match error {
            cantiere_store::Error::NotFound => Error::NotFound,
            error if error.is_temporary() => Error::Unavailable(error.to_string()),
            error => Error::internal(error),
        }
    }
}

impl From<cantiere_spine::Error> for Error {
    fn from(error: cantiere_spine::Error) -> Error {
        match error {
            cantiere_spine::Error::NotFound(_) => Error::NotFound,
            cantiere_spine::Error::Denied => Error::Forbidden,
            cantiere_spine::Error::Stale => Error::Conflict,
            cantiere_spine::Error::Invalid(problems) => Error::Invalid(problems),
            cantiere_spine::Error::Store(error) => error.into(),
        }
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Error {
        cantiere_store::Error::from(error).into()
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Error {
        Error::internal(format!("a template cannot be rendered: {error}"))
    }
}
