//! `cantiere recount`: counts a round anew from what was published of it. It needs no site, no network and no database,
//! so that anybody may do it on a machine of their own.

use cantiere_sealed::Export;
use cantiere_sealed::recount::{Report, What, pabulib, recount};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Count a closed round anew from its published file, and check its log
///
/// Exit status 0: everything fits. 1: something does not, and what is said. 2: the file cannot be read.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The file that the page of the round offers, or the auditors' one with the ballots
    file: PathBuf,
    /// The site's public key for the round, from a place you trust, to compare with the file's own
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Write the counted ballots into this file, for other programs (Pabulib)
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

/// Something does not fit.
const FAULTS: u8 = 1;
const UNREADABLE: u8 = 2;

pub fn run(args: &Args) -> ExitCode {
    match look(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAULTS),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn look(args: &Args) -> Result<bool, String> {
    let export = read(&args.file)?;
    if let (Some(file), Some(openings)) = (&args.write, &export.openings) {
        std::fs::write(file, pabulib(&export, openings)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let mut report = recount(&export, count);
    if args.key.as_ref().is_some_and(|key| *key != export.key) {
        let fault = format!("the file's key is {}, and another one was expected", export.key);
        report.checks[0].faults.push(fault);
    }
    print(&export, &report);
    Ok(report.holds())
}

/// Reads a published file; the error says the line.
pub fn read(path: &Path) -> Result<Export, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => format!("{name}: the file is not UTF-8 text"),
        _ => format!("{name}: {error}"),
    })?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: this is not a published round: {error}"))
}

fn count(arguments: &[String], text: &str) -> Result<Vec<String>, String> {
    let election = ::tally::pabulib::read(text.as_bytes()).map_err(|error| error.to_string())?;
    let outcome = ::tally::cli::count_by(arguments, &election)?;
    Ok(outcome.winner_ids(&election).into_iter().map(str::to_owned).collect())
}

fn print(export: &Export, report: &Report) {
    println!("{}\nRound {}\n", export.title, export.round);
    for check in &report.checks {
        println!("{} {}", if check.faults.is_empty() { "ok   " } else { "WRONG" }, words(check.what));
        check.faults.iter().for_each(|fault| println!("        {fault}"));
    }
    match &report.winners {
        Some(winners) => println!("\nChosen, in this order: {}", winners.join(", ")),
        None => println!(
            "\nThe ballots are not in this file, because they could tell who cast them. \
             The auditors of the vote recount them."
        ),
    }
    let figures = export.reconciliation;
    println!(
        "{} voted{}; {} ballots were cast, {} of them replaced by a later one; {} count.",
        figures.voters,
        figures.eligible.map(|n| format!(" of {n} who could")).unwrap_or_default(),
        figures.entries,
        figures.superseded,
        figures.counted
    );
}

fn words(what: What) -> &'static str {
    match what {
        What::Form => "The file has the form and the key it must have.",
        What::History => "The log has only grown, and every checkpoint is signed.",
        What::Figures => "Ballots cast, replaced and counted add up.",
        What::Seed => "The seed for ties is the one committed to before the opening.",
        What::Ballots => "Each counted entry of the log has exactly one ballot.",
        What::Outcome => "Counting anew gives the published outcome.",
    }
}
