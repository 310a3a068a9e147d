//! Casting a person's secret ballot, and the receipt: `/plans/…/votes/{round}/receipt/{entry}`. An entry's random id is known
//! to who cast it; the page and its file say that this entry is in the log, and nothing of who or how.

use crate::load::{self, At, Which};
use crate::{address, keys, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::round::Ballot;
use cantiere_sealed::{PublicKey, Receipt, hex, receipt, tag};
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
    let input = SealedInput {
        round: round.id,
        by: cantiere_domain::access::Actor { acting_for: None, ..ctx.actor().clone() },
        tag: tag::tag(&keys.poll, &person.to_string()),
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
    receipt: Receipt,
    counted: Option<bool>,
}

async fn find(ctx: &Ctx, at: At, which: Which, of: &Of) -> Result<Found, Error> {
    let id: [u8; 16] = hex::decode(&of.entry).ok_or(Error::NotFound)?;
    let own = ctx.clone();
    let (edition, round, seal, entries, notes) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let seal = sealed::seal_of(conn, round.id)?.ok_or(Error::NotFound)?;
            let entries = sealed::entries(conn, round.id, 0, i64::MAX)?;
            let notes = sealed::notes(conn, round.id)?;
            Ok((edition, round, seal, entries, notes))
        })
        .await?;
    let index = entries.iter().position(|e| e.id == id).ok_or(Error::NotFound)?;
    let log = sealed::log_of(&entries);
    let key = PublicKey::parse(&seal.public_key).ok_or(Error::NotFound)?;
    let covers = |note: &&String| cantiere_sealed::Checkpoint::read(note, &key).is_ok_and(|c| c.size > index as u64);
    let checkpoint = match notes.iter().find(covers) {
        Some(note) => note.clone(),
        None => {
            let keys = keys::read(&ctx.site, &round).map_err(Error::internal)?;
            let origin = keys::origin(&ctx.site, &round);
            sealed::checkpoint(&ctx.site.db, round.id, &origin, keys.signing).await?
        }
    };
    let size = cantiere_sealed::Checkpoint::read(&checkpoint, &key).map_err(Error::internal)?.size;
    let (round_id, entry_id) = (round.id, of.entry.clone());
    // Which entries count is told with the result: before, it would tell that one was replaced.
    let counted = match round.state == "counted" {
        true => {
            let counts = ctx.site.db.read(move |conn| sealed::contents(conn, round_id)).await?;
            Some(counts.iter().any(|(id, ..)| *id == entry_id))
        }
        false => None,
    };
    let receipt = Receipt {
        format: receipt::FORMAT.into(),
        round: round.uuid.clone(),
        entry: entries[index].clone(),
        index: index as u64,
        path: log.inclusion(index as u64, size).ok_or(Error::NotFound)?,
        checkpoint,
        how: None,
    };
    Ok(Found { edition, round, seal, receipt, counted })
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
        hour: found.receipt.entry.hour.clone(),
        place: found.receipt.index as i64 + 1,
        file: page.href(format!("{base}/receipt/{}/file", of.entry)),
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
    let mut response = Response::new(Body::from(serde_json::to_vec_pretty(&found.receipt).map_err(Error::internal)?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"receipt.json\""));
    Ok(response)
}
