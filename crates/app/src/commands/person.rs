//! `cantiere person add`: a person with a role, from the command line.

use super::plan::open;
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_domain::Lang;
use cantiere_domain::access::Role;
use cantiere_spine::Error;
use cantiere_spine::actor::{grant, password, person};
use std::io::Read;

/// Add people
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Add(AddArgs),
}

/// Add a person
#[derive(clap::Args, Debug)]
pub struct AddArgs {
    /// Their name, as readers see it
    #[arg(long)]
    name: String,
    /// Their address of mail
    #[arg(long)]
    email: String,
    /// administrator, planner, moderator, facilitator, action_owner or reviewer, on the whole site
    #[arg(long)]
    role: Option<String>,
    /// Read a password of at least 12 characters from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    /// The language of their pages and mails
    #[arg(long, default_value = "it")]
    lang: String,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let Command::Add(args) = &args.command;
    let role = match &args.role {
        Some(name) => Some(Role::parse(name).ok_or_else(|| {
            let known: Vec<&str> = Role::ALL.iter().map(|r| r.as_str()).collect();
            format!("“{name}” is not a role; use one of: {}", known.join(", "))
        })?),
        None => None,
    };
    let lang: Lang = args.lang.parse()?;
    let password_hash = if args.password_stdin { Some(read_password()?) } else { None };
    let new = person::NewPerson { name: args.name.clone(), email: args.email.clone(), language: lang, password_hash };
    let id = open(flags)?.write_blocking(move |tx| -> Result<_, Error> {
        let id = person::add(tx, &new)?;
        if let Some(role) = role {
            grant::give(tx, id, role, None)?;
        }
        Ok(id)
    })?;
    println!("Added person {id}.");
    Ok(())
}

fn read_password() -> Result<String, Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut text)?;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() < password::MIN_CHARS {
        return Err(format!("the password has fewer than {} characters", password::MIN_CHARS).into());
    }
    Ok(password::hash(line))
}
