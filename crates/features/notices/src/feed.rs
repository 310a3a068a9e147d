//! Atom feeds (RFC 4287) of a plan, an action, a consultation: what visitors may read, the latest first, for everybody.

use crate::address;
use crate::lines::{self, Line};
use crate::things::{self, Thing};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_spine::notice::{self, Notice};
use cantiere_spine::plan::{EditionRef, edition, item};
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, cacheable};
use http::{HeaderValue, header};
use jiff::Timestamp;

const ENTRIES: i64 = 30;

#[derive(askama::Template)]
#[template(path = "feed.xml")]
struct Feed {
    lang: &'static str,
    title: String,
    own: String,
    page: String,
    updated: String,
    author: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    link: String,
    updated: String,
    text: String,
    lang: &'static str,
}

/// What a feed is about, the page it belongs to, and what there is to tell.
struct Told {
    on: Ref,
    path: String,
    notices: Vec<Notice>,
}

pub async fn of_plan(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    feed(ctx, EditionRef { plan, edition }, |conn, e| {
        let on = Ref::Plan(e.plan.0);
        Ok(Told { on, path: address::edition(e), notices: notice::about(conn, on, ENTRIES)? })
    })
    .await
}

pub async fn of_item(
    ctx: Ctx,
    Path((_, plan, edition, code)): Path<(String, String, String, String)>,
) -> Result<Response, Error> {
    feed(ctx, EditionRef { plan, edition }, move |conn, e| {
        let row = item::find(conn, e.published.ok_or(Error::NotFound)?, &code)?;
        let on = Ref::Item(row.item);
        let mut notices = notice::about(conn, on, ENTRIES)?;
        // Versions in which it reads otherwise; those who follow it were told, and are among these.
        let changed = item::history(conn, row.item)?;
        let reads = |n: usize| n == 0 || changed[n].hash != changed[n - 1].hash;
        let changed: Vec<i64> = (0..changed.len()).filter(|n| reads(*n)).map(|n| changed[n].revision).collect();
        let versions = notice::about(conn, Ref::Plan(e.plan.0), 10 * ENTRIES)?;
        let is_of = |n: &Notice| matches!(n.subject, Ref::Revision(id) if changed.contains(&id));
        notices.extend(versions.into_iter().filter(is_of));
        notices.sort_by_key(|n| std::cmp::Reverse(n.id));
        notices.dedup();
        notices.truncate(ENTRIES as usize);
        Ok(Told { on, path: address::item(&address::edition(e), &row.code, row.item), notices })
    })
    .await
}

pub async fn of_process(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    feed(ctx, EditionRef { plan, edition }, |conn, e| {
        let process = process::find(conn, &Actor::visitor(), e)?.ok_or(Error::NotFound)?;
        let on = Ref::Process(process.id.0);
        Ok(Told { on, path: address::consultation(&address::edition(e)), notices: notice::about(conn, on, ENTRIES)? })
    })
    .await
}

async fn feed(
    ctx: Ctx,
    at: EditionRef,
    told: impl Fn(&mut Conn, &edition::Edition) -> Result<Told, Error> + Send + Sync + 'static,
) -> Result<Response, Error> {
    let asked = ctx.clone();
    let (e, thing, path, lines) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            // Whoever asks: a feed is read by programs, and says what everybody may know.
            let reader = Actor::visitor();
            let e = edition::find(conn, &reader, &at)?;
            if e.published.is_none() {
                return Err(Error::NotFound);
            }
            let Told { on, path, notices } = told(conn, &e)?;
            let thing = things::find(conn, &asked.site, asked.lang, &reader, &[on])?.into_iter().next().flatten();
            let lines = lines::lines(conn, &asked.site, asked.lang, &reader, &notices)?;
            Ok((e, thing.ok_or(Error::NotFound)?, path, lines))
        })
        .await?;
    let topics = [format!("plan:{}", e.plan), "site".to_string()];
    let updated = lines.first().map_or(e.changed_at, |line| line.at);
    let body = askama::Template::render(&Feed {
        lang: ctx.lang.as_str(),
        title: title(&ctx, &thing),
        own: ctx.site.base_url.join(&ctx.href(&format!("{path}/feed"))),
        page: ctx.site.base_url.join(&ctx.href(&path)),
        updated: rfc3339(updated),
        author: ctx.site.settings(ctx.lang).await.owner_name.clone(),
        entries: lines.iter().map(|line| entry(&ctx, line)).collect(),
    })?;
    let mut response = Response::new(Body::from(body));
    let atom = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, atom);
    Ok(cacheable(response, topics))
}

fn title(ctx: &Ctx, thing: &Thing) -> String {
    ctx.with("notices-feed-title", &[("thing", &thing.name)])
}

fn entry(ctx: &Ctx, line: &Line) -> Entry {
    // Never another one for the same notice, in whichever language it is read.
    let host = ctx.site.base_url.origin().split("//").last().unwrap_or_default();
    Entry {
        id: format!("tag:{},2026:notice/{}", host.replace(':', "."), line.id),
        title: line.text.clone(),
        link: ctx.site.base_url.join(&ctx.href(&line.path)),
        updated: rfc3339(line.at),
        text: line.quote.clone(),
        lang: line.quote_lang.as_str(),
    }
}

fn rfc3339(at: i64) -> String {
    let at = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}
