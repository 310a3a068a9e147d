//! `/plans/…/votes/{round}/download/{format}`: the result as CSV and JSON, the ballots of bodies in the Pabulib format, all
//! from the value that the page shows.

use super::round::{Found, find};
use crate::load::{At, Which};
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::round::Ballot;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Round, Stored};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, table};
use http::{HeaderValue, header};
use serde::Deserialize;
use serde_json::json;
use tally::column::TextColumn;

#[derive(Deserialize)]
pub struct Format {
    format: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// From 1; the first where it is left out.
    list: String,
}

impl Wish {
    /// Its place among the rankings.
    fn place(&self) -> Option<usize> {
        if self.list.is_empty() { Some(0) } else { self.list.parse::<usize>().ok()?.checked_sub(1) }
    }
}

/// More bodies than Italy has.
const MOST: i64 = 200_000;

pub async fn file(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(format): Path<Format>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    if found.counted.is_none() {
        return Err(Error::NotFound);
    }
    let named = found.round.named && matches!(format.format.as_str(), "pb" | "json");
    let (id, db, zone) = (found.round.id, ctx.site.db.clone(), ctx.site.zone().clone());
    let vote = found.round.clone();
    let (ballots, withdrawn) = match named {
        true => {
            let both = move |conn: &mut Conn| {
                Ok::<_, cantiere_spine::Error>((
                    round::ballots(conn, id, None, 0, MOST)?,
                    round::withdrawals(conn, &vote)?,
                ))
            };
            db.read(both).await?
        }
        false => Default::default(),
    };
    let (bytes, media) = match format.format.as_str() {
        "csv" => (csv(&ctx, &found)?, "text/csv; charset=utf-8"),
        "json" => (as_json(&ctx, &found, &ballots, &withdrawn), "application/json"),
        "recount" if found.round.persons => {
            let export =
                db.read(move |conn| round::sealed::export(conn, id, false, &zone)).await?.ok_or(Error::NotFound)?;
            (serde_json::to_vec(&export).map_err(Error::internal)?, "application/json")
        }
        "pb" if found.round.persons => {
            let export =
                db.read(move |conn| round::sealed::export(conn, id, false, &zone)).await?.ok_or(Error::NotFound)?;
            let ranking = wish.place().and_then(|n| export.rankings.get(n)).ok_or(Error::NotFound)?;
            // Where single ballots could tell who cast them the auditors alone have them.
            let ballots = export.ballots_of(ranking).ok_or(Error::NotFound)?;
            (cantiere_sealed::recount::pabulib(ranking, &ballots).into_bytes(), "text/plain; charset=utf-8")
        }
        "pb" if found.round.named => (pabulib(&ctx, &found, &ballots, &wish)?, "text/plain; charset=utf-8"),
        _ => return Err(Error::NotFound),
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    let name = match format.format.as_str() {
        "pb" => pb_name(&found.edition, &found.round, wish.place().unwrap_or_default()),
        other => name(&found.edition, found.round.number, other),
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Error::internal)?);
    Ok(response)
}

/// What a file of a vote is called.
pub fn name(e: &Edition, number: i64, format: &str) -> String {
    format!("{}-{}-{number}.{format}", e.plan_slug, e.slug)
}

/// What the ballots of a ranking are called, by its place: each has a file of its own.
pub fn pb_name(e: &Edition, r: &Round, list: usize) -> String {
    match r.rules.lists.len() > 1 {
        true => name(e, r.number, &format!("{}.pb", list + 1)),
        false => name(e, r.number, "pb"),
    }
}

fn csv(ctx: &Ctx, found: &Found) -> Result<Vec<u8>, Error> {
    // The mark tells spreadsheets that the text is UTF-8.
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    writer
        .write_record(["list", "place", "number", "option", "score", "reaches_threshold", "cost", "reason"])
        .map_err(Error::internal)?;
    let shown = super::result::shown(ctx, &found.round, &found.choices, found.counted.as_deref().unwrap_or_default());
    for (list, counted) in shown.lists.iter().zip(found.counted.iter().flatten()) {
        for (row, stored) in list.rows.iter().zip(&counted.rows) {
            let cost = found.choices.iter().find(|c| c.id == row.option).map_or(0, |c| c.cost);
            let cells = [
                list.name.clone(),
                stored.place.map(|n| n.to_string()).unwrap_or_default(),
                row.number.to_string(),
                row.title.clone(),
                stored.score.to_string(),
                match (counted.needed > 0, stored.reaches) {
                    (false, _) => "",
                    (true, true) => "yes",
                    (true, false) => "no",
                }
                .to_string(),
                format!("{}.{:02}", cost / 100, cost % 100),
                row.why.clone(),
            ];
            writer.write_record(cells.map(table::guard)).map_err(Error::internal)?;
        }
    }
    writer.into_inner().map_err(Error::internal)
}

