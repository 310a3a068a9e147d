//! `…/grid`: the grid of observations: take it with you, fill it in, bring it back. `…/grid/file/csv`, `…/grid/file/xlsx`.

use super::{GRID, Kind};
use crate::write::fields::{self, SpeakerChoice};
use crate::{address, level, load};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_spine::contribution::{self, Place};
use cantiere_spine::plan::EditionRef;
use cantiere_web::form::{self, Mistake};
use cantiere_web::{Ctx, Error, Page, cacheable, html, table};
use http::{HeaderValue, header};
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

#[derive(askama::Template)]
#[template(path = "grid.html")]
pub(super) struct GridPage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    csv: String,
    xlsx: String,
    sign_in: String,
    level: String,
    closed: String,
    speakers: Vec<SpeakerChoice>,
    action: String,
    mistakes: Vec<Mistake>,
}

pub async fn show(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    html(page(&ctx, EditionRef { plan, edition }, "", Vec::new()).await?)
}

pub(super) async fn page(ctx: &Ctx, at: EditionRef, speaker: &str, mistakes: Vec<Mistake>) -> Result<GridPage, Error> {
    let (edition, process, speakers) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let speakers = contribution::speakers_of(conn, ctx.actor())?;
                Ok((edition, process, speakers))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("participation-grid")))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("participation-consultation"), &address::consultation(&base))
        .crumb(ctx.t("participation-grid"), &address::grid(&base));
    let standing = process.standing(ctx.site.today());
    let open = standing.open.comments || standing.open.amendments;
    let here = page.href(address::grid(&base));
    Ok(GridPage {
        csv: format!("{here}/file/csv"),
        xlsx: format!("{here}/file/xlsx"),
        sign_in: match level::falls_short(ctx, process.assurance) {
            true => level::sign_in(ctx, process.assurance, "next", &here),
            false => String::new(),
        },
        level: level::needed(ctx, &process, &speakers),
        closed: if open { String::new() } else { crate::write::closed(ctx, &process) },
        speakers: match ctx.viewer.is_signed_in() {
            true => fields::speaker_choices(ctx, &speakers, speaker),
            false => Vec::new(),
        },
        action: here,
        base: page.href(&base),
        lang: edition.language.as_str(),
        name,
        mistakes,
        page,
    })
}

impl GridPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}

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
    let name = format!("{}-{}-griglia.{format}", at.plan, at.edition);
    let (edition, process, version, places) = ctx
        .site
        .db
        .export({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let version = edition.published.ok_or(Error::NotFound)?;
                let places = contribution::places(conn, &edition, version)?;
                Ok((edition, process, version, places))
            }
        })
        .await?;
    let bytes = match format.as_str() {
        "csv" => csv_file(ctx.lang, version, &places)?,
        _ => workbook(ctx.lang, version, &places)?,
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(Error::internal)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(cacheable(response, load::topics(&edition, &process)))
}

fn cells(version: i64, place: &Place) -> [String; 6] {
    let empty = String::new;
    [format!("{}@{version}", place.key), place.code.clone(), place.text.clone(), empty(), empty(), empty()]
}

fn csv_file(lang: Lang, version: i64, places: &[Place]) -> Result<Vec<u8>, Error> {
    // The mark tells spreadsheets that the text is UTF-8.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(GRID.iter().map(|c| c.titles[lang as usize])).map_err(Error::internal)?;
    for place in places {
        writer.write_record(cells(version, place).map(table::guard)).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(Error::internal)
}

fn workbook(lang: Lang, version: i64, places: &[Place]) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    for (column, c) in GRID.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, c.titles[lang as usize], &bold).map_err(Error::internal)?;
    }
    for (column, width) in [14.0, 14.0, 60.0, 60.0, 40.0, 30.0].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width).map_err(Error::internal)?;
    }
    sheet.set_freeze_panes(1, 2).map_err(Error::internal)?;
    for (row, place) in places.iter().enumerate() {
        for (column, cell) in cells(version, place).into_iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let cell: String = cell.chars().take(32_000).collect();
            sheet.write_string_with_format(row as u32 + 1, column as u16, cell, &wrapped).map_err(Error::internal)?;
        }
    }
    workbook.save_to_buffer().map_err(Error::internal)
}

/// Where a table of this kind begins.
pub fn begins_at(kind: Kind, base: &str) -> String {
    match kind {
        Kind::Grid => address::grid(base),
        Kind::Desk => address::entries(base),
    }
}
