//! What a site export holds is decided table by table, and the two engines agree on every table.

use cantiere_store::transfer::{Keep, TABLES, TransferError, export, import};
use cantiere_store::{Conn, Db, Error, Options, settings, sql};
use cantiere_testkit::{TestDb, engines};
use diesel::{prelude::*, sql_types::Text};
use std::io::BufReader;

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(db: &TestDb, sqlite: &'static str, postgres: &'static str) -> Vec<String> {
    let read = |conn: &mut Conn| {
        let text = conn.pick(sqlite, postgres);
        Ok::<_, Error>(sql(text).load::<Name>(conn)?.into_iter().map(|row| row.name).collect())
    };
    db.read_blocking(read).unwrap()
}

#[test]
fn every_table_of_both_engines_stands_in_the_list_and_no_other() {
    let listed: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    for engine in engines() {
        let db = engine.open();
        let there = names(
            &db,
            "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')
             and name not like 'sqlite\\_%' escape '\\' order by name",
            "select table_name::text as name from information_schema.tables where table_schema = current_schema()
             and table_type = 'BASE TABLE' order by table_name collate \"C\"",
        );
        for name in &there {
            assert!(
                listed.contains(&name.as_str()),
                "the table {name} is new: say in store/src/transfer/tables.rs whether a site export holds it \
                 (`all` unless it holds secrets or is made from other tables)"
            );
        }
        assert_eq!(there, listed, "{engine:?} against store/src/transfer/tables.rs");
    }
}

/// Columns whose names sound like secrets and that are none, each with its reason.
const NOT_SECRET: &[&str] = &[
    // A key for sorting or finding, made from a text beside it.
    "organization.sort_key",
    "plan.sort_key",
    "office.name_key",
    "ipa_entry.name_key",
    "territory.sort_key",
    "process_invitation.name_key",
    "plan_actor.key",
    "plan_actor.name_key",
    "item_row.code_key",
    "person.email_key",
    "synonym.key",
    "setting.key",
    "job.unique_key",
    // Sent by a form so that it counts once; worth nothing afterwards.
    "idempotency.key",
    // A digest of what a version says.
    "revision.content_hash",
    // What everybody reads on the page of a vote.
    "round_seal.public_key",
    // Opens a ballot for whoever counts; it says nothing of who cast it, and without it a vote could not be counted again.
    "sealed_opening.nonce",
];

#[test]
fn every_column_that_sounds_like_a_secret_is_withheld_or_explained() {
    let db = cantiere_testkit::Engine::Sqlite.open();
    let columns = names(
        &db,
        "select t.name || '.' || c.name as name from pragma_table_list t join pragma_table_info(t.name) c
         where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by 1",
        "",
    );
    let suspicious = ["token", "secret", "password", "nonce", "verifier", "_key", ".key", "_hash", "credential"];
    for column in columns.iter().filter(|column| suspicious.iter().any(|part| column.contains(part))) {
        let (table, name) = column.split_once('.').unwrap();
        let keep = TABLES.iter().find(|known| known.name == table).map(|known| known.keep);
        let withheld = match keep {
            Some(Keep::All) | None => false,
            Some(Keep::Without(names)) => names.contains(&name),
            Some(Keep::Secret | Keep::Derived) => true,
        };
        assert!(
            withheld || NOT_SECRET.contains(&column.as_str()),
            "{column} sounds like a secret: withhold it in store/src/transfer/tables.rs, or say here why it is none"
        );
    }
}

fn filled(db: &TestDb) -> (Vec<u8>, String) {
    db.write_blocking(|tx| {
        settings::set(tx, "name", "Comune di Valdoria – è “prova”\n\t\\ \u{7f}\u{1}")?;
        cantiere_store::events::record(tx, &cantiere_store::events::Event { verb: "made", ..Default::default() })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    let mut bytes = Vec::new();
    let exported = db.export_blocking(|conn| export(conn, &mut bytes)).unwrap();
    (bytes, exported.sha256)
}

fn try_import(options: &Options, bytes: &[u8]) -> Result<String, TransferError> {
    import(options, &mut BufReader::new(bytes), |_| Ok(())).map(|imported| imported.sha256)
}

#[test]
fn damaged_export_is_refused_with_its_line_and_leaves_an_empty_database() {
    let db = cantiere_testkit::Engine::Sqlite.open();
    let (bytes, _) = filled(&db);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let half = bytes[..bytes.len() / 2].to_vec();
    let flipped = text.replacen("Valdoria", "Valdorja", 1).into_bytes();
    let without_end = format!("{}\n", lines[..lines.len() - 1].join("\n")).into_bytes();
    let more = [bytes.clone(), b"{}\n".to_vec()].concat();
    let secret = text.replacen("\"table\":\"event\"", "\"table\":\"session\"", 1).into_bytes();
    for engine in engines() {
        for (what, bytes, told) in [
            ("cut", half.as_slice(), "line"),
            ("flipped", &flipped, "damaged"),
            ("without its end", &without_end, "cut short"),
            ("with more behind", &more, "behind the end"),
            ("a table that no export has", &secret, "no table “session”"),
            ("something else", b"name,title\n1,2\n", "not a line of an export"),
            ("nothing", b"", "too early"),
        ] {
            let (options, _folder) = engine.place();
            let error = try_import(&options, bytes).expect_err(what).to_string();
            assert!(error.contains(told), "{engine:?}, {what}: {error}");
            // The place is as good as new: the whole file goes in.
            let whole = text.as_bytes();
            try_import(&options, whole).unwrap_or_else(|error| panic!("{engine:?}, after {what}: {error}"));
        }
    }
}

#[test]
fn database_with_content_is_refused_and_keeps_it() {
    let (bytes, digest) = filled(&cantiere_testkit::Engine::Postgres.open());
    for engine in engines() {
        let (options, _folder) = engine.place();
        assert_eq!(try_import(&options, &bytes).unwrap(), digest);
        let again = try_import(&options, &bytes).expect_err("holds a site already").to_string();
        assert!(again.contains("not empty (rows of event: 1)"), "{again}");
        let db = Db::open(&options).unwrap();
        let exported = db.export_blocking(|conn| export(conn, &mut std::io::sink())).unwrap();
        assert_eq!(exported.sha256, digest, "{engine:?}");
    }
}
