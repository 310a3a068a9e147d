//! Pages of this feature for the site map: one of each sort and edition, of what everybody may read.

use crate::address;
use cantiere_domain::access::Actor;
use cantiere_spine::plan::catalogue;
use cantiere_store::{Conn, Error};

/// Of so many plans, in their order.
const PLANS: usize = 200;

/// Without the language; editions of a plan come newest first.
pub fn paths(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let plans = catalogue::page(conn, &Actor::visitor(), "", PLANS).map_err(into_store)?.plans;
    let mut paths = vec!["/".to_string(), "/plans".into(), "/search".into(), "/how-it-works".into()];
    for edition in plans.iter().flat_map(|p| &p.editions) {
        paths.push(address::edition(edition));
        paths.push(address::items(edition));
        paths.push(address::text(edition));
    }
    Ok(paths)
}

fn into_store(error: cantiere_spine::Error) -> Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        other => Error::Unavailable(other.to_string()),
    }
}
