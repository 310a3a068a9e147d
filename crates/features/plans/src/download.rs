//! Downloads of a plan: the whole, or the items that a list shows. The same words as the pages, in four formats.

use crate::address;
use crate::items::{self, ItemsQuery};
use crate::load::{self, Version};
use crate::view::Head;
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_documents::{PlanDocument, export, write_csv, write_json, write_markdown, write_xlsx};
use cantiere_spine::plan::{self, EditionIndex, EditionRef, Shown};
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use fixedbitset::FixedBitSet;
use http::{HeaderValue, header};

#[derive(askama::Template)]
#[template(path = "download.html")]
struct DownloadPage {
    page: Page,
    head: Head,
    files: Vec<FileRow>,
    columns: Vec<(&'static str, String)>,
    licence: String,
}

struct FileRow {
    name: &'static str,
    title: String,
    what: String,
    href: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileFormat {
    Csv,
    Xlsx,
    Json,
    Markdown,
}

impl FileFormat {
    const ALL: [FileFormat; 4] = [FileFormat::Csv, FileFormat::Xlsx, FileFormat::Json, FileFormat::Markdown];

    fn name(self) -> &'static str {
        match self {
            FileFormat::Csv => "csv",
            FileFormat::Xlsx => "xlsx",
            FileFormat::Json => "json",
            FileFormat::Markdown => "md",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            FileFormat::Csv => "text/csv; charset=utf-8; header=present",
            FileFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileFormat::Json => "application/json",
            FileFormat::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

/// What the files contain, and the files.
pub async fn page(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let reader = ctx.actor().clone();
    let shown = ctx.site.db.read(move |conn| plan::shown::find(conn, &reader, &at, which).map_err(Error::from)).await?;
    let e = &shown.edition;
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("plans-tab-download"), e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .in_language(e.language.as_str())
        .here();
    let head = Head::new(&page, &ctx, &shown, &version, "download");
    let files = FileFormat::ALL
        .into_iter()
        .map(|format| FileRow {
            name: format.name(),
            title: page.t(format!("plans-download-{}", format.name())).into_owned(),
            what: page.t(format!("plans-download-{}-what", format.name())).into_owned(),
            href: format!("{}/download/{}{}", head.href, format.name(), head.keep),
        })
        .collect();
    let columns = export::cells::COLUMNS
        .into_iter()
        .map(|name| (name, page.t(format!("plans-column-{}", name.replace('_', "-"))).into_owned()))
        .collect();
    let licence = e.source.licence.clone();
    let topics = load::topics(&shown);
    Ok(cacheable(html(DownloadPage { page, head, files, columns, licence })?, topics))
}

/// One file. The filters of the list of items narrow it to what the list shows.
pub async fn file(
    ctx: Ctx,
    Path((_, plan, edition, format)): Path<(String, String, String, String)>,
    Query(version): Query<Version>,
    Query(query): Query<ItemsQuery>,
) -> Result<Response, Error> {
    let format = FileFormat::ALL.into_iter().find(|f| f.name() == format).ok_or(Error::NotFound)?;
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, bytes) = ctx
        .site
        .db
        .export({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let mut document = plan::export::document(conn, &shown.edition, shown.revision)?;
                let filter = query.filter();
                if !filter.is_empty() {
                    let found = items::found(conn, &shown, &index, &query.q)?;
                    document = narrow(document, &index, &index.select(&filter, found.as_ref()));
                }
                let bytes = write(format, &document, &shown)?;
                Ok((shown, bytes))
            }
        })
        .await?;
    let e = &shown.edition;
    let name = format!("{}-{}.{}", e.plan_slug, e.slug, format.name());
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(Error::internal)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(cacheable(load::licensed(response, e), load::topics(&shown)))
}

fn write(format: FileFormat, document: &PlanDocument, shown: &Shown) -> Result<Vec<u8>, Error> {
    Ok(match format {
        FileFormat::Csv => write_csv(document),
        FileFormat::Xlsx => write_xlsx(document).map_err(Error::internal)?,
        FileFormat::Json => write_json(document),
        FileFormat::Markdown => write_markdown(document, shown.edition.language),
    })
}

/// The chosen items alone: an item whose parent is left out stands at the top. The text belongs to the whole plan and goes.
fn narrow(document: PlanDocument, index: &EditionIndex, selected: &FixedBitSet) -> PlanDocument {
    debug_assert_eq!(document.items.len(), index.entries.len());
    let mut kept = vec![None; document.items.len()];
    let mut items = Vec::new();
    for (n, mut item) in document.items.into_iter().enumerate() {
        if selected.contains(n) {
            kept[n] = Some(items.len());
            item.parent = item.parent.and_then(|p| kept[p]);
            items.push(item);
        }
    }
    PlanDocument { items, blocks: Vec::new(), ..document }
}
