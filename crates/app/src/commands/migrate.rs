//! `cantiere migrate`: brings the database up to date; on PostgreSQL nothing else does.

use crate::commands::Outcome;
use crate::config::{Config, Flags};
use cantiere_store::{Db, Options};

/// Bring the database up to date with this version
///
/// SQLite databases are brought up to date by `serve` itself; on PostgreSQL make a backup, then run this.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let config = Config::load(flags)?;
    let options = Options::tool(config.database);
    if args.dry_run {
        let pending = Db::pending_migrations(&options)?;
        match pending.as_slice() {
            [] => println!("{} is up to date.", options.url),
            names => println!("{} needs: {}.", options.url, names.join(", ")),
        }
        return Ok(());
    }
    let applied = Db::migrate(&options)?;
    match applied.as_slice() {
        [] => println!("{} was up to date already.", options.url),
        names => println!("{}: applied {}.", options.url, names.join(", ")),
    }
    Ok(())
}
