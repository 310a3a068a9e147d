//! `/organizations`: who takes part, by kind and territory. Verified organisations alone.

use crate::form::Choice;
use crate::{address, words};
use axum::extract::Query;
use axum::response::Response;
use cantiere_spine::actor::organization::directory::{self, Filter};
use cantiere_spine::actor::organization::{OrganizationKind, place};
use cantiere_store::schema::organization::territory;
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

const PAGE: usize = 50;

#[derive(askama::Template)]
#[template(path = "directory.html")]
struct DirectoryPage {
    page: Page,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    first: String,
    next: String,
    action: String,
    new_href: String,
}

struct Row {
    name: String,
    href: String,
    kind: String,
    place: String,
    sector: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    kind: String,
    territory: String,
    after: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let filter = Filter {
        kind: OrganizationKind::parse(&wish.kind),
        territory: wish.territory.chars().filter(char::is_ascii_alphanumeric).take(10).collect(),
        after: wish.after.clone(),
    };
    let wanted = filter.clone();
    let (found, more, places, names) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            let (found, more) = directory::list(conn, &wanted, PAGE)?;
            let codes: Vec<&str> = found.iter().map(|o| o.territory.as_str()).collect();
            let names = names(conn, &codes)?;
            Ok((found, more, place::regions_and_provinces(conn)?, names))
        })
        .await?;
    let page = ctx.page(ctx.t("organizations-list-title")).await.here();
    let here = |after: &str| {
        let kind = filter.kind.map_or("", |k| k.as_str());
        let pairs = [("kind", kind), ("territory", filter.territory.as_str()), ("after", after)];
        page.href(format!("{}{}", address::LIST, address::query(&pairs)))
    };
    let template = DirectoryPage {
        kinds: words::kinds(&ctx, "organizations-any-kind", filter.kind),
        places: words::places(&ctx, "organizations-any-place", &places, &filter.territory),
        filtered: filter.kind.is_some() || !filter.territory.is_empty(),
        rows: found
            .iter()
            .map(|body| Row {
                name: body.name.clone(),
                href: page.href(address::public(&body.slug)),
                kind: words::kind(&ctx, body.kind),
                place: names.get(&body.territory).cloned().unwrap_or_default(),
                sector: body.sector.clone(),
            })
            .collect(),
        first: if filter.after.is_empty() { String::new() } else { here("") },
        next: found.last().filter(|_| more).map(|b| here(&b.slug)).unwrap_or_default(),
        action: page.href(address::LIST),
        new_href: page.href(address::NEW),
        page,
    };
    Ok(cacheable(html(template)?, ["organizations".to_string(), "site".to_string()]))
}

/// The names of places by their codes.
pub fn names(conn: &mut Conn, codes: &[&str]) -> Result<HashMap<String, String>, cantiere_spine::Error> {
    let rows: Vec<(String, String)> =
        territory::table.filter(territory::code.among(codes)).select((territory::code, territory::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}
