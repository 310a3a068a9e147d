//! `/desk/…/contributions-received/offices`: the offices that planners ask, and their people.

use super::{Mistake, page};
use crate::address;
use crate::load::{self, At};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Error as Spine;
use cantiere_spine::plan::Edition;
use cantiere_spine::work::office::{self, Office};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "offices.html")]
struct OfficesPage {
    page: Page,
    name: String,
    lang: &'static str,
    action: String,
    back: String,
    news: String,
    rows: Vec<Row>,
    entered: Entered,
    /// What somebody else did meanwhile, in words.
    stale: String,
    mistakes: Vec<Mistake>,
}

struct Row {
    id: i64,
    mark: String,
    name: String,
    people: String,
    edit: String,
}

#[derive(Default)]
struct Entered {
    id: String,
    /// The office as the form showed it.
    seen: String,
    name: String,
    people: String,
}

impl Entered {
    fn of(office: &Office) -> Entered {
        Entered { id: office.id.to_string(), seen: office.mark(), name: office.name.clone(), people: addresses(office) }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    office: i64,
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (e, offices) = read(&ctx, at).await?;
    let entered = offices.iter().find(|o| o.id == wish.office).map(Entered::of).unwrap_or_default();
    html(render(&ctx, &e, &offices, entered, Vec::new(), String::new(), &wish.done).await)
}

async fn read(ctx: &Ctx, at: At) -> Result<(Edition, Vec<Office>), Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, _) = load::workbench(conn, &own, &at)?;
            let offices = office::all(conn, edition.plan)?;
            Ok((edition, offices))
        })
        .await
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, offices) = read(&ctx, at.clone()).await?;
    let one = |name: &str| fields.one(name).to_string();
    let entered = Entered { id: one("office"), seen: one("seen"), name: one("name"), people: one("people") };
    let remove = fields.one("do") == "remove";
    let list: Vec<String> = entered.people.split([',', ';', '\n', ' ']).map(str::to_string).collect();
    let (by, plan, known) = (ctx.actor().clone(), e.plan, entered.id.parse::<i64>().ok());
    let (name, seen) = (entered.name.clone(), entered.seen.clone());
    let written = ctx.site.db.write(move |tx| {
        let shown = known.map(|id| (id, seen.as_str()));
        match (remove, shown) {
            (true, Some(shown)) => office::remove(tx, &by, plan, shown),
            _ => office::save(tx, &by, plan, shown, &name, &list).map(drop),
        }
    });
    let stale = match written.await {
        Ok(()) => {
            let done = if remove { "removed" } else { "saved" };
            let path = format!("{}/offices?done={done}", address::received(&e));
            return Ok(Redirect::to(&ctx.href(&path)).into_response());
        }
        Err(Spine::Invalid(problems)) => {
            let page = render(&ctx, &e, &offices, entered, Mistake::all(&ctx, &problems), String::new(), "").await;
            return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(Spine::Stale) => "consolidation-office-stale",
        // Somebody took it away: what was typed can be saved as a new one.
        Err(Spine::NotFound("office")) if !remove => "consolidation-office-gone",
        Err(error) => return Err(error.into()),
    };
    let (_, offices) = read(&ctx, at).await?;
    let now = known.and_then(|id| offices.iter().find(|o| o.id == id));
    let name = now.map(|o| o.name.clone()).unwrap_or_default();
    let people = now.map(addresses).filter(|p| !p.is_empty()).unwrap_or_else(|| ctx.t("consolidation-office-nobody"));
    let stale = ctx.with(stale, &[("name", &name), ("people", &people)]);
    let entered = match now {
        // Nothing was typed to take one away.
        _ if remove => Entered::default(),
        Some(now) => Entered { seen: now.mark(), ..entered },
        None => Entered { id: String::new(), seen: String::new(), ..entered },
    };
    let page = render(&ctx, &e, &offices, entered, Vec::new(), stale, "").await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

fn addresses(of: &Office) -> String {
    of.members.iter().map(|m| m.2.as_str()).collect::<Vec<_>>().join(", ")
}

async fn render(
    ctx: &Ctx,
    e: &Edition,
    offices: &[Office],
    entered: Entered,
    mistakes: Vec<Mistake>,
    stale: String,
    done: &str,
) -> OfficesPage {
    let title = ctx.t("consolidation-offices");
    let base = address::received(e);
    let page = page(ctx, e, &title).await.crumb(&title, &format!("{base}/offices"));
    OfficesPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        action: page.href(format!("{base}/offices")),
        back: page.href(&base),
        news: match done {
            "saved" => page.t("consolidation-done-office").into_owned(),
            "removed" => page.t("consolidation-done-office-removed").into_owned(),
            _ => String::new(),
        },
        rows: offices
            .iter()
            .map(|o| Row {
                id: o.id,
                mark: o.mark(),
                name: o.name.clone(),
                people: o.members.iter().map(|m| m.1.as_str()).collect::<Vec<_>>().join(", "),
                edit: page.href(format!("{base}/offices?office={}#name", o.id)),
            })
            .collect(),
        entered,
        stale,
        mistakes,
        page,
    }
}
