//! Ballots of a secret vote as rows alone, to measure what one more costs where millions are stored. Nobody cast them, and
//! their commitments open to nothing: such a vote is never counted.

use cantiere_domain::id::RoundId;
use cantiere_spine::Error;
use cantiere_spine::round::{self, sealed};
use cantiere_store::schema::round::round as r;
use cantiere_store::{Db, Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

/// Rows of each table in one transaction: some seconds.
const CHUNK: i64 = 250_000;

/// The newest open vote of people gets ballots until it has so many, then its log is taken into the tree.
pub fn store(db: &Db, wanted: i64) -> Result<(), Box<dyn std::error::Error>> {
    let newest = r::table.filter(r::voters.eq("persons")).filter(r::state.eq("open")).order(r::id.desc());
    let found = db.read_blocking(|conn| -> Result<_, Error> {
        let id: Option<i64> = newest.select(r::id).first(conn).optional()?;
        let id = RoundId(id.ok_or(Error::NotFound("round"))?);
        let named = round::options(conn, id)?.first().map_or_else(String::new, |option| option.id.to_string());
        Ok((id, named, sealed::length(conn, id)?))
    })?;
    let (id, named, length) = found;
    // Spread over all that an id can be, and in ascending order, so that each page of a table is written once.
    let step = i64::MAX / wanted.max(1);
    for from in (length..wanted).step_by(CHUNK as usize) {
        let (named, to) = (named.clone(), (from + CHUNK).min(wanted));
        db.write_blocking(move |tx| rows(tx, id, (from, to), step, &named))?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(sealed::take_in(db, id))?;
    Ok(())
}

fn rows(tx: &mut Tx, of: RoundId, (from, to): (i64, i64), step: i64, named: &str) -> Result<(), Error> {
    let conn = tx.conn();
    let numbers = conn.pick(
        "with recursive n(i) as (select $2 union all select i + 1 from n where i + 1 < $3)",
        "with n as (select generate_series($2, $3 - 1) as i)",
    );
    let id = conn.pick(
        "printf('%016x%016x', (i * $4) << 1, i)",
        "lpad(to_hex((i * $4) << 1), 16, '0') || lpad(to_hex(i), 16, '0')",
    );
    let rest = conn.pick("printf('%032x', i)", "lpad(to_hex(i), 32, '0')");
    for (table, values) in [
        ("sealed_entry (round, place, id, hour, commitment)", format!("i, {id}, '2026-01-01T00Z', {id} || {rest}")),
        ("sealed_opening (round, id, nonce, content)", format!("{id}, {id} || {rest}, $5")),
        ("sealed_tag (round, tag, entry)", format!("{id} || {rest}, {id}")),
    ] {
        sql(format!("{numbers} insert into {table} select $1, {values} from n"))
            .bind::<BigInt, _>(of.0)
            .bind::<BigInt, _>(from)
            .bind::<BigInt, _>(to)
            .bind::<BigInt, _>(step)
            .bind::<Text, _>(named)
            .execute(tx.conn())?;
    }
    diesel::update(r::table.find(of.0)).set(r::ballots.eq(to)).execute(tx.conn())?;
    tx.changed(&round::topic(of));
    Ok(())
}
