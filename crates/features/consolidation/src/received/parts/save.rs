//! `POST /desk/…/contributions-received/parts`: splits, saves the answers of parts, or puts the contribution together again.
//! What was written for parts that are put together is kept for the writer, as an answer that is not saved yet.

use super::page::{Entered, OfPart, mistakes, render};
use crate::address;
use crate::load::At;
use crate::received::answer::read::{Found, read};
use crate::received::answer::{numbers, target};
use crate::received::places;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::answer::Outcome;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_spine::answer::part::{self, PartAnswer};
use cantiere_spine::plan::Edition;
use cantiere_spine::work::unfinished;
use cantiere_spine::{Error as Spine, Problem, contribution};
use cantiere_store::Tx;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let found = read(&ctx, at.clone(), numbers([fields.one("n")].into_iter())).await?;
    let one = found.rows.first().ok_or(Error::NotFound)?;
    let (id, number) = (one.id, one.number);
    let mut entered = Entered::of_fields(&fields);
    let (by, of, e) = (ctx.actor().clone(), found.process.id, found.edition.clone());
    let target = target(&found.numbers);
    let (done, written) = match fields.one("do") {
        "more" => {
            entered.passages.push(String::new());
            return html(render(&ctx, &found, entered, Vec::new(), false, "").await);
        }
        "split" => {
            let passages = entered.passages.clone();
            ("split", ctx.site.db.write(move |tx| part::split(tx, &by, of, id, &passages).map(drop)).await)
        }
        "join" => {
            let position = |name: &str| name.strip_prefix("seen_part_")?.parse::<i64>().ok();
            let seen: Vec<(i64, i64)> =
                fields.0.iter().filter_map(|(name, value)| Some((position(name)?, value.parse().ok()?))).collect();
            let joined = ctx.site.db.write(move |tx| -> Result<(), Spine> {
                let parts = part::join(tx, &by, of, id, &seen)?;
                let reasons: Vec<&str> = parts.iter().map(|p| p.reason.as_str()).filter(|r| !r.is_empty()).collect();
                if reasons.is_empty() {
                    return unfinished::drop(tx, &by, of, &target);
                }
                let kept = Fields(vec![("reason".into(), reasons.join("\n\n"))]);
                let kept = serde_json::to_string(&kept).map_err(|e| cantiere_store::Error::Panicked(e.to_string()))?;
                unfinished::keep(tx, &by, of, &target, &kept)
            });
            ("joined", joined.await)
        }
        _ => {
            let parts = entered.parts.clone();
            let saved = ctx.site.db.write(move |tx| -> Result<(), Spine> {
                let answers = answers(tx, of, &e, &parts)?;
                part::save(tx, &by, of, id, &answers)?;
                unfinished::drop(tx, &by, of, &target)
            });
            ("saved", saved.await)
        }
    };
    match written {
        Ok(()) if done == "joined" => {
            let to = format!("{}/answer?n={number}", address::received(&found.edition));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Ok(()) => {
            let to = format!("{}&done={done}", address::parts(&found.edition, number));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(Spine::Invalid(problems)) => refused(&ctx, &found, entered, &problems).await,
        Err(Spine::Stale) => {
            let fresh = read(&ctx, at, Ok(vec![number])).await?;
            if done == "joined" {
                let problem = Problem::new("form", "consolidation-problem-join-stale");
                let stands = Entered::of_parts(&ctx, &fresh).await?;
                let page = render(&ctx, &fresh, stands, mistakes(&ctx, &[problem]), false, "").await;
                return Ok(with_status(html(page)?, StatusCode::CONFLICT));
            }
            // Whoever saves after seeing what stands now chose to.
            entered.parts.iter_mut().for_each(|p| p.seen = None);
            let page = render(&ctx, &fresh, entered, Vec::new(), true, "").await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

/// The fields as answers; every part whose fields name something that is not there is told.
fn answers(tx: &mut Tx, of: ProcessId, e: &Edition, parts: &[OfPart]) -> Result<Vec<PartAnswer>, Spine> {
    let (mut out, mut problems) = (Vec::with_capacity(parts.len()), Vec::new());
    for p in parts {
        let outcome = Outcome::parse(&p.outcome);
        let changed = match outcome.is_some_and(Outcome::is_accepted) {
            true => places::parse(tx, e, &p.changed)?.unwrap_or_else(|problem| {
                problems.push(problem.with("part", p.position));
                Vec::new()
            }),
            false => Vec::new(),
        };
        let mut merged_into: Option<ContributionId> = None;
        if let (Some(Outcome::Merged), Ok(number)) = (outcome, p.into.parse::<i64>()) {
            match contribution::find(tx, of, number) {
                Ok(c) => merged_into = Some(c.id),
                Err(Spine::NotFound(_)) => {
                    problems.push(Problem::new("into", "consolidation-problem-into").with("part", p.position));
                }
                Err(error) => return Err(error),
            }
        }
        let seen = p.seen.unwrap_or(0);
        out.push(PartAnswer { position: p.position, seen, outcome, reason: p.reason.clone(), merged_into, changed });
    }
    if problems.is_empty() { Ok(out) } else { Err(Spine::Invalid(problems)) }
}

async fn refused(ctx: &Ctx, found: &Found, entered: Entered, problems: &[Problem]) -> Result<Response, Error> {
    let page = render(ctx, found, entered, mistakes(ctx, problems), false, "").await;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}
