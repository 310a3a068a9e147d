//! `cantiere plan import` and `cantiere plan publish`.

pub mod files;
pub mod import;
pub mod publish;

use crate::commands::Outcome;
use crate::config::{Config, Flags};
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_spine::search;
use cantiere_store::jobs::{self, Handlers};
use cantiere_store::{Db, Options};

/// Import and publish plans
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Import(import::Args),
    Publish(publish::Args),
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    match &args.command {
        Command::Import(args) => import::run(flags, args),
        Command::Publish(args) => publish::run(flags, args),
    }
}

/// Opens the database for a command that ends by itself.
pub fn open(flags: &Flags) -> Result<Db, Box<dyn std::error::Error>> {
    let config = Config::load(flags)?;
    Ok(Db::open(&Options::tool(config.database))?)
}

/// Makes what was published findable at once, whether or not the site is served.
pub fn index_now(db: &Db) -> Result<(), cantiere_store::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| cantiere_store::Error::Unavailable(error.to_string()))?;
    runtime.block_on(jobs::run_due(db, &search::handlers(Handlers::default()))).map(|_| ())
}

/// Whoever may run the command on the server's machine may do what an administrator may.
pub fn operator() -> Actor {
    Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() }
}
