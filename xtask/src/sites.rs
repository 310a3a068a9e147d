//! Demo sites for tests and benchmarks: started on a free port of this machine, ended when dropped.
//! Only what was started here is ended, by its process id.

use crate::run::{self, Outcome};
use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A site that runs.
pub struct Site {
    pub url: String,
    pub pid: u32,
    child: Child,
}

/// Where cargo put the program.
pub fn binary(release: bool) -> Outcome<PathBuf> {
    program("cantiere", release)
}

pub fn program(name: &str, release: bool) -> Outcome<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| run::root().join("target"), PathBuf::from);
    let path = target.join(if release { "release" } else { "debug" }).join(name);
    if path.is_file() { Ok(path) } else { Err(format!("{} is missing; build it first", path.display())) }
}

/// A port that nobody uses at the moment.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

impl Site {
    /// Starts `cantiere` with these arguments and waits until it answers on `port`; its log goes to `log`.
    pub fn start(binary: &Path, args: &[&str], port: u16, log: &Path) -> Outcome<Site> {
        Site::start_asking(binary, args, port, "/status", log)
    }

    /// The same for any server: it is ready when it answers `path` with 200.
    pub fn start_asking(binary: &Path, args: &[&str], port: u16, path: &str, log: &Path) -> Outcome<Site> {
        let file = std::fs::File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = Command::new(binary);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
        let child =
            command.spawn().map_err(|error| format!("`{}` cannot be started: {error}", run::shown(&command)))?;
        let mut site = Site { url: format!("http://127.0.0.1:{port}"), pid: child.id(), child };
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(90) {
            if let Ok(Some(status)) = site.child.try_wait() {
                let tail = tail(log);
                return Err(format!("`{}` ended at once ({status}):\n{tail}", run::shown(&command)));
            }
            if answers(port, path) {
                return Ok(site);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err(format!("`{}` does not answer on port {port}:\n{}", run::shown(&command), tail(log)))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // SIGTERM first: a site that stops cleanly is part of what is tested.
        let _ = Command::new("kill").arg(self.pid.to_string()).status();
        for _ in 0..120 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn answers(port: u16, path: &str) -> bool {
    use std::io::Write;
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(1)) else { return false };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let asked = write!(stream, "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
    let mut line = String::new();
    asked.is_ok() && BufReader::new(stream).read_line(&mut line).is_ok() && line.contains(" 200 ")
}

fn tail(log: &Path) -> String {
    let mut text = String::new();
    let read = std::fs::File::open(log).and_then(|mut file| file.read_to_string(&mut text));
    if read.is_err() {
        return String::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}
