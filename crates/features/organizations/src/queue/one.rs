//! `/desk/organizations/{slug}`: what staff see of one organisation, and decide: verified, refused with a reason, suspended,
//! its domains of mail, the plans that are its own.

use super::only_staff;
use crate::form::{self, Choice, Mistake};
use crate::{address, mail, words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_domain::id::PlanId;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::directory::{self, Organization};
use cantiere_spine::actor::organization::{OrganizationState, details, member, place, registry, verify};
use cantiere_store::schema::actor::person;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::plan;
use cantiere_store::{Conn, Tx};
use cantiere_web::{Ctx, Error, Page, Site, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "queue_one.html")]
struct OnePage {
    page: Page,
    name: String,
    badge: &'static str,
    state_label: String,
    facts: Vec<(String, String)>,
    /// What the public register says under the same code; empty: nothing.
    registry: Vec<(String, String)>,
    waiting: String,
    state_slug: &'static str,
    reason: String,
    administers: bool,
    domains: String,
    plans: Vec<Choice>,
    mistakes: Vec<Mistake>,
    action: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    what: String,
    reason: String,
    domains: String,
    plan: String,
}

pub async fn show(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>) -> Result<Response, Error> {
    only_staff(&ctx)?;
    html(render(&ctx, &slug, &Fields::default(), &[]).await?)
}

