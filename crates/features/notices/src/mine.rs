//! `/{lang}/my-notices`: what is new in everything a person follows, and how each of these is told.

use crate::lines::{self, Line};
use crate::things::{self, Thing};
use crate::{calendar, words};
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_spine::notice::{self, Follow, Pace};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

const PAGE: i64 = 20;

#[derive(askama::Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    fresh: usize,
    lines: Vec<(Line, bool)>,
    first: String,
    next: String,
    following: Vec<Row>,
    everything: Vec<Choice>,
    calendar: String,
    saved: bool,
    site: String,
}

struct Row {
    name: String,
    lang: &'static str,
    href: String,
    action: String,
    since: i64,
    id: String,
    paces: Vec<Choice>,
}

/// As the macros of forms read it.
pub struct Choice {
    pub value: &'static str,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    before: String,
    saved: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let before = wish.before.parse::<i64>().ok();
    let asked = ctx.clone();
    let (chosen, notices, lines, fresh, follows, found) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let chosen = notice::chosen(conn, person)?;
            let notices = notice::of_reader(conn, person, before.unwrap_or(i64::MAX), PAGE + 1)?;
            let on_page = &notices[..notices.len().min(PAGE as usize)];
            let lines = lines::lines(conn, &asked.site, asked.lang, asked.actor(), on_page)?;
            let fresh = notice::unseen(conn, person, chosen.seen)?;
            let follows = notice::following(conn, person)?;
            let refs: Vec<Ref> = follows.iter().map(|f| f.on).collect();
            let found = things::find(conn, &asked.site, asked.lang, asked.actor(), &refs)?;
            Ok((chosen, notices, lines, fresh, follows, found))
        })
        .await?;
    let more = notices.len() as i64 > PAGE;
    let last = notices.get(PAGE as usize - 1).map(|n| n.id);
    let page = ctx.page(ctx.t("notices-mine")).await.here().noindex();
    let own = |path: &str| page.href(format!("/my-notices{path}"));
    html(MinePage {
        fresh,
        lines: lines.into_iter().map(|line| (line.id > chosen.seen, line)).map(|(new, line)| (line, new)).collect(),
        first: if before.is_some() { own("") } else { String::new() },
        next: last.filter(|_| more).map(|id| own(&format!("?before={id}"))).unwrap_or_default(),
        following: follows.iter().zip(found).map(|(f, thing)| row(&ctx, f, thing)).collect(),
        everything: paces(&ctx, chosen.pace),
        calendar: match chosen.calendar.is_empty() {
            true => String::new(),
            false => ctx.site.base_url.join(&ctx.href(&calendar::address(&ctx.site, person, &chosen.calendar))),
        },
        saved: !wish.saved.is_empty(),
        site: page.settings.site_name.clone(),
        page,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Save {
    /// `seen`: everything up to now has been read; `pace`: one pace for everything.
    what: String,
    pace: String,
}

/// `POST /{lang}/my-notices`
pub async fn save(ctx: Ctx, Form(save): Form<Save>) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let back = match save.what.as_str() {
        "seen" => {
            ctx.site.db.write(move |tx| notice::seen(tx, person)).await?;
            "/my-notices"
        }
        "pace" => {
            let pace = Pace::parse(&save.pace).ok_or(Error::BadRequest)?;
            ctx.site.db.write(move |tx| notice::choose(tx, person, pace)).await?;
            "/my-notices?saved=1#settings"
        }
        _ => return Err(Error::BadRequest),
    };
    Ok(Redirect::to(&ctx.href(back)).into_response())
}

fn row(ctx: &Ctx, f: &Follow, thing: Option<Thing>) -> Row {
    let (name, lang, href) = match thing {
        Some(thing) => (thing.name, thing.lang, ctx.href(&thing.path)),
        None => (ctx.t("notices-thing-gone"), ctx.lang, String::new()),
    };
    Row {
        name,
        lang: lang.as_str(),
        href,
        action: ctx.href(&crate::address::follow(f.on)),
        since: f.since,
        id: format!("pace-{}-{}", f.on.kind(), f.on.id()),
        paces: paces(ctx, f.pace),
    }
}

pub fn paces(ctx: &Ctx, chosen: Pace) -> Vec<Choice> {
    let one = |pace: Pace| Choice {
        value: pace.as_str(),
        label: words::pace(&ctx.site, ctx.lang, pace),
        hint: String::new(),
        chosen: pace == chosen,
    };
    Pace::ALL.map(one).into()
}
