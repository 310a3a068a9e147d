//! Casting a person's secret ballot, and the receipt: `/plans/…/votes/{round}/receipt/{entry}`. An entry's random id is known
//! to who cast it; the page and its file say that this entry is in the log, and nothing of who or how.

use crate::load::{self, At, Which};
use crate::{address, keys, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::round::Ballot;
use cantiere_sealed::{Entry, Receipt, hex, receipt, tag};
use cantiere_spine::actor::person;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::Round;
use cantiere_spine::round::sealed::{self, Seal, Sealed, SealedInput, SealedReceipt};
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
    place: i64,
    file: String,
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
    let address = match round.listed > 0 {
        true => ctx.site.db.read(move |conn| person::email_key(conn, person)).await?.unwrap_or_default(),
        false => String::new(),
    };
    let input = SealedInput {
        round: round.id,
        by: cantiere_domain::access::Actor { acting_for: None, ..ctx.actor().clone() },
        tag: tag::tag(&keys.poll, &person.to_string()),
        elector: tag::elector(&keys.poll, &address),
        ballot,
        nonce,
        entry,
        zone: ctx.site.zone().clone(),
    };
    ctx.site.db.write_batch::<Sealed>(input).await
}

struct Found {
    edition: Edition,
    round: Round,
    seal: Seal,
    place: u64,
    entry: Entry,
    counted: Option<bool>,
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
            Ok(Found { edition, round, seal, place, entry, counted })
        })
        .await
}

/// The receipt of an entry: what was signed of the log, and the few hashes that lead from the entry to it. Signs the log
/// if nothing that was signed covers the entry yet.
async fn receipt(ctx: &Ctx, found: &Found) -> Result<Receipt, Error> {
    let (db, id, place) = (&ctx.site.db, found.round.id, found.place);
    let mut covering = db.read(move |conn| sealed::covering(conn, id, place)).await?;
    if covering.is_none() {
        let keys = keys::read(&ctx.site, &found.round).map_err(Error::internal)?;
        sealed::checkpoint(db, id, &keys::origin(&ctx.site, &found.round), keys.signing).await?;
        covering = db.read(move |conn| sealed::covering(conn, id, place)).await?;
    }
    let (size, checkpoint) = covering.ok_or(Error::NotFound)?;
    if u64::try_from(found.seal.hashed).unwrap_or_default() < size {
        // Signed just now, or before hashes were kept.
        sealed::take_in(db, id).await?;
    }
    Ok(Receipt {
        format: receipt::FORMAT.into(),
        round: found.round.uuid.clone(),
        entry: found.entry.clone(),
        index: place,
        path: db.read(move |conn| sealed::proof(conn, id, place, size)).await?,
        checkpoint,
        how: None,
    })
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
        hour: found.entry.hour.clone(),
        place: found.place as i64 + 1,
        file: page.href(format!("{base}/receipt/{}/file", of.entry)),
        how: match (found.seal.destroyed_at, ctx.viewer.is_signed_in()) {
            (None, true) => page.href(format!("{base}/receipt/{}/how", of.entry)),
            _ => String::new(),
        },
        log: page.href(format!("{base}/log")),
        key: found.seal.public_key.clone(),
        counted: match found.counted {
            Some(true) => ctx.t("rounds-sealed-counted"),
            Some(false) => ctx.t("rounds-sealed-replaced"),
            None => ctx.t("rounds-sealed-not-yet"),
        },
        until: match open {
            true => words::with(&ctx, "rounds-sealed-again", &[("at", &words::last_moment(&ctx, r.closes_at))]),
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
    sent(&receipt(&ctx, &found).await?, "receipt.json")
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
    sent(&Receipt { how, ..receipt(&ctx, &found).await? }, "receipt-how.json")
}

fn sent(receipt: &Receipt, name: &str) -> Result<Response, Error> {
    let mut response = Response::new(Body::from(serde_json::to_vec_pretty(receipt).map_err(Error::internal)?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let disposition = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Error::internal)?);
    Ok(response)
}
