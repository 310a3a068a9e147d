//! A whole site moved, saved and restored: the demonstration from SQLite to PostgreSQL and back gives the same bytes, and
//! the commands say what is damaged.

use cantiere::commands::demo::fill;
use cantiere::commands::site::import_file;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::{password, person, session};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::search::{self, Query};
use cantiere_store::transfer::{Check, export_to, verify};
use cantiere_store::{Conn, DatabaseUrl, Db, Error, Options, Tx, files};
use cantiere_testkit::{Engine, TestDb};
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::io::Cursor;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PASSWORD: &str = "una frase lunga e buona";
/// What opens a door, in mails that have not gone out yet.
const INVITATION: &str = "4f1d-invito-piantato-9c2e";

/// The demonstration with a file, a password and a session, which stand for all that is dear.
fn filled(engine: Engine) -> (TestDb, String, String) {
    let db = engine.open();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(fill::fill(&db)).expect("the demonstration is filled");
    let content: Vec<u8> = (0..700_000_u32).map(|n| (n.wrapping_mul(n) % 251) as u8).collect();
    let stored = files::put(&db, &mut Cursor::new(content), 1 << 20).unwrap();
    let hash = password::hash(PASSWORD);
    let kept = hash.clone();
    let token = db
        .write_blocking(move |tx| -> Result<String, cantiere_spine::Error> {
            files::name(tx, "6f2c1a52-0000-4000-8000-000000000001", &stored, "mappa.pdf", "application/pdf")?;
            let new = person::NewPerson {
                name: "Ada".into(),
                email: "ada@example.org".into(),
                language: cantiere_domain::Lang::It,
                password_hash: Some(kept.clone()),
            };
            let id = person::add(tx, &new)?;
            let invitation = NewMail {
                to: To::Address("ente@example.org".into()),
                language: cantiere_domain::Lang::It,
                subject: format!("Invito {INVITATION}"),
                body: format!("https://example.org/it/invitations/{INVITATION}"),
                unsubscribe: format!("https://example.org/it/unsubscribe/{INVITATION}"),
            };
            mail::put(tx, &invitation)?;
            waiting_sign_in(tx, id)?;
            session::create(tx, id, Assurance::Substantial)
        })
        .unwrap();
    (db, hash, token)
}

