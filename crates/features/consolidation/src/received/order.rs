//! The order of the table: what waits for an answer first, the newest first; the file has the same.

use super::state::State;
use cantiere_spine::contribution::Entry;
use cantiere_web::Ctx;
use std::cmp::Reverse;
use std::collections::HashMap;

/// First what has no published answer, then the rest, each the newest first. `entries` are the oldest first.
pub fn table(entries: &[Entry], states: &HashMap<i64, State>) -> Vec<u32> {
    let newest_first = (0..entries.len() as u32).rev();
    let (mut all, answered): (Vec<u32>, Vec<u32>) =
        newest_first.partition(|n| !place_of(states, entries[*n as usize].id).0);
    all.extend(answered);
    all
}

/// Where a contribution stands in the table: whether it is answered, and how new it is.
pub fn place_of(states: &HashMap<i64, State>, id: i64) -> (bool, Reverse<i64>) {
    (states.get(&id).is_some_and(|s| s.published), Reverse(id))
}

/// The same as it stands in addresses: `0-12`. It is kept whole, so that answering the last one on a page moves nothing.
pub fn named((answered, Reverse(id)): (bool, Reverse<i64>)) -> String {
    format!("{}-{id}", u8::from(answered))
}

pub fn place(text: &str) -> Option<(bool, Reverse<i64>)> {
    let (answered, id) = text.split_once('-')?;
    Some((answered == "1", Reverse(id.parse().ok()?)))
}

/// Where “since yesterday” begins.
pub fn start_of_yesterday(ctx: &Ctx) -> i64 {
    let day = ctx.site.today().yesterday().unwrap_or(ctx.site.today());
    let start = day.to_zoned(ctx.site.zone().clone());
    start.map(|z| z.timestamp().as_microsecond()).unwrap_or(i64::MAX)
}
