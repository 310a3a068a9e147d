//! Bytes to text: UTF-8, with or without a byte order mark, and nothing else.
//! An encoding must never be guessed: a wrong guess would put wrong words in a published plan.

use super::{Limits, fail};
use crate::model::ReadError;

/// The text of a file, without its byte order mark; lines may end in `\r\n`.
pub fn text_of<'a>(path: &str, bytes: &'a [u8], limits: &Limits) -> Result<&'a str, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(fail(
            path,
            1,
            both!(
                "the file is in UTF-16; save it as UTF-8 and import it again",
                "il file è in UTF-16: salvalo in UTF-8 e importalo di nuovo"
            ),
        ));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let line_of = |end: usize| bytes[..end].iter().filter(|b| **b == b'\n').count() + 1;
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(fail(
            path,
            line_of(at),
            both!(
                "a zero byte: this is not a text file; save it as UTF-8 text",
                "un byte zero: questo non è un file di testo. Salvalo come testo UTF-8"
            ),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        fail(
            path,
            line_of(e.valid_up_to()),
            both!(
                "the text is not UTF-8 from here on (Windows-1252, perhaps); save it as UTF-8 and import it again",
                "da qui in poi il testo non è in UTF-8 (forse Windows-1252): salvalo in UTF-8 e importalo di nuovo"
            ),
        )
    })?;
    let lines = line_of(bytes.len());
    if lines > limits.lines {
        return Err(fail(
            path,
            limits.lines,
            both!(
                "{lines} lines; a file may have at most {}: split it",
                "{lines} righe: un file può averne al massimo {}. Dividilo",
                limits.lines
            ),
        ));
    }
    Ok(text)
}
