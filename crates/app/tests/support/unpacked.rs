//! What stands in an answer, also where it is packed.

use cantiere_testkit::Answer;
use std::io::{Cursor, Read};

/// The text of an answer; of a workbook or an OpenDocument file, of all that is packed in it.
pub fn unpacked(answer: &Answer) -> String {
    if !answer.bytes.starts_with(b"PK") {
        return answer.text.clone();
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(&answer.bytes)).expect("a packed file");
    let mut out = String::new();
    for n in 0..zip.len() {
        let mut bytes = Vec::new();
        zip.by_index(n).expect("a file in it").read_to_end(&mut bytes).expect("the whole of it");
        out.push_str(&String::from_utf8_lossy(&bytes));
        out.push('\n');
    }
    out
}
