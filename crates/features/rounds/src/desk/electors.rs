//! `/desk/…/votes/{round}/electors`: the list of who may vote in a persons' vote, from a table with their mail addresses.
//! Rows that cannot be read come back with their line and the reason; of the others only marks are kept.

use crate::load::{self, At, Which};
use crate::words::{self, Mistake};
use crate::{address, keys};
use axum::extract::{Multipart, Path};
use axum::response::Response;
use cantiere_domain::text::fold;
use cantiere_sealed::tag;
use cantiere_spine::actor::person::looks_like_address;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::Round;
use cantiere_spine::round::sealed;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use std::collections::BTreeSet;

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

/// What a table says: addresses to compare, and the rows that say none.
struct Read {
    addresses: BTreeSet<String>,
    rejected: Vec<(usize, String, &'static str)>,
}

async fn find(ctx: &Ctx, at: At, which: Which) -> Result<(Edition, Round), Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| load::planned(conn, &own, &at, which)).await?;
    if found.1.persons { Ok(found) } else { Err(Error::NotFound) }
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
    let (mut table, mut step) = (Vec::new(), String::new());
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        match part.name() {
            Some("step") => step = part.text().await.map_err(refused)?,
            Some("table") => table = part.bytes().await.map_err(refused)?.to_vec(),
            _ => {}
        }
    }
    let read =
        if step == "drop" { Ok(Read { addresses: BTreeSet::new(), rejected: Vec::new() }) } else { rows(&table) };
    let read = match read {
        Ok(read) => read,
        Err(key) => return again(&ctx, &edition, &round, vec![Mistake::one("table", ctx.t(key))], Vec::new()).await,
    };
    if read.addresses.is_empty() && step != "drop" {
        let wrong = vec![Mistake::one("table", ctx.t("rounds-problem-no-electors"))];
        return again(&ctx, &edition, &round, wrong, read.rejected).await;
    }
    let secrets = keys::make(&ctx.site, &round)?;
    let marks: Vec<[u8; 32]> = read.addresses.iter().map(|address| tag::elector(&secrets.poll, address)).collect();
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

/// The first column that has addresses; a row of headings before them is none.
fn rows(table: &[u8]) -> Result<Read, &'static str> {
    let text = std::str::from_utf8(table).map_err(|_| "rounds-problem-electors-text")?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut read = Read { addresses: BTreeSet::new(), rejected: Vec::new() };
    for (n, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split([';', ',', '\t']).map(|cell| cell.trim().trim_matches('"').trim()).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let found = cells.iter().find(|cell| cell.contains('@'));
        let shown = || line.trim().chars().take(80).collect::<String>();
        match found {
            None if n == 0 => {}
            None => read.rejected.push((n + 1, shown(), "rounds-elector-none")),
            Some(address) if !looks_like_address(address) => {
                read.rejected.push((n + 1, shown(), "rounds-elector-wrong"));
            }
            Some(address) if !read.addresses.insert(fold(address)) => {
                read.rejected.push((n + 1, shown(), "rounds-elector-twice"));
            }
            Some(_) => {}
        }
    }
    Ok(read)
}

async fn again(
    ctx: &Ctx,
    e: &Edition,
    r: &Round,
    wrong: Vec<Mistake>,
    rejected: Vec<(usize, String, &'static str)>,
) -> Result<Response, Error> {
    let page = html(page(ctx, e, r, String::new(), rejected, wrong).await)?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    r: &Round,
    news: String,
    rejected: Vec<(usize, String, &'static str)>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_every_other_row_comes_back_with_its_line() {
        let table = "\u{FEFF}nome;posta\nAda;ada@example.org\n\nBruno;Bruno@Example.org\nCarla;\n\"Dario\";\"dario@example\"\nAda;ADA@example.org\n";
        let read = rows(table.as_bytes()).unwrap();
        assert_eq!(read.addresses.into_iter().collect::<Vec<_>>(), ["ada@example.org", "bruno@example.org"]);
        let told: Vec<(usize, &str)> = read.rejected.iter().map(|(line, _, why)| (*line, *why)).collect();
        assert_eq!(told, [(5, "rounds-elector-none"), (6, "rounds-elector-wrong"), (7, "rounds-elector-twice")]);
        assert_eq!(rows(b"\xff\xfe").err(), Some("rounds-problem-electors-text"));
    }
}
