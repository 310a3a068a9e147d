//! The site's logo: a picture that was read, measured and written anew before it is stored, so that nothing of the file
//! that somebody sent is ever served.

use super::{administrator, note};
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_store::files::{self, Stored};
use cantiere_store::{Tx, settings};

/// The key: the number of the file and its digest, which stands in the address: `12 9f3c…`.
pub const KEY: &str = "logo";

/// Shows a picture, stored before with `files::put`, as the logo.
pub fn set(tx: &mut Tx, by: &Actor, stored: &Stored) -> Result<(), Error> {
    administrator(by)?;
    let uuid = uuid::Uuid::new_v4().to_string();
    let file = files::name(tx, &uuid, stored, "logo.png", "image/png")?;
    let digest: String = stored.sha256.iter().take(8).map(|b| format!("{b:02x}")).collect();
    settings::set(tx, KEY, &format!("{file} {digest}"))?;
    tx.changed("site");
    note(tx, by, "site_logo_changed", ("site", 0), None, &[])
}

/// Shows the product's own mark again.
pub fn remove(tx: &mut Tx, by: &Actor) -> Result<(), Error> {
    administrator(by)?;
    settings::remove(tx, KEY)?;
    tx.changed("site");
    note(tx, by, "site_logo_removed", ("site", 0), None, &[])
}

/// The file of a stored value.
pub fn file(stored: &str) -> Option<i64> {
    stored.split(' ').next()?.parse().ok()
}
