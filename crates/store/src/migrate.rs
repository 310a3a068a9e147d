//! Brings a database to the tables this version knows, all in one transaction, and refuses one that a
//! newer version has touched. A migration is two files, one per engine, and one line in `ALL`.

use diesel::{OptionalExtension, QueryResult, RunQueryDsl, connection::SimpleConnection, prelude::*};
use sha2::{Digest, Sha256};

use crate::{Conn, OpenError, engine};

/// A migration as it is compiled in.
pub struct Migration {
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal,)*) => {
        /// In order. A released one never changes.
        pub const ALL: &[Migration] = &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        },)*];
    };
}

migrations! {
    "0001_base",
    "0002_actor",
    "0003_plan",
    "0004_search",
    "0005_feedback",
    "0006_accounts",
    "0007_desk",
    "0008_process",
    "0009_contribution",
    "0010_identity",
    "0011_answer",
    "0012_organization",
    "0013_participants",
    "0014_process_design",
    "0015_question",
    "0016_document",
    "0017_attachment",
    "0018_moderation",
    "0019_entry",
    "0020_notice",
    "0021_privacy",
    "0022_amendment",
    "0023_workbench",
    "0024_monitoring",
    "0025_round",
    "0026_sealed",
    "0030_backup",
    "0031_search_slot",
    "0032_admin",
    "0033_actors",
    "0040_invitation_link",
    "0041_narrow_search",
    "0045_contribution_part",
    "0046_quiet_months",
    "0047_opinion_ask",
    "0050_sealed_node",
    "0051_round_arrived",
    "0052_round_elector",
    "0064_changed_since",
    "0065_version_names",
    "0070_own_draft",
    "0071_shows_supports",
    "0072_identity_of",
    "0073_second_person",
    "0075_ballot_digest",
    "0076_comune_comunale",
    "0077_implements",
    "0078_spoken",
    "0079_waiting_file",
    "0080_left_out",
    "0081_ballot_withdrawn",
    "0082_log_newest",
    "0083_ballots_together",
}

diesel::table! {
    migration (name) { name -> Text, digest -> Text, at -> BigInt, }
}

/// PostgreSQL refuses an empty text.
const NOTHING: &str = "select 1";

/// The migrations that the database still needs; refuses a database from the future.
pub(crate) fn pending(conn: &mut Conn) -> Result<Vec<&'static Migration>, OpenError> {
    let applied: Vec<(String, String)> = match exists(conn)? {
        true => migration::table.order(migration::name).select((migration::name, migration::digest)).load(conn)?,
        false => Vec::new(),
    };
    for (name, digest_then) in &applied {
        match ALL.iter().find(|known| known.name == name) {
            None => return Err(OpenError::Newer(name.clone())),
            Some(known) if digest(conn, known) != *digest_then => return Err(OpenError::Altered(name.clone())),
            Some(_) => {}
        }
    }
    Ok(ALL.iter().filter(|known| applied.iter().all(|(name, _)| name != known.name)).collect())
}

/// The names of the migrations that the database has had.
pub(crate) fn applied(conn: &mut Conn) -> Result<Vec<String>, OpenError> {
    Ok(match exists(conn)? {
        true => migration::table.order(migration::name).select(migration::name).load(conn)?,
        false => Vec::new(),
    })
}

/// Applies what is pending and gives the names. On any error nothing is changed.
pub(crate) fn run(conn: &mut Conn) -> Result<Vec<String>, OpenError> {
    run_those(conn, |_| true)
}

/// The same for some of what is pending: for a database that gets rows of an earlier version first.
pub(crate) fn run_those(conn: &mut Conn, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, OpenError> {
    // Rebuilding a table drops it for a moment, which foreign keys would follow.
    conn.batch_execute(conn.pick("pragma foreign_keys = off", NOTHING))?;
    engine::begin(conn, engine::Isolation::Queue)?;
    let result = apply(conn, wanted);
    match &result {
        Ok(_) => engine::commit(conn)?,
        Err(_) => engine::rollback(conn)?,
    }
    conn.batch_execute(conn.pick("pragma foreign_keys = on", NOTHING))?;
    result
}

fn apply(conn: &mut Conn, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, OpenError> {
    // Two processes may be asked to migrate at once: the second waits, then finds nothing to do.
    conn.batch_execute(conn.pick(NOTHING, "select pg_advisory_xact_lock(4842016911)"))?;
    conn.batch_execute(conn.pick(
        "create table if not exists migration (name text primary key not null, digest text not null, at integer not null) strict",
        "create table if not exists migration (name text collate \"C\" primary key, digest text collate \"C\" not null, at bigint not null)",
    ))?;
    let mut pending = pending(conn)?;
    pending.retain(|step| wanted(step.name));
    for step in &pending {
        let failed = |source| OpenError::Migration { name: step.name.into(), source };
        conn.batch_execute(conn.pick(step.sqlite, step.postgres)).map_err(failed)?;
        let at = engine::clock(conn)?;
        let row = (migration::name.eq(step.name), migration::digest.eq(digest(conn, step)), migration::at.eq(at));
        diesel::insert_into(migration::table).values(row).execute(conn)?;
    }
    if conn.is_sqlite() && !pending.is_empty() {
        let broken: Option<Violation> =
            diesel::sql_query("select \"table\" as name from pragma_foreign_key_check").get_result(conn).optional()?;
        if let Some(row) = broken {
            return Err(diesel::result::Error::QueryBuilderError(
                format!("table {} refers to rows that are not there", row.name).into(),
            )
            .into());
        }
    }
    Ok(pending.iter().map(|step| step.name.to_owned()).collect())
}

#[derive(diesel::QueryableByName)]
struct Violation {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

fn exists(conn: &mut Conn) -> QueryResult<bool> {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let text = conn.pick(
        "select count(*) as n from sqlite_schema where type = 'table' and name = 'migration'",
        "select count(*) as n from pg_class where oid = to_regclass('migration')",
    );
    Ok(diesel::sql_query(text).get_result::<Found>(conn)?.n > 0)
}

fn digest(conn: &Conn, migration: &Migration) -> String {
    let text = conn.pick(migration.sqlite, migration.postgres);
    Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
