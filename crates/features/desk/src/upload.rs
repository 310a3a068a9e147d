//! `/desk/…/file`: bring a file in: choose it, look at the tree and at the doubtful lines, confirm.
//! What was read waits for the person who sent it; nothing is in the draft before they confirm.

use crate::act;
use crate::address;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::words;
use axum::body::Body;
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use cantiere_documents::{Files, Format, PlanDocument, ReadOptions, Warning};
use cantiere_domain::plan::Source;
use cantiere_spine::plan::edit::waiting;
use cantiere_spine::plan::{Edition, edition, import};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::{HeaderValue, StatusCode, header};

#[derive(askama::Template)]
#[template(path = "upload.html")]
struct UploadPage {
    page: Page,
    head: Head,
    action: String,
    template_href: String,
    replaces: bool,
    mistakes: Vec<Mistake>,
}

#[derive(askama::Template)]
#[template(path = "preview.html")]
struct PreviewPage {
    page: Page,
    head: Head,
    action: String,
    cancel: String,
    file: String,
    counts: String,
    tree: Vec<Line>,
    more: usize,
    warnings: Vec<Warning>,
    replaces: bool,
}

struct Line {
    depth: usize,
    kind: String,
    code: String,
    title: String,
    paragraphs: String,
}

/// Lines of the tree that a preview shows.
const SHOWN: usize = 400;
/// Where what was read waits.
const TARGET: &str = "file:0";

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    html(form(&ctx, &e, Vec::new(), &done).await)
}

pub async fn read(ctx: Ctx, Path(at): Path<At>, mut parts: Multipart) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let mut files = Files::new();
    let mut name = String::new();
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        if part.name() == Some("file") {
            name = part.file_name().unwrap_or("").rsplit(['/', '\\']).next().unwrap_or("").to_string();
            let bytes = part.bytes().await.map_err(refused)?;
            if !name.is_empty() && !bytes.is_empty() {
                files.insert(&name, bytes.to_vec());
            }
        }
    }
    let Some(format) = Format::detect(&files) else {
        let key = if files.is_empty() { "desk-wrong-no-file" } else { "desk-wrong-format" };
        return again(&ctx, &e, Mistake { field: "file".into(), message: ctx.t(key) }).await;
    };
    let source = match format.is_own() {
        true => Source::default(),
        false => Source { name: name.clone(), retrieved: ctx.site.today().to_string(), ..Source::default() },
    };
    let options = ReadOptions { lang: e.language, source, ..ReadOptions::default() };
    // Reading a large file takes long for a thread that answers others.
    let read = tokio::task::spawn_blocking(move || cantiere_documents::read(format, &files, &options)).await;
    let document = match read.map_err(Error::internal)? {
        Ok(document) => document,
        Err(error) => {
            let message = format!("{} {error}", ctx.t("desk-wrong-unreadable"));
            return again(&ctx, &e, Mistake { field: "file".into(), message }).await;
        }
    };
    let text = serde_json::to_string(&document).map_err(Error::internal)?;
    let (by, of) = (ctx.actor().clone(), e.id);
    ctx.site.db.write(move |tx| waiting::keep(tx, &by, of, TARGET, 0, &text)).await?;
    html(preview(&ctx, &e, name, document).await)
}

pub async fn confirm(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    let reader = by.clone();
    let kept = ctx.site.db.read(move |conn| waiting::find(conn, &reader, of, TARGET)).await?;
    let Some(kept) = kept else {
        return again(&ctx, &e, Mistake { field: "file".into(), message: ctx.t("desk-wrong-no-file") }).await;
    };
    let document: PlanDocument = serde_json::from_str(&kept.fields).map_err(Error::internal)?;
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            let into = edition::find_by_id(tx, &by, of)?;
            import::import(tx, &by, &into, &document)?;
            waiting::drop(tx, &by, of, TARGET)
        })
        .await?;
    Ok(act::back(&ctx, &address::draft(&e), &[], ("imported", None), ""))
}

/// The table to fill in.
pub async fn template(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    load::edition(&ctx, at).await?;
    let bytes = cantiere_documents::xlsx_template(ctx.lang).map_err(Error::internal)?;
    let mut response = Response::new(Body::from(bytes));
    let kind = HeaderValue::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"cantiere.xlsx\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn refused(error: axum::extract::multipart::MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
}

async fn again(ctx: &Ctx, e: &Edition, mistake: Mistake) -> Result<Response, Error> {
    let page = form(ctx, e, vec![mistake], &Done::default()).await;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn form(ctx: &Ctx, e: &Edition, mistakes: Vec<Mistake>, done: &Done) -> UploadPage {
    let page = head::page(ctx, e, ctx.t("desk-tab-file")).await;
    let base = address::draft(e);
    UploadPage {
        head: Head::new(&page, e, "file", done),
        action: page.href(format!("{base}/file")),
        template_href: page.href(format!("{base}/file/template.xlsx")),
        replaces: e.shown_to_writers().is_some(),
        mistakes,
        page,
    }
}

async fn preview(ctx: &Ctx, e: &Edition, file: String, document: PlanDocument) -> PreviewPage {
    let page = head::page(ctx, e, ctx.t("desk-tab-file")).await;
    let base = address::draft(e);
    let mut texts = vec![0_usize; document.items.len()];
    for item in document.blocks.iter().filter_map(|b| b.item) {
        texts[item] += 1;
    }
    let mut depths: Vec<usize> = Vec::new();
    let mut tree = Vec::new();
    for (n, item) in document.items.iter().enumerate() {
        let depth = item.parent.map_or(0, |p| depths[p] + 1);
        depths.push(depth);
        if tree.len() < SHOWN {
            tree.push(Line {
                depth: depth.min(5),
                kind: words::kind(&page, item.kind),
                code: item.code.clone().unwrap_or_default(),
                title: item.title.clone(),
                paragraphs: if texts[n] == 0 { String::new() } else { page.tn("desk-count-paragraphs", texts[n]) },
            });
        }
    }
    PreviewPage {
        head: Head::new(&page, e, "file", &Done::default()),
        action: page.href(format!("{base}/file/confirm")),
        cancel: page.href(format!("{base}/file")),
        counts: format!(
            "{} · {}",
            page.tn("desk-count-items", document.items.len()),
            page.tn("desk-count-paragraphs", document.blocks.len())
        ),
        more: document.items.len().saturating_sub(tree.len()),
        tree,
        warnings: document.warnings,
        replaces: e.shown_to_writers().is_some(),
        file,
        page,
    }
}
