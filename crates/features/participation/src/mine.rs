//! What a person wrote, in whatever state, and what they have not sent yet; private to them.

use crate::card::{Card, Of, card};
use crate::{address, load, words};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::actor::pending;
use cantiere_spine::contribution::{self, Contribution, draft};
use cantiere_spine::plan::{Edition, edition};
use cantiere_web::{Ctx, Error, Fragment, Page, html};
use serde::Deserialize;
use std::collections::HashMap;

const PAGE: i64 = 20;

#[derive(askama::Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    /// Address and words of each text that was written before signing in and is not sent.
    waiting: Vec<(String, String)>,
    drafts: Vec<DraftRow>,
    cards: Vec<Card>,
    first: String,
    next: String,
}

struct DraftRow {
    title: String,
    what: String,
    href: String,
    discard: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    before: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    let person = actor.person.ok_or(Error::SignIn)?;
    let before = wish.before.parse::<i64>().ok();
    let (own, now) = (ctx.clone(), ctx.site.now());
    let (waiting, drafts, rows, next, anchors, panels) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let waiting = if before.is_none() { pending::own(conn, now, person)? } else { Vec::new() };
            let drafts = if before.is_none() { draft::own(conn, person)? } else { Vec::new() };
            let mut rows = contribution::mine(conn, person, before, PAGE + 1)?;
            let more = rows.len() > PAGE as usize;
            rows.truncate(PAGE as usize);
            let next = rows.last().filter(|_| more).map(|c| c.id.0);
            // Replies are shown where they stand: under what they reply to.
            let parents: Vec<i64> = rows.iter().filter_map(|c| c.parent).map(|p| p.0).collect();
            let parents: HashMap<i64, i64> =
                contribution::by_ids(conn, &parents)?.into_iter().map(|c| (c.id.0, c.number)).collect();
            let mut editions: HashMap<i64, Option<Edition>> = HashMap::new();
            let mut out: Vec<(Edition, Contribution)> = Vec::new();
            for mut c in rows {
                let edition = match editions.get(&c.edition.0) {
                    Some(edition) => edition.clone(),
                    None => {
                        let edition = match edition::find_by_id(conn, &actor, c.edition) {
                            Ok(edition) => Some(edition),
                            Err(cantiere_spine::Error::NotFound(_)) => None,
                            Err(error) => return Err(error.into()),
                        };
                        editions.insert(c.edition.0, edition.clone());
                        edition
                    }
                };
                if let Some(parent) = c.parent {
                    c.number = parents.get(&parent.0).copied().unwrap_or_default();
                }
                if let Some(edition) = edition {
                    out.push((edition, c));
                }
            }
            let anchors = load::anchors(conn, out.iter().filter_map(|(_, c)| c.on))?;
            // What became of each; a reply is conversation and gets no answer.
            let refs: Vec<Ref> =
                out.iter().filter(|(_, c)| c.parent.is_none()).map(|(_, c)| Ref::Contribution(c.id.0)).collect();
            let panels = own.site.panels(conn, &own, "mine", &refs)?;
            let panels: HashMap<i64, Vec<Fragment>> = refs.iter().map(|r| r.id()).zip(panels).collect();
            Ok((waiting, drafts, out, next, anchors, panels))
        })
        .await?;
    let page = ctx.page(ctx.t("participation-mine")).await.here().noindex();
    let written = |at: i64| cantiere_web::catalog::date_time(ctx.lang, ctx.site.local(at));
    let template = MinePage {
        waiting: waiting
            .iter()
            .map(|w| (w.path(), ctx.with("participation-waiting-go-on", &[("when", &written(w.created_at))])))
            .collect(),
        drafts: drafts.iter().map(|d| draft_row(&ctx, d)).collect(),
        cards: rows
            .iter()
            .map(|(edition, c)| {
                let panels = panels.get(&c.id.0).cloned().unwrap_or_default();
                let base = address::edition(edition);
                let of = Some(of(&page, edition, &base));
                reply_or(Card { of, panels, ..card(&page, &base, &c.into(), &anchors) }, &page, c)
            })
            .collect(),
        first: if before.is_some() { page.href("/my-contributions") } else { String::new() },
        next: next.map(|id| page.href(format!("/my-contributions?before={id}"))).unwrap_or_default(),
        page,
    };
    html(template)
}

/// “Proposta, Piano degli orti – 2027–2029. Cambiata il 3 ottobre, 10:20”.
fn draft_row(ctx: &Ctx, d: &draft::Listed) -> DraftRow {
    let path = format!("{}/drafts/{}", address::of_slugs(&d.plan_slug, &d.edition_slug), d.id);
    let kind = ContributionKind::parse(&d.kind).map(|k| words::kind(ctx, k)).unwrap_or_default();
    let when = cantiere_web::catalog::date_time(ctx.lang, ctx.site.local(d.changed_at));
    DraftRow {
        title: if d.title.is_empty() { ctx.t("participation-draft-untitled") } else { d.title.clone() },
        what: format!(
            "{kind}, {} – {}. {}",
            d.plan_name,
            d.edition_name,
            ctx.with("participation-draft-own-changed", &[("when", &when)])
        ),
        href: ctx.href(&path),
        discard: ctx.href(&format!("{path}/discard")),
    }
}

fn of(page: &Page, edition: &Edition, base: &str) -> Of {
    Of {
        name: format!("{} – {}", edition.plan_name, edition.name),
        href: page.href(base),
        lang: edition.language.as_str(),
    }
}

fn reply_or(mut card: Card, page: &Page, c: &Contribution) -> Card {
    if c.parent.is_some() {
        card.label = page.tn("participation-reply-to", c.number);
    }
    card
}
