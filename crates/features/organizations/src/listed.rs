//! Lists of many people or organisations, pasted or from a file: read here, judged row by row by those who ask for them, and
//! sent. Rows that are refused stand in the field again, to be corrected and sent.

use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Form, FromRequest, Multipart, Request};
use cantiere_domain::Lang;
use cantiere_spine::Problem;
use cantiere_web::{Ctx, Error};
use http::{StatusCode, header};
use serde::Deserialize;
use std::io::Read;

/// Rows of one list.
const MOST: usize = 200;
/// Bytes of a file.
const BYTES: usize = 2 << 20;

/// A row that was not taken, as the page tells it.
pub struct Rejected {
    pub row: usize,
    pub text: String,
    pub reason: String,
}

/// A row and what came of it: what is to be sent, or why it is refused.
pub struct Judged<T> {
    pub row: usize,
    pub text: String,
    pub what: T,
}

/// One row of a list as it came.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// As its writer sees it.
    number: usize,
    pub cells: Vec<String>,
    /// The line as it was written, if a quotation mark in it is never closed: where its cells end nobody knows.
    unclosed: Option<String>,
}

impl Row {
    /// The cell with the address, or the key of what is wrong with a row that has none.
    fn address(&self) -> Result<&str, &'static str> {
        match self.unclosed {
            Some(_) => Err("organizations-row-quote"),
            None => {
                self.cells.iter().find(|c| c.contains('@')).map(String::as_str).ok_or("organizations-row-no-address")
            }
        }
    }

    /// The cells beside that with the address which are not empty.
    pub fn others<'a>(&'a self, address: &'a str) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(String::as_str).filter(move |c| *c != address && !c.is_empty())
    }

    fn judged<T>(&self, what: T) -> Judged<T> {
        Judged { row: self.number, text: self.unclosed.clone().unwrap_or_else(|| line(&self.cells)), what }
    }
}

/// A list as it came.
pub struct Listed {
    rows: Vec<Row>,
    /// What was pasted; empty for a file.
    text: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    list: String,
}

/// The largest body of a route that takes such a list.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(BYTES + (512 << 10))
}

/// A form with a field `list`, or with a `file` instead: CSV in UTF-8 or an Excel workbook.
pub async fn read(lang: Lang, request: Request) -> Result<Result<Listed, Problem>, Error> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let form = Form::<Fields>::from_request(request, &()).await;
        let text = form.map_err(|refused| Error::from_status(refused.status()))?.0.list;
        return Ok(Ok(Listed { rows: rows(&text), text }));
    }
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Error::BadRequest)?;
    let (mut text, mut file) = (String::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        match part.name() {
            Some("list") => text = part.text().await.map_err(refused)?,
            Some("file") => file = part.bytes().await.map_err(refused)?.to_vec(),
            _ => {}
        }
    }
    match (file.is_empty(), file.len() > BYTES) {
        (true, _) => Ok(Ok(Listed { rows: rows(&text), text })),
        (_, true) => Err(Error::TooLarge),
        _ => Ok(rows_of_file(lang, &file).map(|rows| Listed { rows, text: String::new() })),
    }
}

fn refused(error: MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    }
}

impl Listed {
    /// What the rows ask for, and those that are refused: without an address, beyond the last that is taken, or for what
    /// `judge` finds in a row and its address, a key of the words.
    pub fn judge<T>(
        &self,
        mut judge: impl FnMut(&Row, &str) -> Result<T, &'static str>,
    ) -> (Vec<Judged<T>>, Vec<Judged<Problem>>) {
        let (mut wanted, mut refused) = (Vec::new(), Vec::new());
        for (n, row) in self.rows.iter().enumerate() {
            let found = row.address().and_then(|address| match n < MOST {
                true => judge(row, address),
                false => Err("organizations-row-too-many"),
            });
            match found {
                Ok(what) => wanted.push(row.judged(what)),
                Err(key) => refused.push(row.judged(Problem::new("list", key))),
            }
        }
        (wanted, refused)
    }

    /// The whole list as it stands in the field again.
    pub fn whole(&self) -> String {
        match self.text.is_empty() {
            true => self.rows.iter().map(|row| row.judged(()).text).collect::<Vec<_>>().join("\n"),
            false => self.text.clone(),
        }
    }

