//! Signs that a text may be unwanted: it is put before a moderator and shown like the rest meanwhile.
//! Nothing is refused, hidden or deleted because of a sign.

use super::{CaseKind, NewCase, open};
use crate::Error;
use crate::contribution::{Earlier, LATEST, Words};
use crate::process::Process;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ContributionId;
use cantiere_domain::moderation::{Sign, links};
use cantiere_domain::text::words;
use cantiere_store::Tx;
use cantiere_store::schema::actor::person;
use diesel::prelude::*;

const HOUR: i64 = 3_600_000_000;
/// Texts of one person in an hour that are nothing unusual.
const RATE: usize = LATEST;
/// Addresses in one text that are nothing unusual.
const LINKS: usize = 3;
/// Somebody who came less than this ago is new.
const FRESH: i64 = 24 * HOUR;
/// Shorter texts are the same by chance: “sono d’accordo”.
const SHORT: usize = 8;

/// Looks at a text that has just been stored beside what its author sent before it, and opens a case when something is unusual.
pub(crate) fn look(
    tx: &mut Tx,
    by: &Actor,
    of: &Process,
    id: ContributionId,
    said: &Words,
    before: &[Earlier],
) -> Result<(), Error> {
    let Some(author) = by.person else { return Ok(()) };
    let now = tx.now();
    let whole = [&said.title, &said.body, &said.wording, &said.action, &said.effect].map(String::as_str).join(" ");
    let linked = links(&whole);
    let (body, wording) = (words(&said.body), words(&said.wording));
    let same = |said: &[String], other: &str| said.len() >= SHORT && words(other) == said;
    let fresh = match linked > 0 {
        true => {
            let came: i64 =
                person::table.filter(person::id.eq(author.0)).select(person::created_at).first(tx.conn())?;
            now - came < FRESH
        }
        false => false,
    };
    let sign = if linked > LINKS {
        Sign::Links
    } else if before.iter().any(|e| same(&body, &e.body) || same(&wording, &e.wording)) {
        Sign::Repeat
    } else if before.len() == RATE && before.iter().all(|e| now - e.received_at < HOUR) {
        Sign::Rate
    } else if fresh {
        Sign::Fresh
    } else {
        return Ok(());
    };
    let case = NewCase {
        kind: CaseKind::Sign,
        contribution: id,
        plan: of.plan,
        process: of.id,
        reason: sign.as_str(),
        text: "",
        person: None,
        decision: None,
    };
    open(tx, &case).map(drop)
}
