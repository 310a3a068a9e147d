//! `/organizations/invitation/{token}`: the page that a mailed invitation opens. Its button uses the link up; opening it
//! changes nothing, because gateways of mail open links first.

use crate::form::{self, Mistake};
use crate::{address, words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::{directory, invite};
use cantiere_spine::actor::session;
use cantiere_web::{Ctx, Error, Page, cookie, html, token, with_status};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    page: Page,
    body: String,
    text: String,
    role_text: String,
    /// As whom it is accepted: somebody signed in, a known address, or somebody new who says their name.
    as_whom: String,
    is_new: bool,
    typed_name: String,
    mistakes: Vec<Mistake>,
    action: String,
}

#[derive(askama::Template)]
#[template(path = "over.html")]
struct OverPage {
    page: Page,
}

pub async fn show(ctx: Ctx, Path((_, token)): Path<(Lang, String)>) -> Result<Response, Error> {
    render(&ctx, token, String::new(), &[]).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
}

pub async fn accept(
    ctx: Ctx,
    Path((_, link)): Path<(Lang, String)>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (signed_in, name, used) = (ctx.actor().person, fields.name.clone(), link.clone());
    let before = token(&headers, ctx.site.base_url.cookie_name()).map(str::to_owned);
    let written = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let Some((person, body)) = invite::accept(tx, signed_in, &used, &name)? else { return Ok(None) };
        // The link came by mail, so it says as much about who somebody is as the link of a sign-in.
        let session = match signed_in {
            Some(_) => None,
            None => Some(session::begin(tx, person, Assurance::Email, before.as_deref())?),
        };
        Ok(Some((directory::by_id(tx, body)?.slug, session)))
    });
    let (slug, session) = match written.await {
        Ok(Some(joined)) => joined,
        Ok(None) => return over(&ctx).await,
        Err(error) => return render(&ctx, link, fields.name, &form::problems(error)?).await,
    };
    let mut response = Redirect::to(&ctx.href(&format!("{}?done=joined", address::own(&slug)))).into_response();
    if let Some(session) = session {
        response.headers_mut().append(header::SET_COOKIE, cookie(&ctx.site, &session));
    }
    Ok(response)
}

async fn render(ctx: &Ctx, token: String, typed_name: String, problems: &[Problem]) -> Result<Response, Error> {
    let (now, link) = (ctx.site.now(), token.clone());
    let found = ctx.site.db.read(move |conn| -> Result<_, cantiere_spine::Error> {
        let Some(opened) = invite::open(conn, now, &link)? else { return Ok(None) };
        let known = invite::is_known(conn, &opened)?;
        Ok(Some((opened, known)))
    });
    let Some((opened, known)) = found.await? else { return over(ctx).await };
    let page = ctx.page(ctx.t("organizations-invitation-title")).await.here().noindex();
    let text = match opened.invited_by.is_empty() {
        true => page.t1("organizations-invitation-text-nobody", "name", &opened.name),
        false => page.t2("organizations-invitation-text", "person", &opened.invited_by, "name", &opened.name),
    };
    let signed_in = ctx.viewer.is_signed_in();
    let as_whom = match (signed_in, known) {
        (true, _) => page.t1("organizations-invitation-as", "who", &ctx.viewer.name),
        (false, true) => page.t1("organizations-invitation-known", "address", &opened.address),
        (false, false) => page.t1("organizations-invitation-new", "address", &opened.address),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let template = InvitationPage {
        body: opened.name,
        text,
        role_text: format!(
            "{}: {}",
            words::role(ctx, &opened.role),
            ctx.t(&format!("organizations-role-hint-{}", opened.role))
        ),
        as_whom,
        is_new: !signed_in && !known,
        typed_name,
        mistakes: Mistake::all(ctx, problems),
        action: page.href(address::invitation(&token)),
        page,
    };
    Ok(with_status(html(template)?, status))
}

/// Used, taken back or too old.
async fn over(ctx: &Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("organizations-over-title")).await.here().noindex();
    Ok(with_status(html(OverPage { page })?, StatusCode::GONE))
}

impl InvitationPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
