//! `tally` beside pabutools, in one run: the script prints the ratios and whether each goal is met.

use crate::run::{self, Outcome, cargo};
use crate::{oracles, sites};
use std::path::Path;
use std::process::Command;

pub fn compare() -> Outcome {
    run::run(cargo().args(["build", "--locked", "--release", "--quiet", "--package", "tally"]))?;
    let mut script = Command::new(oracles::tally()?);
    script.arg(Path::new(oracles::FOLDER).join("bench.py"));
    script.arg("--tally").arg(sites::program("tally", true)?).args(["--folder", "target/xtask/tally-bench"]);
    match run::watched(&mut script, |_| {})? {
        true => Ok(()),
        false => Err("a goal of the voting rules was missed".into()),
    }
}
