//! `cantiere recount`: counts a round anew from what was published of it. It needs no site, no network and no database,
//! so that anybody may do it on a machine of their own.

use crate::commands::{spoken_lang, told};
use cantiere_domain::Lang;
use cantiere_sealed::recount::{Report, What, pabulib, recount};
use cantiere_sealed::{Export, Said, both};
use std::collections::HashMap;
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
    /// The language of what is said; without it, that of LANG
    #[arg(long)]
    lang: Option<Lang>,
}

/// Something does not fit.
const FAULTS: u8 = 1;
const UNREADABLE: u8 = 2;

pub fn run(args: &Args) -> ExitCode {
    match look(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAULTS),
        Err(message) => {
            let lang = spoken_lang(args.lang);
            eprintln!("{}: {}", told(&error(), lang), told(&message, lang));
            ExitCode::from(UNREADABLE)
        }
    }
}

/// What stands before an error.
pub fn error() -> Said {
    both!("error", "errore")
}

fn look(args: &Args) -> Result<bool, Said> {
    let export = read(&args.file)?;
    if let Some(file) = &args.write {
        let ranking = args.ranking.checked_sub(1).and_then(|n| export.rankings.get(n));
        let (asked, there) = (args.ranking, export.rankings.len());
        let ranking = ranking.ok_or_else(|| {
            both!("there is no ranking {asked} of {there}", "non c’è una graduatoria {asked} di {there}")
        })?;
        let ballots = export.ballots_of(ranking).ok_or_else(|| {
            both!(
                "the ballots of this ranking are not in the file",
                "le schede di questa graduatoria non sono nel file"
            )
        })?;
        std::fs::write(file, pabulib(ranking, &ballots))
            .map_err(|error| Said::same(format!("{}: {error}", file.display())))?;
    }
    let mut report = recount(&export, count);
    if args.key.as_ref().is_some_and(|key| *key != export.key) {
        let fault = both!(
            "the file's key is {}, and another one was expected",
            "la chiave del file è {}, e se ne aspettava un’altra",
            export.key
        );
        report.checks[0].faults.push(fault);
    }
    print(&export, &report, spoken_lang(args.lang));
    Ok(report.holds())
}

/// Reads a published file; the error says the line.
pub fn read(path: &Path) -> Result<Export, Said> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => both!("{name}: the file is not UTF-8 text", "{name}: il file non è testo UTF-8"),
        _ => Said::same(format!("{name}: {error}")),
    })?;
    serde_json::from_str(&text).map_err(|error| {
        both!(
            "{name}: this is not a published round: {error}. Take the file “Everything to recount, with the log” from the \
             page of a vote of people; a file of ballots (.pb) is counted with `cantiere tally`",
            "{name}: questa non è una votazione pubblicata: {error}. Prendi il file “Tutto per ricontare, con il \
             registro” dalla pagina di una votazione di persone; un file di schede (.pb) si conta con `cantiere tally`"
        )
    })
}

fn count(arguments: &[String], text: &str) -> Result<Vec<String>, String> {
    let election = ::tally::pabulib::read(text.as_bytes()).map_err(|error| error.to_string())?;
    let outcome = ::tally::cli::count_by(arguments, &election)?;
    Ok(outcome.winner_ids(&election).into_iter().map(str::to_owned).collect())
}

/// The titles of the options by their numbers, where the file has them.
pub fn titles(export: &Export) -> HashMap<String, String> {
    let mut out = HashMap::new();
    for ranking in &export.rankings {
        let Ok(options) = ::tally::pabulib::read(pabulib(ranking, &[]).as_bytes()) else { continue };
        let named = options.projects.iter().enumerate();
        out.extend(named.filter_map(|(at, p)| Some((p.id.clone(), options.project_field(at, "name")?.to_owned()))));
    }
    out
}

/// “12 Library”, or the number alone.
pub fn named(id: &str, titles: &HashMap<String, String>) -> String {
    titles.get(id).map_or_else(|| id.to_owned(), |title| format!("{id} {title}"))
}

