//! Any bytes as Cantiere's document: what can be read is written and read again the same.

#![no_main]

use cantiere_documents::{Files, Format, ReadOptions, read, write_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let again = |bytes| read(Format::Json, &Files::single("p.json", bytes), &ReadOptions::default());
    if let Ok(plan) = again(bytes.to_vec()) {
        let once = write_json(&plan);
        let twice = write_json(&again(once.clone()).expect("what was written reads back"));
        assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
    }
});
