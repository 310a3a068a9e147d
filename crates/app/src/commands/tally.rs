//! `cantiere tally`: the command `tally` under another name.
//! It reads no argument itself, so that both say and do the same.

use std::ffi::OsString;
use std::process::ExitCode;

/// Count a vote from a Pabulib .pb file: exact, explained, the same on every machine
#[derive(clap::Args, Debug)]
#[command(disable_help_flag = true)]
pub struct Args {
    /// What `cantiere tally --help` lists
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    arguments: Vec<OsString>,
}

pub fn run(Args { arguments }: Args) -> ExitCode {
    ::tally::cli::run(std::iter::once("cantiere tally".into()).chain(arguments))
}
