//! `/desk/…/votes/{round}/electors`: the list of who may vote in a persons' vote, from a table or the extract of a register
//! with their fiscal codes or mail addresses.
//! Rows that cannot be read come back with their line and the reason; of the others only marks are kept.

use super::electors_table::{self as table, Named, Read, Rejection};
use crate::load::{self, At, Which};
use crate::words::{self, Mistake};
use crate::{address, keys};
use axum::extract::{Multipart, Path};
use axum::response::Response;
use cantiere_sealed::tag;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::Round;
use cantiere_spine::round::sealed;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

/// Bytes of a table: some hundred thousand addresses.
pub const BYTES: usize = 8 << 20;
/// So many rejected rows are shown, and how many more there are.
const SHOWN: usize = 200;

#[derive(askama::Template)]
#[template(path = "desk/electors.html")]
struct ElectorsPage {
    page: Page,
    title: String,
    lang: &'static str,
    now: String,
    news: String,
    rejected: Vec<Rejected>,
    /// With those that are not shown.
    total: usize,
    more: String,
    mistakes: Vec<Mistake>,
    settable: bool,
    action: String,
    back: String,
}

struct Rejected {
    line: usize,
    found: String,
    why: String,
}

async fn find(ctx: &Ctx, at: At, which: Which) -> Result<(Edition, Round), Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| load::planned(conn, &own, &at, which)).await?;
    if found.1.persons { Ok(found) } else { Err(Error::NotFound) }
}

/// Whether somebody can come in with an electronic identity that tells their fiscal code.
fn tells_codes(ctx: &Ctx) -> bool {
    ctx.site.options.identity.iter().any(|provider| !provider.fiscal_claim.is_empty())
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let (edition, round) = find(&ctx, at, which).await?;
    html(page(&ctx, &edition, &round, String::new(), Vec::new(), Vec::new()).await)
}

pub async fn read(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    mut parts: Multipart,
) -> Result<Response, Error> {
    let (edition, mut round) = find(&ctx, at, which).await?;
    let refused = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    };
    let (mut given, mut step) = (Vec::new(), String::new());
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        match part.name() {
            Some("step") => step = part.text().await.map_err(refused)?,
            Some("table") => given = part.bytes().await.map_err(refused)?.to_vec(),
            _ => {}
        }
    }
    let read = if step == "drop" { Ok(Read::default()) } else { table::read(&given, tells_codes(&ctx)) };
    let read = match read {
        Ok(read) => read,
        Err(key) => return again(&ctx, &edition, &round, vec![Mistake::one("table", ctx.t(key))], Vec::new()).await,
    };
    if read.people.is_empty() && step != "drop" {
        let wrong = vec![Mistake::one("table", ctx.t("rounds-problem-no-electors"))];
        return again(&ctx, &edition, &round, wrong, read.rejected).await;
    }
    let secrets = keys::make(&ctx.site, &round)?;
    let name = |person: &Named| match person {
        Named::Code(code) => sealed::by_code(&ctx.site.options.secret.fiscal_mac(code)),
        Named::Address(address) => address.clone(),
    };
    let marks: Vec<[u8; 32]> = read.people.iter().map(|person| tag::elector(&secrets.poll, &name(person))).collect();
    let (by, of, id, listed) = (ctx.actor().clone(), edition.clone(), round.id, marks.len() as i64);
    match ctx.site.db.write(move |tx| sealed::set_electors(tx, &by, &of, id, &marks)).await {
        Ok(()) => {
            round.listed = listed;
            let news = if listed == 0 {
                ctx.t("rounds-electors-dropped")
            } else {
                words::tn(&ctx, "rounds-electors-in", listed)
            };
            html(page(&ctx, &edition, &round, news, read.rejected, Vec::new()).await)
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            again(&ctx, &edition, &round, Mistake::all(&ctx, &problems), read.rejected).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(
    ctx: &Ctx,
    e: &Edition,
    r: &Round,
    wrong: Vec<Mistake>,
    rejected: Vec<Rejection>,
) -> Result<Response, Error> {
    let page = html(page(ctx, e, r, String::new(), rejected, wrong).await)?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    r: &Round,
    news: String,
    rejected: Vec<Rejection>,
    mistakes: Vec<Mistake>,
) -> ElectorsPage {
    let title = ctx.t("rounds-electors");
    let page = load::page(ctx, e, Some(r), &title).await;
    let base = address::desk(e, r.number);
    let page = page.crumb(&title, &format!("{base}/electors")).noindex();
    let more = rejected.len().saturating_sub(SHOWN) as i64;
    ElectorsPage {
        title: r.title.clone(),
        lang: r.language.as_str(),
        now: words::electorate(ctx, r),
        news,
        total: rejected.len(),
        more: if more > 0 { words::tn(ctx, "rounds-electors-more", more) } else { String::new() },
        rejected: rejected
            .into_iter()
            .take(SHOWN)
            .map(|(line, found, why)| Rejected { line, found, why: ctx.t(why) })
            .collect(),
        mistakes,
        settable: r.state == "draft",
        action: page.href(format!("{base}/electors")),
        back: page.href(base),
        page,
    }
}

impl ElectorsPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
