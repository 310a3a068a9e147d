//! `/{lang}/unsubscribe/{token}`: ends mails by one click, without signing in. Opening the page changes nothing; its button
//! does, and so does the request that mail programs send by themselves (RFC 8058).

use crate::{things, words};
use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::access::Actor;
use cantiere_domain::id::PersonId;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::notice::{self, Pace};
use cantiere_web::{Ctx, Error, Page, Site, html, same};

#[derive(askama::Template)]
#[template(path = "unsubscribe.html")]
struct UnsubscribePage {
    page: Page,
    token: String,
    /// What the mails are about; empty: everything that is followed.
    thing: String,
    thing_lang: &'static str,
    /// Nothing yet, or what has been done.
    done: bool,
    again: bool,
}

/// What a token ends: mails about one thing, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ends {
    person: PersonId,
    on: Option<Ref>,
}

/// The whole address that goes into a mail.
pub fn address(site: &Site, lang: Lang, person: PersonId, on: Option<Ref>) -> String {
    site.base_url.join(&format!("/{lang}/unsubscribe/{}", token(site, person, on)))
}

fn token(site: &Site, person: PersonId, on: Option<Ref>) -> String {
    let (kind, id) = on.map_or(("all", 0), |on| (on.kind(), on.id()));
    let what = format!("{person}.{kind}.{id}");
    let mac = site.options.secret.mac("unsubscribe", what.as_bytes());
    format!("{what}.{}", URL_SAFE_NO_PAD.encode(&mac[..18]))
}

fn read(site: &Site, text: &str) -> Option<Ends> {
    let mut parts = text.split('.');
    let (person, kind, id) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    let on = if kind == "all" { None } else { Some(things::parse(kind, id)?) };
    let ends = Ends { person: PersonId(person), on };
    same(token(site, ends.person, on).as_bytes(), text.as_bytes()).then_some(ends)
}

pub async fn show(ctx: Ctx, Path((_, token)): Path<(String, String)>) -> Result<Response, Error> {
    let ends = read(&ctx.site, &token).ok_or(Error::NotFound)?;
    render(&ctx, token, ends, false, false).await
}

/// Mail programs send `List-Unsubscribe=One-Click` in one of two forms of body, and no session; the page's own button
/// may send `again=yes`.
pub async fn send(ctx: Ctx, Path((_, token)): Path<(String, String)>, body: Bytes) -> Result<Response, Error> {
    let ends = read(&ctx.site, &token).ok_or(Error::NotFound)?;
    let again = body.as_ref() == b"again=yes";
    let pace = if again { Pace::Daily } else { Pace::OnlySite };
    ctx.site
        .db
        .write(move |tx| match ends.on {
            Some(on) => notice::set_pace(tx, ends.person, on, pace),
            None => notice::choose(tx, ends.person, pace),
        })
        .await?;
    render(&ctx, token, ends, true, again).await
}

async fn render(ctx: &Ctx, token: String, ends: Ends, done: bool, again: bool) -> Result<Response, Error> {
    let asked = ctx.clone();
    // As a visitor: whoever holds the mail need not be the person.
    let thing = match ends.on {
        Some(on) => ctx
            .site
            .db
            .read(move |conn| things::find(conn, &asked.site, asked.lang, &Actor::visitor(), &[on]))
            .await?
            .into_iter()
            .next()
            .flatten(),
        None => None,
    };
    let (name, lang) = match (thing, ends.on) {
        (Some(thing), _) => (thing.name, thing.lang),
        (None, Some(_)) => (words::t(&ctx.site, ctx.lang, "notices-thing-hidden"), ctx.lang),
        (None, None) => (String::new(), ctx.lang),
    };
    let page = ctx.page(ctx.t("notices-unsubscribe-title")).await.here().noindex();
    html(UnsubscribePage { page, token, thing: name, thing_lang: lang.as_str(), done, again })
}
