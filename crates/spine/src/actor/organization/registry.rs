//! The register of public bodies (IPA), as far as the operator loaded it: code, name, office address of mail.
//! Names of people that the file holds are not taken over.

use crate::Error;
use cantiere_domain::text::{clean_line, fold};
use cantiere_store::schema::organization::ipa_entry;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Entry {
    pub code: String,
    pub name: String,
    pub email: String,
}

pub fn find(conn: &mut Conn, code: &str) -> Result<Option<Entry>, Error> {
    let row = ipa_entry::table
        .find(code.to_lowercase())
        .select((ipa_entry::code, ipa_entry::name, ipa_entry::email))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Puts entries in or corrects them; gives how many are new. A few hundred at once.
pub fn put(tx: &mut Tx, entries: &[Entry]) -> Result<usize, Error> {
    let codes: Vec<String> = entries.iter().map(|e| e.code.to_lowercase()).collect();
    let known: Vec<String> =
        ipa_entry::table.filter(ipa_entry::code.among(&codes)).select(ipa_entry::code).load(tx.conn())?;
    for (entry, code) in entries.iter().zip(&codes) {
        let name = clean_line(&entry.name);
        let row = (
            ipa_entry::name_key.eq(fold(&name)),
            ipa_entry::name.eq(name),
            ipa_entry::email.eq(clean_line(&entry.email)),
        );
        if known.contains(code) {
            diesel::update(ipa_entry::table.find(code)).set(row).execute(tx.conn())?;
        } else {
            diesel::insert_into(ipa_entry::table).values((ipa_entry::code.eq(code), row)).execute(tx.conn())?;
        }
    }
    Ok(entries.len() - known.len())
}

/// Codes are letters, digits and underscores, such as `c_h501`; kept in small letters. None: not such a code.
pub fn parse_code(text: &str) -> Option<String> {
    let code = clean_line(text).to_lowercase();
    let good = (2..=30).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    good.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::parse_code;

    #[test]
    fn parse_code_takes_codes_of_the_register_alone() {
        for (typed, kept) in [("c_h501", "c_h501"), (" C_H501 ", "c_h501"), ("m_lps", "m_lps"), ("agid", "agid")] {
            assert_eq!(parse_code(typed).as_deref(), Some(kept));
        }
        for wrong in ["", "c", "c h501", "c-h501", "città", "<b>", &"a".repeat(31)] {
            assert_eq!(parse_code(wrong), None, "{wrong}");
        }
    }
}
