//! The items of a plan as an Excel workbook, with the columns of [`crate::export::cells`].
//! Every cell is text: nothing in it can run, and codes keep their zeros.

use super::cells::{COLUMNS, ItemRow, cells};
use super::csv::{actor_names, row_of};
use crate::model::PlanDocument;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

/// Longest text that a cell of a workbook can hold, in UTF-16 units.
const CELL: usize = 32_767;

/// Rows go in one by one; the file is made at the end.
pub struct XlsxWriter {
    workbook: Workbook,
    row: u32,
    /// Texts that did not fit a cell.
    cut: usize,
}

impl XlsxWriter {
    pub fn new() -> Result<XlsxWriter, XlsxError> {
        let mut workbook = Workbook::new();
        let bold = Format::new().set_bold();
        let sheet = workbook.add_worksheet().set_name("items")?;
        for (column, name) in COLUMNS.iter().enumerate() {
            sheet.write_string_with_format(0, column as u16, *name, &bold)?;
            let width = match *name {
                "title" | "description" | "results" => 60,
                "actors" | "impact" | "brief" | "parent_title" => 30,
                _ => 14,
            };
            sheet.set_column_width(column as u16, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(XlsxWriter { workbook, row: 1, cut: 0 })
    }

    pub fn add(&mut self, item: &ItemRow, actor_name: &dyn Fn(&str) -> String) -> Result<(), XlsxError> {
        let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in cells(item, actor_name).into_iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let units = cell.encode_utf16().count();
            let cell = if units <= CELL {
                cell
            } else {
                self.cut += 1;
                cell.chars().take(CELL / 2).collect()
            };
            sheet.write_string_with_format(self.row, column as u16, cell, &wrap)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The bytes of the file, and how many texts were too long for a cell and are cut in it.
    pub fn finish(mut self) -> Result<(Vec<u8>, usize), XlsxError> {
        Ok((self.workbook.save_to_buffer()?, self.cut))
    }
}

pub fn write_xlsx(plan: &PlanDocument) -> Result<Vec<u8>, XlsxError> {
    let names = actor_names(plan);
    let name = |key: &str| names.get(key).map_or(key, |n| n).to_string();
    let mut writer = XlsxWriter::new()?;
    for at in 0..plan.items.len() {
        writer.add(&row_of(plan, at), &name)?;
    }
    Ok(writer.finish()?.0)
}
