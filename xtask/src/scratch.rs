//! What tests and benchmarks throw away: a folder of their own, and a PostgreSQL server, made by the test kit and gone afterwards.

use crate::run::{self, Outcome, cargo};
use crate::sites;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// An empty folder below the target folder.
pub fn folder(name: &str) -> Outcome<PathBuf> {
    let folder = run::root().join("target/xtask").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

pub struct Postgres {
    pub url: String,
    child: Child,
}

impl Postgres {
    pub fn start() -> Outcome<Postgres> {
        // Of the whole workspace, as it was built before: for one package alone cargo would build most of it anew.
        run::run(cargo().args(["build", "--locked", "--quiet", "--workspace", "--example", "postgres"]))?;
        let mut command = Command::new(sites::program("examples/postgres", false)?);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child =
            command.spawn().map_err(|error| format!("`{}` cannot be started: {error}", run::shown(&command)))?;
        let mut url = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut url).map_err(|error| error.to_string())?;
        }
        let url = url.trim().to_string();
        if url.is_empty() {
            let _ = child.wait();
            return Err(format!("`{}` started no server", run::shown(&command)));
        }
        Ok(Postgres { url, child })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // The server ends when its standard input does.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
