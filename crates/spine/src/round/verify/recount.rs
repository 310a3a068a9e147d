//! The stored result against a count of the stored ballots, list by list: who won, in which order, with which score.
//! Reasons are words, which may be told better by a later version: they are not compared.

use super::super::election::{OfList, decided};
use super::super::{Round, options, result, stream};
use crate::Error;
use cantiere_store::Conn;
use std::collections::BTreeMap;

pub fn faults(conn: &mut Conn, of: &Round) -> Result<Vec<String>, Error> {
    if of.state != "counted" {
        return Ok(Vec::new());
    }
    let choices = options(conn, of.id)?;
    let Some(told) = result(conn, of, &choices)? else { return Ok(Vec::new()) };
    let mut lists: Vec<OfList> = (0..of.rules.lists.len()).map(|list| OfList::new(&of.rules, &choices, list)).collect();
    let mut ballots = 0;
    stream::each_in(conn, of, |ballot| {
        ballots += 1;
        lists.iter_mut().for_each(|list| list.add(ballot));
    })?;
    let mut faults = Vec::new();
    if told.len() != lists.len() {
        faults.push(format!("{} lists are counted, of {}", told.len(), lists.len()));
    }
    for (counted, list) in told.iter().zip(&lists) {
        let place = |faults: &mut Vec<String>, what: &str| {
            faults.push(format!("list {}: {what} is not what its ballots give", counted.list + 1));
        };
        if counted.ballots != ballots {
            place(&mut faults, "the number of ballots");
        }
        let (winners, scores) = decided(&of.rules, list);
        if counted.winners != winners {
            place(&mut faults, "the stored order of those chosen");
        }
        let said: BTreeMap<i64, i64> = counted.rows.iter().map(|row| (row.option, row.score)).collect();
        if said != scores {
            place(&mut faults, "the stored score of an option");
        }
        let places: Vec<(i64, Option<i64>)> =
            choices.iter().filter(|c| c.list == counted.list).map(|c| (c.id, c.place)).collect();
        let place_of = |id: i64| winners.iter().position(|w| *w == id).map(|n| n as i64 + 1);
        if places.iter().any(|(id, told)| *told != place_of(*id)) {
            place(&mut faults, "the place that an option has");
        }
    }
    Ok(faults)
}
