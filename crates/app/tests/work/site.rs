//! The demonstration on either engine, and what its pages say.

pub use crate::demo::on_each;
pub use crate::editions::of_state;
pub use crate::plain::plain;
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::actor::person;
use cantiere_testkit::TestSite;
use diesel::prelude::*;

/// The consultation that is over and reported, and the one that is open.
pub const CLOSED: &str = "/it/plans/trasformazione-digitale/2024-2026";
pub const OPEN: &str = "/it/plans/trasformazione-digitale/2027-2029";
pub const WORK: &str = "/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received";

/// The part of a text between two others.
pub fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|t| t.1.split_once(to)).map_or("", |t| t.0)
}

/// The bodies of the mails to an address, oldest first.
pub async fn mails(site: &TestSite, address: &str) -> Vec<String> {
    let address = address.to_string();
    let found = site.site.db.read(move |conn| -> Result<Vec<String>, cantiere_spine::Error> {
        Ok(mail::table
            .left_join(person::table.on(person::id.nullable().eq(mail::person)))
            .filter(mail::address.eq(&address).or(person::email.eq(&address)))
            .order(mail::id)
            .select(mail::body)
            .load(conn)?)
    });
    found.await.expect("the mails")
}
