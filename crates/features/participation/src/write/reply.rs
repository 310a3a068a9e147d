//! Sending a reply from the page of a contribution.

use super::{Kept, keep, problems, sender, speaking};
use crate::one::{self, Typed};
use crate::state::State;
use crate::{address, level, load};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_spine::actor::pending;
use cantiere_spine::contribution::{self, NewReply};
use cantiere_spine::plan::EditionRef;
use cantiere_store::idempotency;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Network, with_status};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    body: String,
    speaker: String,
    key: String,
    draft: String,
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let (to, process, speakers) = ctx
        .site
        .db
        .read({
            let (ctx, at) = (ctx.clone(), at.clone());
            move |conn| -> Result<_, Error> {
                let (_, process) = load::both(conn, &ctx, &at)?;
                let to = contribution::find(conn, process.id, number)?.id;
                let speakers = contribution::speakers_of(conn, ctx.actor())?;
                Ok((to, process, speakers))
            }
        })
        .await?;
    let typed = || Typed { text: fields.body.clone(), speaker: fields.speaker.clone(), draft: fields.draft.clone() };
    if fields.body.trim().is_empty() {
        let mistake = Mistake::one("body", ctx.t("participation-problem-no-text"));
        return one::refused(&ctx, at, number, typed(), vec![mistake]).await;
    }
    if level::falls_short(&ctx, process.assurance) {
        let target = ctx.href(&address::contribution(&base, number));
        return match keep(&ctx, &state, network, process.assurance, "reply", target, fields.body.clone()).await? {
            Kept::Yes(response) => Ok(response),
            Kept::No(mistakes, status) => {
                let page = one::refused(&ctx, at, number, typed(), mistakes).await?;
                Ok(with_status(page, status))
            }
        };
    }
    let unnamed = fields.speaker.is_empty() && speakers.iter().any(|s| s.representative);
    let person = match sender(&ctx, &state, unnamed)? {
        Ok(person) => person,
        Err((mistake, status)) => {
            let page = one::refused(&ctx, at, number, typed(), vec![mistake]).await?;
            return Ok(with_status(page, status));
        }
    };
    let by = speaking(ctx.actor(), &fields.speaker);
    let new = NewReply { to, body: fields.body.clone(), language: ctx.lang };
    let (zone, key, draft) = (ctx.site.zone().clone(), fields.key.clone(), fields.draft.parse::<i64>().ok());
    let written = ctx.site.db.write(move |tx| {
        let mut again = false;
        let id = idempotency::of_form(tx, person.0, "reply", &key, |tx| {
            let sent = contribution::reply(tx, &zone, &by, &new)?;
            again = sent.again;
            if let Some(draft) = draft {
                pending::take(tx, person, "reply", draft)?;
            }
            Ok::<_, cantiere_spine::Error>(sent.id.to_string())
        })?;
        Ok::<_, cantiere_spine::Error>((id, again))
    });
    match written.await {
        Ok((id, again)) => {
            let sent = if again { "reply-again" } else { "reply" };
            Ok(one::to(&ctx, &base, number, sent, &format!("#r{id}")))
        }
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            one::refused(&ctx, at, number, typed(), mistakes).await
        }
    }
}
