//! Who speaks: a person for themselves, or for an organisation, which readers then see instead.
//! Whoever chose no name to be shown by, or erased their account, is three signs here; what they wrote stays.

use super::VOTE;
use crate::actor::profile;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_store::Conn;
use cantiere_store::schema::actor::{membership, organization};
use diesel::prelude::*;

/// As readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Organization {
        name: String,
        slug: String,
        kind: String,
        /// Until it is, readers do not see what it sends, and the sender and staff see that.
        verified: bool,
    },
    /// By the name that they chose to be shown by.
    Person { name: String },
    /// “7F3”: a person who chose no name to be shown by, or erased their account.
    Participant { code: String },
    /// Somebody who wrote on paper, as the desk noted it.
    Sender { name: String },
    /// Nobody: a vote chose it.
    Vote,
}

impl Author {
    /// The organisation it was said for, else the person, else the name on the letter.
    pub(super) fn of(
        body: Option<(String, String, String, String)>,
        person: Option<(String, String)>,
        channel: &str,
        sender: Option<String>,
    ) -> Author {
        match (body, person) {
            (Some((name, slug, kind, state)), _) => {
                let verified = matches!(state.as_str(), "verified" | "suspended");
                Author::Organization { name, slug, kind, verified }
            }
            (None, Some((name, uuid))) => Author::person(name, &uuid),
            (None, None) if channel == VOTE => Author::Vote,
            (None, None) => Author::Sender { name: sender.unwrap_or_default() },
        }
    }

    pub(super) fn person(display_name: String, uuid: &str) -> Author {
        match display_name.is_empty() {
            true => Author::Participant { code: profile::code(uuid) },
            false => Author::Person { name: display_name },
        }
    }
}

/// An organisation that a person may choose to speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub organization: OrganizationId,
    pub name: String,
    /// As it is stored.
    pub kind: String,
    /// Whether they may send in its name; others only prepare.
    pub representative: bool,
    /// Until it is verified, what it sends is received and not yet shown.
    pub verified: bool,
}

/// For whom a person may choose to speak, each time anew.
pub fn speakers(conn: &mut Conn, person: PersonId) -> Result<Vec<Speaker>, Error> {
    let rows: Vec<(i64, String, String, String, String)> = membership::table
        .inner_join(organization::table.on(organization::id.eq(membership::organization)))
        .filter(membership::person.eq(person.0))
        .filter(membership::state.eq("active"))
        .filter(membership::role.ne(crate::actor::organization::STAFF))
        .filter(organization::state.eq("registered").or(organization::state.eq("verified")))
        .order(organization::sort_key)
        .select((organization::id, organization::name, organization::kind, membership::role, organization::state))
        .load(conn)?;
    let one = |(id, name, kind, role, state): (i64, String, String, String, String)| Speaker {
        organization: OrganizationId(id),
        name,
        kind,
        representative: role == "representative",
        verified: state == "verified",
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The same for whoever looks; nobody for those who have not signed in.
pub fn speakers_of(conn: &mut Conn, by: &Actor) -> Result<Vec<Speaker>, Error> {
    by.person.map_or(Ok(Vec::new()), |person| speakers(conn, person))
}

/// For whom the actor speaks now: nobody else, or an organisation that they represent.
pub fn speaks_for(conn: &mut Conn, by: &Actor) -> Result<Option<Speaker>, Error> {
    let (Some(person), Some(body)) = (by.person, by.acting_for) else { return Ok(None) };
    let found = speakers(conn, person)?.into_iter().find(|s| s.organization == body);
    match found {
        Some(speaker) if speaker.representative => Ok(Some(speaker)),
        Some(_) => Err(Problem::new("speaker", "participation-problem-not-representative").into()),
        None => Err(Error::Denied),
    }
}
