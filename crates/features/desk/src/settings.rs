//! `/desk/…/settings`: name, period, state, who may see it.

use crate::act;
use crate::address;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_domain::text::{clean, clean_line};
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    page: Page,
    head: Head,
    action: String,
    seen: String,
    settings: Settings,
    states: Vec<Choice>,
    visibilities: Vec<Choice>,
    organizations: Vec<Choice>,
    next_href: String,
    mistakes: Vec<Mistake>,
    stale: bool,
    /// What somebody else saved meanwhile, where it differs from the form.
    theirs: Vec<Theirs>,
}

struct Theirs {
    label: String,
    text: String,
    /// Of words of the plan; else empty.
    lang: &'static str,
}

struct Found {
    e: Edition,
    settings: Settings,
    organizations: Vec<(i64, String)>,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Found, Error> {
    let e = load::readable(conn, ctx, at)?;
    let organizations = organization::table
        .order((organization::sort_key, organization::id))
        .limit(1_000)
        .select((organization::id, organization::name))
        .load(conn)?;
    Ok(Found { settings: Settings::of(conn, &e)?, organizations, e })
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    let (settings, seen) = (found.settings.clone(), found.settings.seen());
    html(page(&ctx, found, settings, seen, Vec::new(), false, &done).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let one = |name: &str| fields.one(name).to_string();
    let new = Settings {
        name: one("name"),
        period_from: one("period_from"),
        period_to: one("period_to"),
        state: EditionState::parse(fields.one("state")).ok_or(Error::BadRequest)?,
        visibility: Visibility::parse(fields.one("visibility")).ok_or(Error::BadRequest)?,
        invited: fields.all("invited").filter_map(|id| id.parse().ok().map(OrganizationId)).collect(),
        brief: one("brief"),
        quiet_months: fields.one("quiet_months").trim().parse().unwrap_or(0),
    };
    let (by, of, seen, written) = (ctx.actor().clone(), e.id, one("seen"), new.clone());
    let (kept_seen, zone) = (seen.clone(), ctx.site.zone().clone());
    let (mistakes, stale, status) =
        match ctx.site.db.write(move |tx| settings::save(tx, &zone, &by, of, &seen, &written)).await {
            Ok(()) => {
                return Ok(act::back(&ctx, &format!("{}/settings", address::draft(&e)), &[], ("settings", None), ""));
            }
            Err(cantiere_spine::Error::Invalid(problems)) => {
                (Mistake::all(&ctx, &problems), false, StatusCode::UNPROCESSABLE_ENTITY)
            }
            Err(cantiere_spine::Error::Stale) => (Vec::new(), true, StatusCode::CONFLICT),
            Err(error) => return Err(error.into()),
        };
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    // Whoever saves after seeing what is stored now chose to.
    let seen = if stale { found.settings.seen() } else { kept_seen };
    Ok(with_status(html(page(&ctx, found, new, seen, mistakes, stale, &Done::default()).await)?, status))
}

async fn page(
    ctx: &Ctx,
    found: Found,
    shown: Settings,
    seen: String,
    mistakes: Vec<Mistake>,
    stale: bool,
    done: &Done,
) -> SettingsPage {
    let e = found.e;
    let page = head::page(ctx, &e, ctx.t("desk-tab-settings")).await;
    let base = address::draft(&e);
    let theirs = match stale {
        true => differences(&page, e.language, &found.organizations, &shown, &found.settings),
        false => Vec::new(),
    };
    SettingsPage {
        head: Head::new(&page, &e, "settings", done),
        action: page.href(format!("{base}/settings")),
        states: EditionState::ALL
            .into_iter()
            .map(|s| Choice::new(s.as_str(), words::edition_state(&page, s), shown.state == s))
            .collect(),
        visibilities: visibilities(&page, shown.visibility),
        organizations: found
            .organizations
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name, shown.invited.contains(&OrganizationId(*id))))
            .collect(),
        next_href: page.href(format!("/desk/plans/{}/new?previous={}", e.plan_slug, e.slug)),
        seen,
        settings: shown,
        mistakes,
        stale,
        theirs,
        page,
    }
}

/// The settings that are stored, where they differ from those of the form.
fn differences(
    page: &Page,
    lang: Lang,
    organizations: &[(i64, String)],
    mine: &Settings,
    theirs: &Settings,
) -> Vec<Theirs> {
    let invited = |s: &Settings| {
        let some = organizations.iter().filter(|(id, _)| s.invited.contains(&OrganizationId(*id)));
        some.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let told = |s: &Settings| {
        [
            ("desk-s-name", clean_line(&s.name), lang.as_str()),
            ("desk-s-from", clean_line(&s.period_from), ""),
            ("desk-s-to", clean_line(&s.period_to), ""),
            ("desk-f-brief", clean(&s.brief), lang.as_str()),
            ("desk-s-quiet", s.quiet_months.to_string(), ""),
            ("desk-s-state", words::edition_state(page, s.state), ""),
            ("desk-s-visibility", words::visibility(page, s.visibility), ""),
            ("desk-s-invited", invited(s), ""),
        ]
    };
    told(mine)
        .into_iter()
        .zip(told(theirs))
        .filter(|(mine, theirs)| mine != theirs)
        .map(|(_, (label, text, lang))| Theirs { label: page.t(label).into_owned(), text, lang })
        .collect()
}

pub fn visibilities(page: &Page, chosen: Visibility) -> Vec<Choice> {
    Visibility::ALL.into_iter().map(|v| Choice::new(v.as_str(), words::visibility(page, v), chosen == v)).collect()
}
