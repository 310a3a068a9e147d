//! `/desk/…/contributions-received/parts`: one contribution that asks several things is split into parts, each a passage of
//! its author's words with an answer of its own; put together again while nothing of it is published.

pub mod page;
pub mod save;

use super::answer::numbers;
use super::answer::read::read;
use crate::load::At;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html};
use page::{Entered, render};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    n: String,
    kept: String,
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let found = read(&ctx, at, numbers([asked.n.as_str()].into_iter())).await?;
    let left = found.unfinished.as_ref().filter(|_| asked.kept == "yes");
    let entered = match left.and_then(|u| serde_json::from_str::<Fields>(&u.fields).ok()) {
        Some(fields) => Entered::of_fields(&fields),
        None => Entered::of_parts(&ctx, &found).await?,
    };
    let news = match asked.done.as_str() {
        "split" | "saved" => format!("consolidation-done-part-{}", asked.done),
        _ => String::new(),
    };
    html(render(&ctx, &found, entered, Vec::new(), false, &news).await)
}
