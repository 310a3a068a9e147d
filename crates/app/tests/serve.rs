//! The program as an operator meets it: made, served, stopped, and refusing what is wrong.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn cantiere(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    for name in ["CONFIG", "DATABASE", "LISTEN", "BASE_URL", "ZONE", "SECRET_FILE"] {
        command.env_remove(format!("CANTIERE_{name}"));
    }
    command.args(arguments);
    command
}

fn init(folder: &Path, password: &str) -> Output {
    let mut command =
        cantiere(&["init", &folder.display().to_string(), "--admin", "ada@example.it", "--admin-name", "Ada"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A running `serve`, killed with the value.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(folder: &Path) -> Served {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = folder.join("cantiere.toml").display().to_string();
        let listen = format!("127.0.0.1:{port}");
        let mut command = cantiere(&["--config", &config, "--listen", &listen, "serve"]);
        let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let served = Served { child, port };
        let began = Instant::now();
        while served.get("/status").is_none_or(|answer| !answer.starts_with("HTTP/1.1 200")) {
            assert!(began.elapsed() < Duration::from_secs(20), "the site does not answer");
            std::thread::sleep(Duration::from_millis(30));
        }
        served
    }

    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// Asks it to stop and gives its exit code and its log.
    fn stop(mut self) -> (Option<i32>, String) {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        let lines = BufReader::new(self.child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let log = lines.collect::<Vec<_>>().join("\n");
        (self.child.wait().unwrap().code(), log)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn site_is_made_served_and_stopped_without_a_trace_of_who_asked() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("site");
    let made = init(&home, "una frase lunga e buona");
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("serve"), "the next step is named");
    for private in ["cantiere.toml", "cantiere.key"] {
        let mode = std::fs::metadata(home.join(private)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{private}");
    }
    let served = Served::start(&home);
    assert!(served.get("/it/privacy?who=ada-lovelace").unwrap().starts_with("HTTP/1.1 200"));
    assert!(served.get("/it/ada-lovelace").unwrap().starts_with("HTTP/1.1 404"));
    let (code, log) = served.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("\"path\":\"/{lang}/privacy\"") && log.contains("\"status\":404"), "{log}");
    assert!(!log.contains("ada-lovelace"), "an address stands in the log: {log}");
    assert!(log.lines().all(|line| line.starts_with('{')), "{log}");
}

#[test]
fn second_server_of_one_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("site");
    assert!(init(&home, "una frase lunga e buona").status.success());
    let _first = Served::start(&home);
    let config = home.join("cantiere.toml").display().to_string();
    let second = cantiere(&["--config", &config, "--listen", "127.0.0.1:0", "serve"]).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("in use by another process"), "{}", text(&second.stderr));
}

#[test]
fn nothing_is_made_over_what_is_there_or_with_a_weak_password() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("site");
    let weak = init(&home, "corta");
    assert_eq!(weak.status.code(), Some(2));
    assert!(text(&weak.stderr).contains("at least 12 characters"));
    assert!(!home.join("cantiere.toml").exists());
    assert!(init(&home, "una frase lunga e buona").status.success());
    let before = std::fs::read(home.join("cantiere.key")).unwrap();
    let again = init(&home, "una frase lunga e buona");
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("is there already"));
    assert_eq!(std::fs::read(home.join("cantiere.key")).unwrap(), before);
}

#[test]
fn the_demonstration_offers_only_the_flags_it_heeds() {
    let help = text(&cantiere(&["demo", "--help"]).output().unwrap().stdout);
    for (flag, heeded) in [("--port", true), ("--data", true), ("--database", true)]
        .into_iter()
        .chain(["--config", "--listen", "--base-url", "--zone", "--secret-file"].map(|flag| (flag, false)))
    {
        assert_eq!(help.contains(flag), heeded, "{flag}: {help}");
        if !heeded {
            let refused = cantiere(&["demo", "--fill-only", flag, "x"]).output().unwrap();
            assert_eq!(refused.status.code(), Some(2), "{flag}");
            assert!(text(&refused.stderr).contains("--port and --data"), "{flag}: {}", text(&refused.stderr));
        }
    }
}

#[test]
fn organisations_are_added_in_either_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("site.db").display());
    for (command, name) in [("organisation", "Comune di Valdoria"), ("organization", "Rete Civica")] {
        let flags = ["add", "--name", name, "--kind", "civil_society", "--database", &database];
        let added = cantiere(&[command]).args(flags).output().unwrap();
        assert!(added.status.success(), "{command}: {}", text(&added.stderr));
    }
}

#[test]
fn what_a_rule_refuses_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("site.db").display());
    let flags = ["person", "add", "--name", "Ada", "--email", "ada", "--database", &database];
    for (lang, told) in [("C", "email: Write a complete email address"), ("it_IT.UTF-8", "email: Scrivi un indirizzo")]
    {
        let mut command = cantiere(&flags);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
        let refused = command.output().unwrap();
        assert_eq!(refused.status.code(), Some(2));
        assert!(text(&refused.stderr).contains(told), "{lang}: {}", text(&refused.stderr));
    }
}

#[test]
fn wrong_configuration_is_told_with_file_and_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cantiere.toml");
    std::fs::write(&path, "base_url = \"http://piano.example.it\"\n").unwrap();
    let refused = cantiere(&["--config", &path.display().to_string(), "serve"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    assert!(told.contains("cantiere.toml: `base_url`") && told.contains("write https"), "{told}");
}
