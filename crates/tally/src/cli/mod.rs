//! The command `tally`: reads a file, counts it, writes the result.
//! `tally` and `cantiere tally` are both [`run`]; it never panics on what a user gives it.

mod args;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use clap::error::ErrorKind;

use crate::conditions::Conditions;
use crate::election::Election;
use crate::outcome::Outcome;
use crate::{explain, json, pabulib, svg};
use args::Args;

/// Exit status for anything the user can mend.
const FAILED: u8 = 2;

/// Runs the command. The first item is the name it was called by, as in [`std::env::args_os`].
///
/// Exits with 0, or with 2 and one line on standard error.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or("error: wrong arguments");
            eprintln!("{first} (see --help)");
            return ExitCode::from(FAILED);
        }
    };
    match execute(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(FAILED)
        }
    }
}

/// Counts an election by arguments of the command without its file, such as `["--rule", "phragmen"]`; what they say of
/// output is not done.
///
/// # Errors
/// One line on what is wrong with the arguments, or why the rule cannot count these ballots.
pub fn count_by<S: AsRef<str>>(arguments: &[S], election: &Election) -> Result<Outcome, String> {
    let words = ["tally", "-"].into_iter().chain(arguments.iter().map(AsRef::as_ref));
    let args = Args::try_parse_from(words).map_err(|error| {
        let text = error.to_string();
        text.lines().next().unwrap_or("wrong arguments").to_owned()
    })?;
    let conditions = args.conditions(election).map_err(|error| error.to_string())?;
    count(&args, election, &conditions)
}

fn execute(args: &Args) -> Result<(), String> {
    let name = args.file.display();
    let begun = Instant::now();
    let election = read(&args.file)?;
    let parsed = begun.elapsed();
    let conditions = args.conditions(&election).map_err(|error| format!("{name}: {error}"))?;
    let begun = Instant::now();
    let outcome = count(args, &election, &conditions).map_err(|error| format!("{name}: {error}"))?;
    let counted = begun.elapsed();

    if let Some(path) = &args.svg {
        write(path, svg::draw(&election, &outcome, args.language()).as_bytes())?;
    }
    if let Some(path) = &args.write {
        let text = pabulib::write(&election, Some(&outcome)).map_err(|error| error.to_string())?;
        write(path, text.as_bytes())?;
    }
    let mut text = String::new();
    if args.json {
        let document = json::document(&election, &outcome);
        text += &serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
        text.push('\n');
    } else if args.explain {
        text += &explain::explain(&election, &outcome, args.language());
    } else {
        outcome.winner_ids(&election).iter().for_each(|id| {
            text += id;
            text.push('\n');
        });
    }
    if args.timings {
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1e3;
        eprintln!("parse {:.3} ms, count {:.3} ms", milliseconds(parsed), milliseconds(counted));
    }
    // A reader that closes the pipe early has all it wanted.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<Election, String> {
    let name = path.display();
    let size = std::fs::metadata(path).map_err(|error| format!("{name}: {error}"))?.len();
    if size >= pabulib::MAX_BYTES as u64 {
        return Err(format!("{name}: {size} bytes, expected a file smaller than 2 GiB"));
    }
    let bytes = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    pabulib::read(&bytes).map_err(|error| format!("{name}: {error}"))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn count(args: &Args, election: &Election, conditions: &Conditions) -> Result<Outcome, String> {
    args.rule(election)?.count(election, conditions).map_err(|error| error.to_string())
}
