//! What tasks need from the system: installed with the system's package manager where that is allowed,
//! else the exact command to type. Nothing is installed outside the package manager.

use crate::run::{self, Outcome, is_installed};
use std::process::Command;

/// A part, the package of Debian and Ubuntu that has it, and how one sees that it is there.
pub struct Part {
    package: &'static str,
    present: fn() -> bool,
}

pub const NODE: Part = Part { package: "nodejs", present: || is_installed("node") };
pub const NPM: Part = Part { package: "npm", present: || is_installed("npm") };
pub const POSTGRES: Part = Part { package: "postgresql", present: has_postgres };
pub const CHROMIUM: Part =
    Part { package: "chromium", present: || is_installed("chromium") || is_installed("chromium-browser") };
pub const VENV: Part = Part { package: "python3-venv", present: has_venv };
/// Part of every Debian, and not of every container.
pub const TASKSET: Part = Part { package: "util-linux", present: || is_installed("taskset") };
pub const WRK: Part = Part { package: "wrk", present: || is_installed("wrk") };

/// Installs what is missing.
pub fn need(parts: &[Part]) -> Outcome {
    let missing: Vec<&str> = parts.iter().filter(|part| !(part.present)()).map(|part| part.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let command = format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}");
    if !is_installed("apt-get") {
        return Err(format!("these are missing: {list}. Install them with your system's package manager"));
    }
    if !is_root() {
        return Err(format!("these are missing: {list}. Type:\n  {command}"));
    }
    println!("Installing {list} …");
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run::output(apt().arg("update"))?;
    run::output(apt().args(["install", "-y", "--no-install-recommends"]).args(&missing))
        .map_err(|error| format!("{error}\nType this and try again:\n  {command}"))?;
    match parts.iter().find(|part| !(part.present)()) {
        Some(part) => Err(format!("{} was installed, and its programs are not to be found", part.package)),
        None => Ok(()),
    }
}

/// Says so when the disk is likely to be too small: the compiler's own message about it is hard to read.
pub fn room(gigabytes: u64) {
    let free = run::output(Command::new("df").args(["-Pk", "."])).ok().and_then(|table| {
        let kilobytes = table.lines().nth(1)?.split_whitespace().nth(3)?;
        kilobytes.parse::<u64>().ok().map(|kilobytes| kilobytes / 1_000_000)
    });
    if let Some(free) = free.filter(|free| *free < gigabytes) {
        println!("Only {free} GB are free on this disk; a first build with all its tests takes about {gigabytes} GB.");
    }
}

fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Debian keeps the server's programs outside PATH.
fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    is_installed("initdb") || versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// Asked of the interpreter itself, for it need not be the system's.
fn has_venv() -> bool {
    run::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_ok()
}
