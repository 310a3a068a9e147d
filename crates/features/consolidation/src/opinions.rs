//! `/opinions`: what an office's people were asked about, and the form for what they say. They see the contribution as
//! everybody does and their own office's words; never notes, tags, other offices or answers that are not out.

use crate::received::Mistake;
use crate::{address, marks, words};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ContributionId;
use cantiere_spine::Error as Spine;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::work::office;
use cantiere_spine::work::opinion::{self, Opinion};
use cantiere_store::Tx;
use cantiere_store::schema::actor::person;
use cantiere_web::catalog::Args;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Page, Site, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;

/// So many are shown, those without an answer first.
const MOST: i64 = 100;

#[derive(askama::Template)]
#[template(path = "opinions.html")]
struct OpinionsPage {
    page: Page,
    news: String,
    action: String,
    stale: bool,
    mistakes: Vec<Mistake>,
    rows: Vec<Row>,
}

struct Row {
    /// Names the row in the form and the page.
    key: String,
    contribution: i64,
    office: i64,
    version: i64,
    office_name: String,
    label: String,
    href: String,
    meta: String,
    lang: &'static str,
    title: String,
    body: Fragment,
    entered: String,
    given: String,
    error: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

type Asked = (Opinion, Contribution, Edition);

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let rows = read(&ctx).await?;
    let news = if wish.done == "said" { ctx.t("consolidation-done-opinion") } else { String::new() };
    html(render(&ctx, rows, news, None).await)
}

async fn read(ctx: &Ctx) -> Result<Vec<Asked>, Error> {
    let who = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let actor = ctx.actor().clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let asked = opinion::asked_of(conn, who, MOST)?;
            let ids: Vec<i64> = asked.iter().map(|o| o.contribution).collect();
            let found = contribution::by_ids(conn, &ids)?;
            let mut editions: HashMap<i64, Option<Edition>> = HashMap::new();
            let mut out = Vec::with_capacity(asked.len());
            for one in asked {
                let Some(c) = found.iter().find(|c| c.id.0 == one.contribution && c.shown_to(&actor)) else { continue };
                let e =
                    editions.entry(c.edition.0).or_insert_with(|| edition::find_by_id(conn, &actor, c.edition).ok());
                if let Some(e) = e {
                    out.push((one, c.clone(), e.clone()));
                }
            }
            Ok(out)
        })
        .await
}

/// What was refused, and why.
struct Refused {
    key: String,
    entered: String,
    message: String,
    stale: bool,
}

pub async fn say(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let number = |name: &str| fields.one(name).parse::<i64>().unwrap_or(0);
    let (to, office, version) = (number("contribution"), number("office"), number("version"));
    let text = fields.one("opinion").to_string();
    let words = text.clone();
    let written = ctx.site.db.write(move |tx| opinion::say(tx, &by, ContributionId(to), office, version, &words)).await;
    let refused = |message: String, stale: bool| Refused { key: key(to, office), entered: text, message, stale };
    let (status, refused) = match written {
        Ok(()) => return Ok(Redirect::to(&ctx.href("/opinions?done=said")).into_response()),
        Err(Spine::Invalid(problems)) => {
            let message = problems.first().map(|p| ctx.problem(p)).unwrap_or_default();
            (StatusCode::UNPROCESSABLE_ENTITY, refused(message, false))
        }
        Err(Spine::Stale) => (StatusCode::CONFLICT, refused(String::new(), true)),
        Err(error) => return Err(error.into()),
    };
    let rows = read(&ctx).await?;
    Ok(with_status(html(render(&ctx, rows, String::new(), Some(refused)).await)?, status))
}

fn key(contribution: i64, office: i64) -> String {
    format!("o{contribution}-{office}")
}

async fn render(ctx: &Ctx, rows: Vec<Asked>, news: String, refused: Option<Refused>) -> OpinionsPage {
    let page = ctx.page(ctx.t("consolidation-opinions")).await.here().noindex();
    let mistakes = refused
        .iter()
        .filter(|r| !r.message.is_empty())
        .map(|r| Mistake { field: r.key.clone(), message: r.message.clone() })
        .collect();
    OpinionsPage {
        action: page.href("/opinions"),
        news,
        stale: refused.as_ref().is_some_and(|r| r.stale),
        mistakes,
        rows: rows.iter().map(|asked| row(&page, asked, refused.as_ref())).collect(),
        page,
    }
}

fn row(page: &Page, (o, c, e): &Asked, refused: Option<&Refused>) -> Row {
    let ctx = page.ctx();
    let key = key(o.contribution, o.office);
    let mine = refused.filter(|r| r.key == key);
    Row {
        contribution: o.contribution,
        office: o.office,
        version: o.version,
        office_name: o.office_name.clone(),
        label: words::numbered(ctx, c),
        href: page.href(address::contribution(&address::edition(e), c.number)),
        meta: format!("{} – {} · {}", e.plan_name, e.name, words::author(ctx, &c.author)),
        lang: c.language.as_str(),
        title: c.words.title.clone(),
        body: match c.kind {
            ContributionKind::Amendment => marks::inline(ctx, &c.quote, &c.words.wording),
            _ => cantiere_web::markdown::block(&c.words.body),
        },
        entered: mine.map_or_else(|| o.text.clone(), |r| r.entered.clone()),
        given: match o.at {
            Some(at) => page.t2(
                "consolidation-by-on",
                "author",
                o.author.clone().unwrap_or_else(|| o.office_name.clone()),
                "day",
                page.day(at),
            ),
            None => String::new(),
        },
        error: mine.map(|r| r.message.clone()).unwrap_or_default(),
        key,
    }
}

/// Tells an office's people that they are asked; nothing when nothing new was given to it.
pub fn ask(tx: &mut Tx, site: &Site, e: &Edition, office_id: i64, count: usize) -> Result<(), Spine> {
    if count == 0 {
        return Ok(());
    }
    let offices = office::all(tx, e.plan)?;
    let Some(office) = offices.into_iter().find(|o| o.id == office_id) else { return Ok(()) };
    for (who, _, _) in &office.members {
        // Somebody who may not see the edition is not told of it.
        let reader = Actor { person: Some(*who), ..Actor::default() };
        if edition::find_by_id(tx, &reader, e.id).is_err() {
            continue;
        }
        let language: String = person::table.filter(person::id.eq(who.0)).select(person::language).first(tx.conn())?;
        let language: Lang = language.parse().unwrap_or_default();
        let mut args = Args::new();
        args.set("site", site.settings_last_read(language).site_name.clone());
        args.set("office", office.name.clone());
        args.set("plan", format!("{} – {}", e.plan_name, e.name));
        args.set("n", count as i64);
        args.set("link", site.base_url.join(&format!("/{language}/opinions")));
        let text = |key: &str| site.catalog.text(language, key, Some(&args)).into_owned();
        let new = NewMail {
            to: To::Person(*who),
            language,
            subject: text("consolidation-opinion-mail-subject"),
            body: text("consolidation-opinion-mail-body"),
            unsubscribe: String::new(),
        };
        mail::put(tx, &new)?;
    }
    Ok(())
}
