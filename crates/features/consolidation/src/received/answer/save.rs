//! Saving an answer, or one reason for a group: in chunks, so that a large group never holds the database; and what else the
//! form's buttons do: a recurring reason put in, these words kept as one.

use super::page::{Entered, render};
use super::read::{Found, read};
use super::{numbers, target};
use crate::address;
use crate::load::At;
use crate::received::{Mistake, places};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::answer::Outcome;
use cantiere_domain::id::ContributionId;
use cantiere_spine::answer::{self, CHUNK, NewAnswer, To};
use cantiere_spine::work::{library, unfinished};
use cantiere_spine::{Error as Spine, Problem, contribution};
use cantiere_store::Tx;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let found = read(&ctx, at.clone(), numbers(fields.all("n"))).await?;
    let entered = Entered::of_fields(&found, &fields);
    match fields.one("do") {
        "insert" => return insert(&ctx, &found, entered).await,
        "library" => return to_library(&ctx, &found, entered).await,
        // Pressed in the field of its title, Enter means what the button beside it does.
        "enter" if !entered.library_title.trim().is_empty() => return to_library(&ctx, &found, entered).await,
        "discard" => return discard(&ctx, at, &found, entered, &fields).await,
        _ => {}
    }
    let Some(outcome) = Outcome::parse(&entered.outcome) else {
        let problem = Problem::new("outcome", "consolidation-problem-no-outcome");
        return refused(&ctx, &found, entered, &[problem]).await;
    };
    let to: Vec<To> = found
        .whole()
        .map(|(c, _)| To {
            contribution: c.id,
            seen: entered.seen.get(&c.id.0).copied().unwrap_or(0),
            sentence: entered.sentence(&found, c.id.0),
        })
        .collect();
    if let ([], Some(one)) = (to.as_slice(), found.rows.first()) {
        let problem = Problem::new("n", "consolidation-problem-in-parts").with("number", one.number.to_string());
        return refused(&ctx, &found, entered, &[problem]).await;
    }
    let changed = match changed(&ctx, &found, &entered, outcome).await? {
        Ok(changed) => changed,
        Err(problem) => return refused(&ctx, &found, entered, &[problem]).await,
    };
    let done = if to.len() < found.rows.len() { "saved-parts" } else { "saved" };
    let mut written = 0;
    for chunk in to.chunks(CHUNK) {
        match write(&ctx, &found, &entered, outcome, &changed, chunk.to_vec()).await {
            Ok(()) => written += chunk.len(),
            Err(Spine::Invalid(problems)) if written == 0 => return refused(&ctx, &found, entered, &problems).await,
            Err(error @ (Spine::Invalid(_) | Spine::Stale)) => {
                let mut problems = if let Spine::Invalid(problems) = error { problems } else { Vec::new() };
                if written > 0 {
                    problems.push(Problem::new("reason", "consolidation-problem-part").with("n", written));
                }
                return stale(&ctx, at, entered, &fields, &problems).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let (by, of, plan, target) = (ctx.actor().clone(), found.process.id, found.edition.plan, target(&found.numbers));
    let used = entered.library.parse::<i64>().ok().filter(|id| found.library.iter().any(|s| s.id == *id));
    ctx.site
        .db
        .write(move |tx| -> Result<(), Spine> {
            unfinished::drop(tx, &by, of, &target)?;
            match used {
                Some(id) => library::used(tx, &by, plan, id, written as i64),
                None => Ok(()),
            }
        })
        .await?;
    Ok(Redirect::to(&ctx.href(&format!("{}?done={done}", address::received(&found.edition)))).into_response())
}

/// The form with what was entered, and beside it what stands now.
async fn stale(
    ctx: &Ctx,
    at: At,
    mut entered: Entered,
    fields: &Fields,
    problems: &[Problem],
) -> Result<Response, Error> {
    let fresh = read(ctx, at, numbers(fields.all("n"))).await?;
    // Whoever saves after seeing what stands now chose to.
    entered.seen.clear();
    let page = render(ctx, &fresh, entered, Mistake::all(ctx, problems), true, "").await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

/// Takes the drafts away as they were read. What the form says waits for whoever did it, as if they had closed the browser.
async fn discard(ctx: &Ctx, at: At, found: &Found, entered: Entered, fields: &Fields) -> Result<Response, Error> {
    let seen = |id: ContributionId| entered.seen.get(&id.0).copied().unwrap_or(0);
    let drafts: Vec<(ContributionId, i64)> =
        found.whole().filter_map(|(c, draft)| draft.map(|_| (c.id, seen(c.id)))).collect();
    let words = fields.0.iter().filter(|(name, _)| name != "n" && name != "do" && !name.starts_with("seen_"));
    let words = serde_json::to_string(&Fields(words.cloned().collect())).map_err(Error::internal)?;
    let (by, of, target) = (ctx.actor().clone(), found.process.id, target(&found.numbers));
    ctx.site.db.write(move |tx| unfinished::keep(tx, &by, of, &target, &words)).await?;
    for chunk in drafts.chunks(CHUNK) {
        let (by, chunk) = (ctx.actor().clone(), chunk.to_vec());
        let all = move |tx: &mut Tx| {
            chunk.iter().try_for_each(|(contribution, seen)| answer::discard(tx, &by, of, *contribution, *seen))
        };
        match ctx.site.db.write(all).await {
            Ok(()) => {}
            Err(Spine::Invalid(problems)) => return stale(ctx, at, entered, fields, &problems).await,
            Err(Spine::Stale | Spine::NotFound("answer")) => return stale(ctx, at, entered, fields, &[]).await,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to(&ctx.href(&format!("{}?done=discarded", address::received(&found.edition)))).into_response())
}

/// What changes because of these, for all chunks alike.
async fn changed(
    ctx: &Ctx,
    found: &Found,
    entered: &Entered,
    outcome: Outcome,
) -> Result<Result<Vec<Ref>, Problem>, Spine> {
    if !outcome.is_accepted() {
        return Ok(Ok(Vec::new()));
    }
    let (edition, text) = (found.edition.clone(), entered.changed.clone());
    ctx.site.db.read(move |conn| places::parse(conn, &edition, &text)).await
}

async fn write(
    ctx: &Ctx,
    found: &Found,
    entered: &Entered,
    outcome: Outcome,
    changed: &[Ref],
    to: Vec<To>,
) -> Result<(), Spine> {
    let (by, of) = (ctx.actor().clone(), found.process.id);
    let (reason, into, changed) = (entered.reason.clone(), entered.into.clone(), changed.to_vec());
    ctx.site
        .db
        .write(move |tx| -> Result<(), Spine> {
            let merged_into: Option<ContributionId> = match (outcome, into.parse::<i64>()) {
                (Outcome::Merged, Ok(number)) => match contribution::find(tx, of, number) {
                    Ok(c) => Some(c.id),
                    Err(Spine::NotFound(_)) => return Err(Problem::new("into", "consolidation-problem-into").into()),
                    Err(error) => return Err(error),
                },
                _ => None,
            };
            let new = NewAnswer { outcome, reason: reason.clone(), merged_into, changed: changed.clone() };
            answer::answer(tx, &by, of, &to, &new).map(drop)
        })
        .await
}

/// The form again with a recurring reason in its field; what stood there stays before it.
async fn insert(ctx: &Ctx, found: &Found, mut entered: Entered) -> Result<Response, Error> {
    let chosen = entered.library.parse::<i64>().ok().and_then(|id| found.library.iter().find(|s| s.id == id));
    if let Some(saved) = chosen.filter(|s| !entered.reason.contains(&s.text)) {
        entered.reason = format!("{}\n\n{}", entered.reason, saved.text).trim().to_string();
    }
    html(render(ctx, found, entered, Vec::new(), false, "").await)
}

async fn to_library(ctx: &Ctx, found: &Found, entered: Entered) -> Result<Response, Error> {
    let (by, plan) = (ctx.actor().clone(), found.edition.plan);
    let (title, text) = (entered.library_title.clone(), entered.reason.clone());
    let written = ctx.site.db.write(move |tx| library::save(tx, &by, plan, None, &title, &text)).await;
    match written {
        Ok(_) => html(render(ctx, found, entered, Vec::new(), false, "consolidation-done-library").await),
        Err(Spine::Invalid(mut problems)) => {
            for problem in problems.iter_mut().filter(|p| p.field == "title") {
                problem.field = "library_title";
            }
            refused(ctx, found, entered, &problems).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(ctx: &Ctx, found: &Found, entered: Entered, problems: &[Problem]) -> Result<Response, Error> {
    let page = render(ctx, found, entered, Mistake::all(ctx, problems), false, "").await;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}
