//! Reading the table of who may vote: one person a row, named by a fiscal code or else by a mail address. Every row that
//! names nobody comes back with its line and the reason; nothing here is stored.

use cantiere_domain::fiscal;
use cantiere_domain::text::fold;
use cantiere_spine::actor::person::looks_like_address;
use std::collections::BTreeSet;

/// How a row names a person, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A fiscal code, which only an electronic identity can show.
    Code(String),
    Address(String),
}

/// The line, what stands there, and the key of the reason.
pub type Rejection = (usize, String, &'static str);

#[derive(Debug, Default)]
pub struct Read {
    pub people: BTreeSet<Named>,
    pub rejected: Vec<Rejection>,
}

/// A row of headings before the first person is none. `codes`: whether anybody can show their fiscal code here.
pub fn read(table: &[u8], codes: bool) -> Result<Read, &'static str> {
    let text = std::str::from_utf8(table).map_err(|_| "rounds-problem-electors-text")?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut read = Read::default();
    for (n, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split([';', ',', '\t']).map(|cell| cell.trim().trim_matches('"').trim()).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let shown = || line.trim().chars().take(80).collect::<String>();
        match person(&cells, codes) {
            Err("rounds-elector-none") if n == 0 => {}
            Err(why) => read.rejected.push((n + 1, shown(), why)),
            Ok(person) => {
                if !read.people.insert(person) {
                    read.rejected.push((n + 1, shown(), "rounds-elector-twice"));
                }
            }
        }
    }
    Ok(read)
}

/// A row that says both counts by the code alone, which is surer: by both, one person could vote from two accounts.
fn person(cells: &[&str], codes: bool) -> Result<Named, &'static str> {
    let code = cells.iter().find(|cell| fiscal::looks_like_code(cell));
    let address = cells.iter().find(|cell| cell.contains('@'));
    match (code, address) {
        (Some(code), _) if !fiscal::is_code(code) => Err("rounds-elector-code-wrong"),
        (Some(_), _) if !codes => Err("rounds-elector-code-none"),
        (Some(code), _) => Ok(Named::Code(fiscal::normal(code))),
        (None, Some(address)) if !looks_like_address(address) => Err("rounds-elector-wrong"),
        (None, Some(address)) => Ok(Named::Address(fold(address))),
        (None, None) => Err("rounds-elector-none"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_every_other_row_comes_back_with_its_line() {
        let table = "\u{FEFF}nome;posta\nAda;ada@example.org\n\nBruno;Bruno@Example.org\nCarla;\n\"Dario\";\"dario@example\"\nAda;ADA@example.org\n";
        let read_so = read(table.as_bytes(), true).unwrap();
        let address = |text: &str| Named::Address(text.into());
        let people: Vec<Named> = read_so.people.into_iter().collect();
        assert_eq!(people, [address("ada@example.org"), address("bruno@example.org")]);
        let told: Vec<(usize, &str)> = read_so.rejected.iter().map(|(line, _, why)| (*line, *why)).collect();
        assert_eq!(told, [(5, "rounds-elector-none"), (6, "rounds-elector-wrong"), (7, "rounds-elector-twice")]);
        assert_eq!(read(b"\xff\xfe", true).err(), Some("rounds-problem-electors-text"));
    }

    #[test]
    fn a_register_names_people_by_their_fiscal_code() {
        let table = "codice fiscale,cognome,posta\nrssmra80a01h501u,Rossi,mario@example.org\nRSSMRA80A01H501V,Rossi,\nVRDGPP13A10B293I,Verdi,\nRSSMRA80A01H501U,Rossi,\n";
        let codes = read(table.as_bytes(), true).unwrap();
        let code = |text: &str| Named::Code(text.into());
        // By the code alone, though the row has an address too.
        assert_eq!(codes.people, BTreeSet::from([code("RSSMRA80A01H501U"), code("VRDGPP13A10B293I")]));
        let told: Vec<(usize, &str)> = codes.rejected.iter().map(|(line, _, why)| (*line, *why)).collect();
        assert_eq!(told, [(3, "rounds-elector-code-wrong"), (5, "rounds-elector-twice")]);
        let nobody = read(table.as_bytes(), false).unwrap();
        assert!(nobody.people.is_empty());
        assert_eq!(nobody.rejected.iter().filter(|(_, _, why)| *why == "rounds-elector-code-none").count(), 3);
    }
}
