//! A table as a file to be saved, CSV or Excel, in the same memory however long it is. What people wrote is text in both:
//! nothing in it can run. Numbers and moments are such in a workbook, to be sorted and added up.

use crate::Error;
use jiff::civil::DateTime;
use rust_xlsxwriter::{Format, Workbook};
use std::fs::File;
use std::io::{BufWriter, Write};

pub use cantiere_documents::guard;

/// Longest text of a cell of a workbook.
const CELL: usize = 32_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
}

impl Kind {
    /// By the end of the file's name; not found: none that is written here.
    pub fn parse(text: &str) -> Result<Kind, Error> {
        match text {
            "csv" => Ok(Kind::Csv),
            "xlsx" => Ok(Kind::Xlsx),
            _ => Err(Error::NotFound),
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Csv => "text/csv; charset=utf-8",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(i64),
    /// Told to the second.
    Moment(DateTime),
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::Text(text.into())
    }
}

impl Cell {
    pub const EMPTY: Cell = Cell::Text(String::new());

    fn written(self) -> String {
        match self {
            Cell::Text(text) => guard(text),
            Cell::Number(number) => number.to_string(),
            Cell::Moment(at) => to_the_second(at).to_string(),
        }
    }
}

fn to_the_second(at: DateTime) -> DateTime {
    at.with().subsec_nanosecond(0).build().unwrap_or(at)
}

/// The file with the titles and every row that `rows` hands over.
pub fn write<R: IntoIterator<Item = Cell>>(
    kind: Kind,
    titles: impl IntoIterator<Item = String>,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<File, Error> {
    let mut file = tempfile::tempfile().map_err(Error::internal)?;
    match kind {
        Kind::Csv => csv_file(&mut file, titles, rows)?,
        Kind::Xlsx => workbook(&mut file, titles, rows)?,
    }
    Ok(file)
}

fn csv_file<R: IntoIterator<Item = Cell>>(
    file: &mut File,
    titles: impl IntoIterator<Item = String>,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut out = BufWriter::new(file);
    // The mark tells spreadsheets that the text is UTF-8.
    out.write_all("\u{FEFF}".as_bytes()).map_err(Error::internal)?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(titles.into_iter().map(guard)).map_err(Error::internal)?;
    rows(&mut |cells: R| writer.write_record(cells.into_iter().map(Cell::written)).map_err(Error::internal))?;
    writer.flush().map_err(Error::internal)
}

fn workbook<R: IntoIterator<Item = Cell>>(
    file: &mut File,
    titles: impl IntoIterator<Item = String>,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut workbook = Workbook::new();
    let (bold, moment) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"));
    // Rows go to a file as they come, and are not held in memory.
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(Error::internal)?;
    sheet.set_freeze_panes(1, 0).map_err(Error::internal)?;
    for (column, title) in titles.into_iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, title, &bold).map_err(Error::internal)?;
    }
    let mut number = 0;
    rows(&mut |cells: R| -> Result<(), Error> {
        number += 1;
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| *cell != Cell::EMPTY) {
            match cell {
                Cell::Text(text) => sheet.write_string(number, column, text.chars().take(CELL).collect::<String>()),
                Cell::Number(value) => sheet.write_number(number, column, value as f64),
                Cell::Moment(at) => sheet.write_datetime_with_format(number, column, to_the_second(at), &moment),
            }
            .map_err(Error::internal)?;
        }
        Ok(())
    })?;
    let mut out = BufWriter::new(file);
    workbook.save_to_writer(&mut out).map_err(Error::internal)?;
    out.flush().map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Seek};

    #[test]
    fn csv_begins_with_its_mark_and_nothing_in_it_can_run() {
        let cells = ["=1+1", "＝1+1", "\n=1", "'a", "a, b", "è"].map(|cell| [Cell::from(cell)]);
        let file = write(Kind::Csv, ["Titolo".to_string()], |row| cells.into_iter().try_for_each(row));
        let mut text = String::new();
        let mut file = file.expect("a file");
        file.rewind().expect("the beginning");
        file.read_to_string(&mut text).expect("text");
        assert_eq!(text, "\u{FEFF}Titolo\n'=1+1\n'＝1+1\n\"'\n=1\"\n''a\n\"a, b\"\nè\n");
    }

    #[test]
    fn in_a_workbook_numbers_and_moments_are_such_and_texts_stay_texts() {
        let at = DateTime::constant(2026, 11, 28, 12, 0, 0, 999_999_999);
        let cells = [Cell::from("070"), Cell::Number(12), Cell::Moment(at), Cell::EMPTY, Cell::from("=1+1")];
        let titles = ["Protocollo", "Sostegni", "Giorno", "Vuoto", "Testo"].map(String::from);
        let file = write(Kind::Xlsx, titles, |row| row(cells)).expect("a file");
        let mut archive = zip::ZipArchive::new(file).expect("an archive");
        let mut sheet = String::new();
        let mut part = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
        part.read_to_string(&mut sheet).expect("text");
        let row = sheet.split("<row r=\"2\"").nth(1).expect("a row below the titles");
        for cell in ["<t>070</t>", "<c r=\"B2\"><v>12</v></c>", "<v>46354.5</v>", "<t>=1+1</t>"] {
            assert!(row.contains(cell), "{cell} is not in {row}");
        }
        assert!(!row.contains("D2"), "{row}");
    }
}
