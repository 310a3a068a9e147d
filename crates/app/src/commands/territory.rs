//! `cantiere territory import FILE`: municipalities from the list of the national statistics office. Regions and provinces
//! ship with the site.

use super::lists;
use super::plan::open;
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::place::{self, NewPlace};
use std::path::PathBuf;

/// So many rows in one write, so that a site that is serving goes on.
const CHUNK: usize = 300;

/// Places that organisations name
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Import(ImportArgs),
}

/// Load municipalities from the CSV “Elenco dei comuni italiani” of the statistics office
///
/// Importing again changes names that changed and adds nothing twice.
#[derive(clap::Args, Debug)]
pub struct ImportArgs {
    file: PathBuf,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let Command::Import(args) = &args.command;
    let list = lists::read(
        &args.file,
        &[
            &["Codice Comune formato alfanumerico", "Codice Comune", "codice"],
            &["Denominazione in italiano", "Denominazione (Italiana e straniera)", "Denominazione", "nome"],
        ],
    )?;
    let mut places = Vec::new();
    for (line, cells) in &list.rows {
        let (code, name) = (&cells[0], &cells[1]);
        if code.is_empty() && name.is_empty() {
            continue;
        }
        // Spreadsheets drop the zeros in front.
        let code = if code.bytes().all(|b| b.is_ascii_digit()) { format!("{code:0>6}") } else { code.clone() };
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) || name.is_empty() {
            return Err(
                format!("{}, line {line}: “{code}” with “{name}” is not a municipality", args.file.display()).into()
            );
        }
        let parent = province_of(&code);
        places.push(NewPlace { code, kind: "municipality", name: name.clone(), parent });
    }
    let db = open(flags)?;
    let (all, mut new) = (places.len(), 0);
    for some in places.chunks(CHUNK) {
        let some = some.to_vec();
        new += db.write_blocking(move |tx| -> Result<_, Error> { place::put(tx, &some) })?;
    }
    println!("{all} municipalities, {new} of them new.");
    Ok(())
}

/// The province that the first three digits name.
fn province_of(code: &str) -> String {
    code[..3].to_string()
}