    /// What stands in the field again: what was pasted if nothing of it was taken, else the refused rows.
    pub fn again(&self, taken: usize, refused: &[Judged<Problem>]) -> String {
        match taken == 0 && !self.text.is_empty() {
            true => self.text.clone(),
            false => refused.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// Sends what each row asks for. Gives how many were sent, and the rows that were refused while sending.
pub fn send_each<T>(
    wanted: &[Judged<T>],
    mut send: impl FnMut(&T) -> Result<(), cantiere_spine::Error>,
) -> Result<(usize, Vec<Judged<Problem>>), cantiere_spine::Error> {
    let (mut sent, mut refused) = (0, Vec::new());
    for Judged { row, text, what } in wanted {
        match send(what) {
            Ok(()) => sent += 1,
            Err(cantiere_spine::Error::Invalid(problems)) => {
                let first = problems.into_iter().next();
                refused.extend(first.map(|what| Judged { row: *row, text: text.clone(), what }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok((sent, refused))
}

/// What is said above a list of which not every row was sent.
pub fn problem(sent: usize) -> Problem {
    match sent {
        0 => Problem::new("list", "organizations-problem-list-none"),
        n => Problem::new("list", "organizations-problem-list-some").with("n", n),
    }
}

/// The refused rows as the page tells them.
pub fn rejected(ctx: &Ctx, refused: &[Judged<Problem>]) -> Vec<Rejected> {
    let told = |r: &Judged<Problem>| Rejected { row: r.row, text: r.text.clone(), reason: ctx.problem(&r.what) };
    refused.iter().map(told).collect()
}

/// Cells as a row that can be pasted.
fn line(cells: &[String]) -> String {
    let quoted = |c: &String| match c.contains([';', ',', '\t', '"']) {
        true => format!("\"{}\"", c.replace('"', "\"\"")),
        false => c.clone(),
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(";")
}

/// Stands behind a line: a quotation mark that nothing closes takes it into its cell.
const END: &[u8] = b"\n\x01";

/// The rows of a list whose cells are separated by commas, semicolons or tabs. A first row without an address is a heading
/// and left out.
fn rows(text: &str) -> Vec<Row> {
    let marks = ['\t', ';', ','];
    let first = text.lines().find(|line| line.contains(marks)).unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|d| first.contains(char::from(*d))).unwrap_or(b',');
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    let mut out = Vec::new();
    let mut first = true;
    // Line by line, so that a row has the number that its writer sees: no cell of such a list holds a line end.
    for (n, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
    {
        let mut records = builder.from_reader(line.as_bytes().chain(END)).into_records();
        let (Some(Ok(record)), Some(_)) = (records.next(), records.next()) else {
            out.push(Row { number: n + 1, cells: Vec::new(), unclosed: Some(line.to_string()) });
            continue;
        };
        let cells: Vec<String> = record.iter().map(|c| c.trim().to_string()).collect();
        let heading = std::mem::take(&mut first) && !cells.iter().any(|c| c.contains('@'));
        if !heading && cells.iter().any(|c| !c.is_empty()) {
            out.push(Row { number: n + 1, cells, unclosed: None });
        }
    }
    out
}

fn rows_of_file(lang: Lang, bytes: &[u8]) -> Result<Vec<Row>, Problem> {
    // Some more than are taken, so that those beyond are told one by one.
    let read = cantiere_documents::read_table(bytes, MOST * 5).map_err(|error| match error.line {
        0 => Problem::new("file", "organizations-problem-file").with("max", MOST),
        line => Problem::new("file", "organizations-problem-file-row")
            .with("row", line)
            .with("what", error.message.of(lang)),
    })?;
    let mut all = Vec::with_capacity(read.len());
    for (n, row) in read.into_iter().enumerate() {
        let cells: Vec<String> = row.cells.iter().map(|c| c.trim().to_string()).collect();
        if n > 0 || cells.iter().any(|c| c.contains('@')) {
            all.push(Row { number: row.number, cells, unclosed: None });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_leave_out_the_heading_and_empty_lines_and_keep_the_numbers_of_lines() {
        let text = "\u{FEFF}email;ruolo\n\n anna@example.org ; rappresentante\nbruno@example.org\n;\n\"carla@example.org\";x\n";
        let found = rows(text);
        let cells: Vec<(usize, Vec<&str>)> =
            found.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect();
        assert_eq!(
            cells,
            [
                (3, vec!["anna@example.org", "rappresentante"]),
                (4, vec!["bruno@example.org"]),
                (6, vec!["carla@example.org", "x"]),
            ]
        );
    }

    #[test]
    fn line_is_read_back_as_the_same_cells() {
        let cells = ["Rete; \"cooperative\"", "rete@example.org", "Società civile"].map(String::from).to_vec();
        let read = Row { number: 2, cells: cells.clone(), unclosed: None };
        assert_eq!(rows(&format!("una cella\n{}", line(&cells))), [read]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_spoils_its_row_alone_and_a_file_with_the_number_of_the_row() {
        let broken = "Rete;\"rete@example.org;Società civile";
        let found = rows(&format!("{broken}\nAltra;altra@example.org;Impresa\n"));
        assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(found[0].address(), Err("organizations-row-quote"));
        assert_eq!(found[0].judged(()).text, broken);
        assert_eq!(found[1].address(), Ok("altra@example.org"));
        let file = format!("nome;email;tipo\n{broken}\nAltra;altra@example.org;Impresa\n");
        let refused = rows_of_file(Lang::It, file.as_bytes()).expect_err("an unclosed quotation mark");
        assert_eq!(refused.key, "organizations-problem-file-row");
        assert_eq!(refused.args[0], ("row", cantiere_spine::Value::Number(2)));
        assert!(refused.args[1].1.to_string().contains("virgolette"), "{refused:?}");
    }

    #[test]
    fn rows_of_file_leave_out_the_heading_and_refuse_what_is_no_table() {
        let text = "\u{FEFF}nome,email\nRete,rete@example.org\n";
        let found = rows_of_file(Lang::It, text.as_bytes()).expect("a table");
        let cells = vec!["Rete".to_string(), "rete@example.org".to_string()];
        assert_eq!(found, [Row { number: 2, cells, unclosed: None }]);
        assert_eq!(rows_of_file(Lang::It, &[0xFF, 0xFE, 0x00]).expect_err("no text").field, "file");
    }
}
