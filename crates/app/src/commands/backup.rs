//! `cantiere backup`: a copy of the whole site while it is served.

use super::site::{PERSONAL, SECRETS, existing};
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_store::transfer;
use cantiere_store::{DatabaseUrl, Options};
use std::path::PathBuf;

/// Make a backup while the site is served
///
/// On SQLite a copy of the database at one moment, on PostgreSQL the site export. What was stored before it began is in
/// it. The site's page "Backups" says afterwards when it was made. The key file (`secret_file`) is not in it: keep a
/// copy of that apart.
#[derive(clap::Args, Debug)]
#[command(after_help = "Every night at three, for crontab:\n  \
    0 3 * * * cantiere --config /srv/cantiere/cantiere.toml backup /srv/backups\n\
    Copy what it makes to another machine, and try `cantiere restore` there now and then.")]
pub struct Args {
    /// The new file, or a folder in which it gets a name with date and time
    #[arg(value_name = "FILE-OR-FOLDER")]
    to: PathBuf,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let options = Options::tool(existing(flags)?);
    let sqlite = matches!(options.url, DatabaseUrl::Sqlite(_));
    let to = if args.to.is_dir() {
        let now = jiff::Timestamp::now().strftime("%Y%m%d-%H%M%S");
        args.to.join(format!("cantiere-{now}.{}", if sqlite { "db" } else { "jsonl" }))
    } else {
        args.to.clone()
    };
    let (made, not_noted) = transfer::backup(&options, &to)?;
    println!("{}: {} bytes in {} ms.", made.place, made.bytes, made.took_ms);
    println!("SHA-256 {}", made.sha256);
    println!("{PERSONAL}");
    println!("{}", if sqlite { "Passwords are in it, as digests." } else { SECRETS });
    if let Some(error) = not_noted {
        println!("The site's page “Backups” will not show it: {error}");
    }
    let shown = to.display();
    println!("\nNext, on any machine:\n  cantiere verify {shown}");
    println!("  cantiere --database sqlite:restored.db restore {shown}");
    Ok(())
}
