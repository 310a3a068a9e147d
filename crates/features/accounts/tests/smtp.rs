//! Mail over a real SMTP server: what arrives, what is kept while the server is away, what never will be sent.

mod support;

use cantiere_spine::mail::{self, NewMail, To};
use cantiere_store::schema::accounts::mail as mails;
use cantiere_testkit::{Engine, TestSite, engines};
use cantiere_web::{MailSecurity, MailServer};
use diesel::prelude::*;
use serde_json::Value;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use support::free_port;

struct Smtp {
    server: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Smtp {
    fn start(python: &Path, port: u16) -> Smtp {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/smtp.py");
        let mut command = Command::new(python);
        command.arg(script).arg(port.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the SMTP server starts");
        let mut lines = BufReader::new(server.stdout.take().expect("its output")).lines();
        assert_eq!(lines.next().expect("a line").expect("text"), "ready");
        Smtp { server, lines }
    }

    fn mail(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().expect("a mail").expect("text")).expect("JSON")
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}

/// Python with aiosmtpd, in an environment of its own below `target/`.
fn python() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/test-smtp");
    let python = folder.join("bin/python");
    std::fs::create_dir_all(&folder).ok()?;
    let lock = std::fs::File::create(folder.join("lock")).ok()?;
    lock.lock().ok()?;
    let works = |python: &Path| {
        Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if !works(&python) {
        let run = |command: &mut Command| command.stdout(Stdio::null()).status().is_ok_and(|s| s.success());
        let _ = run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            && run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "aiosmtpd==1.4.6"]));
    }
    if works(&python) {
        return Some(python);
    }
    eprintln!("SKIPPED: mail over SMTP needs python3-venv and the package aiosmtpd 1.4.6");
    None
}

async fn site(engine: Engine, port: u16) -> TestSite {
    TestSite::start_with(engine, vec![cantiere_accounts::feature()], |options| {
        options.mail = Some(MailServer {
            host: "127.0.0.1".into(),
            port,
            security: MailSecurity::None,
            login: None,
            from: "Cantiere <no-reply@example.org>".into(),
            reply_to: "redazione@example.org".into(),
        });
    })
    .await
}

#[tokio::test]
async fn mailed_sign_in_arrives_and_opens_the_site() {
    let Some(python) = python() else { return };
    for engine in engines() {
        let port = free_port();
        let mut smtp = Smtp::start(&python, port);
        let site = site(engine, port).await;
        site.person_at("Ada Riva", "ada@example.org", None, None).await;
        let mut browser = site.visitor();
        browser.post("/it/sign-in/mail", &[("email", "ADA@example.org"), ("next", "/it/plans")]).await;
        assert!(!browser.get("/it/sign-in").await.has("/demo/"));
        assert_eq!(site.run_jobs().await, 1);
        let mail = smtp.mail();
        // To the address that the person has, not to what somebody typed.
        assert_eq!(mail["to"][0], "ada@example.org");
        let header = |name: &str| mail["headers"][name].as_str().unwrap_or_default().to_owned();
        assert_eq!(header("subject"), "Il tuo accesso a Cantiere");
        assert_eq!(header("from"), "Cantiere <no-reply@example.org>");
        assert_eq!(header("reply-to"), "redazione@example.org");
        assert_eq!(header("auto-submitted"), "auto-generated");
        assert!(header("message-id").ends_with("@127.0.0.1>"));
        let body = mail["body"].as_str().unwrap();
        assert!(body.contains("premi “Entra”"));
        let link = body.lines().find_map(|line| line.strip_prefix(site.site.base_url.origin())).expect("the link");
        assert_eq!(browser.post(link, &[]).await.location(), "/it/plans");
        assert_eq!(waiting(&site).await, 0);
    }
}

