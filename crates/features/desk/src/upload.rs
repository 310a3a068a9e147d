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
use cantiere_domain::Lang;
use cantiere_domain::plan::Source;
use cantiere_spine::Problem;
use cantiere_spine::plan::edit::{self, waiting};
use cantiere_spine::plan::{Edition, edition, import, release};
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::{Fields, Mistake};
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
    /// What their places are, as a key of the language files: a document of a word processor has no lines.
    place: &'static str,
    /// Of the page, and so of what is doubtful.
    lang: Lang,
    replaces: bool,
    /// What was looked at: the draft, and what was read.
    seen: String,
    read: String,
    key: String,
    /// Why the preview is shown again, as the end of a key of the language files; empty: it is the first.
    again: &'static str,
    changes_href: String,
}

/// What was read, as it waits to be confirmed.
#[derive(serde::Serialize, serde::Deserialize)]
struct Waits {
    file: String,
    document: PlanDocument,
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
            let message = format!("{} {}", ctx.t("desk-wrong-unreadable"), error.of(ctx.lang));
            return again(&ctx, &e, Mistake { field: "file".into(), message }).await;
        }
    };
    if document.items.is_empty() && document.blocks.is_empty() {
        return again(&ctx, &e, Mistake { field: "file".into(), message: ctx.t("desk-wrong-empty") }).await;
    }
    let waits = Waits { file: name, document };
    let text = serde_json::to_string(&waits).map_err(Error::internal)?;
    let (by, of, kept) = (ctx.actor().clone(), e.id, text.clone());
    let seen = ctx.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
        let now = edition::find_by_id(tx, &by, of)?;
        edit::open(&now)?;
        waiting::keep(tx, &by, of, TARGET, 0, &kept)?;
        seen(tx, &now)
    });
    match seen.await {
        Ok(seen) => html(preview(&ctx, &e, waits, seen, mark(&text), "").await),
        Err(cantiere_spine::Error::Invalid(problems)) => refuse(&ctx, &e, Mistake::all(&ctx, &problems)).await,
        Err(error) => Err(error.into()),
    }
}

/// Puts into the draft what was looked at, unless the draft or what waits is another by now: then it is shown again.
pub async fn confirm(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    let reader = by.clone();
    let kept = ctx.site.db.read(move |conn| waiting::find(conn, &reader, of, TARGET)).await?;
    let read = kept.as_ref().map(|k| mark(&k.fields)).unwrap_or_default();
    let waits: Option<Waits> = kept.and_then(|k| serde_json::from_str(&k.fields).ok());
    let one = |name: &str| fields.one(name).to_string();
    let (looked_at, key, same_file) = (one("seen"), one("key"), one("read") == read);
    let (person, document) = (by.person.map_or(0, |p| p.0), waits.as_ref().map(|w| w.document.clone()));
    let written = ctx.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
        idempotency::of_form(tx, person, "plan.import", &key, |tx| {
            let into = edition::find_by_id(tx, &by, of)?;
            let document = document.as_ref().ok_or(Problem::new("file", "problem-no-file"))?;
            if !same_file || seen(tx, &into)? != looked_at {
                return Err(cantiere_spine::Error::Stale);
            }
            import::import(tx, &by, &into, document)?;
            waiting::drop(tx, &by, of, TARGET)?;
            Ok(String::new())
        })
    });
    match (written.await, waits) {
        (Ok(_), _) => Ok(act::back(&ctx, &address::draft(&e), &[], ("imported", None), "")),
        (Err(cantiere_spine::Error::Stale), Some(waits)) => {
            let own = ctx.clone();
            let (e, seen) = ctx
                .site
                .db
                .read(move |conn| -> Result<_, Error> {
                    let e = load::writable(conn, &own, &at)?;
                    let seen = seen(conn, &e)?;
                    Ok((e, seen))
                })
                .await?;
            let why = if same_file { "draft" } else { "file" };
            Ok(with_status(html(preview(&ctx, &e, waits, seen, read, why).await)?, StatusCode::CONFLICT))
        }
        (Err(cantiere_spine::Error::Invalid(problems)), _) => refuse(&ctx, &e, Mistake::all(&ctx, &problems)).await,
        (Err(error), _) => Err(error.into()),
    }
}

/// What the file would take the place of: the draft as it is, or the published version.
fn seen(conn: &mut Conn, of: &Edition) -> Result<String, cantiere_spine::Error> {
    Ok(release::seen(conn, of)?.unwrap_or_else(|| format!("v{}", of.published.unwrap_or(0))))
}

/// What tells one text that waits from another.
fn mark(text: &str) -> String {
    cantiere_spine::plan::rows::digest(&[text])
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
    refuse(ctx, e, vec![mistake]).await
}

async fn refuse(ctx: &Ctx, e: &Edition, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let page = form(ctx, e, mistakes, &Done::default()).await;
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

async fn preview(ctx: &Ctx, e: &Edition, waits: Waits, seen: String, read: String, again: &'static str) -> PreviewPage {
    let Waits { file, document } = waits;
    let act = import::act_left_out(e, &document);
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
    let name = file.to_lowercase();
    let counts_paragraphs = name.ends_with(".docx") || name.ends_with(".odt");
    PreviewPage {
        place: if counts_paragraphs { "desk-doubt-paragraph" } else { "desk-doubt-line" },
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
        warnings: document.warnings.into_iter().chain(act).collect(),
        lang: ctx.lang,
        replaces: e.shown_to_writers().is_some(),
        changes_href: match e.published.is_some() && e.draft.is_some() {
            true => page.href(format!("{}?to=draft", address::changes(e))),
            false => String::new(),
        },
        seen,
        read,
        key: uuid::Uuid::new_v4().to_string(),
        again,
        file,
        page,
    }
}
