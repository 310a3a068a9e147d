//! What a backup does to those who write meanwhile: the slowest in a hundred writes, quiet and under `cantiere backup`.

use super::ask;
use super::places::Places;
use crate::run::Outcome;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Milliseconds of the slowest write in a hundred.
pub struct Slowest {
    pub quiet: f64,
    pub backup: f64,
    pub writes: usize,
}

/// Planners who write go on like this: one autosave after the other, with a breath between them.
const BREATH: Duration = Duration::from_millis(5);
const QUIET: Duration = Duration::from_secs(10);
/// As many backups as it takes to have this many writes beside them.
const WRITES: usize = 1_000;

pub fn measure(places: &Places) -> Outcome<Slowest> {
    let site = places.desk();
    // Opens the draft whose autosaves are written.
    ask::post(&format!("{}/start", site.desk), &site.cookie, "")?;
    let mut quiet = Vec::new();
    let until = Instant::now() + QUIET;
    while Instant::now() < until {
        quiet.push(write(&site.desk, &site.cookie)?);
    }
    let mut beside = Vec::new();
    while beside.len() < WRITES {
        // It may be there from an earlier run.
        let _ = std::fs::remove_file(&site.copy);
        let mut backup = start(&site.program, &site.config, &site.copy)?;
        while backup.try_wait().map_err(|error| error.to_string())?.is_none() {
            beside.push(write(&site.desk, &site.cookie)?);
        }
        if !backup.wait().is_ok_and(|status| status.success()) {
            return Err("`cantiere backup` failed".into());
        }
    }
    Ok(Slowest { quiet: slowest(&mut quiet), backup: slowest(&mut beside), writes: beside.len() })
}

/// On the processor that the server does not use.
fn start(program: &str, config: &str, copy: &str) -> Outcome<Child> {
    let mut command = Command::new("taskset");
    command.args(["-c", "1", program, "--config", config, "backup", copy]).stdin(Stdio::null()).stdout(Stdio::null());
    command.spawn().map_err(|error| format!("`cantiere backup` cannot be started: {error}"))
}

fn write(desk: &str, cookie: &str) -> Outcome<f64> {
    let started = Instant::now();
    ask::post(&format!("{desk}/keep"), cookie, "target=item%3A1&version=1&title=Una+prova")?;
    let took = started.elapsed().as_secs_f64() * 1_000.0;
    std::thread::sleep(BREATH);
    Ok(took)
}

fn slowest(all: &mut [f64]) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get((all.len() * 99 / 100).min(all.len().saturating_sub(1))).copied().unwrap_or(f64::INFINITY)
}
