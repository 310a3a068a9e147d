//! What every page here begins with: the edition and its process for the reader, and the fields of a form.

use axum::extract::{Form, FromRequest, Request};
use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

/// The parts of every address below an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

/// The process for whoever may see it.
pub fn public(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    let reference = EditionRef { plan: at.plan.clone(), edition: at.edition.clone() };
    let edition = edition::find(conn, ctx.actor(), &reference)?;
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}

/// The process for a planner: a visitor is asked to sign in, others are refused.
pub fn planned(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    allowed(conn, ctx, at, Action::Plan)
}

/// The process for whoever may look at the desk: an auditor reads these pages and changes nothing.
pub fn readable(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    allowed(conn, ctx, at, Action::ReadDesk)
}

/// Either of the two.
pub type Who = fn(&mut Conn, &Ctx, &At) -> Result<(Edition, Process), Error>;

pub fn plans(ctx: &Ctx, e: &Edition) -> bool {
    can(ctx.actor(), Action::Plan, &e.scope())
}

fn allowed(conn: &mut Conn, ctx: &Ctx, at: &At, action: Action) -> Result<(Edition, Process), Error> {
    ctx.signed_in()?;
    let reference = EditionRef { plan: at.plan.clone(), edition: at.edition.clone() };
    let edition = edition::find(conn, ctx.actor(), &reference)?;
    if !can(ctx.actor(), action, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}

/// `/desk/plans/p/e/questions`.
pub fn desk(e: &Edition) -> String {
    format!("/desk/plans/{}/{}/questions", e.plan_slug, e.slug)
}

/// `/plans/p/e/questionnaire`.
pub fn page(e: &Edition) -> String {
    format!("/plans/{}/{}/questionnaire", e.plan_slug, e.slug)
}

/// The fields of a form as they came, each name perhaps more than once.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name; empty when it is not there.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    pub fn text(&self, name: &str) -> String {
        self.one(name).to_string()
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Fields, Error> {
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state).await.map_err(|r| {
            if r.status() == http::StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
        })?;
        Ok(Fields(pairs))
    }
}
