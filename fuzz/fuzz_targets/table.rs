//! Any bytes as a table that somebody filled in, CSV or workbook: an error or rows within bounds, never a panic.

#![no_main]

use cantiere_documents::read_table;
use libfuzzer_sys::fuzz_target;

const MOST: usize = 1_000;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(rows) = read_table(bytes, MOST) {
        assert!(rows.len() <= MOST);
    }
});
