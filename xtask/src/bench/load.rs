//! Loads a server with wrk and reads what it cost from the kernel.
//! The server has processor 0 for itself, wrk processor 1.

use crate::run::{self, Outcome};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Something to ask, of a server that runs.
pub struct Target {
    pub pid: u32,
    pub url: String,
    /// The session's cookie; empty for a visitor.
    pub cookie: String,
    /// A script of wrk that changes the address at each request.
    pub script: Option<PathBuf>,
}

#[derive(Clone, Copy)]
pub struct Measured {
    pub per_second: f64,
    pub cpu_micros: f64,
}

/// The least processor time and the most requests a second of several measurements.
#[derive(Clone, Copy, Default)]
pub struct Best {
    pub per_second: f64,
    pub cpu_micros: f64,
}

impl Best {
    pub fn add(&mut self, new: Measured) {
        self.per_second = self.per_second.max(new.per_second);
        if self.cpu_micros == 0.0 || new.cpu_micros < self.cpu_micros {
            self.cpu_micros = new.cpu_micros;
        }
    }
}

impl Target {
    pub fn measure(&self, seconds: u32, connections: u32) -> Outcome<Measured> {
        let before = cpu_micros(self.pid)?;
        let (requests, per_second) = self.load(seconds, connections)?;
        let used = cpu_micros(self.pid)? - before;
        Ok(Measured { per_second, cpu_micros: used / requests.max(1.0) })
    }

    /// Requests answered, and requests a second; an answer that is not 200 is an error.
    pub fn load(&self, seconds: u32, connections: u32) -> Outcome<(f64, f64)> {
        let mut wrk = Command::new("taskset");
        wrk.args(["-c", "1", "wrk", "-t1", &format!("-c{connections}"), &format!("-d{seconds}s")]);
        if !self.cookie.is_empty() {
            wrk.args(["-H", &format!("Cookie: cantiere={}", self.cookie)]);
        }
        if let Some(script) = &self.script {
            wrk.arg("-s").arg(script);
        }
        let text = run::output(wrk.arg(&self.url))?;
        if let Some(line) = text.lines().find(|line| line.contains("Non-2xx") || line.contains("Socket errors")) {
            return Err(format!("{}: {}", self.url, line.trim()));
        }
        let number = |line: Option<&str>| line.and_then(|l| l.split_whitespace().find_map(|w| w.parse::<f64>().ok()));
        let requests = number(text.lines().find(|line| line.contains(" requests in ")));
        let rate = number(text.lines().find(|line| line.starts_with("Requests/sec")));
        requests.zip(rate).ok_or_else(|| format!("wrk said something unknown:\n{text}"))
    }
}

/// User and system time of a process, in microseconds.
pub fn cpu_micros(pid: u32) -> Outcome<f64> {
    let path = format!("/proc/{pid}/stat");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    // The name may hold blanks; it ends with the last bracket.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 = [11, 12].iter().filter_map(|i| fields.get(*i)?.parse::<f64>().ok()).sum();
    Ok(ticks * 10_000.0)
}

/// What a process keeps in memory, in megabytes.
pub fn resident(pid: u32) -> Outcome<f64> {
    status(pid, "VmRSS:")
}

/// Gives how many megabytes of its own a process needed more than before while `work` went on, looked at every two
/// milliseconds. Pages of the database that it reads through the kernel's memory are not its own.
pub fn grown<T>(pid: u32, work: impl FnOnce() -> Outcome<T>) -> Outcome<(T, f64)> {
    let own = || status(pid, "RssAnon:");
    let before = own()?;
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut most = before;
            while !over.load(Ordering::Relaxed) {
                most = most.max(own()?);
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(most)
        });
        let done = work();
        over.store(true, Ordering::Relaxed);
        let most: Outcome<f64> = watching.join().map_err(|_| "watching ended in a panic".to_string())?;
        Ok((done?, most? - before))
    })
}

fn status(pid: u32, name: &str) -> Outcome<f64> {
    let path = format!("/proc/{pid}/status");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let line = text.lines().find(|line| line.starts_with(name));
    let kilobytes = line.and_then(|l| l.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.map(|kb| kb * 1_024.0 / 1_000_000.0).ok_or_else(|| format!("{path} has no {name}"))
}
