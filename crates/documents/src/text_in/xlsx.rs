//! Reads a workbook with the columns of [`crate::export::cells`]: an exported one, or the template filled in.
//! Cells come one by one and rows are bounded: a cell in the last corner of a sheet must not make a million empty ones.

use super::csv::Rows;
use crate::input::{Files, Limits, ReadOptions, fail};
use crate::model::{PlanDocument, ReadError};
use crate::office::archive::Archive;
use calamine::{DataRef, Reader, Xlsx};
use std::io::Cursor;

/// Columns looked at.
const COLUMNS: u32 = 128;
/// Bytes of text in all cells, at most: a workbook holds a text once, and any number of cells may show it.
const TEXT: usize = 32 << 20;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".xlsx"])?;
    Archive::open(path, bytes)?.check_all()?;
    let broken = |_| broken(path);
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    let sheet = names
        .iter()
        .find(|n| *n == "items")
        .or(names.first())
        .cloned()
        .ok_or_else(|| fail(path, 0, both!("the workbook has no sheet", "il file non contiene alcun foglio")))?;
    check(&mut book, &sheet, path, &options.limits)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(broken)?;
    let mut rows = Rows::new(path, options.limits.warnings);
    let (mut number, mut row) = (0u32, Vec::<String>::new());
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at != number {
            rows.add(number as usize + 1, std::mem::take(&mut row))?;
            number = at;
        }
        let text = cell_text(cell.get_value());
        if !text.is_empty() && column < COLUMNS {
            row.resize(row.len().max(column as usize + 1), String::new());
            row[column as usize] = text;
        }
    }
    rows.add(number as usize + 1, row)?;
    rows.finish()
}

/// Looks through the sheet before any of it is kept: how many rows it has, in whatever order they come, and how much text.
fn check(book: &mut Book, sheet: &str, path: &str, limits: &Limits) -> Result<(), ReadError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| broken(path))?;
    let most = limits.items + 1;
    let (mut rows, mut last, mut bytes) = (0usize, None, 0usize);
    while let Some(cell) = cells.next_cell().map_err(|_| broken(path))? {
        let at = cell.get_position().0;
        rows += usize::from(last != Some(at));
        last = Some(at);
        if at as usize >= most || rows > most {
            return Err(fail(
                path,
                at as usize + 1,
                both!(
                    "the sheet goes beyond row {most}; delete empty rows at its end, or import it in parts",
                    "il foglio va oltre la riga {most}: togli le righe vuote in fondo, o importalo in più parti"
                ),
            ));
        }
        add_text(&mut bytes, cell.get_value(), path, at)?;
    }
    Ok(())
}

fn broken(path: &str) -> ReadError {
    fail(
        path,
        0,
        both!(
            "the workbook cannot be read; open it in a spreadsheet program and save it as .xlsx again",
            "il foglio di calcolo non si può leggere: aprilo con un programma di calcolo e salvalo di nuovo come .xlsx"
        ),
    )
}

/// Adds the text of a cell to the bytes so far; an error when they are too many.
pub(crate) fn add_text(bytes: &mut usize, cell: &DataRef, path: &str, row: u32) -> Result<(), ReadError> {
    *bytes += match cell {
        DataRef::String(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    };
    if *bytes <= TEXT {
        return Ok(());
    }
    Err(fail(
        path,
        row as usize + 1,
        both!(
            "the cells hold more than {} MB of text; import the sheet in parts",
            "le celle contengono più di {} MB di testo: importa il foglio in più parti",
            TEXT >> 20
        ),
    ))
}

pub(crate) fn cell_text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_string(),
        DataRef::Int(n) => n.to_string(),
        // A year or a number of row typed by hand.
        DataRef::Float(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{}", *n as i64),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(d) => day(d.as_f64()),
        DataRef::DateTimeIso(s) => s.get(..10).unwrap_or(s).to_string(),
        DataRef::DurationIso(s) => s.clone(),
    }
}

/// The day that a spreadsheet counts from the end of 1899.
fn day(serial: f64) -> String {
    let days = jiff::Span::new().try_days(serial as i64);
    let date = days.ok().and_then(|days| jiff::civil::date(1899, 12, 30).checked_add(days).ok());
    date.map_or_else(|| serial.to_string(), |d| d.to_string())
}
