//! `POST /desk/…/contributions-received/check`: a second person has read these drafts.

use super::answer::MOST;
use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::{Error as Spine, answer, contribution};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use std::collections::{HashMap, HashSet};

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &at)).await?;
    let seen: HashMap<&str, &str> = fields.0.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let mut read: Vec<(i64, i64)> = Vec::new();
    let mut known = HashSet::new();
    for number in fields.all("n").filter(|n| known.insert(*n)).take(MOST) {
        let version = seen.get(format!("seen_{number}").as_str()).copied().unwrap_or_default();
        read.push((number.parse().map_err(|_| Error::BadRequest)?, version.parse().map_err(|_| Error::BadRequest)?));
    }
    for chunk in read.chunks(answer::CHUNK) {
        let (by, of, chunk) = (ctx.actor().clone(), process.id, chunk.to_vec());
        ctx.site
            .db
            .write(move |tx| -> Result<(), Spine> {
                let numbers: Vec<i64> = chunk.iter().map(|c| c.0).collect();
                let found = contribution::by_numbers(tx, of, &numbers)?;
                if found.len() != chunk.len() {
                    return Err(Spine::NotFound("contribution"));
                }
                let pairs: Vec<(i64, i64)> = found.iter().zip(&chunk).map(|(c, (_, seen))| (c.id.0, *seen)).collect();
                answer::check(tx, &by, of, &pairs)
            })
            .await?;
    }
    Ok(Redirect::to(&ctx.href(&format!("{}?done=checked", address::received(&edition)))).into_response())
}
