//! The form of an item shown again, with all that was typed: to be mended, beside what a colleague saved, or after a colleague
//! took the item away.

use super::form::ItemForm;
use super::{around, page, read};
use crate::act;
use crate::changes;
use crate::keep;
use crate::load::At;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::edit::{self, ItemText};
use cantiere_spine::plan::rows::ItemRow;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

/// Why a form is shown again.
pub(super) enum Refused {
    /// The writer wants more empty rows.
    More,
    Mistakes(Vec<Mistake>),
    Stale,
    /// What it is about, or what it was to stand below, is not in the draft any more.
    Gone,
}

impl Refused {
    pub(super) fn of(ctx: &Ctx, result: Result<i64, cantiere_spine::Error>) -> Result<Result<i64, Refused>, Error> {
        match result {
            Ok(id) => Ok(Ok(id)),
            Err(cantiere_spine::Error::Invalid(problems)) => Ok(Err(Refused::Mistakes(Mistake::all(ctx, &problems)))),
            Err(cantiere_spine::Error::Stale) => Ok(Err(Refused::Stale)),
            Err(cantiere_spine::Error::NotFound("item")) => Ok(Err(Refused::Gone)),
            Err(error) => Err(error.into()),
        }
    }
}

/// The form once more, with what was typed.
pub(super) async fn again(
    ctx: Ctx,
    at: At,
    item: Option<i64>,
    form: ItemForm,
    version: i64,
    refused: Refused,
) -> Result<Response, Error> {
    if matches!(refused, Refused::Gone) {
        return gone(ctx, at, item, form).await;
    }
    let (own, place) = (ctx.clone(), at.clone());
    let found = ctx.site.db.read(move |conn| around(conn, &own, &place, item, "")).await;
    let around = match (found, item) {
        (Err(Error::NotFound), Some(_)) => return gone(ctx, at, item, form).await,
        (found, _) => found?,
    };
    let (status, mistakes, stale) = match refused {
        Refused::More => (StatusCode::OK, Vec::new(), false),
        Refused::Mistakes(mistakes) => (StatusCode::UNPROCESSABLE_ENTITY, mistakes, false),
        Refused::Stale | Refused::Gone => (StatusCode::CONFLICT, Vec::new(), true),
    };
    let form = if status == StatusCode::OK { form.with_more_rows() } else { form };
    // Whoever saves after seeing the other text chose to.
    let version = if stale { around.row.as_ref().map_or(version, |r| r.version) } else { version };
    let conflict = match (&around.row, stale) {
        (Some(row), true) => {
            let page = ctx.page("").await;
            let mine = read::text(&ctx, &form).unwrap_or_else(|_| row_text(row));
            changes::fields_against(&page, row, &mine, &around.actors)
        }
        _ => Vec::new(),
    };
    Ok(with_status(html(page(&ctx, around, form, version, mistakes, conflict, false).await)?, status))
}

fn row_text(row: &ItemRow) -> ItemText {
    ItemText {
        kind: ItemKind::parse(&row.kind).unwrap_or(ItemKind::Chapter),
        code: row.code.clone(),
        title: row.title.clone(),
        content: row.content(),
        actors: Vec::new(),
        code_confirmed: false,
    }
}

/// A colleague took out the item that was reworded, or what a new one was to stand below: the words stand in a form that adds
/// them where that stood.
async fn gone(ctx: Ctx, at: At, item: Option<i64>, form: ItemForm) -> Result<Response, Error> {
    let missing = item.or_else(|| form.parent.parse().ok()).ok_or(Error::NotFound)?;
    let own = ctx.clone();
    let (around, parent) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let around = around(conn, &own, &at, None, "")?;
            let parent = edit::gone::parent_of_item(conn, &around.e, missing)?.ok_or(Error::NotFound)?;
            Ok((around, parent))
        })
        .await?;
    let parent = parent.map(|p| p.to_string()).unwrap_or_default();
    let gone = keep::gone("item", item, &form.begun, &form.gone);
    let form = ItemForm { parent, after: String::new(), gone, ..form };
    let page = page(&ctx, around, form, 0, Vec::new(), Vec::new(), false).await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

/// What waits of an item that is not there any more, to be added again; where nothing waits, the draft says what happened.
pub(super) async fn unsaved(ctx: Ctx, at: At, item: i64) -> Result<Response, Error> {
    match keep::last(&ctx, &at, "item", item).await {
        Ok(fields) => gone(ctx, at, Some(item), ItemForm::of_fields(&fields)).await,
        Err(Error::NotFound) => act::gone(&ctx, at, Ref::Item(item)).await,
        Err(error) => Err(error),
    }
}
