//! `cantiere verify` on the votes of bodies: what is stored is what was cast, replaced ballots too, and the result is what
//! a count of the stored ballots gives.

use crate::rounds::{bodies, cast, found, free, on_each, open, settings};
use crate::site::Site;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, Rules, TieRule};
use cantiere_spine::{Error, round};
use cantiere_store::sql;
use diesel::RunQueryDsl;
use std::sync::{Arc, Mutex};
use tokio::task::block_in_place;

/// What is found after this change, as somebody makes it who owns the database; it is undone.
pub fn faults_after(site: &Site, of: RoundId, change: &str) -> Vec<String> {
    let (told, change): (Arc<Mutex<Vec<String>>>, String) = (Arc::default(), change.into());
    let said = told.clone();
    let undone = site.db.write_blocking(move |tx| -> Result<(), Error> {
        let conn = tx.conn();
        // The triggers are not asked.
        for (sqlite, postgres) in [
            ("drop trigger round_ballot_log_append_only_update", "set local session_replication_role = replica"),
            ("drop trigger round_ballot_log_append_only_delete", "select 1"),
            ("drop trigger round_ballot_final", "select 1"),
        ] {
            sql(conn.pick(sqlite, postgres)).execute(conn)?;
        }
        assert_eq!(sql(change.clone()).execute(conn)?, 1, "{change}");
        *said.lock().unwrap() = round::faults(conn, of)?;
        Err(Error::NotFound("undone"))
    });
    assert!(matches!(undone, Err(Error::NotFound("undone"))), "{undone:?}");
    let told = told.lock().unwrap();
    told.clone()
}

#[test]
fn a_change_in_any_ballot_of_a_body_or_in_the_result_is_found() {
    on_each(|site| async move {
        let rules = Rules { seats: 1, ties: TieRule::Number, ..Rules::default() };
        let options = [free("Orti", 0, 0), free("Panchine", 0, 0), free("Fontane", 0, 0)];
        let (id, option) = block_in_place(|| open(&site, &settings(&site, rules), &options));
        let three = block_in_place(|| bodies(&site, 3));
        cast(&site.db, id, &three[0], Ballot::of([option[0]])).await.unwrap();
        cast(&site.db, id, &three[0], Ballot::of([option[1]])).await.unwrap();
        cast(&site.db, id, &three[1], Ballot::of([option[1], option[2]])).await.unwrap();
        cast(&site.db, id, &three[2], Ballot::of([option[2]])).await.unwrap();
        block_in_place(|| site.pass_days(8));
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let body = |n: usize| three[n].acting_for.unwrap();
        let sound = block_in_place(|| site.db.read_blocking(|conn| Ok::<_, Error>(round::faults(conn, id)?))).unwrap();
        assert_eq!(sound, [""; 0]);

        let check = |change: String, expected: &str| {
            let told = block_in_place(|| faults_after(&site, id, &change));
            assert!(told.iter().any(|fault| fault.contains(expected)), "{change}: {told:?}");
        };
        let first = format!("(select min(id) from round_ballot_log where organization = {})", body(0));
        // A ballot that was replaced, into another one that could have been cast.
        check(
            format!("update round_ballot_log set content = '{}' where id = {first}", option[2]),
            "is not what was written",
        );
        check(
            format!("update round_ballot_log set received_at = received_at + 1 where id = {first}"),
            "is not what was",
        );
        // Into one that could not.
        check(
            format!("update round_ballot_log set content = '999', digest = '' where id = {first}"),
            "is not what was",
        );
        let of = |n: usize| format!("where round = {id} and organization = {}", body(n));
        check(format!("update round_ballot set content = '{}' {}", option[0], of(2)), "is not the last one it cast");
        check(format!("update round_ballot set channel = 'desk' {}", of(2)), "is not the last one it cast");
        check(format!("update round_ballot set changes = 1 {}", of(0)), "cast 2 ballots, its last one says 1");
        check(format!("delete from round_ballot_log where organization = {}", body(2)), "is none that it cast");
        // The ballot and its log together: the result is not theirs any more.
        check(format!("update round_ballot set content = '{}' {}", option[0], of(2)), "the stored score of an option");
        let result = found_result(&site, id);
        let other =
            result.replacen(&format!("\"winners\":[{}]", option[1]), &format!("\"winners\":[{}]", option[0]), 1);
        assert_ne!(result, other);
        let other = other.replace('\'', "''");
        check(
            format!("update round_result set content = '{other}' where round = {id}"),
            "the stored order of those chosen",
        );
        check(format!("update round_option set place = 2 where id = {}", option[1]), "the place that an option has");
        assert!(found(&site, id).counted_at.is_some());
    });
}

fn found_result(site: &Site, id: RoundId) -> String {
    use cantiere_store::schema::round::round_result as r;
    use diesel::prelude::*;
    let read = |conn: &mut cantiere_store::Conn| -> Result<String, Error> {
        Ok(r::table.filter(r::round.eq(id.0)).select(r::content).first(conn)?)
    };
    block_in_place(|| site.db.read_blocking(read)).unwrap()
}
