//! A ballot in small, over the store's own tables: a row of its own for each vote and a stored counter,
//! by single writes and by a batch action.

use cantiere_store::{
    BatchAction, Conn, Db, Error, Tx,
    schema::base::{idempotency, setting},
    sql,
};
use diesel::{prelude::*, sql_types::*};

/// Casts one vote by a transaction of its own and raises `counter`.
pub async fn vote_alone(db: &Db, counter: &'static str, key: String) -> Result<(), Error> {
    db.write(move |tx| {
        let row = (
            idempotency::key.eq(&key),
            idempotency::person.eq(0),
            idempotency::answer.eq(counter),
            idempotency::at.eq(tx.now()),
        );
        diesel::insert_into(idempotency::table).values(row).execute(tx.conn())?;
        raise(tx, counter, 1)
    })
    .await
}

fn raise(tx: &mut Tx, counter: &str, by: i64) -> Result<(), Error> {
    let row = diesel::update(setting::table.find(counter));
    if row.set(setting::version.eq(setting::version + by)).execute(tx.conn())? == 0 {
        let row = (setting::key.eq(counter), setting::value.eq("counter"), setting::version.eq(by));
        diesel::insert_into(setting::table).values(row).execute(tx.conn())?;
    }
    Ok(())
}

pub struct Vote;

impl BatchAction for Vote {
    type Input = String;
    /// Whether the vote is new.
    type Output = bool;
    type Error = Error;

    fn run(tx: &mut Tx, keys: &[String]) -> Result<Vec<Result<bool, Error>>, Error> {
        #[derive(QueryableByName)]
        struct New {
            #[diesel(sql_type = Text)]
            key: String,
        }
        assert!(!keys.iter().any(|key| key == "panic"), "a key that panics");
        let list = serde_json::to_string(keys).expect("keys are text");
        let text = tx.pick(
            "insert into idempotency (key, person, answer, at)
             select value, 0, 'batch', $2 from json_each($1) where true
             on conflict do nothing returning key",
            "insert into idempotency (key, person, answer, at)
             select value, 0, 'batch', $2 from jsonb_array_elements_text($1::text::jsonb)
             on conflict do nothing returning key",
        );
        let now = tx.now();
        let new: Vec<New> = sql(text).bind::<Text, _>(list).bind::<BigInt, _>(now).load(tx.conn())?;
        if !new.is_empty() {
            raise(tx, "batch", i64::try_from(new.len()).expect("few"))?;
            tx.changed("votes");
        }
        let mut new: std::collections::HashSet<String> = new.into_iter().map(|row| row.key).collect();
        Ok(keys
            .iter()
            .map(|key| if key.starts_with("refuse") { Err(Error::NotFound) } else { Ok(new.remove(key)) })
            .collect())
    }
}

/// Keys stored under each counter; fails when a counter differs from its rows.
pub fn stored(conn: &mut Conn) -> Result<std::collections::BTreeSet<String>, Error> {
    let rows: Vec<(String, String)> = idempotency::table.select((idempotency::key, idempotency::answer)).load(conn)?;
    let counters: Vec<(String, i64)> =
        setting::table.filter(setting::value.eq("counter")).select((setting::key, setting::version)).load(conn)?;
    for (counter, count) in counters {
        let found = rows.iter().filter(|(_, answer)| *answer == counter).count();
        assert_eq!(i64::try_from(found).expect("few"), count, "counter {counter} against its rows");
    }
    Ok(rows.into_iter().map(|(key, _)| key).collect())
}
