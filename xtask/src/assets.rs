//! `cargo xtask assets`: styles, scripts and icons into assets/dist, from pinned npm packages.
//! Nothing is done when what goes in has not changed.

use crate::run::{self, Outcome};
use crate::system;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Build styles, scripts and icons into assets/dist, if they changed
#[derive(clap::Args)]
pub struct Args {
    /// Build even if nothing changed
    #[arg(long)]
    force: bool,
}

pub fn run(args: &Args) -> Outcome {
    build(args.force)
}

pub fn build(force: bool) -> Outcome {
    let stamps = Path::new("target/xtask");
    fs::create_dir_all(stamps).map_err(|error| format!("{}: {error}", stamps.display()))?;
    install("assets", force)?;
    let inputs = inputs()?;
    let stamp = stamps.join("assets");
    let built = Path::new("assets/dist/manifest.json").exists();
    if built && !force && fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Ok(());
    }
    system::need(&[system::NODE])?;
    let started = Instant::now();
    run::run(Command::new("node").arg("build.mjs").current_dir("assets"))?;
    fs::write(&stamp, inputs).map_err(|error| format!("{}: {error}", stamp.display()))?;
    println!("Assets built in {:.1} s.", started.elapsed().as_secs_f64());
    Ok(())
}

/// Installs the pinned packages of a folder with a lock file; their install scripts do not run.
pub fn install(folder: &str, force: bool) -> Outcome {
    let lock = Path::new(folder).join("package-lock.json");
    let text = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let stamp = Path::new(folder).join("node_modules/.cantiere");
    let wanted = hex(&Sha256::digest(&text));
    if !force && fs::read_to_string(&stamp).is_ok_and(|last| last == wanted) {
        return Ok(());
    }
    system::need(&[system::NODE, system::NPM])?;
    println!("Installing the npm packages of {folder}/ …");
    run::output(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// A digest of everything that build.mjs reads: sources, and the words of templates and Rust by which
/// it finds out which class names and icons are used.
fn inputs() -> Outcome<String> {
    let mut files = Vec::new();
    for folder in ["assets/scss", "assets/scripts", "assets/icons"] {
        collect(Path::new(folder), &|_| true, &mut files)?;
    }
    files.extend(["assets/build.mjs", "assets/package-lock.json"].map(PathBuf::from));
    files.sort();
    let mut digest = Sha256::new();
    for file in &files {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        digest.update(file.to_string_lossy().as_bytes());
        digest.update(Sha256::digest(&bytes));
    }
    let mut sources = Vec::new();
    let is_source = |path: &Path| path.extension().is_some_and(|ext| ext == "rs" || ext == "html");
    collect(Path::new("crates"), &is_source, &mut sources)?;
    let mut words = BTreeSet::new();
    for file in &sources {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        words.extend(text.split(|c| !is_part(c)).filter(|w| !w.is_empty()).map(str::to_owned));
    }
    for word in words {
        digest.update(word.as_bytes());
        digest.update([0]);
    }
    Ok(hex(&digest.finalize()))
}

fn collect(folder: &Path, wanted: &dyn Fn(&Path) -> bool, files: &mut Vec<PathBuf>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, wanted, files)?;
        } else if wanted(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
