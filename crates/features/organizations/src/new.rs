//! `/organizations/new`: registering an organisation. One may write first and sign in after; who is there already is
//! pointed out, with the way to join it.

use crate::form::{self, Choice, Mistake};
use crate::state::State;
use crate::{address, code, mail, words};
use axum::Extension;
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::place::{self, Place};
use cantiere_spine::actor::organization::register::{self, Details, Twin};
use cantiere_spine::actor::organization::{OrganizationKind, OrganizationState, check::Check};
use cantiere_spine::actor::pending;
use cantiere_spine::mail::To;
use cantiere_spine::process::participants;
use cantiere_store::{Conn, Tx, idempotency};
use cantiere_web::{Ctx, Error, Network, Page, Site, html, with_status};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "new.html")]
struct NewPage {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    municipalities: bool,
    sign_in: bool,
    /// The one that is there already.
    twin: Option<TwinShown>,
    mistakes: Vec<Mistake>,
    action: String,
}

struct TwinShown {
    name: String,
    join: String,
    /// Empty: not verified yet, so without a page.
    href: String,
    /// Whether another one of the same name may be registered.
    may_differ: bool,
}

/// Everything the form carries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    pub name: String,
    pub kind: String,
    pub ipa_code: String,
    pub sector: String,
    pub territory: String,
    pub municipality: String,
    pub email: String,
    /// `yes`: another one than the one of the same name.
    pub distinct: String,
    /// The token of an invitation to a process.
    pub invited: String,
    #[serde(skip_serializing)]
    pub key: String,
    #[serde(skip_serializing)]
    pub draft: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    draft: String,
    invited: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let mut fields = waiting(&ctx, &wish.draft).await?;
    if !wish.invited.is_empty() && fields.name.is_empty() {
        let token = wish.invited.clone();
        if let Some(asked) = ctx.site.db.read(move |conn| participants::by_token(conn, &token)).await? {
            fields = Fields {
                name: asked.name,
                kind: asked.kind,
                email: asked.address,
                invited: wish.invited,
                ..Fields::default()
            };
        }
    }
    html(render(&ctx, fields, None, Vec::new()).await?)
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (details, mut problems) = details(&ctx, &fields).await?;
    let Some(person) = ctx.actor().person else {
        // What is wrong is said now, not after a mail was sent for and its link opened.
        problems.extend(wrong(&ctx, &details).await?);
        if problems.is_empty() {
            return keep(&ctx, &state, network, fields).await;
        }
        let page = render(&ctx, fields, None, problems).await?;
        return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
    };
    if problems.is_empty() {
        if let Err(Error::TooMany) = state.of_person.take(ctx.site.now(), person.to_string()) {
            return too_many(&ctx, fields, StatusCode::TOO_MANY_REQUESTS).await;
        }
        let (by, site, new) = (ctx.actor().clone(), ctx.site.clone(), details.clone());
        let (key, distinct) = (fields.key.clone(), fields.distinct == "yes");
        let (draft, token) = (fields.draft.parse::<i64>().ok(), fields.invited.clone());
        let written = ctx.site.db.write(move |tx| {
            idempotency::of_form(tx, person.0, "organization", &key, |tx| {
                let made = register::register(tx, &by, &new, distinct)?;
                if !token.is_empty() {
                    participants::answered(tx, &token, made.id)?;
                }
                if let Some(draft) = draft {
                    pending::take(tx, person, "organization", draft)?;
                }
                if let Some(check) = &made.check {
                    send_code(tx, &site, check, &new.name)?;
                }
                Ok::<_, cantiere_spine::Error>(made.slug)
            })
        });
        match written.await {
            Ok(slug) => {
                return Ok(Redirect::to(&ctx.href(&format!("{}?done=new", address::own(&slug)))).into_response());
            }
            Err(error) => problems = form::problems(error)?,
        }
    }
    let twin = ctx.site.db.read(move |conn| register::twin(conn, &details, None)).await?.map(|(_, twin)| twin);
    let page = render(&ctx, fields, twin, problems).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Puts the mail with the code on its way to the address of the register.
pub fn send_code(tx: &mut Tx, site: &Site, check: &Check, name: &str) -> Result<(), cantiere_spine::Error> {
    let code = code::code(&site.options.secret, check.organization, &check.nonce);
    let keys = ("organizations-mail-code-subject", "organizations-mail-code-body");
    let to = To::Address(check.address.clone());
    mail::send(tx, site, to, Lang::It, keys, &[("name", name), ("code", &code)], address::MINE)
}