/// Somebody has asked for a link to sign in, and the mail waits.
fn waiting_sign_in(tx: &mut Tx, person: PersonId) -> Result<(), cantiere_spine::Error> {
    let text = format!(
        "insert into sign_in (nonce, person, address, address_mac, language, target, attempts, created_at, expires_at) \
         values ('{INVITATION}', {person}, 'ada@example.org', 'x', 'it', '/', 0, 1, 2) returning id"
    );
    let sign_in: Number = sql_query(text).get_result(tx.conn())?;
    mail::put_sign_in(tx, sign_in.id, Some(person), "", cantiere_domain::Lang::It)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn export(db: &Db, folder: &Path, name: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    let exported = export_to(db, &path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    (path, exported.sha256)
}

fn faults(db: &Db) -> Vec<String> {
    let look = |conn: &mut Conn| -> Result<Vec<Check>, cantiere_store::transfer::TransferError> {
        let mut checks = verify(conn)?;
        checks.extend(cantiere_spine::verify::verify(conn));
        Ok(checks)
    };
    let checks = db.export_blocking(look).unwrap();
    assert!(checks.iter().all(|check| check.looked_at > 0), "{checks:?}");
    checks.into_iter().flat_map(|check| check.faults).collect()
}

fn hits(db: &Db) -> Vec<(String, String)> {
    let look = |conn: &mut Conn| {
        let query = Query { text: "servizi digitali".into(), ..Query::default() };
        let hits = search::find(conn, &Actor::visitor(), &query)?;
        Ok::<_, cantiere_spine::Error>(hits.hits.into_iter().map(|hit| (hit.code, hit.title)).collect())
    };
    db.read_blocking(look).unwrap()
}

#[test]
fn site_goes_to_the_other_engine_and_back_with_the_same_digest_and_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let (origin, hash, token) = filled(Engine::Sqlite);
    let (first, digest) = export(&origin, folder.path(), "first.jsonl");
    let text = std::fs::read_to_string(&first).unwrap();
    assert!(text.contains("ada@example.org"), "personal data is in it");
    for (what, secret) in [("a password", &hash), ("a session", &token), ("an invitation", &INVITATION.to_string())] {
        assert!(!text.contains(secret.as_str()), "{what} stands in the export");
    }
    assert!(!text.contains("\"table\":\"session\""), "sessions stand in the export");
    assert!(text.contains("\"table\":\"mail\"") && text.contains("ente@example.org"), "that a mail waited is in it");
    assert!(text.contains("\"table\":\"blob\"") && text.contains("mappa.pdf"), "files are in it");

    let (postgres, _) = Engine::Postgres.place();
    let imported = import_file(&postgres, &first).unwrap();
    assert_eq!(imported.sha256, digest);
    let db = Db::open(&postgres).unwrap();
    assert_eq!(faults(&db), [""; 0]);
    assert!(!hits(&origin).is_empty());
    assert_eq!(hits(&db), hits(&origin));
    let (second, again) = export(&db, folder.path(), "second.jsonl");
    assert_eq!(again, digest, "from PostgreSQL");

    let (sqlite, _folder) = Engine::Sqlite.place();
    import_file(&sqlite, &second).unwrap();
    let db = Db::open(&Options::tool(sqlite.url.clone())).unwrap();
    assert_eq!(faults(&db), [""; 0]);
    assert_eq!(hits(&db), hits(&origin));
    let (third, again) = export(&db, folder.path(), "third.jsonl");
    assert_eq!(again, digest, "back in SQLite");
    assert!(std::fs::read(&first).unwrap() == std::fs::read(&third).unwrap(), "the very same bytes");
    ids_go_on_and_versions_stay_frozen(&db);
    let db = Db::open(&postgres).unwrap();
    ids_go_on_and_versions_stay_frozen(&db);
}

/// What the import set aside is in force again, and no number is given twice.
fn ids_go_on_and_versions_stay_frozen(db: &Db) {
    let text = "update block_row set text = 'x' where revision in (select id from revision where state = 'published')";
    let refused = db.write_blocking(move |tx| {
        use diesel::connection::SimpleConnection;
        Ok::<_, Error>(tx.batch_execute(text)?)
    });
    assert!(refused.unwrap_err().to_string().contains("never changes"));
    let added = db.write_blocking(|tx| -> Result<i64, cantiere_spine::Error> {
        let new = person::NewPerson {
            name: "Bice".into(),
            email: "bice@example.org".into(),
            language: cantiere_domain::Lang::It,
            password_hash: None,
        };
        Ok(person::add(tx, &new)?.0)
    });
    added.expect("a number that nobody has");
}

fn cantiere(database: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    for name in ["CONFIG", "DATABASE", "LISTEN", "BASE_URL", "ZONE", "SECRET_FILE"] {
        command.env_remove(format!("CANTIERE_{name}"));
    }
    command.arg("--database").arg(format!("sqlite:{}", database.display())).args(arguments).output().unwrap()
}

fn told(output: &Output, code: i32, texts: &[&str]) -> String {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{said}");
    for text in texts {
        assert!(said.contains(text), "“{text}” is not said: {said}");
    }
    said
}

#[test]
fn backup_is_restored_verified_and_a_flipped_byte_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (db, ..) = filled(Engine::Sqlite);
    let DatabaseUrl::Sqlite(site) = db.options.url.clone() else { unreachable!() };
    let backups = folder.path().join("copie di 'prova'");
    std::fs::create_dir(&backups).unwrap();
    // The site is open, as under `serve`.
    told(&cantiere(&site, &["backup", &backups.display().to_string()]), 0, &["SHA-256", "personal data", "restore"]);
    let backup = std::fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
    assert_eq!(std::fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    let named = backup.display().to_string();
    let noted = db.read_blocking(|conn| Ok::<_, Error>(cantiere_store::transfer::last_backups(conn, 5)?)).unwrap();
    assert_eq!(noted.len(), 1);
    assert_eq!((noted[0].place.as_str(), noted[0].kind.as_str()), (named.as_str(), "sqlite"));
    assert_eq!(noted[0].bytes as u64, std::fs::metadata(&backup).unwrap().len());

    told(&cantiere(&site, &["verify"]), 0, &["Everything is sound"]);
    told(&cantiere(&site, &["verify", &named]), 0, &["sound    published versions", "Everything is sound"]);
    let over = cantiere(&site, &["restore", &named]);
    told(&over, 2, &["in use by another process"]);
    let restored = folder.path().join("restored.db");
    told(&cantiere(&restored, &["restore", &named]), 0, &["Everybody is signed out", "Next:", "verify"]);
    told(&cantiere(&restored, &["restore", &named]), 2, &["is there already"]);
    told(&cantiere(&restored, &["verify"]), 0, &["Everything is sound"]);
    let kept = Db::open(&Options::tool(DatabaseUrl::Sqlite(restored.clone()))).unwrap();
    assert_eq!(hits(&kept), hits(&db));
    let sessions = kept.read_blocking(|conn| {
        use diesel::prelude::*;
        Ok::<i64, Error>(cantiere_store::schema::actor::session::table.count().get_result(conn)?)
    });
    assert_eq!(sessions.unwrap(), 0, "nobody is signed in after a restore");

    let flipped = folder.path().join("flipped.db");
    let paragraph = flip(&db, &backup, &flipped);
    let said = told(&cantiere(&site, &["verify", &flipped.display().to_string()]), 1, &["DAMAGED  published versions"]);
    assert!(said.contains(&format!("paragraph {paragraph} ")), "{said}");
    told(&cantiere(&site, &["verify", "/nowhere.db"]), 2, &["/nowhere.db"]);
    let other = folder.path().join("notes.txt");
    std::fs::write(&other, "nothing of ours").unwrap();
    told(&cantiere(&site, &["verify", &other.display().to_string()]), 2, &["neither a database"]);
    told(&cantiere(&folder.path().join("none.db"), &["verify"]), 2, &["there is no database at"]);
    assert!(!folder.path().join("none.db").exists(), "looking makes no database");
}

/// Copies the backup with one letter of a published paragraph changed; gives the paragraph's number.
fn flip(db: &Db, from: &Path, to: &Path) -> String {
    use cantiere_store::schema::plan::{block_row, revision};
    use diesel::prelude::*;
    let find = |conn: &mut Conn| {
        let row: (String, String) = block_row::table
            .inner_join(revision::table.on(revision::id.eq(block_row::revision)))
            .filter(revision::state.eq("published"))
            .filter(block_row::kind.eq("paragraph"))
            .order((block_row::revision.desc(), block_row::position))
            .select((block_row::number, block_row::text))
            .first(conn)?;
        Ok::<_, Error>(row)
    };
    let (number, text) = db.read_blocking(find).unwrap();
    let mut bytes = std::fs::read(from).unwrap();
    // As much of it as surely stands on one page of the file.
    let needle: Vec<u8> = text.bytes().take(60).collect();
    let places: Vec<usize> =
        bytes.windows(needle.len()).enumerate().filter(|(_, w)| *w == needle.as_slice()).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the paragraph stands in the file");
    for at in places {
        bytes[at] = if bytes[at] == b'X' { b'Y' } else { b'X' };
    }
    std::fs::write(to, bytes).unwrap();
    number
}

#[test]
fn export_command_refuses_to_overwrite_and_moves_a_site_whose_people_get_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let (db, ..) = filled(Engine::Sqlite);
    let DatabaseUrl::Sqlite(site) = db.options.url.clone() else { unreachable!() };
    let file = folder.path().join("site.jsonl");
    let named = file.display().to_string();
    told(&cantiere(&site, &["site", "export", &named]), 0, &["mode 0600", "Not in it: passwords", "site import"]);
    told(&cantiere(&site, &["site", "export", &named]), 2, &["is there already"]);
    let moved = folder.path().join("moved.db");
    told(&cantiere(&moved, &["verify", &named]), 0, &["Everything is sound"]);
    told(&cantiere(&moved, &["site", "import", &named]), 0, &["very same bytes", "person password", "serve"]);
    told(&cantiere(&moved, &["site", "import", &named]), 2, &["is not empty"]);
    told(&cantiere(&moved, &["site", "reindex"]), 0, &["made again"]);
    told(&cantiere(&moved, &["verify"]), 0, &["Everything is sound"]);
    let mut password = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    password.arg("--database").arg(format!("sqlite:{}", moved.display()));
    password.args(["person", "password", "--email", "ada@example.org", "--password-stdin"]);
    let line = folder.path().join("line");
    std::fs::write(&line, format!("{PASSWORD}\n")).unwrap();
    let output = password.stdin(std::fs::File::open(&line).unwrap()).output().unwrap();
    told(&output, 0, &["new password"]);
    let opened = Db::open(&Options::tool(DatabaseUrl::Sqlite(moved))).unwrap();
    let stored = opened.read_blocking(|conn| person::password_hash(conn, "ada@example.org")).unwrap();
    assert!(password::verify(PASSWORD, stored.as_ref().map(|(_, hash)| hash.as_str())));
}

