//! One file a subcommand: its arguments, and `run`.

pub mod backup;
pub mod demo;
pub mod generate;
pub mod init;
pub mod ipa;
mod lists;
pub mod migrate;
pub mod organization;
pub mod person;
pub mod plan;
pub mod recount;
pub mod restore;
pub mod serve;
pub mod site;
pub mod tally;
pub mod territory;
pub mod verify;
pub mod verify_receipt;

/// Errors of commands are sentences for the person at the terminal.
pub type Outcome = Result<(), Box<dyn std::error::Error>>;
