//! `…/process/documents`: what people are given to read. Each file has a title, its language, whether everybody can use it,
//! and a summary on the page; a PDF that is only pictures of words is pointed out.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use axum::Extension;
use axum::extract::{Path, Query, Request};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_documents::filetype::FileType;
use cantiere_documents::pdf::{self, Words};
use cantiere_spine::attachment::{self, Attachment};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, About, Document, Process};
use cantiere_store::files;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::upload::{self, Upload};
use cantiere_web::{Ctx, Error, Fragment, Limiter, Page, file, html, markdown, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// How many files one person may bring in an hour.
pub struct Files(Limiter);

impl Files {
    pub fn new() -> Arc<Files> {
        Arc::new(Files(Limiter::new(60, Duration::from_secs(3_600))))
    }

    pub fn limiter(&self) -> &Limiter {
        &self.0
    }
}

#[derive(askama::Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    page: Page,
    frame: Frame,
    documents: Vec<Row>,
    key: String,
    /// A file that came with a form which was refused.
    waiting: String,
    about: About,
    languages: Vec<Choice>,
    accessible: Vec<Choice>,
}

struct Row {
    uuid: String,
    label: String,
    what: String,
    href: String,
    facts: String,
    warning: String,
    summary: Fragment,
    edit: String,
    remove: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    html(page(&ctx, &e, &p, String::new(), About::default(), Vec::new(), &done).await?)
}

pub async fn add(
    ctx: Ctx,
    Extension(limit): Extension<Arc<Files>>,
    Path(at): Path<At>,
    request: Request,
) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at).await?;
    let form = upload::read(&ctx, &limit.0, request).await?;
    let about = About {
        title: form.field("title").into(),
        language: form.field("language").into(),
        accessible: form.field("accessible").into(),
        summary: form.field("summary").into(),
    };
    let key = match form.field("key") {
        "" => uuid::Uuid::new_v4().to_string(),
        key => key.to_string(),
    };
    let mut mistakes = keep(&ctx, &key, form).await?;
    let waiting = waiting(&ctx, &key).await?;
    let words = match &waiting {
        Some(file) if file.file_type == FileType::Pdf => words(&ctx, file).await?,
        _ => Words::Unknown,
    };
    if mistakes.is_empty() {
        let (by, of, id, form, told) = (ctx.actor().clone(), e.clone(), p.id, key.clone(), about.clone());
        let written =
            ctx.site.db.write(move |tx| process::add_document(tx, &by, &of, id, &form, words, &told).map(drop)).await;
        match frame::outcome(&ctx, written)? {
            None => {
                let path = format!("{}/documents?done=document", load::base(&e));
                return Ok(Redirect::to(&ctx.href(&path)).into_response());
            }
            Some((_, found)) => mistakes = found,
        }
    }
    let page = page(&ctx, &e, &p, key, about, mistakes, &Done::default()).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

#[derive(Clone, Debug, Deserialize)]
pub struct Which {
    plan: String,
    edition: String,
    document: String,
}

pub async fn remove(ctx: Ctx, Path(which): Path<Which>, _: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, At { plan: which.plan, edition: which.edition }).await?;
    let (by, of, id, zone) = (ctx.actor().clone(), e.clone(), p.id, ctx.site.zone().clone());
    ctx.site.db.write(move |tx| process::remove_document(tx, &zone, &by, &of, id, &which.document)).await?;
    Ok(Redirect::to(&ctx.href(&format!("{}/documents?done=removed", load::base(&e)))).into_response())
}

/// Keeps the file for the form, so that a mistake in another field does not lose it.
pub async fn keep(ctx: &Ctx, key: &str, form: Upload) -> Result<Vec<Mistake>, Error> {
    let mut found = Mistake::all(ctx, &form.problems);
    let Some(new) = form.files.into_iter().next() else { return Ok(found) };
    let (by, key) = (ctx.actor().clone(), key.to_string());
    let kept = ctx.site.db.write(move |tx| {
        // Another file chosen afterwards takes the place of the one before.
        for old in attachment::of_form(tx, &by, &key)? {
            attachment::drop_of_form(tx, &by, &key, &old.uuid)?;
        }
        attachment::keep(tx, &by, &key, &new)
    });
    match kept.await {
        Ok(()) => {}
        Err(cantiere_spine::Error::Invalid(problems)) => found.extend(Mistake::all(ctx, &problems)),
        Err(error) => return Err(error.into()),
    }
    Ok(found)
}

