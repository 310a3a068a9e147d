//! `cantiere restore`: a backup becomes a site again, where none is.

use super::site::import_file;
use crate::commands::Outcome;
use crate::config::{Config, Flags};
use cantiere_store::transfer::{self, Kind};
use cantiere_store::{DatabaseUrl, Db, Options};
use std::path::{Path, PathBuf};

/// Make a site of a backup
///
/// Writes to the database of the configuration, or of --database, and refuses one that holds a site already: restore
/// beside it, look, then change names. Either kind of backup goes into either engine. Everybody is signed out.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  cantiere --database sqlite:restored.db restore /srv/backups/cantiere-20270301-030000.db\n  \
    cantiere --database sqlite:restored.db verify"
)]
pub struct Args {
    /// A file made by `cantiere backup` or `cantiere site export`
    #[arg(value_name = "FILE")]
    from: PathBuf,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let options = Options::tool(Config::load(flags)?.database);
    let kind = transfer::sort_of(&args.from)?;
    match (kind, &options.url) {
        (Kind::Export, _) => drop(import_file(&options, &args.from)?),
        (Kind::Sqlite, DatabaseUrl::Sqlite(to)) => {
            let restored = transfer::restore_sqlite(&options, &args.from, to)?;
            if !restored.pending.is_empty() {
                println!("It was made by an earlier version; `serve` brings it up to date.");
            }
        }
        (Kind::Sqlite, DatabaseUrl::Postgres(_)) => through_export(&options, &args.from)?,
    }
    println!("{} is {} again. Everybody is signed out.", options.url, args.from.display());
    if kind == Kind::Export {
        println!("Passwords are not in such a backup; for one of the administrators:");
        println!("  cantiere --database {} person password --email EMAIL --password-stdin", options.url);
    }
    println!("\nNext:\n  cantiere --database {} verify", options.url);
    println!(
        "then set `database` in cantiere.toml to it, put the key file (`secret_file`) in its place, and\n  cantiere serve"
    );
    Ok(())
}

/// From a copy that is brought up to date, so that a backup of an earlier version goes over too.
fn through_export(options: &Options, from: &Path) -> Outcome {
    let folder = tempfile::tempdir()?;
    let copy = Options { url: DatabaseUrl::Sqlite(folder.path().join("site.db")), ..options.clone() };
    let export = folder.path().join("site.jsonl");
    let DatabaseUrl::Sqlite(to) = &copy.url else { unreachable!("set above") };
    transfer::restore_sqlite(&copy, from, to)?;
    transfer::export_to(&Db::open(&copy)?, &export)?;
    import_file(options, &export)?;
    Ok(())
}
