//! Any text as pasted HTML: clean Markdown or an error, never a panic.

#![no_main]

use cantiere_documents::paste_to_markdown;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| {
    let _ = paste_to_markdown(html);
});
