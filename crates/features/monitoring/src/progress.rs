//! `/desk/…/progress`: for planners, the actions that are late or without news, who reports on them, and the button that asks.

use crate::load::At;
use crate::{address, remind, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::Silence;
use cantiere_spine::Error as Spine;
use cantiere_spine::plan::{Edition, EditionIndex, edition};
use cantiere_spine::update::{self, Owner};
use cantiere_store::Conn;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "progress.html")]
struct ProgressPage {
    page: Page,
    name: String,
    lang: &'static str,
    news: String,
    mistake: String,
    entered: String,
    action: String,
    summary: String,
    quiet: String,
    all: bool,
    rows: Vec<Row>,
    all_href: String,
    fewer_href: String,
}

struct Row {
    item: i64,
    label: String,
    title: String,
    href: String,
    slug: &'static str,
    state: String,
    news: Vec<(&'static str, String)>,
    owners: Vec<(i64, String)>,
    asked: String,
    update_href: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    all: String,
    done: String,
    n: i64,
}

struct Found {
    edition: Edition,
    index: Arc<EditionIndex>,
    owners: Vec<Owner>,
    asked: HashMap<i64, i64>,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Found, Error> {
    let edition = edition::find(conn, ctx.signed_in()?, &at.reference())?;
    if !can(ctx.actor(), Action::Plan, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let shown = edition.shown().ok_or(Error::NotFound)?;
    Ok(Found {
        index: ctx.site.indexes.get(conn, &edition, shown, ctx.site.today())?,
        owners: update::of_edition(conn, edition.id)?,
        asked: update::ask::asked(conn, edition.id)?.into_iter().collect(),
        edition,
    })
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    html(render(&ctx, &found, &wish, String::new(), String::new()).await)
}

pub async fn act(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    let items: Vec<i64> = fields.all("item").take(500).filter_map(|i| i.parse().ok()).collect();
    let (by, e, site) = (ctx.actor().clone(), found.edition.clone(), ctx.site.clone());
    let address = fields.one("address").to_string();
    let named = address.clone();
    let what = fields.one("do").to_string();
    let (list, first) = (items.clone(), items.first().copied().unwrap_or(0));
    let written = match what.as_str() {
        "ask" => ctx.site.db.write(move |tx| remind::ask(tx, &site, &by, &e, &list)).await,
        "name" => {
            ctx.site
                .db
                .write(move |tx| {
                    remind::plan_next(tx)?;
                    update::owner::name(tx, &by, &e, first, &named).map(|_| 1)
                })
                .await
        }
        other => {
            // `dismiss-ITEM-PERSON`: each person has a button of their own.
            let mut parts = other.strip_prefix("dismiss-").unwrap_or_default().split('-').map(|p| p.parse::<i64>());
            let (Some(Ok(item)), Some(Ok(person))) = (parts.next(), parts.next()) else {
                return Err(Error::BadRequest);
            };
            ctx.site.db.write(move |tx| update::owner::dismiss(tx, &by, &e, item, PersonId(person)).map(|()| 1)).await
        }
    };
    let done = match what.as_str() {
        "ask" => "asked",
        "name" => "named",
        _ => "dismissed",
    };
    match written {
        Ok(n) => {
            let base = address::progress(&found.edition);
            Ok(Redirect::to(&ctx.href(&format!("{base}?done={done}&n={n}&all={}", fields.one("all")))).into_response())
        }
        Err(Spine::Invalid(problems)) => {
            let message = problems.first().map(|p| ctx.problem(p)).unwrap_or_default();
            let wish = Wish { all: fields.one("all").to_string(), ..Wish::default() };
            let page = html(render(&ctx, &found, &wish, message, address).await)?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(ctx: &Ctx, found: &Found, wish: &Wish, mistake: String, entered: String) -> ProgressPage {
    let e = &found.edition;
    let name = format!("{} – {}", e.plan_name, e.name);
    let base = address::progress(e);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("monitoring-progress")))
        .await
        .crumb(ctx.t("monitoring-plans"), "/plans")
        .crumb(&name, &address::edition(e))
        .crumb(ctx.t("monitoring-progress"), &base)
        .noindex();
    let all = wish.all == "yes";
    let told = |entry: &&cantiere_spine::plan::index::Entry| {
        entry.kind.has_state() && (all || entry.news.late || entry.news.silence != Silence::No)
    };
    let rows: Vec<Row> = found
        .index
        .entries
        .iter()
        .filter(told)
        .take(500)
        .map(|entry| Row {
            item: entry.item,
            label: if entry.code.is_empty() { entry.title.to_string() } else { entry.code.to_string() },
            title: entry.title.to_string(),
            href: page.href(address::item(e, &entry.code, entry.item)),
            slug: entry.state.as_str(),
            state: words::state(ctx, entry.state),
            news: words::news(ctx, entry.news),
            owners: found.owners.iter().filter(|o| o.item == entry.item).map(|o| (o.person, o.name.clone())).collect(),
            asked: found
                .asked
                .get(&entry.item)
                .map(|at| page.t1("monitoring-asked-on", "day", page.day(*at)))
                .unwrap_or_default(),
            update_href: page.href(address::update(e, &entry.code, entry.item)),
        })
        .collect();
    ProgressPage {
        lang: e.language.as_str(),
        news: match wish.done.as_str() {
            "asked" => page.tn("monitoring-done-asked", wish.n),
            "named" | "dismissed" => page.t(format!("monitoring-done-{}", wish.done)).into_owned(),
            _ => String::new(),
        },
        mistake,
        entered,
        action: page.href(&base),
        quiet: page.t1("monitoring-quiet", "months", words::months(ctx, found.index.quiet_months)),
        summary: match all {
            true => page.tn("monitoring-all", rows.len()),
            false => page.tn("monitoring-without-news", rows.len()),
        },
        all,
        rows,
        all_href: page.href(format!("{base}?all=yes")),
        fewer_href: page.href(base),
        name,
        page,
    }
}
