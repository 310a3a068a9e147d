//! `/opinions`: for who is signed in, and by a mailed link; what an office's people were asked about, and the form for what they say. They see the contribution as
//! everybody does and their own office's words; never notes, tags, other offices or answers that are not out.

mod link;
mod mail;

pub use link::{say_by_link, show_by_link};
pub use mail::ask;

use crate::received::Mistake;
use crate::{address, said, words};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ContributionId;
use cantiere_spine::Error as Spine;
use cantiere_spine::attachment::{self, Attachment};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::work::opinion::{self, Opinion};
use cantiere_store::Conn;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
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
    said: said::Said,
    entered: String,
    given: String,
    /// What a colleague saved meanwhile.
    now: Fragment,
    error: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

/// With the files that came with the contribution.
type Asked = (Opinion, Contribution, Edition, Vec<Attachment>);

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let rows = read(&ctx).await?;
    let news = if wish.done == "said" { ctx.t("consolidation-done-opinion") } else { String::new() };
    html(render(&ctx, rows, news, None, "/opinions").await)
}

async fn read(ctx: &Ctx) -> Result<Vec<Asked>, Error> {
    let who = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let actor = ctx.actor().clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let asked = opinion::asked_of(conn, who, None, MOST)?;
            shown(conn, &actor, asked)
        })
        .await
}

/// What of it the reader may see, with the contribution and its plan.
fn shown(conn: &mut Conn, actor: &Actor, asked: Vec<Opinion>) -> Result<Vec<Asked>, Error> {
    let ids: Vec<i64> = asked.iter().map(|o| o.contribution).collect();
    let found = contribution::by_ids(conn, &ids)?;
    let owners: Vec<Ref> = found.iter().map(|c| Ref::Contribution(c.id.0)).collect();
    let files = attachment::of(conn, &owners)?;
    let mut editions: HashMap<i64, Option<Edition>> = HashMap::new();
    let mut out = Vec::with_capacity(asked.len());
    for one in asked {
        let Some(c) = found.iter().find(|c| c.id.0 == one.contribution && c.shown_to(actor)) else { continue };
        let e = editions.entry(c.edition.0).or_insert_with(|| edition::find_by_id(conn, actor, c.edition).ok());
        if let Some(e) = e {
            let files = files.get(&Ref::Contribution(c.id.0)).cloned().unwrap_or_default();
            out.push((one, c.clone(), e.clone(), files));
        }
    }
    Ok(out)
}

/// What was refused, and why.
struct Refused {
    key: String,
    entered: String,
    message: String,
    stale: bool,
}

/// The fields of the form.
struct Said {
    to: i64,
    office: i64,
    version: i64,
    text: String,
}

impl Said {
    fn of(fields: &Fields) -> Said {
        let number = |name: &str| fields.number(name).unwrap_or(0);
        Said {
            to: number("contribution"),
            office: number("office"),
            version: number("version"),
            text: fields.one("opinion").to_string(),
        }
    }

    /// What stands in the form again, and why; other mistakes are no matter of the form.
    fn refused(self, ctx: &Ctx, error: Spine) -> Result<(StatusCode, Refused), Error> {
        let key = key(self.to, self.office);
        let refused = |message, stale| Refused { key, entered: self.text, message, stale };
        match error {
            Spine::Invalid(problems) => {
                let message = problems.first().map(|p| ctx.problem(p)).unwrap_or_default();
                Ok((StatusCode::UNPROCESSABLE_ENTITY, refused(message, false)))
            }
            Spine::Stale => Ok((StatusCode::CONFLICT, refused(String::new(), true))),
            error => Err(error.into()),
        }
    }
}

pub async fn say(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let said = Said::of(&fields);
    let (to, office, version, words) = (said.to, said.office, said.version, said.text.clone());
    let written = ctx.site.db.write(move |tx| opinion::say(tx, &by, ContributionId(to), office, version, &words)).await;
    let Err(error) = written else {
        return Ok(Redirect::to(&ctx.href("/opinions?done=said")).into_response());
    };
    let (status, refused) = said.refused(&ctx, error)?;
    let rows = read(&ctx).await?;
    Ok(with_status(html(render(&ctx, rows, String::new(), Some(refused), "/opinions").await)?, status))
}

fn key(contribution: i64, office: i64) -> String {
    format!("o{contribution}-{office}")
}

async fn render(ctx: &Ctx, rows: Vec<Asked>, news: String, refused: Option<Refused>, action: &str) -> OpinionsPage {
    let page = ctx.page(ctx.t("consolidation-opinions")).await.here().noindex();
    let mistakes = refused
        .iter()
        .filter(|r| !r.message.is_empty())
        .map(|r| Mistake { field: r.key.clone(), message: r.message.clone() })
        .collect();
    OpinionsPage {
        action: page.href(action),
        news,
        stale: refused.as_ref().is_some_and(|r| r.stale),
        mistakes,
        rows: rows.iter().map(|asked| row(&page, asked, refused.as_ref())).collect(),
        page,
    }
}

fn row(page: &Page, (o, c, e, files): &Asked, refused: Option<&Refused>) -> Row {
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
        said: said::said(ctx, c, files),
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
        now: match mine.is_some_and(|r| r.stale) {
            true => markdown::block(&o.text),
            false => Fragment::default(),
        },
        error: mine.map(|r| r.message.clone()).unwrap_or_default(),
        key,
    }
}
