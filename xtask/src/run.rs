//! Running other programs and reading what they say.
//! Errors name the command as one would type it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

pub type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs it with its output on this terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("`{}` cannot be started: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command))) }
}

/// Runs it quietly and gives its output; on failure the output is part of the error.
pub fn output(command: &mut Command) -> Outcome<String> {
    let out = command.output().map_err(|error| format!("`{}` cannot be started: {error}", shown(command)))?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    if out.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&out.stderr);
    Err(format!("`{}` failed ({})\n{text}{errors}", shown(command), out.status))
}

/// Runs it, shows each line of its output, and hands each to `see`. Gives whether it succeeded.
pub fn watched(command: &mut Command, mut see: impl FnMut(&str)) -> Outcome<bool> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| format!("`{}` cannot be started: {error}", shown(command)))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            see(&line);
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(status.success())
}

pub fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
