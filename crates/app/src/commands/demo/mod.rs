//! `cantiere demo`: a site with invented content, to look around in. No configuration, nothing to install.
//! The sign-in links it prints exist here alone.

mod consolidation;
mod documents;
pub mod fill;
mod moderation;
mod organizations;
mod participation;
mod preparing;
mod questions;
mod rounds;
mod secret_vote;
mod work;

use super::serve::until_stopped;
use crate::commands::Outcome;
use crate::config::Flags;
use crate::features;
use cantiere_store::{DatabaseUrl, Db, Options};
use cantiere_web::{Secret, Site, serve};
use clap::Arg;
use std::path::PathBuf;
use std::time::Instant;
use tokio::net::TcpListener;

/// What a real site is told and the demonstration decides itself.
const OWN: [&str; 5] = ["config", "listen", "base-url", "zone", "secret-file"];

/// Serve a site with invented content, to look around
#[derive(clap::Args, Debug)]
#[command(args = OWN.map(decided))]
pub struct Args {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Keep the database in this folder; without it, in a temporary one
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Fill the database and stop
    #[arg(long)]
    fill_only: bool,
    /// Fill it as it would have been so many days ago: after 40 the open consultation is over and can be reported
    #[arg(long, default_value_t = 0)]
    days_ago: u16,
    /// Serve it as it will be in so many days: what is open now may be over by then
    #[arg(long, default_value_t = 0)]
    days_later: u16,
}

/// Stands in the place of the flag of all commands that has this name, so that the help does not offer it.
fn decided(name: &'static str) -> Arg {
    let id = match name {
        "base-url" => "base_url",
        "secret-file" => "secret_file",
        name => name,
    };
    let refuse = |_: &str| Err::<String, _>("the demonstration has its own; --port and --data are what it can be told");
    Arg::new(id).long(name).hide(true).value_parser(refuse)
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let started = Instant::now();
    let temporary = tempfile::Builder::new().prefix("cantiere-demo-").tempdir()?;
    let folder = args.data.clone().unwrap_or_else(|| temporary.path().to_path_buf());
    std::fs::create_dir_all(&folder)?;
    let url: DatabaseUrl = match &flags.database {
        Some(url) => url.parse()?,
        None => format!("sqlite:{}", folder.join("demo.db").display()).parse()?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let options = Options::new(url);
        if flags.database.is_some() {
            Db::migrate(&options)?;
        }
        let db = Db::open(&options)?;
        let filled = fill::fill_as_of(&db, args.days_ago).await?;
        if args.fill_only {
            return Ok(());
        }
        db.set_clock_offset(i64::from(args.days_later) * fill::DAY);
        let base_url = format!("http://127.0.0.1:{}", args.port).parse()?;
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)?;
        let site_options = cantiere_web::Options {
            demo: true,
            secret: Secret(secret),
            keys: Some(folder.join("vote-keys")),
            ..cantiere_web::Options::default()
        };
        let site = Site::new(db, base_url, features::all(), site_options).await?;
        let listener = TcpListener::bind(("127.0.0.1", args.port)).await.map_err(|error| {
            format!("cannot listen on 127.0.0.1:{}: {error}; choose another one with --port", args.port)
        })?;
        announce(args.port, started, &filled);
        until_stopped(site, listener, serve::Limits::default()).await
    })
}

fn announce(port: u16, started: Instant, doors: &[(String, String)]) {
    let base = format!("http://127.0.0.1:{port}");
    println!();
    println!("Pronto in {:.0} s: {base}", started.elapsed().as_secs_f32().ceil());
    for (door, who) in doors {
        println!("  {base}/demo/entra/{door}   {who}");
    }
    println!("Ctrl-C ferma il sito.");
}
