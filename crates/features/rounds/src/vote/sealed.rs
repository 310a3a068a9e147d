//! Casting a person's secret ballot, and the receipt: `/plans/…/votes/{round}/receipt/{entry}`. An entry's random id is known
//! to who cast it; the page and its file say that this entry is in the log, and nothing of who or how.

use crate::load::{self, At, Which};
use crate::{address, keys, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_domain::round::Ballot;
use cantiere_sealed::{Entry, Receipt, hex, receipt, tag};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::Round;
use cantiere_spine::round::sealed::{self, Keys, Seal, Sealed, SealedInput, SealedReceipt};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page, html};
use http::{HeaderValue, header};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Of {
    entry: String,
}

#[derive(askama::Template)]
#[template(path = "sealed.html")]
struct SealedPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    entry: String,
    hour: String,
    /// 0 while it is hidden how many have voted.
    place: i64,
    /// Empty until the log is signed next.
    file: String,
    /// This page.
    here: String,
    /// Where one asks for the receipt that says how one voted; empty where nobody can be told any more.
    how: String,
    log: String,
    key: String,
    counted: String,
    until: String,
    replace: String,
    decides: String,
}

/// Casts it; who may is judged where it is written.
pub async fn cast(ctx: &Ctx, round: &Round, ballot: Ballot) -> Result<SealedReceipt, cantiere_spine::Error> {
    let unavailable = |error: std::io::Error| {
        tracing::error!(%error, "the keys of a vote cannot be read");
        cantiere_spine::Error::from(cantiere_store::Error::Unavailable("the keys of this vote are away".into()))
    };
    let keys = keys::read(&ctx.site, round).map_err(unavailable)?;
    let person = ctx.actor().person.ok_or(cantiere_spine::Error::Denied)?;
    let (mut nonce, mut entry) = ([0; 32], [0; 16]);
    let away = |error: getrandom::Error| unavailable(std::io::Error::other(error.to_string()));
    getrandom::fill(&mut nonce).map_err(away)?;
    getrandom::fill(&mut entry).map_err(away)?;
    // Asked only where there is a list to be on.
    let level = ctx.actor().assurance;
    let names = match round.listed > 0 {
        true => ctx.site.db.read(move |conn| sealed::names_of(conn, person, level)).await?,
        false => Vec::new(),
    };
    let input = SealedInput {
        round: round.id,
        by: cantiere_domain::access::Actor { acting_for: None, ..ctx.actor().clone() },
        tag: tag::tag(&keys.poll, &person.to_string()),
        electors: marks(&keys, &names),
        ballot,
        nonce,
        entry,
        zone: ctx.site.zone().clone(),
    };
    ctx.site.db.write_batch::<Sealed>(input).await
}

/// The entry of this person's ballot.
pub fn own_entry(conn: &mut Conn, keys: &Keys, round: &Round, person: PersonId) -> Result<Option<Entry>, Error> {
    Ok(sealed::entry_of(conn, round.id, &tag::tag(&keys.poll, &person.to_string()))?)
}

/// Whether there is a list of who may vote, and it names this person neither by their address nor, if they came in with an
/// electronic identity, by their fiscal code.
pub fn is_unlisted(
    conn: &mut Conn,
    keys: &Keys,
    round: &Round,
    person: PersonId,
    level: Assurance,
) -> Result<bool, Error> {
    if round.listed == 0 {
        return Ok(false);
    }
    let names = sealed::names_of(conn, person, level)?;
    Ok(!sealed::is_elector(conn, round.id, &marks(keys, &names))?)
}

fn marks(keys: &Keys, names: &[String]) -> Vec<[u8; 32]> {
    names.iter().map(|name| tag::elector(&keys.poll, name)).collect()
}

struct Found {
    edition: Edition,
    round: Round,
    seal: Seal,
    place: u64,
    entry: Entry,
    counted: Option<bool>,
    /// The first signed state of the log that has it, with its size.
    signed: Option<(u64, String)>,
}

async fn find(ctx: &Ctx, at: At, which: Which, of: &Of) -> Result<Found, Error> {
    let id: [u8; 16] = hex::decode(&of.entry).ok_or(Error::NotFound)?;
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let seal = sealed::seal_of(conn, round.id)?.ok_or(Error::NotFound)?;
            let (place, entry) = sealed::entry(conn, round.id, &id)?.ok_or(Error::NotFound)?;
            // Which entries count is told with the result: before, it would tell that one was replaced.
            let counted = match round.state == "counted" {
                true => Some(sealed::is_counted(conn, round.id, &id)?),
                false => None,
            };
            let signed = sealed::covering(conn, round.id, place)?;
            Ok(Found { edition, round, seal, place, entry, counted, signed })
        })
        .await
}

