//! `/plans/…/votes/{round}/ballot/{body}`: the ballot of a body as it is stored, when it arrived and through whom. For the
//! body, at any time; for the planners, when and through whom, and what it says once the vote is counted. Below it all that the
//! body sent, a page at a time.

use crate::desk::log::pages;
use crate::load::{self, At, Which};
use crate::public::ballots::picks;
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::round::{Form, Standing};
use cantiere_spine::round::{self, Stored};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Of {
    pub body: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    news: String,
    /// The last row of the page of the log that was read before.
    before: String,
}

#[derive(askama::Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    body: String,
    news: String,
    /// Whether a ballot of the body counts; the one on paper may have been withdrawn.
    counts: bool,
    when: String,
    iso: String,
    who: String,
    picks: Vec<String>,
    ranked: bool,
    until: String,
    replace: String,
    log: Vec<Row>,
    first: String,
    next: String,
    named: String,
    decides: String,
}

struct Row {
    when: String,
    who: String,
    paper: String,
    picks: String,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    let own = ctx.clone();
    let (body, before) = (OrganizationId(of.body), wish.before.parse::<i64>().ok());
    let (edition, round, choices, log, counting) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let inside = actor.member_of.contains(&body);
            if !inside && !load::plans(&own, &edition) {
                return Err(Error::NotFound);
            }
            let choices = round::options(conn, round.id)?;
            let mut log = round::logged(conn, round.id, Some(body), before)?;
            let mut counting = round::ballot_of(conn, round.id, body)?;
            if !inside && round.state != "counted" {
                // Planners see that and through whom, and not what, until nothing can be influenced any more.
                let cast = log.rows.iter_mut().map(|row| &mut row.ballot).filter(|b| !b.is_withdrawal());
                cast.chain(&mut counting).for_each(|b| b.content.clear());
            }
            Ok((edition, round, choices, log, counting))
        })
        .await?;
    let name = log.rows.first().ok_or(Error::NotFound)?.ballot.body.clone();
    let counting = counting.as_ref();
    let base = address::round(&edition, round.number);
    let title = ctx.with("rounds-receipt-of", &[("body", &name)]);
    let page = load::page(&ctx, &edition, Some(&round), &title).await;
    let page = page.crumb(&title, &format!("{base}/ballot/{body}")).noindex();
    let (first, next) = pages(&page.href(format!("{base}/ballot/{body}")), before, log.next);
    let open = round.standing(ctx.site.now()) == Standing::Open;
    let second = |at: i64| words::second(&ctx, at);
    let said = |b: &Stored| picks(&ctx, &round, &choices, &b.content);
    let iso = |b: &Stored| ctx.site.local(b.received_at).strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let template = ReceiptPage {
        title: round.title.clone(),
        href: page.href(&base),
        lang: round.language.as_str(),
        body: name,
        news: match wish.news.as_str() {
            "in" => ctx.t("rounds-news-in"),
            "same" => ctx.t("rounds-news-same"),
            _ => String::new(),
        },
        counts: counting.is_some(),
        when: counting.map(|b| second(b.received_at)).unwrap_or_default(),
        iso: counting.map(iso).unwrap_or_default(),
        who: counting.map(|b| words::who(&ctx, b)).unwrap_or_default(),
        picks: counting.map(said).unwrap_or_default(),
        ranked: round.rules.method.form() == Form::Ranking,
        until: match open {
            true => ctx.with("rounds-replace-until", &[("at", &words::last_moment(&ctx, round.closes_at))]),
            false => words::standing(&ctx, &round),
        },
        replace: if open { page.href(format!("{base}/ballot?for={body}")) } else { String::new() },
        named: ctx.t(words::published(&round)),
        decides: ctx.t("rounds-decides"),
        log: log
            .rows
            .iter()
            .map(|row| &row.ballot)
            .map(|b| Row {
                when: second(b.at()),
                who: words::who(&ctx, b),
                paper: words::beside(&ctx, b),
                picks: if b.is_withdrawal() { String::new() } else { said(b).join(" · ") },
            })
            .collect(),
        first,
        next,
        page,
    };
    html(template)
}
