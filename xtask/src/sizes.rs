//! Files that grow beyond what one can read in one go: a warning above 350 lines, an error above 600.

use crate::run::{self, Outcome};
use std::process::Command;

const WARN: usize = 350;
const LIMIT: usize = 600;

pub fn check() -> Outcome {
    let files = run::output(Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let is_source = |path: &&str| {
        let extension = path.rsplit('.').next().unwrap_or_default();
        matches!(extension, "rs" | "html" | "scss" | "js" | "mjs" | "py")
    };
    let mut too_long = Vec::new();
    for path in files.lines().filter(is_source) {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        match text.lines().count() {
            lines if lines > LIMIT => {
                too_long.push(format!("{path} has {lines} lines, at most {LIMIT}: split it by idea"))
            }
            lines if lines > WARN => println!("warning: {path} has {lines} lines; about 100 read well, {WARN} is long"),
            _ => {}
        }
    }
    if too_long.is_empty() { Ok(()) } else { Err(too_long.join("\n")) }
}
