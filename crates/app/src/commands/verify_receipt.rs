//! `cantiere verify-receipt`: what a voter's receipt proves. Like a recount it needs nothing but files.

use crate::commands::recount;
use cantiere_sealed::{PublicKey, Receipt};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check a voter's receipt, also against what was published of the round
///
/// Exit status 0: the receipt holds. 1: it does not, and why. 2: a file cannot be read.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The receipt
    file: PathBuf,
    /// The site's public key for the round, as its page shows it
    #[arg(long, value_name = "KEY", required_unless_present = "export")]
    key: Option<String>,
    /// What was published when the round was closed: says whether the ballot counts
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
}

const DOES_NOT_HOLD: u8 = 1;
const UNREADABLE: u8 = 2;

pub fn run(args: &Args) -> ExitCode {
    let (status, error) = match look(args) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => (DOES_NOT_HOLD, error),
        Err(error) => (UNREADABLE, error),
    };
    eprintln!("error: {error}");
    ExitCode::from(status)
}

fn look(args: &Args) -> Result<Result<(), String>, String> {
    let name = args.file.display();
    let text = std::fs::read_to_string(&args.file).map_err(|error| format!("{name}: {error}"))?;
    let receipt: Receipt =
        serde_json::from_str(&text).map_err(|error| format!("{name}: this is not a receipt: {error}"))?;
    let export = args.export.as_deref().map(recount::read).transpose()?;
    let key = args.key.as_ref().or(export.as_ref().map(|export| &export.key));
    let key = key.and_then(|key| PublicKey::parse(key)).ok_or("the key is not one of 64 hexadecimal digits")?;
    let proven = match receipt.verify(&key, export.as_ref()) {
        Ok(proven) => proven,
        Err(error) => return Ok(Err(format!("{name}: {error}"))),
    };
    println!("The ballot of this receipt is in the log as it was cast (signed on {}).", proven.time);
    match proven.counted {
        Some(true) => println!("It is among the ballots that count."),
        Some(false) => println!("It does not count: a later ballot of the same voter took its place."),
        None => println!("Give the published file with --export to see whether it counts."),
    }
    if let Some(ballot) = proven.ballot {
        println!(
            "It says: {}",
            ballot.choices().iter().map(|(id, n)| format!("{id} ({n})")).collect::<Vec<_>>().join(", ")
        );
    }
    Ok(Ok(()))
}