#[tokio::test]
async fn nothing_is_lost_while_the_server_is_away_and_a_repeat_is_the_same_mail() {
    let Some(python) = python() else { return };
    for engine in engines() {
        let port = free_port();
        let site = site(engine, port).await;
        let ada = site.person_at("Ada Riva", "ada@example.org", None, None).await;
        let new = NewMail {
            to: To::Person(ada),
            language: cantiere_domain::Lang::It,
            subject: "Novità sul piano\r\nBcc: eva@example.org".into(),
            body: "Perché no?".into(),
            unsubscribe: "https://example.org/it/unsubscribe/1".into(),
        };
        site.site.db.write(move |tx| mail::put(tx, &new)).await.unwrap();
        let uuid = site
            .site
            .db
            .read(|conn| -> Result<String, cantiere_store::Error> { Ok(mails::table.select(mails::uuid).first(conn)?) })
            .await
            .unwrap();
        assert_eq!(site.run_jobs().await, 1);
        assert_eq!(waiting(&site).await, 1);
        let mut smtp = Smtp::start(&python, port);
        site.pass(Duration::from_secs(60));
        assert_eq!(site.run_jobs().await, 1);
        let mail = smtp.mail();
        assert_eq!(mail["to"], serde_json::json!(["ada@example.org"]));
        assert_eq!(mail["headers"]["message-id"], format!("<{uuid}@127.0.0.1>"));
        assert_eq!(mail["headers"]["subject"], "Novità sul piano Bcc: eva@example.org");
        assert_eq!(mail["headers"].get("bcc"), None);
        assert_eq!(mail["headers"]["list-unsubscribe"], "<https://example.org/it/unsubscribe/1>");
        assert_eq!(mail["headers"]["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
        assert_eq!(mail["body"].as_str().unwrap().trim(), "Perché no?");
        assert_eq!(waiting(&site).await, 0);
        // A second run of the same job finds nothing to send.
        assert_eq!(site.run_jobs().await, 0);
    }
}

/// A process that is killed between the server's “yes” and the database's: the row and its job are as they were.
#[tokio::test]
async fn after_a_crash_only_the_mail_in_flight_repeats_under_the_same_message_id() {
    let Some(python) = python() else { return };
    for engine in engines() {
        let port = free_port();
        let mut smtp = Smtp::start(&python, port);
        let site = site(engine, port).await;
        let ada = site.person_at("Ada Riva", "ada@example.org", None, None).await;
        let put = |subject: &'static str| {
            let new = NewMail {
                to: To::Person(ada),
                language: cantiere_domain::Lang::It,
                subject: subject.into(),
                body: "Prova.".into(),
                unsubscribe: String::new(),
            };
            site.site.db.write(move |tx| mail::put(tx, &new))
        };
        put("Prima").await.unwrap();
        let flying = put("Seconda").await.unwrap();
        let row = move |conn: &mut cantiere_store::Conn| -> Result<(String, i64), cantiere_store::Error> {
            Ok(mails::table.find(flying).select((mails::uuid, mails::created_at)).first(conn)?)
        };
        let (uuid, created_at) = site.site.db.read(row).await.unwrap();
        assert_eq!(site.run_jobs().await, 2);
        let first = smtp.mail();
        let second = smtp.mail();
        assert_eq!(second["headers"]["subject"], "Seconda");
        site.site
            .db
            .write(move |tx| -> Result<(), cantiere_store::Error> {
                diesel::insert_into(mails::table)
                    .values((
                        mails::uuid.eq(&uuid),
                        mails::person.eq(ada.0),
                        mails::address.eq(""),
                        mails::language.eq("it"),
                        mails::subject.eq("Seconda"),
                        mails::body.eq("Prova."),
                        mails::unsubscribe.eq(""),
                        mails::created_at.eq(created_at),
                    ))
                    .execute(tx.conn())?;
                let id: i64 = mails::table.select(mails::id).first(tx.conn())?;
                Ok(cantiere_store::jobs::enqueue(tx, mail::JOB, &mail::Payload { mail: id }, 0)?)
            })
            .await
            .unwrap();
        assert_eq!(site.run_jobs().await, 1);
        let again = smtp.mail();
        assert_eq!(again["headers"]["message-id"], second["headers"]["message-id"]);
        assert_ne!(again["headers"]["message-id"], first["headers"]["message-id"]);
        assert_eq!(waiting(&site).await, 0);
    }
}

#[tokio::test]
async fn refused_for_ever_is_kept_for_the_administrator_without_the_address() {
    let Some(python) = python() else { return };
    let port = free_port();
    let _smtp = Smtp::start(&python, port);
    let site = site(Engine::Sqlite, port).await;
    let new = NewMail {
        to: To::Address("nobody@example.org".into()),
        language: cantiere_domain::Lang::It,
        subject: "Invito".into(),
        body: "Ti invitiamo.".into(),
        unsubscribe: String::new(),
    };
    site.site.db.write(move |tx| mail::put(tx, &new)).await.unwrap();
    assert_eq!(site.run_jobs().await, 1);
    let failed = site
        .site
        .db
        .read(|conn| cantiere_store::jobs::failed(conn).map_err(cantiere_store::Error::from))
        .await
        .unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].last_error.as_deref(), Some("the mail server answered 550"));
}

async fn waiting(site: &TestSite) -> i64 {
    let count = |conn: &mut cantiere_store::Conn| -> Result<i64, cantiere_store::Error> {
        Ok(mails::table.count().get_result(conn)?)
    };
    site.site.db.read(count).await.unwrap()
}
