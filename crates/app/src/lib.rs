//! The command `cantiere`: reads the command line and calls one file of `commands/` for each subcommand.
//! It must hold no rule and no page; features are listed in `features.rs`.

pub mod commands;
mod config;
pub mod features;
mod log;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Public strategic planning done in the open: one program, one database, one site.
#[derive(Parser)]
#[command(name = "cantiere", version, max_term_width = 100)]
#[command(
    after_help = "Begin with `cantiere init`: it makes a folder with configuration, database and the first administrator."
)]
struct Cli {
    #[command(flatten)]
    config: config::Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Backup(commands::backup::Args),
    Demo(commands::demo::Args),
    #[command(hide = true)]
    Generate(commands::generate::Args),
    Init(commands::init::Args),
    Ipa(commands::ipa::Args),
    Migrate(commands::migrate::Args),
    #[command(visible_alias = "organisation")]
    Organization(commands::organization::Args),
    Person(commands::person::Args),
    Plan(commands::plan::Args),
    Recount(commands::recount::Args),
    Restore(commands::restore::Args),
    Serve(commands::serve::Args),
    Site(commands::site::Args),
    Tally(commands::tally::Args),
    Verify(commands::verify::Args),
    Territory(commands::territory::Args),
    VerifyReceipt(commands::verify_receipt::Args),
}

/// What the program does; its tests reach the rest of it from here.
pub fn main() -> ExitCode {
    let Cli { config, command } = Cli::parse();
    let _lines = log::start();
    let result = match command {
        Command::Demo(args) => commands::demo::run(&config, &args),
        Command::Generate(args) => commands::generate::run(&config, &args),
        Command::Organization(args) => commands::organization::run(&config, &args),
        Command::Person(args) => commands::person::run(&config, &args),
        Command::Plan(args) => commands::plan::run(&config, &args),
        Command::Ipa(args) => commands::ipa::run(&config, &args),
        Command::Territory(args) => commands::territory::run(&config, &args),
        Command::Init(args) => commands::init::run(&config, &args),
        Command::Migrate(args) => commands::migrate::run(&config, &args),
        Command::Backup(args) => commands::backup::run(&config, &args),
        Command::Restore(args) => commands::restore::run(&config, &args),
        Command::Site(args) => commands::site::run(&config, &args),
        Command::Verify(args) => match commands::verify::run(&config, &args) {
            Ok(true) => Ok(()),
            Ok(false) => return ExitCode::from(1),
            Err(error) => Err(error),
        },
        Command::Serve(args) => commands::serve::run(&config, &args),
        Command::Recount(args) => return commands::recount::run(&args),
        Command::Tally(args) => return commands::tally::run(args),
        Command::VerifyReceipt(args) => return commands::verify_receipt::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cantiere: {}", commands::in_words(&*error));
            ExitCode::from(2)
        }
    }
}
