//! Files beside a contribution: in the forms before it is sent, on its page afterwards, and their download.
//! What a file is and who may have it is decided in `spine::attachment`.

use crate::one::{self, Typed};
use crate::sheet::store;
use crate::state::State;
use crate::write::{fields::Fields, problems};
use crate::{address, load};
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::attachment::{self, FORGET, Label};
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_spine::{Error as Refused, Problem};
use cantiere_store::jobs::{self, Handlers, Job};
use cantiere_web::form::Mistake;
use cantiere_web::upload::{self, Upload};
use cantiere_web::{Ctx, Error, Site, file};
use std::sync::Arc;

const DAY: i64 = 86_400_000_000;

pub async fn download(ctx: Ctx, Path((_, uuid)): Path<(String, String)>) -> Result<Response, Error> {
    file::download(&ctx, uuid).await
}

/// Keeps the files that came with a form, and lets go of those that were unticked; what is wrong is told by file.
pub async fn keep(ctx: &Ctx, fields: &mut Fields, form: &Upload) -> Result<Vec<Mistake>, Error> {
    let mut found = Mistake::all(ctx, &form.problems);
    let dropped: Vec<String> = form.names().filter_map(|name| name.strip_prefix("drop-")).map(str::to_owned).collect();
    if ctx.actor().person.is_none() || (form.files.is_empty() && dropped.is_empty()) {
        return Ok(found);
    }
    if fields.key.is_empty() {
        fields.key = uuid::Uuid::new_v4().to_string();
    }
    let (by, key, files) = (ctx.actor().clone(), fields.key.clone(), form.files.clone());
    let refused = ctx
        .site
        .db
        .write(move |tx| -> Result<Vec<Problem>, Refused> {
            for uuid in &dropped {
                attachment::drop_of_form(tx, &by, &key, uuid)?;
            }
            let mut refused = Vec::new();
            for new in &files {
                match attachment::keep(tx, &by, &key, new) {
                    Ok(()) => {}
                    Err(Refused::Invalid(mut problems)) => refused.append(&mut problems),
                    Err(error) => return Err(error),
                }
            }
            refused.dedup();
            Ok(refused)
        })
        .await?;
    found.extend(Mistake::all(ctx, &refused));
    Ok(found)
}

/// `POST …/contributions/{number}/attachments`: more files for what is sent already.
pub async fn add(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    request: Request,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let form = upload::read(&ctx, &state.files_of_person, request).await?;
    let mut mistakes = Mistake::all(&ctx, &form.problems);
    if form.files.is_empty() && mistakes.is_empty() {
        mistakes.push(Mistake::one("files", ctx.t("attachment-problem-none")));
    }
    let owner = owner(&ctx, &at, number).await?;
    let zone = ctx.site.zone().clone();
    let written = ctx.site.db.write(move |tx| -> Result<(), Refused> {
        for new in &form.files {
            attachment::add(tx, &zone, &by, owner, new, &Label::default())?;
        }
        Ok(())
    });
    match written.await {
        Ok(()) if mistakes.is_empty() => Ok(one::to(&ctx, &base, number, "", "#files")),
        Ok(()) => one::refused(&ctx, at, number, Typed::default(), mistakes).await,
        Err(error) => {
            mistakes.extend(problems(&ctx, error)?);
            one::refused(&ctx, at, number, Typed::default(), mistakes).await
        }
    }
}

/// `POST …/contributions/{number}/attachments/{attachment}/remove`
pub async fn remove(
    ctx: Ctx,
    Path((_, plan, edition, number, uuid)): Path<(String, String, String, i64, String)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    owner(&ctx, &at, number).await?;
    let zone = ctx.site.zone().clone();
    match ctx.site.db.write(move |tx| attachment::remove(tx, &zone, &by, &uuid)).await {
        Ok(_) => Ok(one::to(&ctx, &base, number, "", "#files")),
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            one::refused(&ctx, at, number, Typed::default(), mistakes).await
        }
    }
}

async fn owner(ctx: &Ctx, at: &EditionRef, number: i64) -> Result<Ref, Error> {
    let (reader, at) = (ctx.clone(), at.clone());
    let found = ctx.site.db.read(move |conn| -> Result<Ref, Error> {
        let (_, process) = load::both(conn, &reader, &at)?;
        Ok(Ref::Contribution(contribution::find(conn, process.id, number)?.id.0))
    });
    found.await
}

/// The jobs that forget what nobody sent: files of forms, and tables.
pub fn handlers(handlers: Handlers, _: &Arc<Site>) -> Handlers {
    let handlers = handlers.with(store::FORGET, |db, job: Job| async move {
        let ran = db.write(move |tx| -> Result<(), Refused> {
            let more = store::forget_old(tx)?;
            job.done(tx)?;
            let at = tx.now() + DAY;
            if more {
                jobs::enqueue_once(tx, store::FORGET, "", &(), at)?;
            }
            Ok(())
        });
        ran.await.map_err(|error| jobs::JobError::Again(error.to_string()))
    });
    handlers.with(FORGET, |db, job: Job| async move {
        let ran = db.write(move |tx| -> Result<(), Refused> {
            let more = attachment::forget_old(tx)?;
            job.done(tx)?;
            let at = tx.now() + DAY;
            if more {
                jobs::enqueue_once(tx, FORGET, "", &(), at)?;
            }
            Ok(())
        });
        ran.await.map_err(|error| jobs::JobError::Again(error.to_string()))
    })
}
