//! `cantiere organization add`: a public body or another organisation, from the command line.

use super::plan::open;
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{NewOrganization, OrganizationKind, add};

/// Add organisations
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Add(AddArgs),
}

/// Add an organisation
#[derive(clap::Args, Debug)]
pub struct AddArgs {
    #[arg(long)]
    name: String,
    /// central_administration, territorial_administration, in_house_company, civil_society, firm, research, informal_group or funder
    #[arg(long)]
    kind: String,
    /// The code in the index of public administrations
    #[arg(long, default_value = "")]
    ipa_code: String,
    /// It was checked that it is what it says
    #[arg(long)]
    verified: bool,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let Command::Add(args) = &args.command;
    let kind = OrganizationKind::parse(&args.kind).ok_or_else(|| {
        let known: Vec<&str> = OrganizationKind::ALL.iter().map(|k| k.as_str()).collect();
        format!("“{}” is not a kind of organisation; use one of: {}", args.kind, known.join(", "))
    })?;
    let new =
        NewOrganization { name: args.name.clone(), kind, ipa_code: args.ipa_code.clone(), verified: args.verified };
    let id = open(flags)?.write_blocking(move |tx| -> Result<_, Error> { add(tx, &new) })?;
    println!("Added organisation {id}.");
    Ok(())
}
