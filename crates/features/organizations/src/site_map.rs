//! The public pages of organisations, for the site map: the list and the form. Pages of single ones are other features'.

use crate::address;
use cantiere_store::{Conn, Error};

pub fn paths(_: &mut Conn) -> Result<Vec<String>, Error> {
    Ok(vec![address::LIST.into(), address::NEW.into()])
}
