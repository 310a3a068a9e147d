//! “What concerns my organisation”: a filter of an edition's actions, filled in from what the organisation is, which a
//! representative may change and save. Its address is the same for everybody and may be passed on.

use crate::form::{Choice, Mistake};
use crate::manage;
use crate::{address, panel};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::EditionState;
use cantiere_spine::actor::organization::OrganizationState;
use cantiere_spine::actor::organization::concern::{self, Concern};
use cantiere_spine::actor::organization::directory::{self, Organization};
use cantiere_spine::actor::organization::place;
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "concerns.html")]
struct ConcernsPage {
    page: Page,
    name: String,
    /// Where the organisation works.
    place: String,
    represents: bool,
    editions: Vec<EditionForm>,
    stale: bool,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

struct EditionForm {
    id: i64,
    name: String,
    lang: &'static str,
    href: String,
    /// What was sent about the organisation's own territory; empty: it works everywhere, or nothing can be sent here.
    about_href: String,
    saved: bool,
    seen: i64,
    audiences: Vec<Choice>,
    themes: Vec<Choice>,
    actors: Vec<Choice>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    edition: String,
    audience: String,
    theme: String,
    actor: String,
    seen: String,
}

/// States in which somebody looks for what concerns them.
const LIVE: [EditionState; 4] =
    [EditionState::InConsultation, EditionState::Consolidation, EditionState::Adopted, EditionState::InForce];

pub async fn show(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>) -> Result<Response, Error> {
    html(render(&ctx, &slug, false).await?)
}

pub async fn save(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (own, of) = (ctx.clone(), slug.clone());
    let (body, _) = ctx.site.db.read(move |conn| manage::own(conn, &own, &of)).await?;
    let by = ctx.actor().clone();
    let edition = EditionId(fields.edition.parse().map_err(|_| Error::BadRequest)?);
    let seen: i64 = fields.seen.parse().map_err(|_| Error::BadRequest)?;
    let new = Concern { audience: fields.audience, theme: fields.theme, actor: fields.actor, version: seen };
    match ctx.site.db.write(move |tx| concern::save(tx, &by, body.id, edition, &new)).await {
        Ok(()) => Ok(manage::done(&ctx, &slug, "concerns", 1)),
        Err(cantiere_spine::Error::Stale) => {
            Ok(with_status(html(render(&ctx, &slug, true).await?)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

/// `/organizations/{slug}/concerns/{plan}/{edition}`: leads to the list of actions with the filter set.
pub async fn go(
    ctx: Ctx,
    Path((_, slug, plan, edition)): Path<(Lang, String, String, String)>,
) -> Result<Response, Error> {
    let actor = ctx.actor().clone();
    let found = ctx.site.db.read(move |conn| -> Result<_, cantiere_spine::Error> {
        let body = directory::by_slug(conn, &slug)?;
        // One that is not verified is there for its members alone.
        if body.state != OrganizationState::Verified && !actor.member_of.contains(&body.id) {
            return Err(cantiere_spine::Error::NotFound("organization"));
        }
        let e = edition::find(conn, &actor, &EditionRef { plan, edition })?;
        let concern = concern::of(conn, &body, &e)?;
        Ok((e, concern))
    });
    let (e, concern) = found.await?;
    Ok(Redirect::to(&ctx.href(&items(&e, &concern))).into_response())
}

/// The list of an edition's actions, filtered.
fn items(e: &Edition, c: &Concern) -> String {
    let pairs = [("audience", c.audience.as_str()), ("theme", c.theme.as_str()), ("actor", c.actor.as_str())];
    format!("{}/items{}", address::edition(&e.plan_slug, &e.slug), address::query(&pairs))
}

/// (name of the edition, address) of the live editions that the reader sees.
pub fn links(conn: &mut Conn, ctx: &Ctx, body: &Organization) -> Result<Vec<(String, String)>, cantiere_store::Error> {
    let editions = live(conn, ctx.actor()).map_err(panel::store)?;
    let link = |e: &Edition| {
        (format!("{} – {}", e.plan_name, e.name), ctx.href(&address::concerns(&body.slug, &e.plan_slug, &e.slug)))
    };
    Ok(editions.iter().map(link).collect())
}

fn live(conn: &mut Conn, reader: &Actor) -> Result<Vec<Edition>, cantiere_spine::Error> {
    let mut editions = edition::in_states(conn, reader, &LIVE, 20)?;
    editions.retain(|e| e.published.is_some());
    Ok(editions)
}

async fn render(ctx: &Ctx, slug: &str, stale: bool) -> Result<ConcernsPage, Error> {
    let (own, of) = (ctx.clone(), slug.to_string());
    let (body, rights, found, themes, asking, place) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (body, rights) = manage::own(conn, &own, &of)?;
            let mut found = Vec::new();
            let editions = live(conn, own.actor())?;
            let ids: Vec<EditionId> = editions.iter().map(|e| e.id).collect();
            let place = match body.territory.as_str() {
                "" | "IT" => None,
                code => place::find(conn, code)?,
            };
            let asking: Vec<EditionId> = match place {
                Some(_) => process::of_editions(conn, &ids)?,
                None => Vec::new(),
            }
            .into_iter()
            .filter(|p| p.published && p.shown_to(own.actor()))
            .map(|p| p.edition)
            .collect();
            for e in editions {
                let concern = concern::of(conn, &body, &e)?;
                let choices = concern::choices(conn, &own.site.indexes, &e, own.site.today())?;
                found.push((e, concern, choices));
            }
            Ok((body, rights, found, theme::all(conn)?, asking, place))
        })
        .await?;
    let page = ctx
        .page(ctx.t("organizations-concerns-title"))
        .await
        .crumb(ctx.t("organizations-mine-title"), address::MINE)
        .crumb(&body.name, &address::own(&body.slug))
        .here()
        .noindex();
    let editions = found
        .iter()
        .map(|(e, c, choices)| EditionForm {
            id: e.id.0,
            name: format!("{} – {}", e.plan_name, e.name),
            lang: e.language.as_str(),
            href: page.href(address::concerns(&body.slug, &e.plan_slug, &e.slug)),
            about_href: match &place {
                Some(place) if asking.contains(&e.id) => {
                    let query = address::query(&[("territory", &place.name)]);
                    page.href(format!("{}/contributions{query}", address::edition(&e.plan_slug, &e.slug)))
                }
                _ => String::new(),
            },
            saved: c.version > 0,
            seen: c.version,
            audiences: ["", "central", "territorial"]
                .map(|a| {
                    let key = if a.is_empty() { "any" } else { a };
                    Choice::new(a, ctx.t(&format!("organizations-audience-{key}")), c.audience == a)
                })
                .into(),
            themes: with_any(ctx, themes.iter().filter(|t| choices.themes.contains(&t.slug)).map(|t| named(ctx, t, c))),
            actors: with_any(
                ctx,
                choices.actors.iter().map(|(key, name)| Choice::new(key.clone(), name.clone(), c.actor == *key)),
            ),
        })
        .collect();
    Ok(ConcernsPage {
        place: place.map(|p| p.name).unwrap_or_default(),
        name: body.name.clone(),
        represents: rights.represents,
        editions,
        stale,
        mistakes: Vec::new(),
        action: page.href(format!("{}/concerns", address::own(&body.slug))),
        back: page.href(address::own(&body.slug)),
        page,
    })
}

fn named(ctx: &Ctx, theme: &Theme, c: &Concern) -> Choice {
    Choice::new(theme.slug.clone(), theme.name(ctx.lang).to_string(), c.theme == theme.slug)
}

fn with_any(ctx: &Ctx, rest: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let rest: Vec<Choice> = rest.collect();
    let none = !rest.iter().any(|c| c.chosen);
    std::iter::once(Choice::new("", ctx.t("organizations-audience-any"), none)).chain(rest).collect()
}
