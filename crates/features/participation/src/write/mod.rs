//! Writing: the forms, what happens to a text of somebody who is not signed in yet, and sending.
//! A form that is refused comes back with everything that was typed.

mod already;
pub mod comment;
pub mod draft;
pub mod edit;
pub mod fields;
pub mod named;
pub mod propose;
pub mod reply;
mod sent;
pub mod together;
pub mod withdraw;

use crate::level;
use crate::state::State;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_spine::actor::pending;
use cantiere_spine::process::Process;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Network};
use http::StatusCode;

/// A text that waited while its writer signed in, with its number; empty if there is none of theirs.
pub async fn pending_text(ctx: &Ctx, kind: &'static str, draft: &str) -> Result<(String, String), Error> {
    let (Some(person), Ok(id)) = (ctx.actor().person, draft.parse::<i64>()) else {
        return Ok(Default::default());
    };
    let now = ctx.site.now();
    let text = ctx.site.db.read(move |conn| pending::read(conn, now, person, kind, id)).await?;
    Ok(text.map(|text| (text, id.to_string())).unwrap_or_default())
}

/// What became of a text that should wait.
pub enum Kept {
    /// It waits; its writer is sent to sign in.
    Yes(Response),
    /// It is too long, or too many wait: the form comes back with it, and says why.
    No(Vec<Mistake>, StatusCode),
}

/// Keeps what somebody wrote who has not said surely enough who they are, and sends them to sign in as surely as is asked;
/// the text comes back afterwards.
pub async fn keep(
    ctx: &Ctx,
    state: &State,
    network: Network,
    asked: Assurance,
    kind: &'static str,
    target: String,
    content: String,
) -> Result<Kept, Error> {
    if let Err(Error::TooMany) = state.texts_of_network.take(ctx.site.now(), network.0.to_string()) {
        return Ok(Kept::No(vec![too_many(ctx)], StatusCode::TOO_MANY_REQUESTS));
    }
    let new = pending::New { kind, target, content };
    match ctx.site.db.write(move |tx| pending::keep(tx, &new)).await {
        Ok(token) => {
            let path = level::sign_in(ctx, asked, "pending", &token);
            Ok(Kept::Yes(Redirect::to(&path).into_response()))
        }
        Err(cantiere_spine::Error::Store(cantiere_store::Error::Full)) => {
            Ok(Kept::No(vec![too_many(ctx)], StatusCode::SERVICE_UNAVAILABLE))
        }
        Err(error) => Ok(Kept::No(problems(ctx, error)?, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// Whoever writes too often keeps what they wrote, and waits.
pub fn too_many(ctx: &Ctx) -> Mistake {
    Mistake::one("form", ctx.t("participation-problem-too-many"))
}

/// Who sends, or why the form comes back: it does not say in whose name (`unnamed`), or they send too often.
pub fn sender(ctx: &Ctx, state: &State, unnamed: bool) -> Result<Result<PersonId, (Mistake, StatusCode)>, Error> {
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    if unnamed {
        let mistake = Mistake::one("speaker", ctx.t("participation-problem-speaker"));
        return Ok(Err((mistake, StatusCode::UNPROCESSABLE_ENTITY)));
    }
    match state.texts_of_person.take(ctx.site.now(), person.to_string()) {
        Err(Error::TooMany) => Ok(Err((too_many(ctx), StatusCode::TOO_MANY_REQUESTS))),
        _ => Ok(Ok(person)),
    }
}

/// Why nothing can be sent now.
pub fn closed(ctx: &Ctx, process: &Process) -> String {
    let key = if process.paused.is_empty() { "participation-closed" } else { "participation-closed-paused" };
    ctx.t(key)
}

/// The actor, speaking for whom the form says: themselves, or an organisation. Rights are checked where it is written.
pub fn speaking(actor: &Actor, speaker: &str) -> Actor {
    let acting_for = speaker.parse::<i64>().ok().filter(|id| *id > 0).map(OrganizationId);
    Actor { acting_for, ..actor.clone() }
}

/// The problems of a refused form; any other error goes on.
pub fn problems(ctx: &Ctx, error: cantiere_spine::Error) -> Result<Vec<Mistake>, Error> {
    match error {
        cantiere_spine::Error::Invalid(problems) => Ok(Mistake::all(ctx, &problems)),
        other => Err(other.into()),
    }
}
