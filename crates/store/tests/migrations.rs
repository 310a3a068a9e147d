//! Both engines get the same tables, and a database is brought up to date whole or not at all.

use std::collections::BTreeMap;

use cantiere_store::{DatabaseUrl, Db, Error, MIGRATIONS, OpenError, Options, sql};
use cantiere_testkit::{Engine, TestDb, engines};
use diesel::{connection::SimpleConnection, prelude::*, sql_types::*};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    required: i64,
}

/// Table and column to (sort of type, not null). Tables of the search index belong to one engine each.
fn columns(db: &TestDb) -> BTreeMap<String, (String, bool)> {
    let read = |conn: &mut cantiere_store::Conn| {
        let text = conn.pick(
            "select t.name as of, c.name as name, lower(c.type) as kind,
                    cast(c.\"notnull\" or c.pk > 0 as integer) as required
             from pragma_table_list t join pragma_table_info(t.name) c
             where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'",
            "select table_name::text as of, column_name::text as name, data_type::text as kind,
                    (is_nullable = 'NO')::int::bigint as required
             from information_schema.columns where table_schema = current_schema()",
        );
        Ok::<_, Error>(sql(text).load::<Column>(conn)?)
    };
    let rows = db.read_blocking(read).unwrap();
    let kind = |kind: &str| match kind {
        "integer" | "bigint" | "boolean" => "number",
        "text" => "text",
        "blob" | "bytea" => "bytes",
        "tsvector" => "search",
        other => panic!("a column of type {other}: not one that both engines have"),
    };
    rows.into_iter()
        .filter(|row| !row.of.starts_with("search_index"))
        .map(|row| (format!("{}.{}", row.of, row.name), (kind(&row.kind).to_owned(), row.required == 1)))
        .collect()
}

#[test]
fn migrations_give_both_engines_the_same_columns() {
    let [sqlite, postgres] = engines().map(|engine| columns(&engine.open()));
    assert!(sqlite.contains_key("job.run_at"), "{sqlite:?}");
    for (name, sort) in &sqlite {
        assert_eq!(postgres.get(name), Some(sort), "{name} on PostgreSQL against SQLite");
    }
    for name in postgres.keys() {
        assert!(sqlite.contains_key(name), "{name} is missing on SQLite");
    }
}

#[test]
fn text_on_postgres_sorts_by_bytes() {
    let db = Engine::Postgres.open();
    let read = |conn: &mut cantiere_store::Conn| {
        let text = "select table_name::text as of, column_name::text as name, '' as kind, 0::bigint as required
                    from information_schema.columns where table_schema = current_schema()
                    and data_type = 'text' and collation_name is distinct from 'C'";
        Ok::<_, Error>(sql(text).load::<Column>(conn)?)
    };
    let wrong = db.read_blocking(read).unwrap();
    let wrong: Vec<String> = wrong.iter().map(|row| format!("{}.{}", row.of, row.name)).collect();
    assert_eq!(wrong, [""; 0], "these columns lack collate \"C\"");
}

#[test]
fn migrations_are_known_by_number_and_each_has_two_files() {
    for pair in MIGRATIONS.windows(2) {
        assert!(pair[0].name < pair[1].name, "{} stands before {}", pair[0].name, pair[1].name);
    }
    for migration in MIGRATIONS {
        let number = migration.name.split('_').next().unwrap_or_default();
        assert!(number.len() == 4 && number.parse::<u32>().is_ok(), "{}", migration.name);
    }
    for engine in ["sqlite", "postgres"] {
        let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let listed: Vec<String> = MIGRATIONS.iter().map(|migration| format!("{}.sql", migration.name)).collect();
        assert_eq!(files, listed, "the files of {engine} against the list in migrate.rs");
    }
}

#[test]
fn postgres_asks_for_migrate_and_then_needs_none() {
    let (options, _) = Engine::Postgres.place();
    let Err(OpenError::Pending(names)) = Db::open(&options) else { panic!("opened an empty database") };
    assert_eq!(names.len(), MIGRATIONS.len());
    assert_eq!(Db::pending_migrations(&options).unwrap(), names);
    assert_eq!(Db::migrate(&options).unwrap(), names);
    assert_eq!(Db::migrate(&options).unwrap(), [""; 0]);
    Db::open(&options).unwrap();
}

#[test]
fn postgres_migrated_by_two_at_once_is_migrated_once() {
    let (options, _) = Engine::Postgres.place();
    let count = |options: Options| std::thread::spawn(move || Db::migrate(&options).unwrap().len());
    let (one, two) = (count(options.clone()), count(options));
    let mut both = [one.join().unwrap(), two.join().unwrap()];
    both.sort_unstable();
    assert_eq!(both, [0, MIGRATIONS.len()]);
}

fn execute(db: &TestDb, text: &'static str) {
    db.write_blocking(move |tx| Ok::<_, Error>(tx.batch_execute(text)?)).unwrap();
}

#[test]
fn database_from_the_future_is_refused() {
    for engine in engines() {
        let db = engine.open_with(|options| options.exclusive = false);
        execute(&db, "insert into migration (name, digest, at) values ('9999_future', '', 0)");
        let refused = Db::open(&db.options).err().expect("refused");
        assert!(matches!(&refused, OpenError::Newer(name) if name == "9999_future"), "{refused}");
    }
}

#[test]
fn migration_applied_in_another_form_is_refused() {
    for engine in engines() {
        let db = engine.open_with(|options| options.exclusive = false);
        execute(&db, "update migration set digest = 'other' where name = '0001_base'");
        let refused = Db::open(&db.options).err().expect("refused");
        assert!(matches!(&refused, OpenError::Altered(name) if name == "0001_base"), "{refused}");
    }
}

#[test]
fn migration_that_fails_changes_nothing() {
    for engine in engines() {
        let db = engine.open_with(|options| options.exclusive = false);
        // One that makes something on both engines is to run again, and meets what it made.
        execute(&db, "delete from migration where name >= '0082_log_newest'");
        let before = columns(&db);
        let failed = Db::migrate(&db.options).expect_err("fails");
        assert!(matches!(&failed, OpenError::Migration { name, .. } if *name == "0082_log_newest"));
        assert_eq!(columns(&db), before);
    }
}

#[test]
fn sqlite_opened_twice_is_in_use() {
    let db = Engine::Sqlite.open();
    let refused = Db::open(&db.options).err().expect("refused");
    let text = refused.to_string();
    assert!(matches!(refused, OpenError::InUse { .. }), "{text}");
    assert!(text.contains(&std::process::id().to_string()), "{text}");
    let DatabaseUrl::Sqlite(_) = &db.options.url else { unreachable!() };
    Db::open(&Options::tool(db.options.url.clone())).expect("a tool may work beside it");
}

#[test]
fn sqlite_in_a_missing_folder_names_the_remedy() {
    let options = Options { exclusive: false, ..Options::new("sqlite:/nowhere/at/all.db".parse().unwrap()) };
    let text = Db::open(&options).err().expect("refused").to_string();
    assert!(text.contains("/nowhere/at/all.db") && text.contains("folder exists"), "{text}");
}

#[test]
fn postgres_unreachable_is_said_without_the_password() {
    let url = "postgres://u:secret@127.0.0.1:1/n".parse().unwrap();
    let text = Db::open(&Options::new(url)).err().expect("refused").to_string();
    assert!(text.contains("127.0.0.1") && !text.contains("secret"), "{text}");
}
