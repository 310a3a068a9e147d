//! Asking one organisation: one that the site knows, or one that has yet to register. Or taking that back.

use super::{At, Typed, done, found, refused};
use crate::state::State;
use crate::{address, form, mail};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::{OrganizationKind, member};
use cantiere_spine::mail::To;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::participants::{self, Wanted};
use cantiere_store::Tx;
use cantiere_web::{Ctx, Error, Site, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    organization: String,
    name: String,
    kind: String,
    email: String,
    /// The number of an invitation to take back.
    back: String,
}

pub async fn one(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path(at): Path<At>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let e = found(&ctx, &at).await?;
    let by = ctx.actor().clone();
    if let Ok(id) = fields.back.parse::<i64>() {
        ctx.site.db.write(move |tx| participants::uninvite(tx, &by, &e, id)).await?;
        return Ok(done(&ctx, &at, "uninvited", 1));
    }
    let wanted = Wanted {
        name: fields.name.clone(),
        kind: OrganizationKind::parse(&fields.kind),
        address: fields.email.clone(),
        organization: fields.organization.parse().ok().map(OrganizationId),
        language: ctx.lang,
    };
    let typed = Typed {
        organization: fields.organization,
        name: fields.name,
        kind: fields.kind,
        email: fields.email,
        ..Typed::default()
    };
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    if let Err(Error::TooMany) = state.mails_of_person.take(ctx.site.now(), person) {
        let page = refused(&ctx, &at, typed, &[Problem::new("email", "organizations-problem-too-many")]).await?;
        return Ok(with_status(page, StatusCode::TOO_MANY_REQUESTS));
    }
    let letter = Letter { site: ctx.site.clone(), by, edition: e };
    match ctx.site.db.write(move |tx| letter.send(tx, &wanted)).await {
        Ok(()) => Ok(done(&ctx, &at, "asked", 1)),
        Err(error) => refused(&ctx, &at, typed, &form::problems(error)?).await,
    }
}

/// Asks organisations with their mails.
pub struct Letter {
    pub site: Arc<Site>,
    pub by: Actor,
    pub edition: Edition,
}

impl Letter {
    pub fn send(&self, tx: &mut Tx, wanted: &Wanted) -> Result<(), cantiere_spine::Error> {
        let asked = participants::invite(tx, &self.by, &self.edition, wanted)?;
        let e = &self.edition;
        let plan = format!("{} – {}", e.plan_name, e.name);
        let values = [("name", asked.name.as_str()), ("plan", plan.as_str()), ("owner", e.owner.as_str())];
        match asked.organization {
            Some(body) => {
                let to = member::representatives(tx, body)?;
                let keys = ("organizations-mail-process-subject", "organizations-mail-process-body");
                let link = format!("{}/consultation", address::edition(&e.plan_slug, &e.slug));
                mail::send_all(tx, &self.site, &to, keys, &values, &link)
            }
            None => {
                let keys = ("organizations-mail-process-subject", "organizations-mail-register-body");
                let link = register_link(&asked.token);
                mail::send(tx, &self.site, To::Address(asked.address), wanted.language, keys, &values, &link)
            }
        }
    }
}

/// The form to register with, filled in from the invitation.
pub fn register_link(token: &str) -> String {
    format!("{}{}", address::NEW, address::query(&[("invited", token)]))
}
