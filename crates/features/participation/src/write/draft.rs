//! Drafts: one's own, which nobody else sees, and those of an organisation, whose people write together and one who
//! represents it sends. The form is the same one that sends; this file saves what stands in it, opens it again and throws
//! it away.

use super::fields::Fields;
use super::{comment, propose, speaking};
use crate::state::State;
use crate::{address, level};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::text;
use cantiere_spine::contribution::{self, draft};
use cantiere_spine::plan::EditionRef;
use cantiere_spine::process::Process;
use cantiere_store::{Conn, Tx, idempotency};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;
use std::sync::Arc;

/// What the form shows of the draft it holds.
pub struct Team {
    /// Whether it is the reader's own, and nobody else's.
    pub own: bool,
    pub body: String,
    /// Who changed it last, and when.
    pub changed: String,
    /// Whether the reader represents the organisation.
    pub may_send: bool,
    pub news: String,
    /// What stands now where somebody else was faster: label and text.
    pub now: Vec<(String, String)>,
    pub discard: String,
    /// The organisation, for the field that says in whose name.
    pub speaker: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    saved: String,
}

pub async fn show(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, id)): Path<(String, String, String, i64)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let found = ctx.site.db.read(move |conn| draft::find(conn, &by, id)).await?;
    let at = EditionRef { plan, edition };
    let mut fields = Fields::from_json(&found.content);
    fields.team = id.to_string();
    fields.seen = found.version.to_string();
    fields.key = found.form.clone();
    if let Some(body) = found.organization {
        fields.speaker = body.to_string();
    }
    fields.saved = wish.saved;
    match ContributionKind::parse(&found.kind) {
        Some(kind) if kind.is_on_text() => comment::render(&ctx, &at, fields, Vec::new()).await,
        _ => propose::render(&ctx, &state, &at, fields, Vec::new(), false).await,
    }
}

pub async fn discard(ctx: Ctx, Path((_, _, _, id)): Path<(String, String, String, i64)>) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let gone = ctx.site.db.write(move |tx| draft::discard(tx, &by, id)).await?;
    let list = if gone.organization.is_some() { "/my-organizations" } else { "/my-contributions" };
    Ok(Redirect::to(&ctx.href(list)).into_response())
}

/// How saving ended.
pub enum Saved {
    Yes(Response),
    /// The form comes back: with these mistakes, or because somebody else was faster.
    No(Vec<Mistake>),
    Stale,
}

/// What became of the draft that a form holds.
pub enum Gone {
    /// It is there, or the form holds none.
    No,
    /// By a first click the form became this contribution.
    Sent(i64),
    /// It was sent or thrown away meanwhile, or never was its sender's.
    Yes,
}

/// Keeps what stands in the form as a draft of the organisation that it names, or else of the writer. Who wanted to send it, and has not said surely
/// enough who they are, goes to sign in and comes back to it.
pub async fn save(
    ctx: &Ctx,
    at: &EditionRef,
    of: &Process,
    kind: ContributionKind,
    fields: &Fields,
) -> Result<Saved, Error> {
    let said = if fields.body.trim().is_empty() { &fields.wording } else { &fields.body };
    let text = draft::Text {
        kind,
        title: if fields.title.trim().is_empty() { text::beginning(said, 100) } else { fields.title.clone() },
        content: fields.json(),
        form: fields.key.clone(),
    };
    let by = speaking(ctx.actor(), &fields.speaker);
    let process = of.id;
    let held = fields.team.parse::<i64>().ok().zip(fields.seen.parse::<i64>().ok());
    let written = ctx.site.db.write(move |tx| match held {
        Some((id, seen)) => draft::save(tx, &by, id, seen, &text).map(|()| id),
        None => draft::begin(tx, &by, process, &text),
    });
    match written.await {
        Ok(id) => {
            let base = address::of_slugs(&at.plan, &at.edition);
            let path = ctx.href(&format!("{base}/drafts/{id}"));
            let to = match fields.step == "draft" {
                true => format!("{path}?saved=1"),
                false => level::sign_in(ctx, of.assurance, "next", &path),
            };
            Ok(Saved::Yes(Redirect::to(&to).into_response()))
        }
        Err(cantiere_spine::Error::Stale) => Ok(Saved::Stale),
        Err(error) => Ok(Saved::No(super::problems(ctx, error)?)),
    }
}

