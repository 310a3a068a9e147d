//! `/my-organizations/{slug}`: what the members of an organisation see and do: where it stands with verification, drafts,
//! members and invitations, units, what concerns it. A refused form comes back on this page with what was typed.

pub mod code;
pub mod invite;
pub mod list;
pub mod member;
pub mod unit;

use crate::form::{self, Choice, Mistake};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::directory::{self, Organization};
use cantiere_spine::actor::organization::{
    CONTRIBUTOR, OrganizationState, REPRESENTATIVE, check, invite as invitations, member as members, place, rights,
};
use cantiere_spine::contribution::draft;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "manage.html")]
struct ManagePage {
    page: Page,
    name: String,
    badge: &'static str,
    state_label: String,
    /// What the state means for those who write, in a sentence.
    note: String,
    refusal: String,
    facts: Vec<(String, String)>,
    news: String,
    represents: bool,
    code_waits: bool,
    code_again: bool,
    drafts: Vec<DraftRow>,
    /// Where all drafts for one consultation are sent together: its name, and the address.
    together: Vec<(String, String)>,
    members: Vec<MemberRow>,
    asked: Vec<MemberRow>,
    invited: Vec<InvitedRow>,
    rejected: Vec<crate::listed::Rejected>,
    roles: Vec<Choice>,
    successors: Vec<Choice>,
    units: Vec<(String, String, String)>,
    may_have_units: bool,
    is_member: bool,
    typed: Typed,
    mistakes: Vec<Mistake>,
    base: String,
    public_href: String,
    concerns_href: String,
    contributions_href: String,
}

struct DraftRow {
    title: String,
    kind: String,
    place: String,
    who: String,
    when: String,
    href: String,
}

struct MemberRow {
    id: i64,
    name: String,
    role: String,
    represents: bool,
    since: String,
    own: bool,
}

struct InvitedRow {
    id: i64,
    address: String,
    role: String,
    until: String,
}

/// What was typed into a form that is refused.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub email: String,
    pub role: String,
    pub list: String,
    pub unit: String,
    pub unit_email: String,
    pub code: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
    n: String,
}

struct Found {
    body: Organization,
    rights: rights::Rights,
    is_member: bool,
    code_waits: bool,
    registry: bool,
    drafts: Vec<draft::Listed>,
    members: Vec<members::Member>,
    invited: Vec<invitations::Waiting>,
    units: Vec<Organization>,
    place: String,
}

/// After reloading a refused form: back to the page.
pub async fn again(ctx: Ctx, Path(at): Path<Vec<(String, String)>>) -> Redirect {
    let slug = at.into_iter().find(|(name, _)| name == "slug").map(|(_, slug)| slug).unwrap_or_default();
    Redirect::to(&ctx.href(&address::own(&slug)))
}

