//! Writing settings: all of a form or nothing, by an administrator, and never over what somebody else wrote meanwhile.

use super::fields::ALL;
use super::{administrator, note};
use crate::Error;
use crate::plan::rows::digest;
use cantiere_domain::access::Actor;
use cantiere_domain::text::clean_line;
use cantiere_store::{Conn, Tx, settings};
use std::collections::BTreeMap;

/// Values by key; a key that was never set is not among them.
pub type Values = BTreeMap<String, String>;

/// All settings as stored.
pub fn stored(conn: &mut Conn) -> Result<Values, Error> {
    Ok(settings::all(conn)?.into_iter().map(|(key, value, _)| (key, value)).collect())
}

/// What a form carries to tell later whether somebody else changed one of these settings meanwhile.
pub fn seen<'k>(stored: &Values, keys: impl IntoIterator<Item = &'k str>) -> String {
    let values: Vec<&str> = keys.into_iter().map(|key| stored.get(key).map_or("", String::as_str)).collect();
    digest(&values)
}

/// The keys of the form about the site.
pub fn keys() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|f| f.key)
}

/// Saves names, contacts and links, by the names of the fields.
pub fn about(tx: &mut Tx, by: &Actor, seen: &str, form: &Values) -> Result<(), Error> {
    administrator(by)?;
    let mut problems = Vec::new();
    let mut values = Values::new();
    for field in ALL {
        let mut value = clean_line(form.get(field.name).map_or("", String::as_str));
        if field.kind == super::Kind::TaxCode {
            value = value.to_uppercase();
        }
        problems.extend(field.problem(&value));
        values.insert(field.key.to_string(), value);
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    replace(tx, by, "site_changed", seen, &values)
}

/// Writes what differs, with one line in the log; nothing when nothing differs.
pub(super) fn replace(tx: &mut Tx, by: &Actor, verb: &str, seen: &str, values: &Values) -> Result<(), Error> {
    let now = stored(tx)?;
    let differs = |key: &str, value: &str| now.get(key).map_or("", String::as_str) != value;
    let changed: Vec<(&String, &String)> = values.iter().filter(|(key, value)| differs(key, value)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    // The order of the form's keys is the order of `seen`; a form of one key has no other.
    let current = match values.len() {
        1 => self::seen(&now, values.keys().map(String::as_str)),
        _ => self::seen(&now, keys()),
    };
    if current != seen {
        return Err(Error::Stale);
    }
    for (key, value) in changed {
        match value.as_str() {
            // No value lets the plain one and the default show again.
            "" => settings::remove(tx, key)?,
            value => settings::set(tx, key, value)?,
        }
    }
    tx.changed("site");
    note(tx, by, verb, ("site", 0), None, &[])
}
