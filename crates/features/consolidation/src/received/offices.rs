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
    id: String,
    entered: String,
    people: String,
    mistakes: Vec<Mistake>,
}

struct Row {
    name: String,
    people: String,
    edit: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    office: i64,
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (e, offices) = read(&ctx, at).await?;
    let chosen = offices.iter().find(|o| o.id == wish.office);
    let entered = chosen.map(|o| (o.name.clone(), addresses(o))).unwrap_or_default();
    let id = chosen.map(|o| o.id.to_string()).unwrap_or_default();
    html(render(&ctx, &e, &offices, (id, entered.0, entered.1), Vec::new(), &wish.done).await)
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
    let (e, offices) = read(&ctx, at).await?;
    let (id, name, people) =
        (fields.one("office").to_string(), fields.one("name").to_string(), fields.one("people").to_string());
    let list: Vec<String> = people.split([',', ';', '\n', ' ']).map(str::to_string).collect();
    let (by, plan, known, wanted) = (ctx.actor().clone(), e.plan, id.parse().ok(), name.clone());
    match ctx.site.db.write(move |tx| office::save(tx, &by, plan, known, &wanted, &list)).await {
        Ok(_) => Ok(Redirect::to(&ctx.href(&format!("{}/offices?done=saved", address::received(&e)))).into_response()),
        Err(Spine::Invalid(problems)) => {
            let page = render(&ctx, &e, &offices, (id, name, people), Mistake::all(&ctx, &problems), "").await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

fn addresses(of: &Office) -> String {
    of.members.iter().map(|m| m.2.as_str()).collect::<Vec<_>>().join(", ")
}

async fn render(
    ctx: &Ctx,
    e: &Edition,
    offices: &[Office],
    (id, entered, people): (String, String, String),
    mistakes: Vec<Mistake>,
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
        news: if done == "saved" { page.t("consolidation-done-office").into_owned() } else { String::new() },
        rows: offices
            .iter()
            .map(|o| Row {
                name: o.name.clone(),
                people: o.members.iter().map(|m| m.1.as_str()).collect::<Vec<_>>().join(", "),
                edit: page.href(format!("{base}/offices?office={}#name", o.id)),
            })
            .collect(),
        id,
        entered,
        people,
        mistakes,
        page,
    }
}
