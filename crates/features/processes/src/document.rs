//! `…/process/documents/{document}`: one document: what is said of it is corrected here, and its file replaced.

use crate::documents::{Files, choices, keep, waiting, words};
use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done};
use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_documents::filetype::FileType;
use cantiere_documents::pdf::Words;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, About, Document, Process};
use cantiere_web::file::{self, FileLink};
use cantiere_web::form::Choice;
use cantiere_web::{Ctx, Error, Page, html, upload, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "document.html")]
struct DocumentPage {
    page: Page,
    frame: Frame,
    file: FileLink,
    key: String,
    /// A file that came with a form which was refused.
    waiting: String,
    about: About,
    languages: Vec<Choice>,
    accessible: Vec<Choice>,
    back: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Which {
    plan: String,
    edition: String,
    document: String,
}

async fn found(ctx: &Ctx, which: &Which) -> Result<(Edition, Process, Document), Error> {
    let (own, at) = (ctx.clone(), At { plan: which.plan.clone(), edition: which.edition.clone() });
    let uuid = which.document.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (e, p) = load::both(conn, &own, &at)?;
            let all = process::documents(conn, p.id)?;
            let document = all.into_iter().find(|d| d.file.uuid == uuid).ok_or(Error::NotFound)?;
            Ok((e, p, document))
        })
        .await
}

pub async fn show(ctx: Ctx, Path(which): Path<Which>) -> Result<Response, Error> {
    let (e, p, document) = found(&ctx, &which).await?;
    let about = document.about();
    html(page(&ctx, &e, &p, &document, String::new(), about, Again::default()).await?)
}

pub async fn save(
    ctx: Ctx,
    Extension(limit): Extension<Arc<Files>>,
    Path(which): Path<Which>,
    request: Request,
) -> Result<Response, Error> {
    let (e, p, document) = found(&ctx, &which).await?;
    let form = upload::read(&ctx, limit.limiter(), request).await?;
    let about = About {
        title: form.field("title").into(),
        language: form.field("language").into(),
        accessible: form.field("accessible").into(),
        summary: form.field("summary").into(),
    };
    let seen = form.field("seen").to_string();
    let key = match form.field("key") {
        "" => uuid::Uuid::new_v4().to_string(),
        key => key.to_string(),
    };
    let mistakes = keep(&ctx, &key, form).await?;
    let mut again = Again { mistakes, ..Again::default() };
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut now = document;
    if again.mistakes.is_empty() {
        let scan = match waiting(&ctx, &key).await? {
            Some(file) if file.file_type == FileType::Pdf => words(&ctx, &file).await?,
            _ => Words::Unknown,
        };
        let (by, of, id, uuid) = (ctx.actor().clone(), e.clone(), p.id, which.document.clone());
        let (form, told) = (key.clone(), about.clone());
        let written = ctx
            .site
            .db
            .write(move |tx| process::change_document(tx, &by, &of, id, &uuid, &seen, &form, scan, &told))
            .await;
        match frame::outcome(&ctx, written)? {
            None => {
                let path = format!("{}/documents?done=corrected", load::base(&e));
                return Ok(Redirect::to(&ctx.href(&path)).into_response());
            }
            Some((refused, mistakes)) => (status, again.mistakes) = (refused, mistakes),
        }
        if status == StatusCode::CONFLICT {
            now = found(&ctx, &which).await?.2;
            again.conflict = differences(&ctx, &about, &now.about());
        }
    }
    Ok(with_status(html(page(&ctx, &e, &p, &now, key, about, again).await?)?, status))
}

fn differences(ctx: &Ctx, mine: &About, theirs: &About) -> Vec<(String, String)> {
    let accessible = |about: &About| ctx.t(&format!("processes-accessible-{}", about.accessible));
    let told = [
        ("title", mine.title.clone(), theirs.title.clone()),
        ("language", mine.language.clone(), theirs.language.clone()),
        ("accessible", accessible(mine), accessible(theirs)),
        ("summary", mine.summary.clone(), theirs.summary.clone()),
    ];
    let label = |part: &str| ctx.t(&format!("processes-document-{part}"));
    let mut rows = frame::differences(told.iter().map(|(part, a, b)| (label(part), a.as_str(), b.as_str())));
    if rows.is_empty() {
        rows.push((ctx.t("processes-document-file"), ctx.t("processes-document-other-file")));
    }
    rows
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    of: &Document,
    key: String,
    about: About,
    again: Again,
) -> Result<DocumentPage, Error> {
    let kept = waiting(ctx, &key).await?;
    let base = load::base(e);
    let page = frame::page(ctx, e, ctx.t("processes-document-correct"))
        .await
        .crumb(ctx.t("processes-documents"), &format!("{base}/documents"))
        .here();
    let (languages, accessible) = choices(ctx, &about.language, &about.accessible);
    let screen = format!("documents/{}", of.file.uuid);
    Ok(DocumentPage {
        frame: Frame::new(&page, e, p, &screen, of.seen(), again, &Done::default()),
        file: file::link(ctx, &of.file),
        key: if key.is_empty() { uuid::Uuid::new_v4().to_string() } else { key },
        waiting: kept.map(|f| f.name).unwrap_or_default(),
        about,
        languages,
        accessible,
        back: page.href(format!("{base}/documents")),
        page,
    })
}
