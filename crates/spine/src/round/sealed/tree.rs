//! The log as a tree whose hashes are kept: appended to when something is signed or proved, never made again. A root and a
//! proof then cost a few statements and a logarithmic number of rows, however long the log is.

use super::log::{at_places, entries};
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_sealed::hex;
use cantiere_sealed::log::{self, At, Edge, Hash};
use cantiere_store::schema::sealed::{round_seal, sealed_entry, sealed_node};
use cantiere_store::{Conn, Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Entries that one transaction takes in: others wait for less than a tenth of a second.
const STEP: i64 = 1_000;

/// Takes in the next entries; gives the edge, and whether it is that of the whole log.
pub(super) fn grow(tx: &mut Tx, of: RoundId) -> Result<(Edge, bool), Error> {
    let row = round_seal::table.find(of.0);
    let hashed: Option<i64> = row.select(round_seal::hashed).first(tx.conn()).optional()?;
    let hashed = hashed.ok_or(Error::NotFound("seal"))?;
    let size = u64::try_from(hashed).unwrap_or_default();
    let kept = hashes(tx, of, &Edge::needed(size))?;
    let mut edge = Edge::of(size, &kept).ok_or_else(broken)?;
    let next = entries(tx, of, hashed, STEP)?;
    let mut whole = Vec::new();
    for entry in &next {
        whole.extend(edge.push(entry.leaf()));
    }
    if !next.is_empty() {
        write(tx, of, &whole)?;
        diesel::update(row).set(round_seal::hashed.eq(hashed + next.len() as i64)).execute(tx.conn())?;
    }
    Ok((edge, (next.len() as i64) < STEP))
}

fn write(tx: &mut Tx, of: RoundId, whole: &[(At, Hash)]) -> Result<(), Error> {
    if whole.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = whole.iter().map(|(at, hash)| json!([of.0, at.level, at.place, hex::encode(hash)])).collect();
    let text = tx.conn().pick(
        "insert into sealed_node (round, level, place, hash) select json_extract(value, '$[0]'), \
         json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') from json_each($1)",
        "insert into sealed_node (round, level, place, hash) select (v->>0)::bigint, (v->>1)::bigint, (v->>2)::bigint, \
         v->>3 from jsonb_array_elements($1::text::jsonb) t(v)",
    );
    sql(text).bind::<Text, _>(json!(rows).to_string()).execute(tx.conn())?;
    Ok(())
}

/// That the entry at `index` is in the log of `size` entries, which were all taken in; hashes from the leaf up.
pub fn proof(conn: &mut Conn, of: RoundId, index: u64, size: u64) -> Result<Vec<Hash>, Error> {
    let kept = hashes(conn, of, &log::needed(index, size))?;
    log::inclusion(&kept, index, size).ok_or_else(broken)
}

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = BigInt)]
    level: i64,
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = Text)]
    hash: String,
}

/// For each pair of sizes, of which none is 0, that the log of the second continues that of the first: as many statements as for one.
pub fn steps(conn: &mut Conn, of: RoundId, pairs: &[(u64, u64)]) -> Result<Vec<Vec<Hash>>, Error> {
    let wanted: BTreeSet<At> = pairs.iter().flat_map(|(old, new)| log::needed_between(*old, *new)).collect();
    let kept = hashes(conn, of, &wanted.into_iter().collect::<Vec<_>>())?;
    pairs.iter().map(|(old, new)| log::consistency(&kept, *old, *new).ok_or_else(broken)).collect()
}

/// The hashes of these subtrees: two statements however many. Leaves are the entries themselves.
fn hashes(conn: &mut Conn, of: RoundId, wanted: &[At]) -> Result<BTreeMap<At, Hash>, Error> {
    let mut all = BTreeMap::new();
    let place = |at: &At| i64::try_from(at.place).unwrap_or(i64::MAX);
    let leaves: Vec<i64> = wanted.iter().filter(|at| at.level == 0).map(place).collect();
    if !leaves.is_empty() {
        for (place, entry) in at_places(conn, of, &leaves)? {
            all.insert(At { level: 0, place }, entry.leaf());
        }
    }
    let inner: Vec<_> = wanted.iter().filter(|at| at.level > 0).map(|at| json!([of.0, at.level, at.place])).collect();
    if inner.is_empty() {
        return Ok(all);
    }
    let text = conn.pick(
        "select n.level, n.place, n.hash from json_each($1) k join sealed_node n on n.round = json_extract(k.value, '$[0]') \
         and n.level = json_extract(k.value, '$[1]') and n.place = json_extract(k.value, '$[2]')",
        "select n.level, n.place, n.hash from jsonb_array_elements($1::text::jsonb) k(v) join sealed_node n \
         on n.round = (k.v->>0)::bigint and n.level = (k.v->>1)::bigint and n.place = (k.v->>2)::bigint",
    );
    let rows: Vec<Node> = sql(text).bind::<Text, _>(json!(inner).to_string()).load(conn)?;
    for Node { level, place, hash } in rows {
        let at =
            At { level: u32::try_from(level).unwrap_or_default(), place: u64::try_from(place).unwrap_or_default() };
        all.insert(at, hex::decode(&hash).ok_or_else(broken)?);
    }
    Ok(all)
}

/// Every kept hash, for who checks them against the log.
pub(in crate::round) fn kept(conn: &mut Conn, of: RoundId) -> Result<(u64, BTreeMap<At, Hash>), Error> {
    let hashed: i64 = round_seal::table.find(of.0).select(round_seal::hashed).first(conn)?;
    let rows: Vec<(i64, i64, String)> = sealed_node::table
        .filter(sealed_node::round.eq(of.0))
        .select((sealed_node::level, sealed_node::place, sealed_node::hash))
        .load(conn)?;
    let one = |(level, place, hash): (i64, i64, String)| {
        let at = At { level: u32::try_from(level).ok()?, place: u64::try_from(place).ok()? };
        Some((at, hex::decode(&hash)?))
    };
    let all = rows.into_iter().map(one).collect::<Option<_>>().ok_or_else(broken)?;
    Ok((u64::try_from(hashed).unwrap_or_default(), all))
}

/// How many entries there are.
pub fn length(conn: &mut Conn, of: RoundId) -> Result<i64, Error> {
    let last: Option<i64> = sealed_entry::table
        .filter(sealed_entry::round.eq(of.0))
        .select(diesel::dsl::max(sealed_entry::place))
        .first(conn)?;
    Ok(last.map_or(0, |n| n + 1))
}

fn broken() -> Error {
    Error::Store(cantiere_store::Error::Unavailable(
        "the hashes of a vote's log are not whole: `cantiere verify` says what is wrong".into(),
    ))
}
