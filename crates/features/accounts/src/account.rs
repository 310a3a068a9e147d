//! `/{lang}/account`: who I am on this site, my roles and organisations, where I am signed in, my language.
//! Each person sees their own and nobody else's.

use crate::form::{self, Mistake};
use crate::session;
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::{person as people, session as sessions};
use cantiere_store::schema::actor::{membership, organization, person, role_grant};
use cantiere_store::schema::plan::plan;
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Page,
    name: String,
    email: String,
    level: String,
    roles: Vec<String>,
    organizations: Vec<Organization>,
    sessions: Vec<sessions::Open>,
    languages: Vec<Choice>,
    /// The name that others see, as chosen or as just typed.
    display_name: String,
    by_name: bool,
    code: String,
    saved: bool,
    mistakes: Vec<Mistake>,
}

struct Organization {
    name: String,
    role: String,
}

struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

struct Own {
    name: String,
    email: String,
    language: String,
    /// Name, role, state.
    organizations: Vec<(String, String, String)>,
    /// Names of the plans on which there are roles.
    plans: HashMap<i64, String>,
    sessions: Vec<sessions::Open>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    saved: String,
}

pub async fn show(ctx: Ctx, headers: HeaderMap, Query(wish): Query<Wish>) -> Result<Response, Error> {
    render(ctx, headers, wish.saved == "profile", None, Vec::new()).await
}

/// The page with a chosen name that was refused, and why.
pub async fn refused(
    ctx: Ctx,
    headers: HeaderMap,
    typed: String,
    problems: Vec<cantiere_spine::Problem>,
) -> Result<Response, Error> {
    let response = render(ctx, headers, false, Some(typed), problems).await?;
    Ok(with_status(response, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn render(
    ctx: Ctx,
    headers: HeaderMap,
    saved: bool,
    typed: Option<String>,
    problems: Vec<cantiere_spine::Problem>,
) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let (now, token) = (ctx.site.now(), session::own_token(&ctx, &headers).unwrap_or_default());
    let own = ctx.site.db.read(move |conn| own(conn, now, id, &token)).await?;
    let page = ctx.page(ctx.t("accounts-account-title")).await.here().noindex();
    let actor = ctx.actor();
    let mut roles: Vec<String> = actor
        .grants
        .iter()
        .map(|grant| {
            let role = ctx.t(&format!("site-role-{}", grant.role.as_str().replace('_', "-")));
            match grant.plan.and_then(|plan| own.plans.get(&plan.0)) {
                Some(plan) => page.t2("accounts-role-on-plan", "role", role, "plan", plan),
                None => role,
            }
        })
        .collect();
    roles.sort();
    let organization = |(name, role, state): (String, String, String)| Organization {
        role: match state.as_str() {
            "active" => ctx.t(role_key(&role)),
            _ => ctx.t("accounts-member-invited"),
        },
        name,
    };
    let languages = Lang::ALL.map(|lang| Choice {
        value: lang.as_str(),
        label: ctx.t(if lang == Lang::It { "accounts-language-it" } else { "accounts-language-en" }),
        chosen: lang.as_str() == own.language,
    });
    html(AccountPage {
        level: ctx.t(level_key(actor.assurance)),
        name: own.name,
        email: own.email,
        roles,
        organizations: own.organizations.into_iter().map(organization).collect(),
        sessions: own.sessions,
        languages: languages.into(),
        by_name: typed.is_some() || !ctx.viewer.display_name.is_empty(),
        display_name: typed.unwrap_or_else(|| ctx.viewer.display_name.clone()),
        code: ctx.viewer.code.clone(),
        saved,
        mistakes: Mistake::all(&page, &problems),
        page,
    })
}

#[derive(Debug, Deserialize)]
pub struct Which {
    session: String,
}

/// `POST /{lang}/account/end-session`: ends one of the person's sessions, this one or another.
pub async fn end_session(ctx: Ctx, headers: HeaderMap, Form(which): Form<Which>) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let (now, token) = (ctx.site.now(), session::own_token(&ctx, &headers).unwrap_or_default());
    let was_own = ctx.site.db.write(move |tx| {
        let open = sessions::open(tx, now, id, &token)?;
        sessions::end_one(tx, id, &which.session)?;
        Ok::<_, cantiere_spine::Error>(open.iter().any(|s| s.current && s.id == which.session))
    });
    match was_own.await? {
        true => Ok(session::left(&ctx, &ctx.href("/"))),
        false => Ok(Redirect::to(&ctx.href("/account")).into_response()),
    }
}

#[derive(Debug, Deserialize)]
pub struct Language {
    language: String,
}

/// `POST /{lang}/account/language`: the language to write to the person in.
pub async fn language(ctx: Ctx, Form(form): Form<Language>) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let language: Lang = form.language.parse().map_err(|_| Error::BadRequest)?;
    ctx.site.db.write(move |tx| people::set_language(tx, id, language)).await?;
    Ok(Redirect::to(&format!("/{language}/account")).into_response())
}

fn own(conn: &mut Conn, now: i64, id: PersonId, token: &str) -> Result<Own, Error> {
    let (name, email, language) =
        person::table.find(id.0).select((person::name, person::email, person::language)).first(conn)?;
    let organizations = membership::table
        .inner_join(organization::table.on(organization::id.eq(membership::organization)))
        .filter(membership::person.eq(id.0))
        .filter(membership::state.eq("active"))
        .order((organization::sort_key, organization::id))
        .select((organization::name, membership::role, membership::state))
        .load(conn)?;
    let granted: Vec<Option<i64>> =
        role_grant::table.filter(role_grant::person.eq(id.0)).select(role_grant::plan).load(conn)?;
    let granted: Vec<i64> = granted.into_iter().flatten().collect();
    let plans: Vec<(i64, String)> = match granted.is_empty() {
        true => Vec::new(),
        false => plan::table.filter(plan::id.among(granted)).select((plan::id, plan::name)).load(conn)?,
    };
    let sessions = sessions::open(conn, now, id, token)?;
    Ok(Own { name, email, language, organizations, plans: plans.into_iter().collect(), sessions })
}

pub fn level_key(level: Assurance) -> &'static str {
    match level {
        Assurance::Anonymous => "accounts-level-anonymous",
        Assurance::Email => "accounts-level-email",
        Assurance::Low => "accounts-level-low",
        Assurance::Substantial => "accounts-level-substantial",
        Assurance::High => "accounts-level-high",
    }
}

fn role_key(role: &str) -> &'static str {
    match role {
        "representative" => "accounts-member-representative",
        "staff" => "accounts-member-staff",
        _ => "accounts-member-contributor",
    }
}

impl AccountPage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    fn level_of(&self, session: &sessions::Open) -> String {
        self.page.t(level_key(session.assurance)).into_owned()
    }
}
