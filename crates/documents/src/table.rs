//! A table that somebody filled in, CSV or XLSX, as rows of texts: within bounds, and nothing in it is computed.

use crate::export::csv::unguard;
use crate::input::{Limits, fail, text_of};
use crate::model::ReadError;
use crate::office::archive::Archive;
use crate::text_in::xlsx::{add_text, cell_text};
use calamine::{Reader, Xlsx};
use csv::StringRecord;
use std::io::{Cursor, Read};

/// Columns looked at.
const COLUMNS: u32 = 64;

/// A row with the number that a spreadsheet shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    pub number: usize,
    pub cells: Vec<String>,
}

/// The rows of the first sheet, or of a CSV in UTF-8 whose separator is found; empty rows are left out. More than `most`
/// rows are an error.
pub fn read_table(bytes: &[u8], most: usize) -> Result<Vec<TableRow>, ReadError> {
    match bytes.starts_with(b"PK\x03\x04") {
        true => workbook(bytes, most),
        false => separated(bytes, most),
    }
}

fn too_many(most: usize) -> ReadError {
    fail("", most, both!("more than {most} rows", "più di {most} righe"))
}

fn separated(bytes: &[u8], most: usize) -> Result<Vec<TableRow>, ReadError> {
    let limits = Limits { lines: usize::MAX, ..Limits::default() };
    let text = text_of("", bytes, &limits)?;
    let (mut rows, mut number) = (Vec::new(), 0);
    each_record("", text, |_, record| {
        number += 1;
        let cells: Vec<String> = record.iter().take(COLUMNS as usize).map(|c| unguard(c).to_string()).collect();
        if cells.iter().any(|c| !c.trim().is_empty()) {
            rows.push(TableRow { number, cells });
        }
        if rows.len() > most { Err(too_many(most)) } else { Ok(()) }
    })?;
    Ok(rows)
}

/// Stands behind a text: a quotation mark that nothing closes takes it into its cell.
const END: &[u8] = b"\n\x01";

/// Reads CSV row by row, the headings too, each with the line it begins on; the separator is found in the first line. An error
/// names `path`, and the line of the row in which a quotation mark is never closed.
pub fn each_record(
    path: &str,
    text: &str,
    mut take: impl FnMut(usize, &StringRecord) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count()).unwrap_or(b',');
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).has_headers(false);
    let mut reader = builder.from_reader(text.as_bytes().chain(END));
    let broken = |line| {
        let message = both!(
            "this row is not well-formed CSV; look for an unclosed quotation mark",
            "questa riga non è CSV scritto correttamente: cerca le virgolette che non sono chiuse"
        );
        fail(path, line, message)
    };
    let (mut record, mut line, mut is_end) = (StringRecord::new(), 1, true);
    while reader.read_record(&mut record).map_err(|e| broken(e.position().map_or(0, |p| p.line() as usize)))? {
        line = record.position().map_or(0, |p| p.line() as usize);
        is_end = record.len() == 1 && record.get(0).is_some_and(|cell| cell.as_bytes() == &END[1..]);
        if !is_end {
            take(line, &record)?;
        }
    }
    if is_end { Ok(()) } else { Err(broken(line)) }
}

fn workbook(bytes: &[u8], most: usize) -> Result<Vec<TableRow>, ReadError> {
    Archive::open("", bytes)?.check_all()?;
    let broken = |_| fail("", 0, both!("the workbook cannot be read", "il foglio di calcolo non si può leggere"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheet = book
        .sheet_names()
        .first()
        .cloned()
        .ok_or_else(|| fail("", 0, both!("the workbook has no sheet", "il file non contiene alcun foglio")))?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(broken)?;
    let mut rows: Vec<TableRow> = Vec::new();
    let mut bytes = 0;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        add_text(&mut bytes, cell.get_value(), "", at)?;
        let text = cell_text(cell.get_value());
        if text.trim().is_empty() || column >= COLUMNS {
            continue;
        }
        let number = at as usize + 1;
        if rows.last().is_none_or(|r| r.number != number) {
            if rows.len() >= most {
                return Err(too_many(most));
            }
            rows.push(TableRow { number, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells.resize(row.cells.len().max(column as usize + 1), String::new());
            row.cells[column as usize] = unguard(&text).to_string();
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_lose_the_guard_of_formulas() {
        let rows = read_table("\u{FEFF}a;b\n;\n'=1+1;\"due\nrighe\"\n".as_bytes(), 10).unwrap();
        let row = |number, cells: [&str; 2]| TableRow { number, cells: cells.map(String::from).into() };
        assert_eq!(rows, [row(1, ["a", "b"]), row(3, ["=1+1", "due\nrighe"])]);
        assert!(read_table(b"a\nb\nc\n", 2).is_err());
        assert!(read_table(b"perch\xe9", 2).is_err());
        assert_eq!(read_table(b"a;b\nc;\"d\ne;f\ng;h\n", 9).unwrap_err().line, 2);
        assert!(read_table(b"PK\x03\x04broken", 2).is_err());
    }

    #[test]
    fn one_text_that_thousands_of_cells_show_is_refused() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let text = "a".repeat(32_000);
        for row in 0..1_100 {
            sheet.write_string(row, 0, &text).unwrap();
        }
        let refused = read_table(&book.save_to_buffer().unwrap(), 10_000).unwrap_err();
        assert!(refused.message.en.contains("MB of text"), "{refused}");
    }

    #[test]
    fn a_workbook_has_as_many_rows_as_it_may_and_not_one_more() {
        let of = |rows: u32| {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            for row in 0..rows {
                sheet.write_string(row, 0, "a").unwrap();
            }
            book.save_to_buffer().unwrap()
        };
        assert_eq!(read_table(&of(2), 2).unwrap().len(), 2);
        assert!(read_table(&of(3), 2).is_err());
    }
}