pub async fn waiting(ctx: &Ctx, key: &str) -> Result<Option<Attachment>, Error> {
    let (by, key) = (ctx.actor().clone(), key.to_string());
    Ok(ctx.site.db.read(move |conn| attachment::of_form(conn, &by, &key)).await?.pop())
}

/// Whether a PDF has words in it; looked at outside any transaction.
pub async fn words(ctx: &Ctx, of: &Attachment) -> Result<Words, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(of.size).unwrap_or_default());
    for n in 0.. {
        let sha256 = of.sha256.clone();
        let read = ctx.site.db.read(move |conn| Ok::<_, cantiere_store::Error>(files::chunk(conn, &sha256, n)?));
        match read.await? {
            Some(chunk) => bytes.extend(chunk),
            None => break,
        }
    }
    tokio::task::spawn_blocking(move || pdf::words(&bytes)).await.map_err(Error::internal)
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    key: String,
    about: About,
    mistakes: Vec<Mistake>,
    done: &Done,
) -> Result<DocumentsPage, Error> {
    let id = p.id;
    let documents = ctx.site.db.read(move |conn| process::documents(conn, id)).await?;
    let kept = waiting(ctx, &key).await?;
    let page = frame::page(ctx, e, ctx.t("processes-documents")).await.here();
    let base = load::base(e);
    let language = if about.language.is_empty() { p.language.as_str().to_string() } else { about.language.clone() };
    let again = Again { mistakes, ..Again::default() };
    let (languages, accessible) = choices(ctx, &language, &about.accessible);
    Ok(DocumentsPage {
        frame: Frame::new(&page, e, p, "documents", String::new(), again, done),
        documents: documents
            .into_iter()
            .map(|d| {
                let link = file::link(ctx, &d.file);
                Row {
                    facts: facts(ctx, &d),
                    warning: if d.is_scan { ctx.t("processes-document-scan") } else { String::new() },
                    summary: markdown::block(&d.summary),
                    edit: page.href(format!("{base}/documents/{}", d.file.uuid)),
                    remove: page.href(format!("{base}/documents/{}/remove", d.file.uuid)),
                    uuid: link.uuid,
                    label: link.label,
                    what: link.what,
                    href: link.href,
                }
            })
            .collect(),
        key: if key.is_empty() { uuid::Uuid::new_v4().to_string() } else { key },
        waiting: kept.map(|f| f.name).unwrap_or_default(),
        languages,
        accessible,
        about,
        page,
    })
}

/// The languages a document may have, and whether everybody can use it, with what is chosen.
pub fn choices(ctx: &Ctx, language: &str, accessible: &str) -> (Vec<Choice>, Vec<Choice>) {
    let languages = ["it", "en", "de", "fr", "sl"]
        .map(|code| Choice::new(code, ctx.t(&format!("processes-language-{code}")), code == language));
    let whether = ["yes", "no"].map(|value| {
        let key = format!("processes-accessible-{value}");
        Choice::new(value, ctx.t(&key), value == accessible).hint(ctx.t(&format!("{key}-hint")))
    });
    (languages.into(), whether.into())
}

/// “Italiano · accessibile”.
pub fn facts(ctx: &Ctx, d: &Document) -> String {
    let mut out = Vec::new();
    if ["it", "en", "de", "fr", "sl"].contains(&d.file.language.as_str()) {
        out.push(ctx.t(&format!("processes-language-{}", d.file.language)));
    }
    if ["yes", "no"].contains(&d.file.accessible.as_str()) {
        out.push(ctx.t(&format!("processes-accessible-{}", d.file.accessible)));
    }
    out.join(" · ")
}
