//! `cantiere site export`, `import` and `reindex`: a whole site in one file, and from it into either engine.

use crate::commands::Outcome;
use crate::config::{Config, Flags};
use cantiere_spine::search;
use cantiere_store::transfer::{self, TransferError};
use cantiere_store::{Conn, Db, Options};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Move a whole site: from SQLite to PostgreSQL, or to another machine
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Export(ExportArgs),
    Import(ImportArgs),
    Reindex(ReindexArgs),
}

/// Write the whole site into a file that either engine can read
///
/// The file has one line of JSON a row, from one moment, and the same site gives the same bytes on SQLite and on
/// PostgreSQL. The site may be served meanwhile. It holds personal data, so its owner alone may read it (mode 0600); it
/// never holds passwords, sessions or links that sign somebody in.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example, from SQLite to PostgreSQL (stop the site first, so that nothing is written between):\n  \
    cantiere --database sqlite:cantiere.db site export site.jsonl\n  \
    cantiere --database postgres://cantiere@localhost/cantiere site import site.jsonl"
)]
pub struct ExportArgs {
    /// The new file
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

/// Read a file of `site export` into a new, empty database
///
/// All or nothing: what is stored is compared with the file, and on any difference nothing is kept. A database that
/// holds a site already is refused. The tables are made if they are not there.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  cantiere --database postgres://cantiere@localhost/cantiere site import site.jsonl")]
pub struct ImportArgs {
    /// A file made by `cantiere site export`, or by `cantiere backup` on PostgreSQL
    #[arg(value_name = "FILE")]
    from: PathBuf,
}

/// Make the search index again from the texts it is made of
///
/// Needed only when `cantiere verify` says so. The site may be served; search finds less until it is done.
#[derive(clap::Args, Debug)]
pub struct ReindexArgs {}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    match &args.command {
        Command::Export(args) => export(flags, args),
        Command::Import(args) => import(flags, args),
        Command::Reindex(_) => reindex(flags),
    }
}

/// What must be said wherever such a file is made.
pub const PERSONAL: &str = "It holds personal data: names, addresses of mail, texts that are not public. \
    Only you can read it (mode 0600); keep it that way wherever you copy it.";
pub const SECRETS: &str = "Not in it: passwords, sessions, links that sign in. After an import people sign in by mail; \
    `cantiere person password` gives a new password to one of them.";

fn export(flags: &Flags, args: &ExportArgs) -> Outcome {
    let options = Options { migrate: false, ..Options::tool(existing(flags)?) };
    let exported = transfer::export_to(&Db::open(&options)?, &args.to)?;
    println!("{}: {} rows, {} bytes.", args.to.display(), exported.rows, exported.bytes);
    println!("SHA-256 {}", exported.sha256);
    println!("{PERSONAL}\n{SECRETS}");
    println!("\nNext:\n  cantiere --database postgres://USER@HOST/NAME site import {}", args.to.display());
    Ok(())
}

fn import(flags: &Flags, args: &ImportArgs) -> Outcome {
    let config = Config::load(flags)?;
    let options = Options::tool(config.database);
    let imported = import_file(&options, &args.from)?;
    println!("{}: {} rows from {}.", options.url, imported.rows, args.from.display());
    println!("SHA-256 {}: the database exports to the very same bytes.", imported.sha256);
    println!("Nobody is signed in, and nobody has a password: people sign in by mail, or you give a password:");
    println!("  cantiere --database {} person password --email EMAIL --password-stdin", options.url);
    println!("\nNext:\n  cantiere --database {} verify\n  cantiere --database {} serve", options.url, options.url);
    println!("with the key file (`secret_file`) of the site it came from, or links in mails sent before stop working.");
    Ok(())
}

/// Imports with everything that is made from the rows.
pub fn import_file(options: &Options, from: &Path) -> Result<transfer::Imported, Box<dyn std::error::Error>> {
    let file = File::open(from).map_err(|error| format!("{}: {error}", from.display()))?;
    let mut source = BufReader::with_capacity(1 << 18, file);
    Ok(transfer::import(options, &mut source, index)?)
}

fn index(conn: &mut Conn) -> Result<(), TransferError> {
    let mut behind = Some(0);
    while let Some(number) = behind {
        behind = search::reindex(conn, number).map_err(|error| TransferError::Refused(error.to_string()))?;
    }
    Ok(())
}

fn reindex(flags: &Flags) -> Outcome {
    let db = Db::open(&Options::tool(existing(flags)?))?;
    let mut behind = Some(0);
    // In short writes, so that a site that is served goes on.
    while let Some(number) = behind {
        behind = db.write_blocking(move |tx| search::reindex(tx, number))?;
    }
    while db.write_blocking(search::tidy)? {}
    println!("The search index is made again. Next:\n  cantiere verify");
    Ok(())
}

/// The database, if there is one: looking into it must not make it.
pub fn existing(flags: &Flags) -> Result<cantiere_store::DatabaseUrl, Box<dyn std::error::Error>> {
    let url = Config::load(flags)?.database;
    match &url {
        cantiere_store::DatabaseUrl::Sqlite(path) if !path.exists() => {
            Err(format!("there is no database at {}; name it with --config or --database", path.display()).into())
        }
        _ => Ok(url),
    }
}