fn as_json(ctx: &Ctx, found: &Found, ballots: &[Stored], withdrawn: &[Stored]) -> Vec<u8> {
    let r = &found.round;
    let form = r.rules.method.form();
    let number = |id: i64| found.choices.iter().find(|c| c.id == id).map(|c| c.number);
    let lang = usize::from(ctx.lang == Lang::En);
    let options: Vec<_> = found
        .choices
        .iter()
        .map(|c| {
            json!({
                "number": c.number, "title": c.title, "list": c.list + 1, "cost_cents": c.cost,
                "alternative": c.alternative, "feasibility": c.feasibility,
            })
        })
        .collect();
    let lists: Vec<_> = found
        .counted
        .iter()
        .flatten()
        .map(|c| {
            let rows: Vec<_> = c
                .rows
                .iter()
                .map(|r| {
                    let reaches = (c.needed > 0).then_some(r.reaches);
                    json!({
                        "number": number(r.option), "place": r.place, "score": r.score, "reaches_threshold": reaches,
                        "reason": r.why[lang],
                    })
                })
                .collect();
            let others: Vec<_> = c
                .others
                .iter()
                .map(|o| json!({"rule": o.rule, "chosen": o.winners.iter().filter_map(|w| number(*w)).collect::<Vec<_>>()}))
                .collect();
            json!({
                "list": c.list + 1, "name": r.rules.lists.get(c.list).map(|l| l.name.as_str()).unwrap_or_default(),
                "ballots": c.ballots, "threshold": c.needed, "budget_cents": c.budget, "spent_cents": c.spent,
                "chosen": c.winners.iter().filter_map(|w| number(*w)).collect::<Vec<_>>(),
                "options": rows, "notes": c.notes[lang], "other_rules": others, "turnout": c.turnout, "served": c.served,
            })
        })
        .collect();
    let cast: Vec<_> = ballots
        .iter()
        .map(|b| {
            let picks: Vec<_> = Ballot::parse(form, &b.content)
                .0
                .iter()
                .map(|p| json!({"number": number(p.option), "points": p.points}))
                .collect();
            json!({"organization": b.body_slug, "name": b.body, "kind": b.body_kind, "ballot": picks})
        })
        .collect();
    let withdrawn: Vec<_> = withdrawn
        .iter()
        .map(|w| {
            json!({
                "organization": w.body_slug, "name": w.body, "protocol": w.protocol, "received": w.received_at,
                "withdrawn": w.entered_at, "reason": w.content,
            })
        })
        .collect();
    let whole = json!({
        "id": r.uuid, "title": r.title, "question": r.question, "method": r.rules.method, "rules": r.rules,
        "opens": r.opens_at, "closes": r.closes_at, "counted": r.counted_at, "ballots": r.ballots,
        "options": options, "results": lists, "ballots_of_organizations": cast,
        "paper_ballots_withdrawn": r.withdrawn, "withdrawn": withdrawn,
    });
    serde_json::to_vec_pretty(&whole).unwrap_or_default()
}

fn pabulib(ctx: &Ctx, found: &Found, ballots: &[Stored], wish: &Wish) -> Result<Vec<u8>, Error> {
    let (r, e) = (&found.round, &found.edition);
    let list = wish.place().filter(|n| *n < r.rules.lists.len()).ok_or(Error::NotFound)?;
    let form = r.rules.method.form();
    let own: Vec<i64> = found.choices.iter().filter(|c| c.list == list).map(|c| c.id).collect();
    // Pabulib knows no ballot that names nothing.
    let kept: Vec<(&Stored, Ballot)> = ballots
        .iter()
        .map(|b| (b, Ballot::parse(form, &b.content)))
        .filter(|(_, ballot)| ballot.0.iter().any(|p| own.contains(&p.option)))
        .collect();
    let mut election = round::with_ballots(&r.rules, &found.choices, list, kept.iter().map(|(_, b)| b)).election;
    election.voter_ids = kept.iter().map(|(b, _)| b.body_slug.as_str()).collect::<TextColumn>();
    election.meta.extend(round::about(r, e, list, own.len(), ctx.site.zone()));
    let text = tally::pabulib::write(&election, None).map_err(|error| {
        tracing::error!(%error, "a vote cannot be written as Pabulib");
        Error::NotFound
    })?;
    Ok(text.into_bytes())
}
