//! A table as a file to be saved, CSV or Excel, in the same memory however long it is. What people wrote is text in both:
//! nothing in it can run.

use crate::Error;
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

/// The file with the titles and every row that `rows` hands over.
pub fn write<R: IntoIterator<Item = String>>(
    kind: Kind,
    titles: R,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<File, Error> {
    let mut file = tempfile::tempfile().map_err(Error::internal)?;
    match kind {
        Kind::Csv => csv_file(&mut file, titles, rows)?,
        Kind::Xlsx => workbook(&mut file, titles, rows)?,
    }
    Ok(file)
}

fn csv_file<R: IntoIterator<Item = String>>(
    file: &mut File,
    titles: R,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut out = BufWriter::new(file);
    // The mark tells spreadsheets that the text is UTF-8.
    out.write_all("\u{FEFF}".as_bytes()).map_err(Error::internal)?;
    let mut writer = csv::Writer::from_writer(out);
    let mut line = |cells: R| writer.write_record(cells.into_iter().map(guard)).map_err(Error::internal);
    line(titles)?;
    rows(&mut line)?;
    writer.flush().map_err(Error::internal)
}

fn workbook<R: IntoIterator<Item = String>>(
    file: &mut File,
    titles: R,
    rows: impl FnOnce(&mut dyn FnMut(R) -> Result<(), Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    // Rows go to a file as they come, and are not held in memory.
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(Error::internal)?;
    sheet.set_freeze_panes(1, 0).map_err(Error::internal)?;
    for (column, title) in titles.into_iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, title, &bold).map_err(Error::internal)?;
    }
    let mut number = 0;
    rows(&mut |cells: R| -> Result<(), Error> {
        number += 1;
        for (column, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let cell: String = cell.chars().take(CELL).collect();
            sheet.write_string(number, column as u16, cell).map_err(Error::internal)?;
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
        let cells = ["=1+1", "＝1+1", "\n=1", "'a", "a, b", "è"].map(|cell| [cell.to_string()]);
        let file = write(Kind::Csv, ["Titolo".to_string()], |row| cells.into_iter().try_for_each(row));
        let mut text = String::new();
        let mut file = file.expect("a file");
        file.rewind().expect("the beginning");
        file.read_to_string(&mut text).expect("text");
        assert_eq!(text, "\u{FEFF}Titolo\n'=1+1\n'＝1+1\n\"'\n=1\"\n''a\n\"a, b\"\nè\n");
    }
}
