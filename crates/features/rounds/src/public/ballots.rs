//! `/plans/…/votes/{round}/ballots`: what each body voted, by name, after the count.

use super::option;
use crate::load::{self, At, Which};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::round::Ballot;
use cantiere_spine::round::{self, Choice, Stored};
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use serde::Deserialize;

/// So many stand on one page.
const PAGE: usize = 100;

#[derive(askama::Template)]
#[template(path = "ballots.html")]
struct BallotsPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    rows: Vec<Row>,
    /// On the first page: what the desk had entered from paper by mistake.
    withdrawn: Vec<Withdrawn>,
    first: String,
    next: String,
}

struct Row {
    body: String,
    kind: String,
    picks: Vec<String>,
    paper: String,
    when: String,
}

struct Withdrawn {
    body: String,
    protocol: String,
    when: String,
    reason: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: String,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let own = ctx.clone();
    let after: i64 = wish.after.parse().unwrap_or(0);
    let (edition, round, choices, mut rows, withdrawn) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            if round.state != "counted" || !round.named {
                return Err(Error::NotFound);
            }
            let choices = round::options(conn, round.id)?;
            let rows = round::ballots(conn, round.id, None, after, PAGE as i64 + 1)?;
            let withdrawn = if after > 0 { Vec::new() } else { round::withdrawals(conn, &round)? };
            Ok((edition, round, choices, rows, withdrawn))
        })
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().map(|r| r.organization.0);
    let base = format!("{}/ballots", address::round(&edition, round.number));
    let page = load::page(&ctx, &edition, Some(&round), &ctx.t("rounds-ballots-title")).await;
    let page = page.crumb(ctx.t("rounds-ballots-title"), &base);
    let template = BallotsPage {
        title: round.title.clone(),
        href: page.href(address::round(&edition, round.number)),
        lang: round.language.as_str(),
        rows: rows.iter().map(|r| row(&ctx, &round, &choices, r)).collect(),
        withdrawn: withdrawn
            .into_iter()
            .map(|w| Withdrawn {
                when: words::moment(&ctx, w.at()),
                body: w.body,
                protocol: w.protocol,
                reason: w.content,
            })
            .collect(),
        first: if after > 0 { page.href(&base) } else { String::new() },
        next: match last {
            Some(last) if more => page.href(format!("{base}?after={last}")),
            _ => String::new(),
        },
        page,
    };
    Ok(cacheable(html(template)?, load::topics(&edition, &round)))
}

fn row(ctx: &Ctx, round: &round::Round, choices: &[Choice], stored: &Stored) -> Row {
    Row {
        body: stored.body.clone(),
        kind: words::kind(ctx, &stored.body_kind),
        picks: picks(ctx, round, choices, &stored.content),
        paper: match stored.channel.as_str() {
            "desk" => ctx.with("rounds-paper", &[("protocol", &stored.protocol)]),
            _ => String::new(),
        },
        when: words::moment(ctx, stored.received_at),
    }
}

/// A stored ballot in words.
pub fn picks(ctx: &Ctx, round: &round::Round, choices: &[Choice], content: &str) -> Vec<String> {
    let form = round.rules.method.form();
    let ballot = Ballot::parse(form, content);
    let one = |(n, p): (usize, &cantiere_domain::round::Pick)| {
        let choice = choices.iter().find(|c| c.id == p.option)?;
        let said = words::pick(ctx, form, n + 1, choice, p.points);
        let list = option::list_name(&round.rules, choice.list);
        Some(if list.is_empty() { said } else { format!("{said} ({list})") })
    };
    ballot.0.iter().enumerate().filter_map(one).collect()
}
