//! `cantiere ipa import FILE`: the index of public administrations, as far as verifying an organisation needs it: code, name,
//! office address of mail. Names of people in the file are not read.

use super::lists;
use super::plan::open;
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::registry::{self, Entry};
use cantiere_spine::actor::person::looks_like_address;
use std::path::PathBuf;

const CHUNK: usize = 300;

/// The index of public administrations
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Import(ImportArgs),
}

/// Load bodies with their codes and addresses from the CSV of the index
///
/// An organisation that registers with one of these codes is verified by a code sent to the address in the file.
#[derive(clap::Args, Debug)]
pub struct ImportArgs {
    file: PathBuf,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let Command::Import(args) = &args.command;
    let list = lists::read(
        &args.file,
        &[&["Codice_IPA", "cod_amm", "codice"], &["Denominazione_ente", "des_amm", "nome"], &["Mail1", "email", "pec"]],
    )?;
    let mut entries = Vec::new();
    let mut left_out = 0;
    for (_, cells) in &list.rows {
        let email = if looks_like_address(&cells[2]) { cells[2].clone() } else { String::new() };
        match registry::parse_code(&cells[0]) {
            Some(code) if !cells[1].is_empty() => entries.push(Entry { code, name: cells[1].clone(), email }),
            _ => left_out += 1,
        }
    }
    let db = open(flags)?;
    let (all, mut new) = (entries.len(), 0);
    for some in entries.chunks(CHUNK) {
        let some = some.to_vec();
        new += db.write_blocking(move |tx| -> Result<_, Error> { registry::put(tx, &some) })?;
    }
    println!("{all} bodies, {new} of them new; {left_out} rows without code or name left out.");
    Ok(())
}
