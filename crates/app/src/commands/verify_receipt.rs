//! `cantiere verify-receipt`: what a voter's receipt proves. Like a recount it needs nothing but files.

use crate::commands::{recount, spoken_lang, told};
use cantiere_domain::Lang;
use cantiere_sealed::{PublicKey, Receipt, Said, both};
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
    /// The language of what is said; without it, that of LANG
    #[arg(long)]
    lang: Option<Lang>,
}

const DOES_NOT_HOLD: u8 = 1;
const UNREADABLE: u8 = 2;

pub fn run(args: &Args) -> ExitCode {
    let (status, error) = match look(args) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => (DOES_NOT_HOLD, error),
        Err(error) => (UNREADABLE, error),
    };
    let lang = spoken_lang(args.lang);
    eprintln!("{}: {}", told(&recount::error(), lang), told(&error, lang));
    ExitCode::from(status)
}

fn look(args: &Args) -> Result<Result<(), Said>, Said> {
    let name = args.file.display();
    let text = std::fs::read_to_string(&args.file).map_err(|error| Said::same(format!("{name}: {error}")))?;
    let receipt: Receipt = serde_json::from_str(&text).map_err(|error| {
        both!("{name}: this is not a receipt: {error}", "{name}: questa non è una ricevuta: {error}")
    })?;
    let export = args.export.as_deref().map(recount::read).transpose()?;
    let key = args.key.as_ref().or(export.as_ref().map(|export| &export.key));
    let key = key.and_then(|key| PublicKey::parse(key)).ok_or_else(|| {
        both!("the key is not one of 64 hexadecimal digits", "la chiave non è fatta di 64 cifre esadecimali")
    })?;
    let proven = match receipt.verify(&key, export.as_ref()) {
        Ok(proven) => proven,
        Err(error) => {
            let said = error.said();
            return Ok(Err(Said { en: format!("{name}: {}", said.en), it: format!("{name}: {}", said.it) }));
        }
    };
    let say = |said: Said| println!("{}", told(&said, spoken_lang(args.lang)));
    let time = proven.time;
    say(both!(
        "The ballot of this receipt is in the log as it was cast (signed on {time}).",
        "La scheda di questa ricevuta è nel registro come è stata inviata (firma del {time})."
    ));
    say(match proven.counted {
        Some(true) => both!("It is among the ballots that count.", "È tra le schede che contano."),
        Some(false) => both!(
            "It does not count: a later ballot of the same voter took its place.",
            "Non conta: una scheda successiva della stessa persona ha preso il suo posto."
        ),
        None => both!(
            "Give the published file with --export to see whether it counts.",
            "Per vedere se conta, indica con --export il file pubblicato."
        ),
    });
    if let Some(ballot) = proven.ballot {
        let titles = export.as_ref().map(recount::titles).unwrap_or_default();
        let choices = ballot.choices().iter().map(|(id, n)| format!("{} ({n})", recount::named(id, &titles)));
        let choices = choices.collect::<Vec<_>>().join("; ");
        say(both!("It says: {choices}", "Dice: {choices}"));
    }
    Ok(Ok(()))
}
