//! Any bytes as Cantiere's table: what can be read is written and read again the same.

#![no_main]

use cantiere_documents::{Files, Format, ReadOptions, read, write_csv};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let again = |bytes| read(Format::Csv, &Files::single("p.csv", bytes), &ReadOptions::default());
    if let Ok(plan) = again(bytes.to_vec()) {
        let once = write_csv(&plan);
        let twice = write_csv(&again(once.clone()).expect("what was written reads back"));
        assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
    }
});
