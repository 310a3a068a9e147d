//! `cantiere generate --ballots` beside a site that is served: as many rows as a vote of so many people has, between which one
//! more ballot is cast.

use super::served::{Place, Served, run};
use super::voters::{Electors, Said, Vote, ballot, said};
use cantiere_spine::round::{self, sealed};
use cantiere_store::schema::sealed::{sealed_entry as e, sealed_opening as o, sealed_tag as t};
use diesel::prelude::*;

/// Entries, openings, tags, what the vote says of them, entries in the tree.
fn counts(place: &Place, vote: &Vote) -> [i64; 5] {
    let look = |conn: &mut cantiere_store::Conn| -> Result<[i64; 5], cantiere_spine::Error> {
        let of = vote.id.0;
        Ok([
            e::table.filter(e::round.eq(of)).count().get_result(conn)?,
            o::table.filter(o::round.eq(of)).count().get_result(conn)?,
            t::table.filter(t::round.eq(of)).count().get_result(conn)?,
            round::find_by_id(conn, vote.id)?.ballots,
            sealed::seal_of(conn, vote.id)?.expect("a seal").hashed,
        ])
    };
    place.open().read_blocking(look).unwrap()
}

fn stored(place: &Place) {
    let served = Served::start(place);
    let electors = Electors::new(place, &served, 1);
    let vote = &electors.persons;
    run(&place.url, &["generate", "--ballots", "1000"]);
    assert_eq!(counts(place, vote), [1_000; 5]);
    let answer = electors.cast(&served.browser, &electors.all[0], vote, &ballot(vote, 0));
    assert!(matches!(said(answer), Said::In(_)));
    run(&place.url, &["generate", "--ballots", "2500"]);
    assert_eq!(counts(place, vote), [2_500; 5]);
    // What is there is enough.
    run(&place.url, &["generate", "--ballots", "2000"]);
    assert_eq!(counts(place, vote), [2_500; 5]);
}

#[test]
fn rows_to_measure_beside_are_those_of_a_vote_on_sqlite() {
    stored(&Place::sqlite());
}

#[test]
fn rows_to_measure_beside_are_those_of_a_vote_on_postgres() {
    stored(&Place::postgres());
}
