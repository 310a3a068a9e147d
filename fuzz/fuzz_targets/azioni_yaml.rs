//! Any bytes as a list of actions in YAML: an error or a plan, never a panic.

#![no_main]

use cantiere_documents::{Files, Format, ReadOptions, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read(Format::AzioniYaml, &Files::single("linee_azione.yml", bytes.to_vec()), &ReadOptions::default());
});
