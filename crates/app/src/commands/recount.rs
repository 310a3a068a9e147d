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
    /// Which ranking is written, from 1, where the vote has several
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "write")]
    ranking: usize,
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
    if let Some(file) = &args.write {
        let ranking = args.ranking.checked_sub(1).and_then(|n| export.rankings.get(n));
        let ranking =
            ranking.ok_or_else(|| format!("there is no ranking {} of {}", args.ranking, export.rankings.len()))?;
        let ballots = export.ballots_of(ranking).ok_or("the ballots of this ranking are not in the file")?;
        std::fs::write(file, pabulib(ranking, &ballots)).map_err(|error| format!("{}: {error}", file.display()))?;
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
        println!(
            "{} {}",
            if check.faults.is_empty() { "ok   " } else { "WRONG" },
            words(check.what, export.openings.is_some())
        );
        check.faults.iter().for_each(|fault| println!("        {fault}"));
    }
    println!();
    for (ranking, winners) in export.rankings.iter().zip(&report.winners) {
        let of = if ranking.name.is_empty() { String::new() } else { format!("{}. ", ranking.name) };
        match (winners, &ranking.ballots) {
            (Some(winners), None) => println!("{of}Chosen, in this order: {}", winners.join(", ")),
            (Some(winners), Some(_)) => println!(
                "{of}Chosen, in this order: {} (recounted from what the ballots say of this ranking alone)",
                winners.join(", ")
            ),
            (None, _) => println!(
                "{of}The ballots are not in this file, because they could tell who cast them. \
                 The auditors of the vote recount them."
            ),
        }
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

/// `whole`: the ballots are there whole, and open what the log holds.
fn words(what: What, whole: bool) -> &'static str {
    match what {
        What::Form => "The file has the form and the key it must have.",
        What::History => "The log has only grown, and every checkpoint is signed.",
        What::Figures => "Ballots cast, replaced and counted add up.",
        What::Seed => "The seed for ties is the one committed to before the opening.",
        What::Ballots if whole => "Each counted entry of the log has exactly one ballot.",
        What::Ballots => "The rankings whose ballots are here have no more of them than count.",
        What::Outcome => "Counting anew gives the published outcome.",
    }
}
