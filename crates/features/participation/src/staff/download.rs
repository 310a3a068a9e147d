//! Everything received as a file, CSV or Excel. What people wrote is text in both: nothing in it can run.

use super::only_staff;
use crate::{address, load, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::attachment::{self, Attachment};
use cantiere_spine::contribution::{self, Author, Contribution};
use cantiere_spine::plan::EditionRef;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, file};
use http::{HeaderValue, header};
use rust_xlsxwriter::{Format, Workbook};

/// Rows are read by this many at a time.
const CHUNK: usize = 500;
/// Longest text of a cell of a workbook.
const CELL: usize = 32_000;

const COLUMNS: [&str; 18] = [
    "number",
    "kind",
    "state",
    "received",
    "place",
    "about",
    "title",
    "text",
    "wording",
    "action",
    "effect",
    "theme",
    "territory",
    "organization",
    "author",
    "supports",
    "attachments",
    "address",
];

pub async fn file(
    ctx: Ctx,
    Path((_, plan, edition, format)): Path<(String, String, String, String)>,
) -> Result<Response, Error> {
    let media_type = match format.as_str() {
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => return Err(Error::NotFound),
    };
    let at = EditionRef { plan, edition };
    let name = format!("{}-{}-contributi.{format}", at.plan, at.edition);
    let bytes = ctx
        .site
        .db
        .export({
            let ctx = ctx.clone();
            move |conn| -> Result<Vec<u8>, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                only_staff(&ctx, &edition)?;
                let ids: Vec<i64> = contribution::entries(conn, process.id, true)?.into_iter().map(|e| e.id).collect();
                let base = address::edition(&edition);
                if format == "csv" { csv_file(conn, &ctx, &base, &ids) } else { workbook(conn, &ctx, &base, &ids) }
            }
        })
        .await?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(Error::internal)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

fn csv_file(conn: &mut Conn, ctx: &Ctx, base: &str, ids: &[i64]) -> Result<Vec<u8>, Error> {
    // The mark tells spreadsheets that the text is UTF-8.
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(COLUMNS).map_err(Error::internal)?;
    for chunk in ids.chunks(CHUNK) {
        for (c, files) in with_files(conn, chunk)? {
            writer.write_record(cells(ctx, base, &c, &files).map(|cell| harmless(&cell))).map_err(Error::internal)?;
        }
    }
    writer.into_inner().map_err(Error::internal)
}

fn workbook(conn: &mut Conn, ctx: &Ctx, base: &str, ids: &[i64]) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    for (column, title) in COLUMNS.into_iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, title, &bold).map_err(Error::internal)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(Error::internal)?;
    let mut row = 0;
    for chunk in ids.chunks(CHUNK) {
        for (c, files) in with_files(conn, chunk)? {
            row += 1;
            for (column, cell) in
                cells(ctx, base, &c, &files).into_iter().enumerate().filter(|(_, cell)| !cell.is_empty())
            {
                let cell: String = cell.chars().take(CELL).collect();
                sheet.write_string(row, column as u16, cell).map_err(Error::internal)?;
            }
        }
    }
    workbook.save_to_buffer().map_err(Error::internal)
}

fn cells(ctx: &Ctx, base: &str, c: &Contribution, files: &[Attachment]) -> [String; 18] {
    let (author, _) = words::author(ctx, &c.author);
    let is_body = matches!(c.author, Author::Organization { .. });
    let w = &c.words;
    [
        c.number.to_string(),
        c.kind.as_str().into(),
        c.state.as_str().into(),
        ctx.site.local(c.received_at).to_string(),
        c.place.clone(),
        c.quote.clone(),
        w.title.clone(),
        w.body.clone(),
        w.wording.clone(),
        w.action.clone(),
        w.effect.clone(),
        c.theme.clone(),
        c.territory.clone(),
        if is_body { author.clone() } else { String::new() },
        if is_body { String::new() } else { author },
        c.supports.to_string(),
        files.iter().map(|f| full(ctx, &file::address(&f.uuid))).collect::<Vec<_>>().join(" "),
        full(ctx, &address::contribution(base, c.number)),
    ]
}

fn full(ctx: &Ctx, path: &str) -> String {
    format!("{}{}", ctx.site.base_url.origin(), ctx.href(path))
}

/// The contributions of a chunk with their files: few statements however many.
fn with_files(conn: &mut Conn, ids: &[i64]) -> Result<Vec<(Contribution, Vec<Attachment>)>, Error> {
    let owners: Vec<Ref> = ids.iter().map(|id| Ref::Contribution(*id)).collect();
    let mut files = attachment::of(conn, &owners)?;
    let with = |c: Contribution| {
        let own = files.remove(&Ref::Contribution(c.id.0)).unwrap_or_default();
        (c, own)
    };
    Ok(contribution::by_ids(conn, ids)?.into_iter().map(with).collect())
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_string() }
}
