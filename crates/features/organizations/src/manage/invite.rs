//! Inviting one person by mail, and taking an invitation back.

use super::code::find;
use super::{Typed, done, refused};
use crate::state::State;
use crate::{address, form, mail};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::directory::Organization;
use cantiere_spine::actor::organization::invite;
use cantiere_spine::mail::To;
use cantiere_store::Tx;
use cantiere_web::{Ctx, Error, Site, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
    role: String,
}

pub async fn one(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let by = ctx.actor().clone();
    let typed = Typed { email: fields.email.clone(), role: fields.role.clone(), ..Typed::default() };
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    if let Err(Error::TooMany) = state.mails_of_person.take(ctx.site.now(), person) {
        let page = refused(&ctx, &slug, typed, &[Problem::new("email", "organizations-problem-too-many")]).await?;
        return Ok(with_status(page, StatusCode::TOO_MANY_REQUESTS));
    }
    let letter = Letter { site: ctx.site.clone(), body, by, from: ctx.viewer.name.clone(), language: ctx.lang };
    match ctx.site.db.write(move |tx| letter.send(tx, &fields.email, &fields.role)).await {
        Ok(()) => Ok(done(&ctx, &slug, "invited", 1)),
        Err(error) => refused(&ctx, &slug, typed, &form::problems(error)?).await,
    }
}

#[derive(Deserialize)]
pub struct Which {
    id: i64,
}

pub async fn revoke(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let by = ctx.actor().clone();
    ctx.site.db.write(move |tx| invite::revoke(tx, &by, body.id, which.id)).await?;
    Ok(done(&ctx, &slug, "revoked", 1))
}

/// Who invites to what: makes invitations with their mails.
pub struct Letter {
    pub site: Arc<Site>,
    pub body: Organization,
    pub by: Actor,
    pub from: String,
    pub language: Lang,
}

impl Letter {
    pub fn send(&self, tx: &mut Tx, address: &str, role: &str) -> Result<(), cantiere_spine::Error> {
        let sent = invite::invite(tx, &self.by, self.body.id, address, role, self.language)?;
        let keys = ("organizations-mail-invited-subject", "organizations-mail-invited-body");
        let values = [("name", self.body.name.as_str()), ("person", self.from.as_str())];
        let link = address::invitation(&sent.token);
        mail::send(tx, &self.site, To::Address(sent.address), self.language, keys, &values, &link)
    }
}
