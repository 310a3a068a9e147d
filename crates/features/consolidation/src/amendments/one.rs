//! `/desk/…/amendments/{number}`: the words it was about, those of the draft, those asked for, those of the others that
//! touch the same; and one field for what the plan will say.

use super::{Row, Which, row};
use crate::load::{self, At};
use crate::received::{self, Mistake};
use crate::{marks, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::amend::{self, Amendment, Standing};
use cantiere_spine::plan::Edition;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "amendment.html")]
struct OnePage {
    page: Page,
    name: String,
    lang: &'static str,
    row: Row,
    base: Fragment,
    now: Fragment,
    others: Vec<Other>,
    entered: String,
    mistakes: Vec<Mistake>,
    stale: bool,
    back: String,
}

struct Other {
    label: String,
    words: Fragment,
}

pub struct Found {
    pub edition: Edition,
    pub amendment: Amendment,
    others: Vec<Amendment>,
}

pub fn find(conn: &mut Conn, ctx: &Ctx, at: &At, number: i64) -> Result<Found, Error> {
    let (edition, _) = load::workbench(conn, ctx, at)?;
    found(conn, ctx, edition, number)
}

fn found(conn: &mut Conn, ctx: &Ctx, edition: Edition, number: i64) -> Result<Found, Error> {
    let (edition, mut all) = amend::all(conn, ctx.actor(), edition.id)?;
    let n = all.iter().position(|a| a.contribution.number == number).ok_or(Error::NotFound)?;
    let amendment = all.remove(n);
    let with = match &amendment.standing {
        Standing::Contested { with, .. } => with.clone(),
        _ => Vec::new(),
    };
    all.retain(|a| with.contains(&a.contribution.number));
    Ok(Found { edition, amendment, others: all })
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(Which { number }): Path<Which>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, _) = load::onlooker(conn, &own, &at)?;
            found(conn, &own, edition, number)
        })
        .await?;
    let entered = match &found.amendment.standing {
        Standing::Ready(new) => new.clone(),
        Standing::Written { .. } => found.amendment.now.clone(),
        _ => found.amendment.asked.clone(),
    };
    html(render(&ctx, &found, entered, Vec::new(), false).await)
}

/// The page again, with what was entered and why it was not taken.
pub async fn again(
    ctx: &Ctx,
    found: &Found,
    entered: String,
    mistakes: Vec<Mistake>,
    status: StatusCode,
) -> Result<Response, Error> {
    let stale = status == StatusCode::CONFLICT;
    Ok(with_status(html(render(ctx, found, entered, mistakes, stale).await)?, status))
}

async fn render(ctx: &Ctx, found: &Found, entered: String, mistakes: Vec<Mistake>, stale: bool) -> OnePage {
    let (e, a) = (&found.edition, &found.amendment);
    let label = words::numbered(ctx, &a.contribution);
    let list = crate::address::amendments(e);
    let page = received::page(ctx, e, &label).await.crumb(ctx.t("consolidation-amendments"), &list).here();
    OnePage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        row: row(ctx, e, a),
        base: marks::inline(ctx, &a.base, &a.asked),
        now: marks::inline(ctx, &a.base, &a.now),
        others: found
            .others
            .iter()
            .map(|o| Other {
                label: words::numbered(ctx, &o.contribution),
                words: marks::inline(ctx, &o.base, &o.asked),
            })
            .collect(),
        entered,
        mistakes,
        stale,
        back: page.href(list),
        page,
    }
}
