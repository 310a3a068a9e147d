//! `/plans/…/votes/{round}/log`: the public log of a persons' vote, while it is open and afterwards: how many ballots were
//! cast, replaced ones with them, what was signed of it and when, and that each signed state continues the one before.
//! It says nothing of who, and nothing of which entries count.

use crate::load::{self, At, Which};
use crate::{address, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_sealed::log::continues;
use cantiere_sealed::{Checkpoint, PublicKey, hex};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::Round;
use cantiere_spine::round::sealed::{self, Seal};
use cantiere_web::{Ctx, Error, Page, html};
use http::{HeaderValue, header};
use serde_json::json;

/// Signed states on the page and in the file; the file of the close has all of them.
const SHOWN: i64 = 50;

#[derive(askama::Template)]
#[template(path = "log.html")]
struct LogPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    /// Nothing of sizes is told until the close.
    hidden: bool,
    length: i64,
    /// Once it is counted: of how many ballots a later one took the place, how many count, how many could have voted.
    reconciled: Vec<(String, i64)>,
    key: String,
    commitment: String,
    seed: String,
    signed: Vec<Line>,
    file: String,
    /// The name of the file that everybody recounts from.
    published: String,
}

struct Line {
    size: i64,
    when: String,
    root: String,
    /// That it continues the one before it, as this page has just checked.
    holds: String,
}

struct Found {
    edition: Edition,
    round: Round,
    seal: Seal,
    hidden: bool,
    /// Newest first; what is not signed yet is not told, or one could watch ballots arrive.
    notes: Vec<(i64, String)>,
    /// What shows that each continues the next one of the list, which is older.
    proofs: Vec<Vec<cantiere_sealed::Hash>>,
}

impl Found {
    /// Of what is signed.
    fn length(&self) -> i64 {
        self.notes.first().map_or(0, |(size, _)| *size)
    }
}

async fn find(ctx: &Ctx, at: At, which: Which) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let seal = sealed::seal_of(conn, round.id)?.ok_or(Error::NotFound)?;
            let hidden = sealed::hides_sizes(&round, &seal);
            let mut notes = if hidden { Vec::new() } else { sealed::newest(conn, round.id, SHOWN)? };
            // That there was nothing yet says nothing; and what was signed before hashes were kept is shown once they are.
            notes.retain(|(size, _)| (1..=seal.hashed).contains(size));
            let steps: Vec<(u64, u64)> = notes
                .windows(2)
                .filter_map(|pair| Some((u64::try_from(pair[1].0).ok()?, u64::try_from(pair[0].0).ok()?)))
                .collect();
            let proofs = sealed::steps(conn, round.id, &steps)?;
            Ok(Found { edition, round, seal, hidden, notes, proofs })
        })
        .await
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let found = find(&ctx, at, which).await?;
    let (e, r) = (&found.edition, &found.round);
    let base = address::round(e, r.number);
    let title = ctx.t("rounds-log-title");
    let page = load::page(&ctx, e, Some(r), &format!("{title}: {}", r.title)).await;
    let page = page.crumb(&title, &format!("{base}/log"));
    let key = PublicKey::parse(&found.seal.public_key).ok_or(Error::NotFound)?;
    html(LogPage {
        title: r.title.clone(),
        href: page.href(&base),
        lang: r.language.as_str(),
        hidden: found.hidden,
        length: found.length(),
        reconciled: reconciled(&ctx, &found),
        key: found.seal.public_key.clone(),
        commitment: found.seal.seed_commitment.clone(),
        seed: found.seal.seed.clone(),
        signed: lines(&ctx, &found, &key),
        file: page.href(format!("{base}/log/file")),
        published: super::download::name(e, r.number, "recount"),
        page,
    })
}

/// What the log and the count say of each other; how many could vote is known only of a list.
fn reconciled(ctx: &Ctx, found: &Found) -> Vec<(String, i64)> {
    let r = &found.round;
    if r.state != "counted" {
        return Vec::new();
    }
    let counted = [("rounds-log-replaced", found.length() - r.ballots), ("rounds-log-counted", r.ballots)];
    let listed = (r.listed > 0).then_some(("rounds-log-listed", r.listed));
    counted.into_iter().chain(listed).map(|(key, n)| (ctx.t(key), n)).collect()
}

fn lines(ctx: &Ctx, found: &Found, key: &PublicKey) -> Vec<Line> {
    let read: Vec<Option<Checkpoint>> = found.notes.iter().map(|(_, note)| Checkpoint::read(note, key).ok()).collect();
    let one = |n: usize| {
        let now = read[n].as_ref()?;
        let holds = match (read.get(n + 1), found.proofs.get(n)) {
            (Some(Some(old)), Some(proof)) => match continues(old.size, now.size, &old.root, &now.root, proof) {
                true => ctx.with(
                    "rounds-log-continues",
                    &[("size", &cantiere_web::catalog::number(ctx.lang, old.size as i64))],
                ),
                false => ctx.t("rounds-log-broken"),
            },
            _ => ctx.t("rounds-log-first"),
        };
        let when = now.time.parse::<jiff::Timestamp>().map(|at| words::moment(ctx, at.as_microsecond()));
        Some(Line {
            size: found.notes[n].0,
            when: when.unwrap_or_else(|_| now.time.clone()),
            root: hex::encode(&now.root),
            holds,
        })
    };
    (0..read.len()).filter_map(one).collect()
}

/// The same for programs: the signed texts as witnesses of such logs read them, and the proofs between them.
pub async fn file(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let found = find(&ctx, at, which).await?;
    let steps: Vec<_> = found
        .notes
        .windows(2)
        .zip(&found.proofs)
        .map(|(pair, proof)| {
            let proof: Vec<String> = proof.iter().map(|hash| hex::encode(hash)).collect();
            json!({ "from": pair[1].0, "to": pair[0].0, "proof": proof })
        })
        .collect();
    let notes: Vec<&str> = found.notes.iter().map(|(_, note)| note.as_str()).collect();
    let whole = json!({
        "format": "cantiere log 1", "round": found.round.uuid, "key": found.seal.public_key,
        "seed_commitment": found.seal.seed_commitment, "entries": (!found.hidden).then(|| found.length()), "checkpoints": notes,
        "consistency": steps,
    });
    let mut response = Response::new(Body::from(serde_json::to_vec_pretty(&whole).map_err(Error::internal)?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"log.json\""));
    Ok(response)
}
