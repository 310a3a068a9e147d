//! `/desk/…/contributions-received/publish`: all drafts at once, then the report; what is missing is listed with links.

use super::{Mistake, page};
use crate::load::{self, At};
use crate::report::figures::meter_linked;
use crate::{address, words};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, Scope, can};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::{Error as Spine, Problem, answer};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};
use http::StatusCode;
use std::collections::HashSet;

/// So many of what is missing are named.
const NAMED: usize = 100;

#[derive(askama::Template)]
#[template(path = "publish.html")]
struct PublishPage {
    page: Page,
    name: String,
    lang: &'static str,
    meter: Fragment,
    ready: i64,
    /// The drafts as the page shows them.
    seen: String,
    unchecked: String,
    missing: Vec<Link>,
    missing_count: usize,
    unlinked: Vec<Link>,
    unlinked_count: usize,
    /// Linked, but written in the draft alone; linked, and the words are the same as ever.
    drafted: Vec<Link>,
    drafted_count: usize,
    unchanged: Vec<Link>,
    unchanged_count: usize,
    /// Whether the reader may publish; an auditor reads.
    may: bool,
    reported: String,
    report_href: String,
    can_report: bool,
    /// Why nothing is reported or adopted, and where that is mended; empty: the consultation is over.
    consulting: String,
    process_href: String,
    action: String,
    second_person: bool,
    /// Whether the site asks for it in every process.
    everywhere: bool,
    second_href: String,
    /// For an administrator: what the button says.
    second_button: String,
    mistakes: Vec<Mistake>,
}

struct Link {
    label: String,
    href: String,
    said: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    html(render(&ctx, at, &[]).await?)
}