fn print(export: &Export, report: &Report, lang: Lang) {
    let round = both!("Round {}", "Votazione {}", export.round);
    println!("{}\n{}\n", export.title, told(&round, lang));
    let (fits, wrong) = (both!("ok   ", "bene  "), both!("WRONG", "ERRORE"));
    for check in &report.checks {
        let mark = if check.faults.is_empty() { &fits } else { &wrong };
        println!("{} {}", told(mark, lang), told(&words(check.what, export.openings.is_some()), lang));
        check.faults.iter().for_each(|fault| println!("        {}", told(fault, lang)));
    }
    println!();
    let titles = titles(export);
    for (at, winners) in report.winners.iter().enumerate() {
        println!("{}", told(&chosen(export, at, winners.as_deref(), &titles), lang));
    }
    println!("{}", told(&turnout(export), lang));
}

/// What a ranking chose. Titles have commas of their own: each stands on a line.
fn chosen(export: &Export, at: usize, winners: Option<&[String]>, titles: &HashMap<String, String>) -> Said {
    let ranking = &export.rankings[at];
    let of = if ranking.name.is_empty() { String::new() } else { format!("{}. ", ranking.name) };
    let Some(winners) = winners else {
        return both!(
            "{of}The ballots are not in this file, because they could tell who cast them. The auditors \
             of the vote recount them.",
            "{of}Le schede non sono in questo file, perché potrebbero dire chi le ha inviate. Le riconta chi \
             controlla la votazione."
        );
    };
    let list: Vec<String> = winners.iter().map(|id| named(id, titles)).collect();
    let list = match winners.iter().any(|id| titles.contains_key(id)) {
        true => format!("\n        {}", list.join("\n        ")),
        false => format!(" {}", list.join(", ")),
    };
    match ranking.ballots {
        None => both!("{of}Chosen, in this order:{list}", "{of}Scelti, in quest’ordine:{list}"),
        Some(_) => both!(
            "{of}Chosen, in this order (recounted from what the ballots say of this ranking alone):{list}",
            "{of}Scelti, in quest’ordine (ricontati da ciò che le schede dicono di questa sola graduatoria):{list}"
        ),
    }
}

fn turnout(export: &Export) -> Said {
    let f = export.reconciliation;
    let (voters, entries, superseded, counted) = (f.voters, f.entries, f.superseded, f.counted);
    let could = f.eligible.map_or_else(|| Said::same(""), |n| both!(" of {n} who could", " su {n} che potevano"));
    Said {
        en: format!(
            "{voters} voted{}; {entries} ballots were cast, {superseded} of them replaced by a later one; {counted} \
             count.",
            could.en
        ),
        it: format!(
            "Votanti: {voters}{}. Schede inviate: {entries}, di cui sostituite da una successiva: {superseded}. Ne \
             contano: {counted}.",
            could.it
        ),
    }
}

/// `whole`: the ballots are there whole, and open what the log holds.
fn words(what: What, whole: bool) -> Said {
    match what {
        What::Form => {
            both!("The file has the form and the key it must have.", "Il file ha la forma e la chiave che deve avere.")
        }
        What::History => both!(
            "The log has only grown, and every checkpoint is signed.",
            "Il registro è solo cresciuto, e ogni sua tappa è firmata."
        ),
        What::Figures => {
            both!("Ballots cast, replaced and counted add up.", "Le schede inviate, sostituite e contate tornano.")
        }
        What::Seed => both!(
            "The seed for ties is the one committed to before the opening.",
            "Il numero per le parità è quello fissato prima dell’apertura."
        ),
        What::Ballots if whole => both!(
            "Each counted entry of the log has exactly one ballot.",
            "Ogni riga contata del registro ha una scheda, e una sola."
        ),
        What::Ballots => both!(
            "The rankings whose ballots are here have no more of them than count.",
            "Le graduatorie di cui ci sono le schede non ne hanno più di quante contano."
        ),
        What::Outcome => {
            both!("Counting anew gives the published outcome.", "Ricontando si ottiene il risultato pubblicato.")
        }
    }
}
