//! Rows of `;`-separated fields with CSV quoting, borrowed from the text where nothing is quoted.
//! It knows nothing of sections and columns.

use std::borrow::Cow;

use super::PabulibError;

/// Walks over a text row by row and keeps count of lines.
pub(super) struct Rows<'a> {
    rest: &'a str,
    next_line: usize,
    /// Line on which the last row began.
    pub line: usize,
}

impl<'a> Rows<'a> {
    pub fn new(text: &'a str) -> Rows<'a> {
        Rows { rest: text.strip_prefix('\u{feff}').unwrap_or(text), next_line: 1, line: 0 }
    }

    /// Reads the next row that is not blank into `fields`; `false` at the end of the text.
    pub fn next_into(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Result<bool, PabulibError> {
        loop {
            if self.rest.is_empty() {
                return Ok(false);
            }
            fields.clear();
            self.line = self.next_line;
            let end = self.rest.as_bytes().iter().position(|&b| b == b'\n');
            let line = &self.rest[..end.unwrap_or(self.rest.len())];
            if line.as_bytes().contains(&b'"') {
                self.quoted(fields)?;
            } else {
                self.rest = &self.rest[end.map_or(self.rest.len(), |at| at + 1)..];
                self.next_line += 1;
                let line = line.strip_suffix('\r').unwrap_or(line);
                let mut start = 0;
                for (at, byte) in line.bytes().enumerate() {
                    if byte == b';' {
                        fields.push(Cow::Borrowed(&line[start..at]));
                        start = at + 1;
                    }
                }
                fields.push(Cow::Borrowed(&line[start..]));
            }
            if fields.iter().any(|field| !field.trim().is_empty()) {
                return Ok(true);
            }
        }
    }

    /// A row in which some field is quoted; such a field may contain `;`, `""` and line ends.
    fn quoted(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Result<(), PabulibError> {
        loop {
            if let Some(inside) = self.rest.strip_prefix('"') {
                fields.push(Cow::Owned(self.quoted_field(inside)?));
            } else {
                let end = self.rest.find([';', '\n']).unwrap_or(self.rest.len());
                let field = &self.rest[..end];
                let field =
                    if self.rest[end..].starts_with(';') { field } else { field.strip_suffix('\r').unwrap_or(field) };
                fields.push(Cow::Borrowed(field));
                self.rest = &self.rest[end..];
            }
            match self.rest.as_bytes().first() {
                Some(b';') => self.rest = &self.rest[1..],
                Some(_) => {
                    self.rest = &self.rest[1..];
                    self.next_line += 1;
                    return Ok(());
                }
                None => return Ok(()),
            }
        }
    }

    /// The field after an opening quote; leaves `rest` at its `;`, its line feed or the end.
    fn quoted_field(&mut self, inside: &'a str) -> Result<String, PabulibError> {
        let mut field = String::new();
        let mut rest = inside;
        loop {
            let Some(quote) = rest.find('"') else {
                let expected = "a closing quote \" before the end of the file";
                return Err(PabulibError::new(self.line, "quoted field", inside, expected));
            };
            field.push_str(&rest[..quote]);
            rest = &rest[quote + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    field.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        self.next_line += field.bytes().filter(|&b| b == b'\n').count();
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        if !(rest.is_empty() || rest.starts_with([';', '\n'])) {
            let expected = "a ; or the end of the line after a closing quote";
            return Err(PabulibError::new(self.line, "quoted field", rest, expected));
        }
        self.rest = rest;
        Ok(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, PabulibError> {
        let mut rows = Rows::new(text);
        let (mut fields, mut all) = (Vec::new(), Vec::new());
        while rows.next_into(&mut fields)? {
            all.push((rows.line, fields.iter().map(|field| field.to_string()).collect()));
        }
        Ok(all)
    }

    #[test]
    fn rows_read_quotes_line_ends_and_blank_lines() {
        let text = "\u{feff}a;b\r\n\r\n\"x;\"\"y\";2\r\n\"two\nlines\";z\nlast;";
        let expected =
            [(1, vec!["a", "b"]), (3, vec!["x;\"y", "2"]), (4, vec!["two\nlines", "z"]), (6, vec!["last", ""])];
        let expected = expected.map(|(n, row)| (n, row.into_iter().map(str::to_owned).collect()));
        assert_eq!(rows(text).unwrap(), expected);
    }

    #[test]
    fn rows_take_a_quote_inside_a_field_literally() {
        assert_eq!(rows("a \"b\" c;d").unwrap(), [(1, vec!["a \"b\" c".into(), "d".into()])]);
    }

    #[test]
    fn rows_refuse_an_unclosed_quote() {
        assert_eq!(rows("x;1\n\"open;2\n").unwrap_err().line, 2);
        assert_eq!(rows("\"a\"b;2\n").unwrap_err().found, "b;2");
    }
}