pub async fn send(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (edition, process) = ctx
        .site
        .db
        .read({
            let (ctx, at) = (ctx.clone(), at.clone());
            move |conn| load::workbench(conn, &ctx, &at)
        })
        .await?;
    let (by, of) = (ctx.actor().clone(), process.id);
    let (done, written) = match fields.one("do") {
        "publish" => {
            let seen = fields.one("seen").to_string();
            let published = ctx.site.db.write(move |tx| -> Result<(), Spine> {
                // What a colleague saved since the page was shown does not go out unseen.
                if mark(&answer::drafts(tx, of)?) != seen {
                    return Err(Spine::Stale);
                }
                answer::publish(tx, &by, of).map(drop)
            });
            ("published", published.await)
        }
        "report" => {
            let zone = ctx.site.zone().clone();
            ("reported", ctx.site.db.write(move |tx| answer::report(tx, &zone, &by, of)).await)
        }
        what @ ("second-on" | "second-off") => {
            let on = what == "second-on";
            ctx.site.db.write(move |tx| answer::set_second_person(tx, &by, on)).await?;
            return Ok(Redirect::to(&ctx.href(&format!("{}/publish", address::received(&edition)))).into_response());
        }
        _ => return Err(Error::BadRequest),
    };
    match written {
        Ok(()) => Ok(Redirect::to(&ctx.href(&format!("{}?done={done}", address::received(&edition)))).into_response()),
        Err(Spine::Invalid(problems)) => {
            Ok(with_status(html(render(&ctx, at, &problems).await?)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Spine::Stale) => {
            let problem = Problem::new("form", "consolidation-problem-publish-stale");
            Ok(with_status(html(render(&ctx, at, &[problem]).await?)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

/// How the drafts stand: how many, and when the last of them was saved.
fn mark(drafts: &[answer::Draft]) -> String {
    format!("{} {}", drafts.len(), drafts.iter().map(|d| d.changed_at).max().unwrap_or(0))
}

async fn render(ctx: &Ctx, at: At, problems: &[Problem]) -> Result<PublishPage, Error> {
    let (edition, process, figures, drafts, missing, missing_count, lists, reported, second) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::onlooker(conn, &ctx, &at)?;
                let figures = answer::figures(conn, process.id)?;
                let drafts = answer::drafts(conn, process.id)?;
                let unanswered = answer::unanswered(conn, process.id)?;
                let drafted: HashSet<i64> = drafts.iter().map(|d| d.contribution.0).collect();
                let waiting: Vec<i64> = unanswered.into_iter().filter(|id| !drafted.contains(id)).collect();
                let missing = contribution::by_ids(conn, &waiting[..waiting.len().min(NAMED)])?;
                let unlinked = answer::unlinked(conn, edition.id)?;
                let (drafted, unchanged): (Vec<_>, Vec<_>) =
                    answer::unchanged(conn, edition.id)?.into_iter().partition(|u| u.1);
                let lists = [unlinked, ids(drafted), ids(unchanged)];
                // Those that are named, of all lists at once.
                let all: Vec<i64> = lists.iter().flat_map(|l| l.iter().take(NAMED).copied()).collect();
                let found = contribution::by_ids(conn, &all)?;
                let lists = lists.map(|ids| {
                    let named = found.iter().filter(|c| ids.iter().take(NAMED).any(|id| *id == c.id.0)).cloned();
                    (named.collect::<Vec<Contribution>>(), ids.len())
                });
                let reported = answer::reported(conn, &[process.id])?[0];
                let everywhere = answer::second_person_everywhere(conn)?;
                let second = (process.second_person || everywhere, everywhere);
                Ok((edition, process, figures, drafts, missing, waiting.len(), lists, reported, second))
            }
        })
        .await?;
    let (second_person, everywhere) = second;
    let title = ctx.t("consolidation-publish-title");
    let page = page(ctx, &edition, &title).await.crumb(&title, &format!("{}/publish", address::received(&edition)));
    let [unlinked, drafted, unchanged] = lists;
    let links = |of: &[Contribution]| of.iter().map(|c| link(&page, &edition, c)).collect::<Vec<Link>>();
    let may = load::plans(ctx, &edition);
    let unchecked = drafts.iter().filter(|d| !d.checked).count();
    let over = process.is_over(ctx.site.today());
    let ready = drafts.len() as i64;
    Ok(PublishPage {
        name: format!("{} – {}", edition.plan_name, edition.name),
        lang: edition.language.as_str(),
        meter: meter_linked(ctx, &address::received(&edition), figures.received, figures.answered + ready),
        unchecked: match second_person && unchecked > 0 {
            true => page.tn("consolidation-unchecked", unchecked),
            false => String::new(),
        },
        ready,
        seen: mark(&drafts),
        missing: missing.iter().map(|c| link(&page, &edition, c)).collect(),
        missing_count,
        unlinked: links(&unlinked.0),
        unlinked_count: unlinked.1,
        drafted: links(&drafted.0),
        drafted_count: drafted.1,
        unchanged: links(&unchanged.0),
        unchanged_count: unchanged.1,
        // A consultation to which nobody wrote is reported too.
        can_report: may && reported.is_none() && over && figures.waiting() == 0,
        may,
        consulting: answer::under_way(&process, "form", ctx.site.today()).map(|p| ctx.problem(&p)).unwrap_or_default(),
        process_href: page.href(format!("{}/process", address::draft(&edition))),
        reported: reported.map(|at| page.day(at)).unwrap_or_default(),
        report_href: page.href(address::report(&address::edition(&edition))),
        second_person,
        everywhere,
        // Where the planner of this process says it.
        second_href: match may {
            true => page.href(format!("{}/process/how#second_person", address::draft(&edition))),
            false => String::new(),
        },
        second_button: match (can(ctx.actor(), Action::Administer, &Scope::default()), everywhere) {
            (false, _) => String::new(),
            (true, true) => page.t("consolidation-second-off").into_owned(),
            (true, false) => page.t("consolidation-second-on").into_owned(),
        },
        action: page.href(format!("{}/publish", address::received(&edition))),
        mistakes: Mistake::all(ctx, problems),
        page,
    })
}

fn ids(of: Vec<(i64, bool)>) -> Vec<i64> {
    of.into_iter().map(|u| u.0).collect()
}

/// To the answer, for a planner; an auditor reads the contribution.
fn link(page: &Page, e: &Edition, c: &Contribution) -> Link {
    Link {
        label: words::numbered(page.ctx(), c),
        href: page.href(match load::plans(page.ctx(), e) {
            true => format!("{}/answer?n={}", address::received(e), c.number),
            false => address::contribution(&address::edition(e), c.number),
        }),
        said: words::said(c, 100),
    }
}
