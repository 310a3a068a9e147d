//! A row of table `mail` as the letter it becomes. A sign-in is written here and now: its link and code stand in no table.

use crate::mailed::{row, token};
use crate::privacy::erase::TARGET;
use cantiere_domain::Lang;
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::actor::person;
use cantiere_store::{Conn, Error};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;

/// What the reader gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: i64,
    /// With it a repeated mail is recognised as the same one.
    pub uuid: String,
    pub to: String,
    pub language: Lang,
    pub subject: String,
    pub body: String,
    pub unsubscribe: String,
    pub created_at: i64,
    pub sent_at: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mail)]
struct Row {
    id: i64,
    uuid: String,
    person: Option<i64>,
    address: String,
    sign_in: Option<i64>,
    language: String,
    subject: String,
    body: String,
    unsubscribe: String,
    created_at: i64,
    sent_at: Option<i64>,
}

/// None: there is nothing to send any more, because the person is gone, the link is too old, or the words stayed with the
/// site that this one was moved from.
pub fn letter(conn: &mut Conn, site: &Site, id: i64) -> Result<Option<Letter>, cantiere_spine::Error> {
    let Some(row) = mail::table.find(id).select(Row::as_select()).first(conn).optional().map_err(Error::from)? else {
        return Ok(None);
    };
    let to = match row.person {
        None => row.address,
        Some(id) => person::table
            .find(id)
            .filter(person::erased_at.is_null())
            .select(person::email)
            .first(conn)
            .optional()
            .map_err(Error::from)?
            .unwrap_or_default(),
    };
    if to.is_empty() {
        return Ok(None);
    }
    let language = row.language.parse().unwrap_or_default();
    let (subject, body) = match row.sign_in {
        None if row.body.is_empty() => return Ok(None),
        None => (row.subject, row.body),
        Some(id) => match row::find(conn, id)?.filter(|sign_in| sign_in.is_open(site.now())) {
            Some(sign_in) => sign_in_words(site, language, &sign_in),
            None => return Ok(None),
        },
    };
    Ok(Some(Letter {
        id: row.id,
        uuid: row.uuid,
        to,
        language,
        subject,
        body,
        unsubscribe: row.unsubscribe,
        created_at: row.created_at,
        sent_at: row.sent_at,
    }))
}

fn sign_in_words(site: &Site, language: Lang, sign_in: &row::SignIn) -> (String, String) {
    let seed = sign_in.seed();
    let secret = &site.options.secret;
    let path = format!("/{language}/sign-in/link/{}", token::link(secret, seed));
    let mut args = Args::new();
    args.set("site", site.settings_last_read(language).site_name.clone());
    args.set("link", site.base_url.join(&path));
    args.set("code", token::code(secret, seed));
    let text = |key| site.catalog.text(language, key, Some(&args)).into_owned();
    match sign_in.target == TARGET {
        true => (text("accounts-mailed-erase-subject"), text("accounts-mailed-erase-body")),
        false => (text("accounts-mailed-subject"), text("accounts-mailed-body")),
    }
}
