//! What every page here begins with: the edition at the address with its process, for somebody who may plan it; the
//! fields of a form; the addresses.

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

/// What an address tells of the button pressed before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

/// The edition, for a planner: a visitor is asked to sign in, others are refused.
pub fn planned(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    allowed(conn, ctx, at, Action::Plan)
}

/// The edition, for whoever may look at the desk: an auditor reads these pages and changes nothing.
pub fn readable(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    allowed(conn, ctx, at, Action::ReadDesk)
}

fn allowed(conn: &mut Conn, ctx: &Ctx, at: &At, action: Action) -> Result<Edition, Error> {
    let actor = ctx.signed_in()?;
    let reference = EditionRef { plan: at.plan.clone(), edition: at.edition.clone() };
    let edition = edition::find(conn, actor, &reference)?;
    match can(actor, action, &edition.scope()) {
        true => Ok(edition),
        false => Err(Error::Forbidden),
    }
}

pub fn both(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<(Edition, Process), Error> {
    let edition = planned(conn, ctx, at)?;
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}

/// The same as a read of its own.
pub async fn found(ctx: &Ctx, at: At) -> Result<(Edition, Process), Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| both(conn, &own, &at)).await
}

/// The edition and its process for whoever may look, as a read of its own.
pub async fn seen(ctx: &Ctx, at: At) -> Result<(Edition, Process), Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let edition = readable(conn, &own, &at)?;
            let process = process::find(conn, own.actor(), &edition)?.ok_or(Error::NotFound)?;
            Ok((edition, process))
        })
        .await
}

/// `/desk/plans/p/e/process`.
pub fn base(e: &Edition) -> String {
    format!("/desk/plans/{}/{}/process", e.plan_slug, e.slug)
}

pub fn public(e: &Edition) -> String {
    format!("/plans/{}/{}", e.plan_slug, e.slug)
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

    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
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
