//! What lists of contributions are filtered, ordered and counted by; the words are read for one page alone.

use crate::Error;
use cantiere_domain::id::ProcessId;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::{Among, Conn, kept, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::HashMap;

/// What lists are filtered and ordered by; the words are read for one page alone.
#[derive(Clone, Debug, Default, Queryable, Selectable)]
#[diesel(table_name = contribution)]
pub struct Entry {
    pub id: i64,
    pub number: i64,
    pub kind: String,
    pub theme: String,
    /// As its author wrote it.
    pub territory: String,
    pub chapter: Option<i64>,
    pub organization: Option<i64>,
    pub supports: i64,
    pub received_at: i64,
    pub state: String,
    pub target_kind: String,
    pub target: i64,
}

/// The contributions of a process without the replies, oldest first; `all`: also those that only staff see.
pub fn entries(conn: &mut Conn, of: ProcessId, all: bool) -> Result<Vec<Entry>, Error> {
    let states: &[&str] = if all { &["published", "submitted", "hidden", "withdrawn"] } else { &["published"] };
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.among(states.iter().copied()))
        .filter(contribution::parent.is_null())
        .order(contribution::id)
        .select(Entry::as_select())
        .load(conn)?)
}

/// The same by their numbers, after one of them, at most so many, as (number, id): for what goes through all of them and
/// holds a part.
pub fn numbered(conn: &mut Conn, of: ProcessId, after: i64, at_most: i64) -> Result<Vec<(i64, i64)>, Error> {
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.eq("published"))
        .filter(contribution::parent.is_null())
        .filter(contribution::number.gt(after))
        .order(contribution::number)
        .limit(at_most)
        .select((contribution::number, contribution::id))
        .load(conn)?)
}

#[derive(QueryableByName)]
struct Discussed {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The themes with the most of them, and how many each has.
pub fn most_discussed(conn: &mut Conn, of: ProcessId, at_most: i64) -> Result<Vec<(String, i64)>, Error> {
    let rows: Vec<Discussed> = sql("select theme as name, count(*) as n from contribution where process = $1 \
         and state = 'published' and parent is null and theme <> '' group by theme order by n desc, name limit $2")
    .bind::<BigInt, _>(of.0)
    .bind::<BigInt, _>(at_most)
    .load(conn)?;
    Ok(rows.into_iter().map(|r| (r.name, r.n)).collect())
}

/// Those of them that changed since a moment, whatever became of them, oldest first.
pub fn changed_entries(conn: &mut Conn, of: ProcessId, since: i64) -> Result<Vec<Entry>, Error> {
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::changed_at.ge(since))
        .filter(contribution::parent.is_null())
        .order(contribution::id)
        .select(Entry::as_select())
        .load(conn)?)
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How many were received since a moment; no more than so many are counted.
pub fn received_since(conn: &mut Conn, of: ProcessId, since: i64, at_most: i64) -> Result<usize, Error> {
    let topics = |_: &i64| vec![format!("process:{of}")];
    let n = kept(conn, "received since", (of.0, since, at_most), topics, |conn| -> Result<i64, Error> {
        let row: Counted =
            sql("select count(*) as n from (select 1 from contribution where process = $1 and parent is null \
             and received_at >= $2 limit $3) as counted")
            .bind::<BigInt, _>(of.0)
            .bind::<BigInt, _>(since)
            .bind::<BigInt, _>(at_most)
            .get_result(conn)?;
        Ok(row.n)
    })?;
    Ok(n as usize)
}

/// How many published contributions there are on one thing, up to one more than [`MOST_COUNTED`], and the newest of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetCount {
    pub count: i64,
    /// Other wordings among them, counted up to two: whether there is something to compare.
    pub amendments: i64,
    pub newest: Vec<i64>,
}

#[derive(QueryableByName)]
struct Ranked {
    #[diesel(sql_type = BigInt)]
    target: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = BigInt)]
    amendments: i64,
    #[diesel(sql_type = Text)]
    newest: String,
}

/// More contributions on one thing are not counted.
pub const MOST_COUNTED: i64 = 1_000;

/// For many paragraphs or items at once, in their order: one statement, which looks at no more than it shows and counts.
pub fn of_targets(conn: &mut Conn, kind: &str, targets: &[i64], newest: i64) -> Result<Vec<TargetCount>, Error> {
    let list = serde_json::to_string(targets).unwrap_or_default();
    let text = conn.pick(
        "select t.value as target, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' limit $4)) as n, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' and c.kind = 'amendment' limit 2)) as amendments, \
         coalesce((select group_concat(id) from (select c.id as id from contribution c where c.target_kind = $1 \
          and c.target = t.value and c.state = 'published' order by c.id desc limit $3)), '') as newest \
         from json_each($2) t",
        "select t.value as target, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' limit $4) as counted) as n, \
         (select count(*) from (select 1 from contribution c where c.target_kind = $1 and c.target = t.value \
          and c.state = 'published' and c.kind = 'amendment' limit 2) as compared) as amendments, \
         coalesce((select string_agg(id::text, ',') from (select c.id as id from contribution c where c.target_kind = $1 \
          and c.target = t.value and c.state = 'published' order by c.id desc limit $3) as last), '') as newest \
         from (select x::bigint as value from jsonb_array_elements_text($2::text::jsonb) as x) as t",
    );
    let rows: Vec<Ranked> = sql(text)
        .bind::<Text, _>(kind)
        .bind::<Text, _>(list)
        .bind::<BigInt, _>(newest.max(1))
        .bind::<BigInt, _>(MOST_COUNTED + 1)
        .load(conn)?;
    let mut by_target: HashMap<i64, TargetCount> = HashMap::new();
    for row in rows {
        let mut ids: Vec<i64> = row.newest.split(',').filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(newest.max(0) as usize);
        by_target.insert(row.target, TargetCount { count: row.n, amendments: row.amendments, newest: ids });
    }
    Ok(targets.iter().map(|t| by_target.get(t).cloned().unwrap_or_default()).collect())
}
