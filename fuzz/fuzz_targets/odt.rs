//! Any bytes as an OpenDocument file: an error or a plan, never a panic.

#![no_main]

use cantiere_documents::{Files, Format, ReadOptions, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read(Format::Odt, &Files::single("p.odt", bytes.to_vec()), &ReadOptions::default());
});