pub async fn gone(ctx: &Ctx, fields: &Fields) -> Result<Gone, Error> {
    let (Ok(id), Some(person)) = (fields.team.parse::<i64>(), ctx.actor().person) else { return Ok(Gone::No) };
    let by = ctx.actor().clone();
    match ctx.site.db.read(move |conn| draft::find(conn, &by, id)).await {
        Ok(_) => return Ok(Gone::No),
        Err(cantiere_spine::Error::NotFound(_)) => {}
        Err(other) => return Err(other.into()),
    }
    let key = fields.key.clone();
    let first = ctx.site.db.write(move |tx| {
        let unsent = |_: &mut Tx| Err(cantiere_spine::Error::NotFound("draft"));
        idempotency::of_form(tx, person.0, "contribution", &key, unsent)
    });
    match first.await {
        Ok(number) => Ok(number.parse().map_or(Gone::Yes, Gone::Sent)),
        Err(cantiere_spine::Error::NotFound(_)) => Ok(Gone::Yes),
        Err(other) => Err(other.into()),
    }
}

/// The same form without a draft, which is gone, and what to say of it: what was typed is not.
pub fn without(ctx: &Ctx, fields: Fields) -> (Fields, Vec<Mistake>) {
    let empty = String::new;
    let said = vec![Mistake::one("form", ctx.t("participation-draft-gone"))];
    (Fields { team: empty(), seen: empty(), key: empty(), ..fields }, said)
}

/// The number of the draft that a form holds, or has become without knowing it: by a second click, or after going back.
pub async fn number(ctx: &Ctx, fields: &Fields) -> Result<String, Error> {
    if !fields.team.is_empty() {
        return Ok(fields.team.clone());
    }
    let (by, form) = (ctx.actor().clone(), fields.key.clone());
    let there = ctx.site.db.read(move |conn| draft::of_form(conn, &by, &form)).await?;
    Ok(there.map(|draft| draft.id.to_string()).unwrap_or_default())
}

/// The draft that a form holds; none: it holds none. `stale`: show what stands now, and let the next save go over it.
pub fn team(conn: &mut Conn, ctx: &Ctx, base: &str, fields: &mut Fields) -> Result<Option<Team>, Error> {
    let Ok(id) = fields.team.parse::<i64>() else { return Ok(None) };
    let found = draft::find(conn, ctx.actor(), id)?;
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    let own = found.organization.is_none();
    let body = OrganizationId(found.organization.unwrap_or_default());
    let speaker = match own {
        true => None,
        false => contribution::speakers(conn, person)?.into_iter().find(|s| s.organization == body),
    };
    let mut now = Vec::new();
    if fields.stale {
        let there = Fields::from_json(&found.content);
        let parts = [
            ("participation-title", there.title),
            ("participation-wording", there.wording),
            ("participation-text", there.body),
            ("participation-action-part", there.action),
            ("participation-effect-part", there.effect),
        ];
        now.extend(parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (ctx.t(key), text)));
        fields.seen = found.version.to_string();
    }
    let when = cantiere_web::catalog::date_time(ctx.lang, ctx.site.local(found.changed_at));
    let who = found.changed_by.clone().unwrap_or_default();
    Ok(Some(Team {
        changed: match own {
            true => ctx.with("participation-draft-own-changed", &[("when", &when)]),
            false => ctx.with("participation-draft-changed", &[("who", &who), ("when", &when)]),
        },
        may_send: own || speaker.as_ref().is_some_and(|s| s.representative),
        news: match (fields.saved.as_str(), own) {
            ("1", true) => ctx.t("participation-draft-own-saved"),
            ("1", false) => ctx.t("participation-draft-saved"),
            _ => String::new(),
        },
        now,
        discard: ctx.href(&format!("{base}/drafts/{id}/discard")),
        speaker: found.organization.map(|b| b.to_string()).unwrap_or_default(),
        own,
        body: draft::body_of(conn, &found)?,
    }))
}
