//! `cantiere person add` and `password`: a person with a role, or a new password for one, from the command line.

use super::plan::open;
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_domain::Lang;
use cantiere_domain::access::Role;
use cantiere_spine::Error;
use cantiere_spine::actor::{grant, password, person};
use std::io::Read;

/// Add people, give passwords
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    Add(AddArgs),
    Password(PasswordArgs),
}

/// Give somebody a new password, after an import or when it is lost
///
/// Whoever is signed in as them is signed out.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  cantiere person password --email ada@example.it --password-stdin < password.txt")]
pub struct PasswordArgs {
    /// Their address of mail
    #[arg(long)]
    email: String,
    /// Read the password, of at least 12 characters, from the first line of standard input
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// Add a person
#[derive(clap::Args, Debug)]
pub struct AddArgs {
    /// Their name; readers see it once the person chooses so
    #[arg(long)]
    name: String,
    /// Their address of mail
    #[arg(long)]
    email: String,
    /// administrator, planner, moderator, facilitator, action_owner, reviewer or auditor, on the whole site
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
    match &args.command {
        Command::Add(args) => add(flags, args),
        Command::Password(args) => password(flags, args),
    }
}

fn password(flags: &Flags, args: &PasswordArgs) -> Outcome {
    let hash = read_password()?;
    let email = args.email.clone();
    open(flags)?
        .write_blocking(move |tx| {
            let id = person::find_by_email(tx, &email)?.ok_or(Error::NotFound("person"))?;
            person::set_password(tx, id, &hash)
        })
        .map_err(|error| match error {
            Error::NotFound(_) => format!("nobody has the address {}", args.email),
            other => other.to_string(),
        })?;
    println!("{} has a new password, and is signed out everywhere.", args.email);
    Ok(())
}

fn add(flags: &Flags, args: &AddArgs) -> Outcome {
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
