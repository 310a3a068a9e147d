//! Learns what other processes changed, so that their writes drop pages cached here within a second.
//! It reads table `change` alone; this process's own writes were told at once.

use std::time::Duration;

use diesel::{QueryResult, QueryableByName, RunQueryDsl, sql_types::*};

use crate::{Conn, Db, Error, sql};

const EVERY: Duration = Duration::from_millis(400);

/// Up to where the changes are known.
#[derive(Clone, Debug)]
enum Known {
    /// Ids are in commit order, because there is one writer at a time.
    Sqlite { id: i64 },
    /// Ids are not: what a snapshot did not see is new in the next.
    Postgres { snapshot: String },
}

#[derive(QueryableByName)]
struct Topic {
    #[diesel(sql_type = Text)]
    topic: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Db {
    /// Follows other processes' changes until `stop` is done. `serve` runs one of it.
    pub async fn follow(&self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        let mut known = None;
        loop {
            match self.look(known.clone()).await {
                Ok(next) => known = Some(next),
                // Nothing is forgotten: the next look starts from the same place.
                Err(error) => tracing::warn!(%error, "cannot see what other processes change"),
            }
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }

    async fn look(&self, known: Option<Known>) -> Result<Known, Error> {
        let origin = self.shared.origin;
        let (next, topics) = self
            .read(move |conn| {
                if conn.is_sqlite() {
                    Ok::<_, Error>(look_sqlite(conn, known, origin)?)
                } else {
                    Ok(look_postgres(conn, known, origin)?)
                }
            })
            .await?;
        self.shared.changes.raise(&topics);
        Ok(next)
    }
}

fn look_sqlite(conn: &mut Conn, known: Option<Known>, origin: i64) -> QueryResult<(Known, Vec<String>)> {
    let last = sql("select coalesce(max(id), 0) as n from change").get_result::<Number>(conn)?.n;
    let Some(Known::Sqlite { id }) = known else {
        return Ok((Known::Sqlite { id: last }, Vec::new()));
    };
    if last <= id {
        return Ok((Known::Sqlite { id }, Vec::new()));
    }
    let topics = sql("select distinct topic from change where id > $1 and origin <> $2")
        .bind::<BigInt, _>(id)
        .bind::<BigInt, _>(origin)
        .load::<Topic>(conn)?;
    Ok((Known::Sqlite { id: last }, topics.into_iter().map(|row| row.topic).collect()))
}

fn look_postgres(conn: &mut Conn, known: Option<Known>, origin: i64) -> QueryResult<(Known, Vec<String>)> {
    let snapshot = sql("select pg_current_snapshot()::text as topic").get_result::<Topic>(conn)?.topic;
    let topics = match known {
        Some(Known::Postgres { snapshot: before }) => sql("select distinct topic from change
             where tx >= pg_snapshot_xmin($1::text::pg_snapshot)::text::bigint and origin <> $2
               and not pg_visible_in_snapshot(tx::text::xid8, $1::text::pg_snapshot)")
        .bind::<Text, _>(before)
        .bind::<BigInt, _>(origin)
        .load::<Topic>(conn)?,
        _ => Vec::new(),
    };
    Ok((Known::Postgres { snapshot }, topics.into_iter().map(|row| row.topic).collect()))
}
