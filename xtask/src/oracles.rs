//! The voting rules' second opinions: an interpreter with the libraries that `tally` is compared with.

use crate::run::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the scripts and the list of libraries stand.
pub const FOLDER: &str = "crates/tally/oracles";

/// The interpreter of a virtual environment below the target folder, with everything installed.
pub fn python() -> Outcome<PathBuf> {
    let venv = Path::new("target/xtask/venv");
    let python = venv.join("bin/python");
    if !python.exists() {
        run::output(Command::new("python3").args(["-m", "venv"]).arg(venv))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run::output(Command::new(&python).args(pip).arg(Path::new(FOLDER).join("requirements.txt")))?;
    Ok(python)
}
