//! Signs that a text may be unwanted: it is put before a moderator and shown like the rest meanwhile.
//! Nothing is refused, hidden or deleted because of a sign.

use super::{CaseKind, NewCase, open};
use crate::Error;
use crate::contribution::Words;
use crate::process::Process;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ContributionId;
use cantiere_domain::moderation::{Sign, links};
use cantiere_domain::text::words;
use cantiere_store::Tx;
use cantiere_store::schema::actor::person;
use cantiere_store::schema::contribution::contribution;
use diesel::prelude::*;

const HOUR: i64 = 3_600_000_000;
/// Texts of one person in an hour that are nothing unusual.
const RATE: usize = 12;
/// Addresses in one text that are nothing unusual.
const LINKS: usize = 3;
/// Somebody who came less than this ago is new.
const FRESH: i64 = 24 * HOUR;
/// Shorter texts are the same by chance: “sono d’accordo”.
const SHORT: usize = 8;

/// Looks at a text that has just been stored, and opens a case when something is unusual.
pub(crate) fn look(tx: &mut Tx, by: &Actor, of: &Process, id: ContributionId, said: &Words) -> Result<(), Error> {
    let Some(author) = by.person else { return Ok(()) };
    let now = tx.now();
    let whole = [&said.title, &said.body, &said.wording, &said.action, &said.effect].map(String::as_str).join(" ");
    let linked = links(&whole);
    // What this person sent last, in whatever process; the text itself is among it.
    let before: Vec<(String, String, i64)> = contribution::table
        .filter(contribution::person.eq(author.0))
        .filter(contribution::id.lt(id.0))
        .filter(contribution::channel.eq("site"))
        .order(contribution::id.desc())
        .limit(RATE as i64)
        .select((contribution::body, contribution::wording, contribution::received_at))
        .load(tx.conn())?;
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
    } else if before.iter().any(|(text, other, _)| same(&body, text) || same(&wording, other)) {
        Sign::Repeat
    } else if before.len() == RATE && before.iter().all(|(_, _, at)| now - at < HOUR) {
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
