//! `/my-organizations/{slug}/details`: correcting what an organisation says of itself. Who saves after somebody else sees
//! both texts.

use crate::form::{self, Choice, Mistake};
use crate::manage;
use crate::new::{self, Fields};
use crate::{address, words};
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::directory::Organization;
use cantiere_spine::actor::organization::{OrganizationKind, OrganizationState, details as rules, place};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "details.html")]
struct DetailsPage {
    page: Page,
    name: String,
    fields: Fields,
    seen: i64,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    municipalities: bool,
    /// Whether what staff verified can still be changed.
    open: bool,
    /// What stands now, where somebody else was faster.
    now: Vec<(String, String)>,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(flatten)]
    fields: Fields,
    seen: String,
}

pub async fn show(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>) -> Result<Response, Error> {
    let body = find(&ctx, &slug).await?;
    let fields = stored(&ctx, &body).await?;
    html(render(&ctx, &body, fields, Vec::new(), false).await?)
}

pub async fn save(ctx: Ctx, Path((_, slug)): Path<(Lang, String)>, Form(sent): Form<Sent>) -> Result<Response, Error> {
    let body = find(&ctx, &slug).await?;
    let seen: i64 = sent.seen.parse().map_err(|_| Error::BadRequest)?;
    let (details, mut problems) = new::details(&ctx, &sent.fields).await?;
    let mut stale = false;
    if problems.is_empty() {
        let (by, id) = (ctx.actor().clone(), body.id);
        match ctx.site.db.write(move |tx| rules::save(tx, &by, id, seen, &details)).await {
            Ok(()) => return Ok(manage::done(&ctx, &slug, "details", 1)),
            Err(cantiere_spine::Error::Stale) => stale = true,
            Err(error) => problems = form::problems(error)?,
        }
    }
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = find(&ctx, &slug).await?;
    Ok(with_status(html(render(&ctx, &body, sent.fields, problems, stale).await?)?, status))
}

/// The organisation, for a representative.
async fn find(ctx: &Ctx, slug: &str) -> Result<Organization, Error> {
    let (reader, slug) = (ctx.clone(), slug.to_string());
    let (body, rights) = ctx.site.db.read(move |conn| manage::own(conn, &reader, &slug)).await?;
    if rights.represents { Ok(body) } else { Err(Error::Forbidden) }
}

async fn stored(ctx: &Ctx, body: &Organization) -> Result<Fields, Error> {
    let code = body.territory.clone();
    let place = ctx.site.db.read(move |conn| place::find(conn, &code)).await?;
    // A municipality is named in its own field, within its province.
    let (territory, municipality) = match place {
        Some(p) if p.kind == "municipality" => (p.parent, p.name),
        _ => (body.territory.clone(), String::new()),
    };
    Ok(Fields {
        name: body.name.clone(),
        kind: body.kind.as_str().into(),
        ipa_code: body.ipa_code.clone(),
        sector: body.sector.clone(),
        territory,
        municipality,
        email: body.email.clone(),
        ..Fields::default()
    })
}

async fn render(
    ctx: &Ctx,
    body: &Organization,
    fields: Fields,
    problems: Vec<Problem>,
    stale: bool,
) -> Result<DetailsPage, Error> {
    let (places, municipalities) = ctx.site.db.read(new::known_places).await?;
    let page = ctx
        .page(ctx.t("organizations-details-title"))
        .await
        .crumb(ctx.t("organizations-mine-title"), address::MINE)
        .crumb(&body.name, &address::own(&body.slug))
        .here()
        .noindex();
    let now = match stale {
        false => Vec::new(),
        true => {
            let now = stored(ctx, body).await?;
            let place = places.iter().find(|p| p.code == now.territory).map(|p| p.name.clone()).unwrap_or_default();
            let all = [
                ("organizations-name", now.name),
                ("organizations-kind", words::kind(ctx, body.kind)),
                ("organizations-ipa", now.ipa_code),
                ("organizations-sector", now.sector),
                ("organizations-territory", place),
                ("organizations-municipality", now.municipality),
                ("organizations-email", now.email),
            ];
            all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (ctx.t(key), text)).collect()
        }
    };
    Ok(DetailsPage {
        name: body.name.clone(),
        seen: body.version,
        kinds: words::kinds(ctx, "organizations-choose", OrganizationKind::parse(&fields.kind)),
        places: words::places(ctx, "organizations-choose", &places, &fields.territory),
        municipalities,
        open: body.parent.is_none() && matches!(body.state, OrganizationState::Registered | OrganizationState::Refused),
        now,
        mistakes: Mistake::all(ctx, &problems),
        action: page.href(format!("{}/details", address::own(&body.slug))),
        back: page.href(address::own(&body.slug)),
        fields,
        page,
    })
}

impl DetailsPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
