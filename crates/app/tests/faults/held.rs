//! What must stand in the tables of both votes after all that was answered: every ballot that was acknowledged, in the order
//! it was cast, and of each voter the last one, alone.

use super::served::{Place, faults};
use super::voters::{Electors, History, SAME, Said, Sent};
use cantiere_sealed::{hex, tag};
use cantiere_store::schema::round::{round_ballot, round_ballot_log};
use cantiere_store::schema::sealed::{sealed_entry, sealed_opening, sealed_tag};
use cantiere_store::{Conn, Db};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the tables of both votes.
pub struct Stored {
    /// By body, in the order they were cast.
    pub log: BTreeMap<i64, Vec<String>>,
    pub counted: BTreeMap<i64, String>,
    /// Ids in the order of the public log.
    pub entries: Vec<String>,
    pub tags: BTreeMap<String, String>,
    pub openings: BTreeMap<String, String>,
}

pub fn stored(db: &Db, electors: &Electors) -> Stored {
    let (bodies, persons) = (electors.bodies.id.0, electors.persons.id.0);
    let read = move |conn: &mut Conn| -> Result<Stored, cantiere_store::Error> {
        use round_ballot_log as l;
        let cast: Vec<(i64, String)> =
            l::table.filter(l::round.eq(bodies)).order(l::id).select((l::organization, l::content)).load(conn)?;
        let mut log: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (body, content) in cast {
            log.entry(body).or_default().push(content);
        }
        let own = round_ballot::table.filter(round_ballot::round.eq(bodies));
        let counted: Vec<(i64, String)> = own.select((round_ballot::organization, round_ballot::content)).load(conn)?;
        let own = sealed_entry::table.filter(sealed_entry::round.eq(persons)).order(sealed_entry::place);
        let entries = own.select(sealed_entry::id).load(conn)?;
        let own = sealed_tag::table.filter(sealed_tag::round.eq(persons));
        let tags: Vec<(String, String)> = own.select((sealed_tag::tag, sealed_tag::entry)).load(conn)?;
        let own = sealed_opening::table.filter(sealed_opening::round.eq(persons));
        let openings: Vec<(String, String)> = own.select((sealed_opening::id, sealed_opening::content)).load(conn)?;
        Ok(Stored {
            log,
            counted: counted.into_iter().collect(),
            entries,
            tags: tags.into_iter().collect(),
            openings: openings.into_iter().collect(),
        })
    };
    db.export_blocking(read).unwrap()
}

/// The tag of a person, by the key that lies beside the configuration.
pub fn tag_of(place: &Place, electors: &Electors, who: usize) -> String {
    let key = place.folder.path().join(format!("vote-keys/vote-{}.poll", electors.persons.uuid));
    let key: [u8; 32] = std::fs::read(key).unwrap().try_into().unwrap();
    hex::encode(&tag::tag(&key, &electors.all[who].person.to_string()))
}

/// Holds what is stored against what was answered; gives how many ballots were acknowledged.
pub fn check(place: &Place, electors: &Electors, history: &History, round: u32) -> usize {
    let db = place.open();
    let stored = stored(&db, electors);
    let entries: BTreeSet<&str> = stored.entries.iter().map(String::as_str).collect();
    let (mut acknowledged, mut unanswered, mut known) = (0, 0, 0);
    for ((who, persons), sent) in history {
        for one in sent {
            match &one.said {
                Said::In(_) => acknowledged += 1,
                Said::Nothing => unanswered += usize::from(*persons),
                Said::Refused(status) => panic!("round {round}: refused with {status}"),
            }
        }
        if *persons {
            let tag = stored.tags.get(&tag_of(place, electors, *who));
            known += sent.iter().filter(|s| matches!(s.said, Said::In(_))).count();
            own_voice(sent, &entries, tag, &stored.openings, round);
        } else {
            let body = electors.all[*who].body.0;
            let cast = stored.log.get(&body).map_or(&[][..], Vec::as_slice);
            assert_eq!(cast.last(), stored.counted.get(&body), "round {round}: the last ballot of a body counts");
            in_order(sent, cast, round);
        }
    }
    let more = stored.entries.len() - known;
    assert!(more <= unanswered, "round {round}: {more} entries that nobody cast, {unanswered} were not answered");
    assert_eq!(stored.tags.len(), stored.openings.len(), "round {round}: one ballot of each voter can be opened");
    assert_eq!(faults(&db), [""; 0], "round {round}");
    acknowledged
}

/// Every acknowledged ballot of a body stands there, in the order they were cast; between them only such as were not
/// answered. Goes through all ways in which those may have been stored or not: so many of `stored` may be behind us.
fn in_order(sent: &[Sent], stored: &[String], round: u32) {
    let mut behind = BTreeSet::from([0]);
    for one in sent {
        let is_next = |at: &usize| stored.get(*at) == Some(&one.content);
        let next = behind.iter().copied().filter(is_next).map(|at| at + 1);
        behind = match &one.said {
            Said::In(what) if what == SAME => {
                behind.iter().copied().filter(|at| *at > 0 && stored[at - 1] == one.content).collect()
            }
            Said::In(_) => next.collect(),
            _ => next.chain(behind.iter().copied()).collect(),
        };
        let lost = "an acknowledged ballot is lost, or stands elsewhere";
        assert!(!behind.is_empty(), "round {round}: {lost}: {one:?}\nsent {sent:?}\nstored {stored:?}");
    }
    let more = "ballots that nobody sent";
    assert!(behind.contains(&stored.len()), "round {round}: {more}: sent {sent:?}\nstored {stored:?}");
}

/// Every acknowledged entry is in the log, and the voter's tag names the last one, or one that was not answered after it.
fn own_voice(
    sent: &[Sent],
    entries: &BTreeSet<&str>,
    tag: Option<&String>,
    openings: &BTreeMap<String, String>,
    round: u32,
) {
    let mut last = None;
    let mut maybe = Vec::new();
    for one in sent {
        match &one.said {
            Said::In(entry) => {
                assert!(entries.contains(entry.as_str()), "round {round}: an acknowledged ballot is lost: {one:?}");
                last = Some(entry);
                maybe.clear();
                maybe.push(&one.content);
            }
            _ => maybe.push(&one.content),
        }
    }
    let Some(tag) = tag else {
        assert_eq!(last, None, "round {round}: a voter without a voice");
        return;
    };
    let opened = openings.get(tag).unwrap_or_else(|| panic!("round {round}: nothing opens entry {tag}"));
    match last {
        Some(last) if last == tag => assert_eq!(*opened, *maybe[0], "round {round}: another ballot than was cast"),
        // Not the last that was answered: then one that was on its way.
        Some(_) => assert!(maybe[1..].contains(&opened), "round {round}: {opened} counts, sent were {maybe:?}"),
        None => assert!(maybe.contains(&opened), "round {round}: {opened} counts, sent were {maybe:?}"),
    }
}
