//! Mails about organisations, each put on its way in the transaction that is its reason.

use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_spine::Error;
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_store::schema::actor::person;
use cantiere_store::{Among, Tx};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;

/// Writes and sends one; `keys` are the subject's and the body's, `link` is a path without the language.
pub fn send(
    tx: &mut Tx,
    site: &Site,
    to: To,
    language: Lang,
    keys: (&str, &str),
    values: &[(&'static str, &str)],
    link: &str,
) -> Result<(), Error> {
    let mut args = Args::new();
    for (name, value) in values {
        args.set(*name, *value);
    }
    args.set("site", site.settings_last_read(language).site_name.clone());
    args.set("link", site.base_url.join(&format!("/{language}{link}")));
    let text = |key: &str| site.catalog.text(language, key, Some(&args)).into_owned();
    let new = NewMail { to, language, subject: text(keys.0), body: text(keys.1), unsubscribe: String::new() };
    mail::put(tx, &new)?;
    Ok(())
}

/// The same to people whom the site knows, each in their language.
pub fn send_all(
    tx: &mut Tx,
    site: &Site,
    people: &[PersonId],
    keys: (&str, &str),
    values: &[(&'static str, &str)],
    link: &str,
) -> Result<(), Error> {
    for (person, language) in languages(tx, people)? {
        send(tx, site, To::Person(person), language, keys, values, link)?;
    }
    Ok(())
}

/// The languages of people who are still there.
fn languages(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<(PersonId, Lang)>, Error> {
    let ids: Vec<i64> = people.iter().map(|p| p.0).collect();
    let rows: Vec<(i64, String)> = person::table
        .filter(person::id.among(ids))
        .filter(person::erased_at.is_null())
        .order(person::id)
        .select((person::id, person::language))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, language)| (PersonId(id), language.parse().unwrap_or_default())).collect())
}