pub async fn decide(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    only_staff(&ctx)?;
    let (by, site, of) = (ctx.actor().clone(), ctx.site.clone(), slug.clone());
    let (what, reason) = (fields.what.clone(), fields.reason.clone());
    let (domains, plan) = (fields.domains.clone(), fields.plan.parse::<i64>().ok().map(PlanId));
    let written = ctx.site.db.write(move |tx| -> Result<bool, cantiere_spine::Error> {
        let id = directory::by_slug(tx, &of)?.id;
        match what.as_str() {
            "verify" => {
                let body = verify::verify(tx, &by, id)?;
                tell(tx, &site, &body, "organizations-mail-verified-subject", "organizations-mail-verified-body")?;
            }
            "refuse" => {
                let body = verify::refuse(tx, &by, id, &reason)?;
                tell(tx, &site, &body, "organizations-mail-refused-subject", "organizations-mail-refused-body")?;
            }
            "suspend" => {
                let body = verify::suspend(tx, &by, id, &reason)?;
                tell(tx, &site, &body, "organizations-mail-suspended-subject", "organizations-mail-suspended-body")?;
            }
            "reinstate" => {
                let body = verify::reinstate(tx, &by, id)?;
                tell(tx, &site, &body, "organizations-mail-verified-subject", "organizations-mail-verified-body")?;
            }
            "domains" => details::set_domains(tx, &by, id, &domains)?,
            "own" => details::set_owner(tx, &by, plan.ok_or(cantiere_spine::Error::NotFound("plan"))?, Some(id))?,
            "disown" => details::set_owner(tx, &by, plan.ok_or(cantiere_spine::Error::NotFound("plan"))?, None)?,
            _ => return Ok(false),
        }
        Ok(true)
    });
    let here = format!("{}/{slug}", address::QUEUE);
    match written.await {
        Ok(false) => Err(Error::BadRequest),
        Ok(true) => Ok(Redirect::to(&match fields.what.as_str() {
            what @ ("verify" | "refuse" | "suspend" | "reinstate") => {
                ctx.href(&format!("{}?done={what}", address::QUEUE))
            }
            _ => ctx.href(&here),
        })
        .into_response()),
        Err(error) => {
            let problems = form::problems(error)?;
            Ok(with_status(html(render(&ctx, &slug, &fields, &problems).await?)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// A mail to those who represent it.
fn tell(tx: &mut Tx, site: &Site, body: &Organization, subject: &str, text: &str) -> Result<(), cantiere_spine::Error> {
    let to = member::representatives(tx, body.id)?;
    let values = [("name", body.name.as_str()), ("reason", body.refusal.as_str())];
    mail::send_all(tx, site, &to, (subject, text), &values, &address::own(&body.slug))
}

struct Found {
    body: Organization,
    parent: String,
    place: String,
    registered_by: String,
    entry: Option<registry::Entry>,
    waiting: i64,
    plans: Vec<(i64, String, Option<i64>)>,
}

fn find(conn: &mut Conn, slug: &str) -> Result<Found, cantiere_spine::Error> {
    let body = directory::by_slug(conn, slug)?;
    let waiting = contribution::table
        .filter(contribution::organization.eq(body.id.0))
        .filter(contribution::state.eq("submitted"))
        .count()
        .get_result(conn)?;
    let registered_by: Option<String> = match body.registered_by {
        Some(by) => person::table.find(by.0).select(person::name).first(conn).optional()?,
        None => None,
    };
    Ok(Found {
        parent: match body.parent {
            Some(parent) => directory::by_id(conn, parent)?.name,
            None => String::new(),
        },
        place: match body.territory.is_empty() {
            true => String::new(),
            false => place::find(conn, &body.territory)?.map(|p| p.name).unwrap_or_default(),
        },
        entry: match body.ipa_code.is_empty() {
            true => None,
            false => registry::find(conn, &body.ipa_code)?,
        },
        plans: plan::table
            .order((plan::position, plan::id))
            .limit(500)
            .select((plan::id, plan::name, plan::owner_organization))
            .load(conn)?,
        registered_by: registered_by.unwrap_or_default(),
        waiting,
        body,
    })
}

async fn render(ctx: &Ctx, slug: &str, fields: &Fields, problems: &[Problem]) -> Result<OnePage, Error> {
    let of = slug.to_string();
    let found = ctx.site.db.read(move |conn| find(conn, &of)).await?;
    let body = &found.body;
    let page =
        ctx.page(body.name.clone()).await.crumb(ctx.t("organizations-queue-title"), address::QUEUE).here().noindex();
    let mut facts = vec![
        (ctx.t("organizations-unit-of"), found.parent.clone()),
        (ctx.t("organizations-kind"), words::kind(ctx, body.kind)),
        (ctx.t("organizations-ipa"), body.ipa_code.clone()),
        (ctx.t("organizations-sector"), body.sector.clone()),
        (ctx.t("organizations-territory"), found.place.clone()),
        (ctx.t("organizations-email"), body.email.clone()),
        (ctx.t("organizations-registered-by"), found.registered_by.clone()),
        (ctx.t("organizations-registered-on"), page.day(body.created_at)),
        (ctx.t("organizations-why"), body.refusal.clone()),
    ];
    facts.retain(|(_, text)| !text.is_empty());
    let registry = found
        .entry
        .iter()
        .flat_map(|e| [(ctx.t("organizations-name"), e.name.clone()), (ctx.t("organizations-email"), e.email.clone())]);
    Ok(OnePage {
        name: body.name.clone(),
        badge: words::badge(body.state),
        state_label: words::state(ctx, body.state),
        facts,
        registry: registry.collect(),
        waiting: if found.waiting > 0 { page.tn("organizations-queue-waiting", found.waiting) } else { String::new() },
        state_slug: body.state.as_str(),
        reason: fields.reason.clone(),
        administers: can(ctx.actor(), Action::Administer, &Scope::default())
            && body.state == OrganizationState::Verified,
        domains: if fields.what == "domains" { fields.domains.clone() } else { body.domains.replace(' ', "\n") },
        plans: found
            .plans
            .iter()
            .map(|(id, name, owner)| Choice::new(id.to_string(), name.clone(), *owner == Some(body.id.0)))
            .collect(),
        mistakes: Mistake::all(ctx, problems),
        action: page.href(format!("{}/{slug}", address::QUEUE)),
        page,
    })
}

impl OnePage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
