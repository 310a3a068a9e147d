//! Bytes to text: UTF-8, with or without a byte order mark, and nothing else.
//! An encoding must never be guessed: a wrong guess would put wrong words in a published plan.

use super::{Limits, fail};
use crate::model::ReadError;

/// The text of a file, without its byte order mark; lines may end in `\r\n`.
pub fn text_of<'a>(path: &str, bytes: &'a [u8], limits: &Limits) -> Result<&'a str, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(fail(path, 1, "the file is in UTF-16; save it as UTF-8 and import it again"));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let line_of = |end: usize| bytes[..end].iter().filter(|b| **b == b'\n').count() + 1;
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(fail(path, line_of(at), "a zero byte: this is not a text file; save it as UTF-8 text"));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        fail(
            path,
            line_of(e.valid_up_to()),
            "the text is not UTF-8 from here on (Windows-1252, perhaps); save it as UTF-8 and import it again",
        )
    })?;
    let lines = line_of(bytes.len());
    if lines > limits.lines {
        return Err(fail(
            path,
            limits.lines,
            format!("{lines} lines; a file may have at most {}: split it", limits.lines),
        ));
    }
    Ok(text)
}