/// As the version before would have left it: without the last migration's tables.
#[test]
fn backup_and_export_of_an_earlier_version_are_verified_and_restored() {
    use diesel::connection::SimpleConnection;
    let folder = tempfile::tempdir().unwrap();
    let earlier =
        "drop table search_slot; drop table search_hidden; delete from migration where name = '0031_search_slot'";
    let (db, ..) = filled(Engine::Sqlite);
    let DatabaseUrl::Sqlite(site) = db.options.url.clone() else { unreachable!() };
    db.write_blocking(move |tx| Ok::<_, Error>(tx.batch_execute(earlier)?)).unwrap();
    let (backup, export) = (folder.path().join("old.db"), folder.path().join("old.jsonl"));
    told(&cantiere(&site, &["backup", &backup.display().to_string()]), 0, &["SHA-256"]);
    told(&cantiere(&site, &["site", "export", &export.display().to_string()]), 0, &["SHA-256"]);
    told(&cantiere(&site, &["verify"]), 2, &["earlier version"]);
    for (n, file) in [&backup, &export].into_iter().enumerate() {
        let named = file.display().to_string();
        told(&cantiere(&site, &["verify", &named]), 0, &["Everything is sound"]);
        let restored = folder.path().join(format!("restored-{n}.db"));
        told(&cantiere(&restored, &["restore", &named]), 0, &["Next:"]);
        told(&cantiere(&restored, &["migrate"]), 0, &[]);
        told(&cantiere(&restored, &["verify"]), 0, &["Everything is sound"]);
    }
}