pub async fn show(
    ctx: Ctx,
    Path((_, slug)): Path<(Lang, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let mut page = render(&ctx, &slug, Typed::default(), &[]).await?;
    if DONE.contains(&wish.done.as_str()) {
        page.news = page.page.tn(format!("organizations-done-{}", wish.done), wish.n.parse::<i64>().unwrap_or(1));
    }
    html(page)
}

const DONE: [&str; 15] = [
    "new",
    "verified",
    "code-again",
    "code-wait",
    "details",
    "unit",
    "invited",
    "revoked",
    "joined",
    "accept",
    "decline",
    "role",
    "remove",
    "handed-over",
    "concerns",
];

/// Back to the page after something was done.
pub fn done(ctx: &Ctx, slug: &str, done: &str, n: usize) -> Response {
    let query = address::query(&[("done", done), ("n", &n.to_string())]);
    Redirect::to(&ctx.href(&format!("{}{query}", address::own(slug)))).into_response()
}

/// The page with what was typed and why it was refused.
pub async fn refused(ctx: &Ctx, slug: &str, typed: Typed, problems: &[Problem]) -> Result<Response, Error> {
    Ok(with_status(html(render(ctx, slug, typed, problems).await?)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// The organisation at an address, for one of its members; to others it is not there.
pub fn own(conn: &mut Conn, ctx: &Ctx, slug: &str) -> Result<(Organization, rights::Rights), Error> {
    ctx.signed_in()?;
    let body = directory::by_slug(conn, slug)?;
    let rights = rights::of(conn, ctx.actor(), body.id)?;
    if rights.member { Ok((body, rights)) } else { Err(Error::NotFound) }
}

fn find(conn: &mut Conn, ctx: &Ctx, slug: &str) -> Result<Found, Error> {
    let (body, rights) = own(conn, ctx, slug)?;
    let open = body.state == OrganizationState::Registered;
    // A representative of the body who is no member of the unit looks after it and has no drafts there.
    let is_member = ctx.actor().member_of.contains(&body.id);
    Ok(Found {
        code_waits: open && check::waiting(conn, body.id)?,
        registry: open && !body.ipa_code.is_empty(),
        drafts: if is_member { draft::of(conn, ctx.actor(), body.id)? } else { Vec::new() },
        members: members::list(conn, body.id)?,
        invited: if rights.represents { invitations::waiting(conn, body.id)? } else { Vec::new() },
        units: if body.parent.is_none() { directory::units(conn, body.id)? } else { Vec::new() },
        place: match body.territory.is_empty() {
            true => String::new(),
            false => place::find(conn, &body.territory)?.map(|p| p.name).unwrap_or_default(),
        },
        is_member,
        body,
        rights,
    })
}

async fn render(ctx: &Ctx, slug: &str, typed: Typed, problems: &[Problem]) -> Result<ManagePage, Error> {
    let (own, of) = (ctx.clone(), slug.to_string());
    let found = ctx.site.db.read(move |conn| find(conn, &own, &of)).await?;
    let body = &found.body;
    let page =
        ctx.page(body.name.clone()).await.crumb(ctx.t("organizations-mine-title"), address::MINE).here().noindex();
    let base = page.href(address::own(&body.slug));
    let row = |m: &members::Member| MemberRow {
        id: m.id,
        name: m.name.clone(),
        role: words::role(ctx, &m.role),
        represents: m.role == REPRESENTATIVE,
        since: page.day(m.since),
        own: ctx.actor().person.is_some_and(|p| p.0 == m.person),
    };
    let (active, asked): (Vec<_>, Vec<_>) = found.members.iter().partition(|m| m.state == "active");
    let role = if typed.role.is_empty() { CONTRIBUTOR } else { &typed.role };
    let roles = [CONTRIBUTOR, REPRESENTATIVE]
        .map(|r| Choice::new(r, words::role(ctx, r), r == role).hint(ctx.t(&format!("organizations-role-hint-{r}"))));
    let mut facts = vec![
        (ctx.t("organizations-kind"), words::kind(ctx, body.kind)),
        (ctx.t("organizations-ipa"), body.ipa_code.clone()),
        (ctx.t("organizations-sector"), body.sector.clone()),
        (ctx.t("organizations-territory"), found.place.clone()),
        (ctx.t("organizations-email"), body.email.clone()),
    ];
    facts.retain(|(_, text)| !text.is_empty());
    Ok(ManagePage {
        name: body.name.clone(),
        badge: words::badge(body.state),
        state_label: words::state(ctx, body.state),
        note: ctx.t(&format!("organizations-state-note-{}", body.state.as_str())),
        refusal: body.refusal.clone(),
        facts,
        news: String::new(),
        represents: found.rights.represents,
        code_waits: found.code_waits,
        code_again: found.registry && !found.code_waits,
        together: match found.rights.represents {
            true => together(&page, &found.drafts, body.id.0),
            false => Vec::new(),
        },
        drafts: found.drafts.iter().map(|d| draft_row(&page, d)).collect(),
        members: active.into_iter().map(row).collect(),
        asked: asked.into_iter().map(row).collect(),
        invited: found
            .invited
            .iter()
            .map(|w| InvitedRow {
                id: w.id,
                address: w.address.clone(),
                role: words::role(ctx, &w.role),
                until: page.day(w.expires_at),
            })
            .collect(),
        rejected: Vec::new(),
        roles: roles.into(),
        successors: found
            .members
            .iter()
            .filter(|m| m.state == "active" && ctx.actor().person.is_none_or(|p| p.0 != m.person))
            .map(|m| Choice::new(m.id.to_string(), m.name.clone(), false))
            .collect(),
        units: found
            .units
            .iter()
            .map(|u| (u.unit.clone(), page.href(address::own(&u.slug)), words::state(ctx, u.state)))
            .collect(),
        may_have_units: body.parent.is_none(),
        is_member: found.is_member,
        typed,
        mistakes: Mistake::all(ctx, problems),
        public_href: match body.state {
            OrganizationState::Verified => page.href(address::public(&body.slug)),
            _ => String::new(),
        },
        concerns_href: format!("{base}/concerns"),
        contributions_href: page.href("/my-contributions"),
        base,
        page,
    })
}

/// Each consultation that has drafts, once.
fn together(page: &Page, drafts: &[draft::Listed], body: i64) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for d in drafts {
        let base = address::edition(&d.plan_slug, &d.edition_slug);
        let place = (format!("{} – {}", d.plan_name, d.edition_name), page.href(format!("{base}/drafts?body={body}")));
        if !out.contains(&place) {
            out.push(place);
        }
    }
    out
}

fn draft_row(page: &Page, d: &draft::Listed) -> DraftRow {
    let base = address::edition(&d.plan_slug, &d.edition_slug);
    DraftRow {
        title: if d.title.is_empty() { page.t("organizations-draft-untitled").into_owned() } else { d.title.clone() },
        kind: page.t(format!("organizations-draft-{}", d.kind)).into_owned(),
        place: format!("{} – {}", d.plan_name, d.edition_name),
        who: d.changed_by.clone(),
        when: page.moment(d.changed_at),
        href: page.href(format!("{base}/drafts/{}", d.id)),
    }
}

impl ManagePage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
