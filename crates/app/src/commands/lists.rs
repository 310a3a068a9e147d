//! Reading lists that public offices publish as CSV: in UTF-8 or the older encoding, separated by semicolons, commas or tabs,
//! with headings that change a little from year to year.

use cantiere_documents::each_record;
use std::path::Path;

/// The cells of the columns that were asked for, with the numbers of the lines.
pub struct List {
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Reads the columns; each is named by several headings, of which the first that is there counts. A column without any is
/// an error that names the headings found.
pub fn read(path: &Path, columns: &[&[&str]]) -> Result<List, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text(&bytes), columns).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(text: &str, columns: &[&[&str]]) -> Result<List, String> {
    let mut records = Vec::new();
    let read = each_record("", text, |line, record| {
        records.push((line as u64, record.clone()));
        Ok(())
    });
    read.map_err(|error| {
        let line = error.line;
        format!("line {line}: a quotation mark is opened and never closed; close it, and read the list again")
    })?;
    let mut records = records.into_iter();
    let headings: Vec<String> = records.next().map_or_else(Vec::new, |(_, first)| first.iter().map(plain).collect());
    let mut places = Vec::with_capacity(columns.len());
    for names in columns {
        let place = names.iter().find_map(|name| headings.iter().position(|h| *h == plain(name)));
        places.push(place.ok_or_else(|| {
            format!("no column is called “{}”; the first line has: {}", names.join("” or “"), headings.join(", "))
        })?);
    }
    let cells = |(line, record): (u64, csv::StringRecord)| {
        (line, places.iter().map(|n| record.get(*n).unwrap_or_default().trim().to_string()).collect::<Vec<_>>())
    };
    Ok(List { rows: records.map(cells).collect() })
}

/// Letters and digits of a heading in small letters: line ends and notes in brackets stand in some.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// UTF-8 if it is that, else Latin-1, in which every byte is a letter.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{FEFF}').to_string(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_finds_columns_by_any_of_their_headings() {
        let text = "Denominazione;\"Codice Comune\nformato alfanumerico\"\nValdoria; 999001 \n";
        let list = parse(text, &[&["Codice Comune formato alfanumerico"], &["Nome", "Denominazione"]]).unwrap();
        assert_eq!(list.rows, [(3, vec!["999001".to_string(), "Valdoria".to_string()])]);
        let error = parse(text, &[&["Sigla"]]).err().unwrap();
        assert!(error.contains("Sigla") && error.contains("denominazione"), "{error}");
    }

    #[test]
    fn parse_refuses_a_quotation_mark_that_is_never_closed_with_its_line() {
        let error = parse("Nome;Codice\nUno;1\nDue;\"2\nTre;3\n", &[&["Nome"]]).err().unwrap();
        assert!(error.starts_with("line 3: a quotation mark"), "{error}");
        assert_eq!(parse("Nome;Codice\nUno;\"1\"", &[&["Codice"]]).unwrap().rows, [(2, vec!["1".to_string()])]);
    }

    #[test]
    fn text_reads_both_encodings() {
        assert_eq!(text("Forlì".as_bytes()), "Forlì");
        assert_eq!(text(b"Forl\xEC"), "Forlì");
    }
}