/// The receipt of an entry: what was signed of the log, and the few hashes that lead from the entry to it; none until the
/// log is signed next. It is never signed because somebody asks: that moment, which everybody reads, would say who.
async fn receipt(ctx: &Ctx, found: &Found) -> Result<Option<Receipt>, Error> {
    let (db, id, place) = (&ctx.site.db, found.round.id, found.place);
    let Some((size, checkpoint)) = found.signed.clone() else { return Ok(None) };
    if u64::try_from(found.seal.hashed).unwrap_or_default() < size {
        // Signed before hashes were kept.
        sealed::take_in(db, id).await?;
    }
    Ok(Some(Receipt {
        format: receipt::FORMAT.into(),
        round: found.round.uuid.clone(),
        entry: found.entry.clone(),
        index: place,
        path: db.read(move |conn| sealed::proof(conn, id, place, size)).await?,
        checkpoint,
        how: None,
    }))
}

/// `2026-11-26T10Z` in the reader's words and the site's time zone.
pub fn hour(ctx: &Ctx, utc: &str) -> String {
    let at = format!("{}:00:00Z", utc.trim_end_matches('Z')).parse::<jiff::Timestamp>();
    at.map_or_else(|_| utc.to_owned(), |at| words::moment(ctx, at.as_microsecond()))
}

/// Where one waits for the signature.
fn waiting(ctx: &Ctx, found: &Found, of: &Of) -> Response {
    let base = address::round(&found.edition, found.round.number);
    Redirect::to(&ctx.href(&format!("{base}/receipt/{}", of.entry))).into_response()
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
) -> Result<Response, Error> {
    let found = find(&ctx, at, which, &of).await?;
    let (e, r) = (&found.edition, &found.round);
    let base = address::round(e, r.number);
    let title = ctx.t("rounds-sealed-receipt");
    let page = load::page(&ctx, e, Some(r), &title).await;
    let page = page.crumb(&title, &format!("{base}/receipt/{}", of.entry)).noindex();
    let open = r.standing(ctx.site.now()) == cantiere_domain::round::Standing::Open;
    html(SealedPage {
        title: r.title.clone(),
        href: page.href(&base),
        lang: r.language.as_str(),
        hour: hour(&ctx, &found.entry.hour),
        place: match sealed::hides_sizes(r, &found.seal) {
            true => 0,
            false => found.place as i64 + 1,
        },
        file: match found.signed {
            Some(_) => page.href(format!("{base}/receipt/{}/file", of.entry)),
            None => String::new(),
        },
        how: match (found.seal.destroyed_at, ctx.viewer.is_signed_in() && found.signed.is_some()) {
            (None, true) => page.href(format!("{base}/receipt/{}/how", of.entry)),
            _ => String::new(),
        },
        here: page.href(format!("{base}/receipt/{}", of.entry)),
        log: page.href(format!("{base}/log")),
        key: found.seal.public_key.clone(),
        counted: match found.counted {
            Some(true) => ctx.t("rounds-sealed-counted"),
            Some(false) => ctx.t("rounds-sealed-replaced"),
            None => ctx.t("rounds-sealed-not-yet"),
        },
        until: match open {
            true => ctx.with("rounds-sealed-again", &[("at", &words::last_moment(&ctx, r.closes_at))]),
            false => words::standing(&ctx, r),
        },
        replace: if open { page.href(format!("{base}/ballot")) } else { String::new() },
        decides: ctx.t("rounds-decides"),
        entry: of.entry,
        page,
    })
}

pub async fn file(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
) -> Result<Response, Error> {
    let found = find(&ctx, at, which, &of).await?;
    match receipt(&ctx, &found).await? {
        Some(receipt) => sent(&receipt, "receipt.json"),
        None => Ok(waiting(&ctx, &found, &of)),
    }
}

/// The receipt that says also how one voted: for the voter alone, who asks for it knowing what it can be used for, and as
/// long as the vote's key tells who that is.
pub async fn how(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let found = find(&ctx, at, which, &of).await?;
    if found.seal.destroyed_at.is_some() {
        return Err(Error::NotFound);
    }
    let keys = keys::read(&ctx.site, &found.round).map_err(Error::internal)?;
    let (round, entry, tag) = (found.round.clone(), found.entry.id, tag::tag(&keys.poll, &person.to_string()));
    let own = ctx.site.db.read(move |conn| sealed::own_opening(conn, &round, &entry, &tag)).await?;
    let how = Some(own.ok_or(Error::NotFound)?);
    match receipt(&ctx, &found).await? {
        Some(receipt) => sent(&Receipt { how, ..receipt }, "receipt-how.json"),
        None => Ok(waiting(&ctx, &found, &of)),
    }
}

fn sent(receipt: &Receipt, name: &str) -> Result<Response, Error> {
    let mut response = Response::new(Body::from(serde_json::to_vec_pretty(receipt).map_err(Error::internal)?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let disposition = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Error::internal)?);
    Ok(response)
}
