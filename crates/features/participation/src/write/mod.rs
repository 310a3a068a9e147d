//! Writing: the forms, what happens to a text of somebody who is not signed in yet, and sending.
//! A form that is refused comes back with everything that was typed.

pub mod comment;
pub mod draft;
pub mod edit;
pub mod fields;
pub mod propose;
pub mod reply;
pub mod withdraw;

use crate::one::Mistake;
use crate::state::State;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_spine::actor::pending;
use cantiere_web::{Ctx, Error, Network};

/// A text that waited while its writer signed in, with its number; empty if there is none of theirs.
pub async fn pending_text(ctx: &Ctx, kind: &'static str, draft: &str) -> Result<(String, String), Error> {
    let (Some(person), Ok(id)) = (ctx.actor().person, draft.parse::<i64>()) else {
        return Ok(Default::default());
    };
    let now = ctx.site.now();
    let text = ctx.site.db.read(move |conn| pending::read(conn, now, person, kind, id)).await?;
    Ok(text.map(|text| (text, id.to_string())).unwrap_or_default())
}

/// Keeps what somebody wrote who is not signed in, and sends them to sign in; the text comes back afterwards.
pub async fn keep(
    ctx: &Ctx,
    state: &State,
    network: Network,
    kind: &'static str,
    target: String,
    content: String,
) -> Result<Response, Error> {
    state.texts_of_network.take(ctx.site.now(), network.0.to_string())?;
    let new = pending::New { kind, target, content };
    let token = ctx.site.db.write(move |tx| pending::keep(tx, &new)).await?;
    Ok(Redirect::to(&ctx.href(&format!("/sign-in?pending={token}"))).into_response())
}

/// The actor, speaking for whom the form says: themselves, or an organisation. Rights are checked where it is written.
pub fn speaking(actor: &Actor, speaker: &str) -> Actor {
    let acting_for = speaker.parse::<i64>().ok().filter(|id| *id > 0).map(OrganizationId);
    Actor { acting_for, ..actor.clone() }
}

/// The problems of a refused form; any other error goes on.
pub fn problems(ctx: &Ctx, error: cantiere_spine::Error) -> Result<Vec<Mistake>, Error> {
    match error {
        cantiere_spine::Error::Invalid(problems) => {
            Ok(problems.iter().map(|p| Mistake { field: p.field.to_string(), message: ctx.problem(p) }).collect())
        }
        other => Err(other.into()),
    }
}
