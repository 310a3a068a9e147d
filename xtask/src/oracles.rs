//! Second opinions in Python: an interpreter with the libraries that the product is compared with.

use crate::run::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the scripts and the list of libraries stand.
pub const FOLDER: &str = "crates/tally/oracles";
/// The same for the files of reports.
pub const REPORTS: &str = "crates/features/consolidation/oracles";

/// The same for the ballots of votes.
pub const BALLOTS: &str = "crates/features/rounds/oracles";

/// What `tally` is compared with.
pub fn tally() -> Outcome<PathBuf> {
    python(&Path::new(FOLDER).join("requirements.txt"))
}

/// The interpreter of a virtual environment below the target folder, with everything of the list installed.
pub fn python(requirements: &Path) -> Outcome<PathBuf> {
    let venv = Path::new("target/xtask/venv");
    let python = venv.join("bin/python");
    if !python.exists() {
        run::output(Command::new("python3").args(["-m", "venv"]).arg(venv))?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run::output(Command::new(&python).args(pip).arg(requirements))?;
    Ok(python)
}
