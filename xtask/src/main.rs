//! What developers run: `cargo xtask demo`, `test`, `check`, `bench`, `assets`.
//! It must not hold a rule of the product; it calls the tools that do, and says what they need.

mod api;
mod assets;
mod bench;
mod check;
mod demo;
mod layers;
mod oracles;
mod publiccode;
mod run;
mod scratch;
mod sites;
mod sizes;
mod system;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Tasks of the repository
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Assets(assets::Args),
    Demo(demo::Args),
    Test(test::Args),
    Check(check::Args),
    Bench(bench::Args),
}

fn main() -> ExitCode {
    // Paths below are meant from the root of the repository.
    let root = run::root();
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("{}: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let result = match Cli::parse().task {
        Task::Assets(args) => assets::run(&args),
        Task::Demo(args) => demo::run(&args),
        Task::Test(args) => test::run(&args),
        Task::Check(args) => check::run(&args),
        Task::Bench(args) => bench::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
