//! The log as a file, of the same lines that the page shows; read piece by piece, so that it may be long.

use crate::frame;
use crate::log::{Asked, row};
use axum::body::Body;
use axum::extract::Query;
use axum::response::Response;
use bytes::Bytes;
use cantiere_domain::access::Actor;
use cantiere_spine::site::log::{self, Filter};
use cantiere_web::{Ctx, Error, Page, table};
use futures::stream;
use http::{HeaderValue, header};

/// Lines of one piece.
const PIECE: i64 = 500;

struct At {
    page: Page,
    by: Actor,
    filter: Filter,
    before: Option<i64>,
    begun: bool,
    ended: bool,
}

pub async fn file(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    let at = At {
        page: frame::page(&ctx, "admin-tab-log").await,
        by: ctx.actor().clone(),
        filter: asked.filter(),
        before: None,
        begun: false,
        ended: false,
    };
    let pieces = stream::unfold(at, |mut at| async move {
        if at.ended {
            return None;
        }
        let piece = next(&mut at).await;
        at.ended |= piece.is_err();
        Some((piece, at))
    });
    let mut response = Response::new(Body::from_stream(pieces));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"log.csv\""));
    Ok(response)
}

async fn next(at: &mut At) -> Result<Bytes, Error> {
    let (by, filter, before) = (at.by.clone(), at.filter.clone(), at.before);
    let db = &at.page.ctx().site.db;
    let lines = db.read(move |conn| log::page(conn, &by, &filter, before, PIECE)).await?;
    at.ended = lines.len() < PIECE as usize;
    at.before = lines.last().map(|l| l.id).or(at.before);
    let mut writer = csv::Writer::from_writer(Vec::new());
    if !at.begun {
        at.begun = true;
        writer.write_record(["number", "time", "who", "what", "subject", "of", "plan"]).map_err(Error::internal)?;
    }
    for line in &lines {
        let row = row(&at.page, line);
        let time = at.page.ctx().site.local(line.at).to_string();
        let cells = [line.id.to_string(), time, row.who, row.what, line.kind.clone(), row.of, row.plan];
        writer.write_record(cells.map(table::guard)).map_err(Error::internal)?;
    }
    Ok(writer.into_inner().map_err(Error::internal)?.into())
}