/// A form that was written before signing in.
async fn waiting(ctx: &Ctx, draft: &str) -> Result<Fields, Error> {
    let (Some(person), Ok(id)) = (ctx.actor().person, draft.parse::<i64>()) else { return Ok(Fields::default()) };
    let now = ctx.site.now();
    let text = ctx.site.db.read(move |conn| pending::read(conn, now, person, "organization", id)).await?;
    let Some(text) = text else { return Ok(Fields::default()) };
    let fields: Fields = serde_json::from_str(&text).unwrap_or_default();
    Ok(Fields { draft: id.to_string(), ..fields })
}

async fn keep(ctx: &Ctx, state: &State, network: Network, fields: Fields) -> Result<Response, Error> {
    if let Err(Error::TooMany) = state.of_network.take(ctx.site.now(), network.0.to_string()) {
        return too_many(ctx, fields, StatusCode::TOO_MANY_REQUESTS).await;
    }
    let content = serde_json::to_string(&fields).unwrap_or_default();
    let new = pending::New { kind: "organization", target: ctx.href(address::NEW), content };
    match ctx.site.db.write(move |tx| pending::keep(tx, &new)).await {
        Ok(token) => Ok(Redirect::to(&ctx.href(&format!("/sign-in?pending={token}"))).into_response()),
        // Too many texts wait already.
        Err(cantiere_spine::Error::Store(cantiere_store::Error::Full)) => {
            too_many(ctx, fields, StatusCode::SERVICE_UNAVAILABLE).await
        }
        Err(error) => {
            let page = render(ctx, fields, None, form::problems(error)?).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// The form as it was filled in, for whoever comes too often or while too many texts wait.
async fn too_many(ctx: &Ctx, fields: Fields, status: StatusCode) -> Result<Response, Error> {
    let problems = vec![Problem::new("form", "organizations-problem-too-many")];
    Ok(with_status(html(render(ctx, fields, None, problems).await?)?, status))
}

/// What the fields say, and what is wrong with the municipality, whose name is looked up.
pub async fn details(ctx: &Ctx, fields: &Fields) -> Result<(Details, Vec<Problem>), Error> {
    let mut details = Details {
        name: fields.name.clone(),
        kind: OrganizationKind::parse(&fields.kind),
        ipa_code: fields.ipa_code.clone(),
        sector: fields.sector.clone(),
        territory: fields.territory.clone(),
        email: fields.email.clone(),
    };
    let name = fields.municipality.trim().to_string();
    if name.is_empty() {
        return Ok((details, Vec::new()));
    }
    let (wanted, within) = (name.clone(), fields.territory.clone());
    let found = ctx.site.db.read(move |conn| place::municipalities(conn, &wanted, &within)).await?;
    let problem = match &found[..] {
        [one] => {
            details.territory = one.code.clone();
            return Ok((details, Vec::new()));
        }
        [] => Problem::new("municipality", "organizations-problem-municipality"),
        _ => Problem::new("municipality", "organizations-problem-municipality-many"),
    };
    Ok((details, vec![problem.with("name", name)]))
}

/// What is wrong with them, whatever organisations there are already.
async fn wrong(ctx: &Ctx, details: &Details) -> Result<Vec<Problem>, Error> {
    let details = details.clone();
    match ctx.site.db.read(move |conn| register::checked(conn, &details)).await {
        Ok(_) => Ok(Vec::new()),
        Err(error) => form::problems(error),
    }
}

/// Regions and provinces, and whether municipalities can be named.
pub fn known_places(conn: &mut Conn) -> Result<(Vec<Place>, bool), cantiere_spine::Error> {
    Ok((place::regions_and_provinces(conn)?, place::has_municipalities(conn)?))
}

async fn render(ctx: &Ctx, mut fields: Fields, twin: Option<Twin>, problems: Vec<Problem>) -> Result<NewPage, Error> {
    let (places, municipalities) = ctx.site.db.read(known_places).await?;
    let page =
        ctx.page(ctx.t("organizations-new-title")).await.crumb(ctx.t("organizations-list-title"), address::LIST).here();
    if fields.key.is_empty() {
        fields.key = uuid::Uuid::new_v4().to_string();
    }
    let by_code = problems.iter().any(|p| p.field == "ipa_code");
    Ok(NewPage {
        kinds: words::kinds(ctx, "organizations-choose", OrganizationKind::parse(&fields.kind)),
        places: words::places(ctx, "organizations-choose", &places, &fields.territory),
        municipalities,
        sign_in: !ctx.viewer.is_signed_in(),
        twin: twin.filter(|t| t.state != OrganizationState::Suspended.as_str()).map(|t| TwinShown {
            join: page.href(format!("{}/join", address::public(&t.slug))),
            href: match t.state == OrganizationState::Verified.as_str() {
                true => page.href(address::public(&t.slug)),
                false => String::new(),
            },
            name: t.name,
            may_differ: !by_code,
        }),
        mistakes: Mistake::all(ctx, &problems),
        action: page.href(address::NEW),
        fields,
        page,
    })
}

impl NewPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
