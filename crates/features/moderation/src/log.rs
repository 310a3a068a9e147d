//! `…/moderation`: the public record of what was hidden, by whom in function, and why. It holds no hidden word.

use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::contribution;
use cantiere_spine::moderation;
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_spine::process;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use serde::Deserialize;
use std::collections::HashMap;

const PAGE: i64 = 50;

#[derive(askama::Template)]
#[template(path = "log.html")]
struct LogPage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    rows: Vec<Row>,
    first: String,
    next: String,
}

struct Row {
    label: String,
    href: String,
    line: String,
    text: Fragment,
    appeal: String,
    /// Where it stands now: hidden, or shown again.
    now: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    before: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let before = wish.before.parse::<i64>().unwrap_or(i64::MAX);
    let (edition, process, decisions, all, above, cases) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let edition = edition::find(conn, ctx.actor(), &at)?;
                let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
                let decisions = moderation::hidden_log(conn, process.id, before, PAGE + 1)?;
                let ids: Vec<i64> = decisions.iter().map(|d| d.contribution).collect();
                let all: HashMap<i64, _> = contribution::by_ids(conn, &ids)?.into_iter().map(|c| (c.id.0, c)).collect();
                let parents: Vec<i64> = all.values().filter_map(|c| c.parent).map(|p| p.0).collect();
                let above: HashMap<i64, i64> = match parents.is_empty() {
                    true => HashMap::new(),
                    false => contribution::by_ids(conn, &parents)?.into_iter().map(|c| (c.id.0, c.number)).collect(),
                };
                let cases = moderation::cases_of(conn, &ids)?;
                Ok((edition, process, decisions, all, above, cases))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("moderation-record")))
        .await
        .crumb(ctx.t("moderation-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("moderation-record"), &address::record(&base));
    let more = decisions.len() as i64 > PAGE;
    let here = |before: &str| page.href(format!("{}{before}", address::record(&base)));
    let rows: Vec<Row> = decisions
        .iter()
        .take(PAGE as usize)
        .filter_map(|d| {
            let c = all.get(&d.contribution)?;
            let number = c.parent.and_then(|p| above.get(&p.0).copied()).unwrap_or(c.number);
            Some(Row {
                label: match c.parent {
                    Some(_) => page.tn("moderation-reply-to", number),
                    None => words::label(&ctx, c),
                },
                href: page.href(address::contribution(&base, number)),
                line: words::hidden(&ctx, d),
                text: markdown::block(&d.text),
                appeal: words::appeal(&ctx, &cases, d.id),
                now: match c.state {
                    ContributionState::Hidden => String::new(),
                    _ => page.t("moderation-shown-again").into_owned(),
                },
            })
        })
        .collect();
    let topics = [format!("plan:{}", edition.plan), format!("process:{}", process.id)];
    let template = LogPage {
        base: page.href(&base),
        lang: edition.language.as_str(),
        first: if before == i64::MAX { String::new() } else { here("") },
        next: match decisions.get(PAGE as usize - 1) {
            Some(last) if more => here(&format!("?before={}", last.id)),
            _ => String::new(),
        },
        name,
        rows,
        page,
    };
    Ok(cacheable(html(template)?, topics))
}
