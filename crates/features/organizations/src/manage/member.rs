//! What is done with members: taking in who asked, roles, removing, handing over, leaving.

use super::code::find;
use super::{Typed, done, refused};
use crate::{address, form, mail};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::id::MembershipId;
use cantiere_spine::actor::organization::member::{self, Change};
use cantiere_spine::actor::organization::{CONTRIBUTOR, REPRESENTATIVE};
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Which {
    id: i64,
    what: String,
}

pub async fn change(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let (what, told) = match which.what.as_str() {
        "accept" => (Change::Accept, "accept"),
        "decline" => (Change::Decline, "decline"),
        "remove" => (Change::Remove, "remove"),
        "represent" => (Change::Role(REPRESENTATIVE), "role"),
        "contribute" => (Change::Role(CONTRIBUTOR), "role"),
        _ => return Err(Error::BadRequest),
    };
    let (by, site) = (ctx.actor().clone(), ctx.site.clone());
    let written = ctx.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        let whose = member::change(tx, &by, body.id, MembershipId(which.id), what)?;
        if by.person == Some(whose) {
            return Ok(());
        }
        let (keys, link) = match what {
            Change::Accept => {
                (("organizations-mail-accepted-subject", "organizations-mail-accepted-body"), address::own(&body.slug))
            }
            Change::Decline => {
                (("organizations-mail-declined-subject", "organizations-mail-declined-body"), address::MINE.into())
            }
            Change::Remove => {
                (("organizations-mail-removed-subject", "organizations-mail-removed-body"), address::MINE.into())
            }
            Change::Role(_) => {
                (("organizations-mail-role-subject", "organizations-mail-role-body"), address::own(&body.slug))
            }
        };
        mail::send_all(tx, &site, &[whose], keys, &[("name", &body.name)], &link)
    });
    match written.await {
        Ok(()) => Ok(done(&ctx, &slug, told, 1)),
        Err(error) => refused(&ctx, &slug, Typed::default(), &form::problems(error)?).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Successor {
    to: String,
    leave: String,
}

pub async fn hand_over(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(form): Form<Successor>,
) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let Ok(to) = form.to.parse() else {
        let problem = cantiere_spine::Problem::new("to", "organizations-problem-successor");
        return refused(&ctx, &slug, Typed::default(), &[problem]).await;
    };
    let (by, site, leaves) = (ctx.actor().clone(), ctx.site.clone(), form.leave == "yes");
    let written = ctx.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        let successor = member::hand_over(tx, &by, body.id, MembershipId(to), leaves)?;
        let keys = ("organizations-mail-successor-subject", "organizations-mail-successor-body");
        mail::send_all(tx, &site, &[successor], keys, &[("name", &body.name)], &address::own(&body.slug))
    });
    match written.await {
        Ok(()) if leaves => Ok(left(&ctx)),
        Ok(()) => Ok(done(&ctx, &slug, "handed-over", 1)),
        Err(error) => refused(&ctx, &slug, Typed::default(), &form::problems(error)?).await,
    }
}

pub async fn leave(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>) -> Result<Response, Error> {
    let (body, _) = find(&ctx, &slug).await?;
    let by = ctx.actor().clone();
    match ctx.site.db.write(move |tx| member::leave(tx, &by, body.id)).await {
        Ok(()) => Ok(left(&ctx)),
        Err(error) => refused(&ctx, &slug, Typed::default(), &form::problems(error)?).await,
    }
}

fn left(ctx: &Ctx) -> Response {
    Redirect::to(&ctx.href(&format!("{}?done=left", address::MINE))).into_response()
}
