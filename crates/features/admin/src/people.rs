//! `/admin/people`: who works on the site, in which roles, on which plans; inviting somebody, taking a role back.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Role};
use cantiere_domain::id::{PersonId, PlanId};
use cantiere_spine::actor::grant::{self, Held};
use cantiere_spine::actor::invite::{self, Invitation};
use cantiere_spine::site::log;
use cantiere_web::form::{Choice, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    page: Page,
    head: Head,
    people: Vec<Person>,
    first: String,
    next: String,
    roles: Vec<Choice>,
    plans: Vec<Choice>,
    languages: Vec<Choice>,
    role_texts: Vec<(String, String)>,
    fields: Fields,
    mistakes: Vec<Mistake>,
    no_mail: bool,
}

struct Person {
    id: i64,
    name: String,
    email: String,
    roles: Vec<HeldRole>,
}

struct HeldRole {
    role: &'static str,
    plan: String,
    label: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: i64,
    done: String,
}

/// People on a page.
const PAGE: i64 = 50;

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    html(page(&ctx, Fields::default(), Vec::new(), &asked).await?)
}

pub async fn invite(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let (role, plan) = role_and_plan(&fields)?;
    let language: Lang = fields.one("language").parse().unwrap_or(ctx.lang);
    let sends = ctx.site.options.mail.is_some();
    let new = Invitation {
        name: fields.one("name").to_string(),
        email: fields.one("email").to_string(),
        language,
        role,
        plan,
        mail: if sends { Some(letter(&ctx, language, role).await) } else { None },
    };
    let by = ctx.actor().clone();
    match ctx.site.db.write(move |tx| invite::invite(tx, &by, &new)).await {
        Ok(_) => Ok(frame::back(&ctx, "/people", if sends { "invited" } else { "invited-no-mail" })),
        Err(error) => again(&ctx, fields, error).await,
    }
}

pub async fn give(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let (role, plan) = role_and_plan(&fields)?;
    let person = PersonId(fields.number("person").ok_or(Error::BadRequest)?);
    let by = ctx.actor().clone();
    match ctx.site.db.write(move |tx| grant::assign(tx, &by, person, role, plan)).await {
        Ok(()) => Ok(frame::back(&ctx, "/people", "given")),
        Err(error) => again(&ctx, Fields::default(), error).await,
    }
}

pub async fn remove(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let (role, plan) = role_and_plan(&fields)?;
    let person = PersonId(fields.number("person").ok_or(Error::BadRequest)?);
    let by = ctx.actor().clone();
    match ctx.site.db.write(move |tx| grant::withdraw(tx, &by, person, role, plan)).await {
        Ok(()) => Ok(frame::back(&ctx, "/people", "taken")),
        Err(error) => again(&ctx, Fields::default(), error).await,
    }
}

async fn again(ctx: &Ctx, fields: Fields, error: cantiere_spine::Error) -> Result<Response, Error> {
    let cantiere_spine::Error::Invalid(problems) = error else { return Err(error.into()) };
    let page = page(ctx, fields, Mistake::all(ctx, &problems), &Asked::default()).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

fn role_and_plan(fields: &Fields) -> Result<(Role, Option<PlanId>), Error> {
    let role = Role::parse(fields.one("role")).ok_or(Error::BadRequest)?;
    let plan = match fields.one("plan") {
        "" => None,
        id => Some(PlanId(id.parse().map_err(|_| Error::BadRequest)?)),
    };
    Ok((role, plan))
}

/// The words of an invitation, in the language of who gets it.
async fn letter(ctx: &Ctx, language: Lang, role: Role) -> (String, String) {
    let ctx = Ctx { lang: language, ..ctx.clone() };
    let page = ctx.page(String::new()).await;
    let site = page.settings.site_name.clone();
    let sign_in = ctx.site.base_url.join(&ctx.href("/sign-in"));
    let body = format!(
        "{}\n\n{}\n{sign_in}\n\n{}",
        page.t2("admin-mail-role", "role", label(&page, role), "site", &site),
        page.t("admin-mail-how"),
        page.t("admin-mail-wrong")
    );
    (page.t1("admin-mail-subject", "site", &site), body)
}

fn label(page: &Page, role: Role) -> String {
    page.t(format!("site-role-{}", role.as_str().replace('_', "-"))).into_owned()
}

async fn page(ctx: &Ctx, fields: Fields, mistakes: Vec<Mistake>, asked: &Asked) -> Result<PeoplePage, Error> {
    let (by, after) = (ctx.actor().clone(), asked.after);
    let (held, plans) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            Ok((grant::held(conn, &by, after, PAGE + 1)?, log::plans(conn, &by)?))
        })
        .await?;
    let page = frame::page(ctx, "admin-tab-people").await;
    let mut people: Vec<Person> = Vec::new();
    for h in &held {
        if people.last().is_none_or(|p| p.id != h.person) {
            people.push(Person { id: h.person, name: h.name.clone(), email: h.email.clone(), roles: Vec::new() });
        }
        if let (Some(person), Some(role)) = (people.last_mut(), held_role(&page, h)) {
            person.roles.push(role);
        }
    }
    let more = people.len() > PAGE as usize;
    people.truncate(PAGE as usize);
    let next = match people.last().filter(|_| more) {
        Some(last) => page.href(format!("/admin/people?after={}", last.id)),
        None => String::new(),
    };
    let chosen = fields.one("role").to_string();
    let mut plan_choices = vec![Choice::new("", page.t("admin-whole-site"), fields.one("plan").is_empty())];
    plan_choices.extend(plans.iter().map(|(id, name)| {
        let id = id.to_string();
        let is = fields.one("plan") == id;
        Choice::new(id, name, is)
    }));
    Ok(PeoplePage {
        head: frame::head(&page, "/people", Action::Administer, &Done { done: asked.done.clone() }),
        people,
        first: if after > 0 { page.href("/admin/people") } else { String::new() },
        next,
        roles: Role::ALL.into_iter().map(|r| Choice::new(r.as_str(), label(&page, r), chosen == r.as_str())).collect(),
        role_texts: Role::ALL
            .into_iter()
            .map(|r| {
                let text = page.t(format!("admin-role-{}", r.as_str().replace('_', "-")));
                (label(&page, r), text.into_owned())
            })
            .collect(),
        plans: plan_choices,
        languages: Lang::ALL
            .into_iter()
            .map(|l| {
                let is = fields.one("language").parse().unwrap_or(ctx.lang) == l;
                Choice::new(l.as_str(), page.t(format!("admin-language-{l}")).into_owned(), is)
            })
            .collect(),
        fields,
        mistakes,
        no_mail: ctx.site.options.mail.is_none(),
        page,
    })
}

fn held_role(page: &Page, held: &Held) -> Option<HeldRole> {
    let role = Role::parse(&held.role)?;
    let label = match &held.plan_name {
        Some(plan) => page.t2("admin-role-of-plan", "role", label(page, role), "plan", plan),
        None => label(page, role),
    };
    Some(HeldRole { role: role.as_str(), plan: held.plan.map(|p| p.to_string()).unwrap_or_default(), label })
}
