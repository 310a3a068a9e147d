//! `cantiere init`: a folder with configuration, key, database and the first administrator.
//! It never touches a folder that has a configuration already.

use crate::commands::Outcome;
use crate::config::{Config, Flags, random};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cantiere_domain::Lang;
use cantiere_domain::access::Role;
use cantiere_spine::actor::{grant, password, person};
use cantiere_store::{Db, Options};
use std::fs::OpenOptions;
use std::io::{BufRead, IsTerminal, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Make a site: configuration, key, database, first administrator
///
/// The password is read from the standard input; at a terminal one is made and shown once.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder to make it in
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The first administrator's address of mail
    #[arg(long, value_name = "EMAIL")]
    admin: String,
    /// The first administrator's name
    #[arg(long, value_name = "NAME")]
    admin_name: String,
    /// The language to write to the administrator in: it or en
    #[arg(long, default_value = "it")]
    language: Lang,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let path = args.folder.join("cantiere.toml");
    let key = args.folder.join("cantiere.key");
    for taken in [&path, &key] {
        if taken.exists() {
            return Err(
                format!("{} is there already; choose another folder, or remove it first", taken.display()).into()
            );
        }
    }
    let (password, shown) = read_password()?;
    std::fs::create_dir_all(&args.folder).map_err(|e| format!("{}: {e}", args.folder.display()))?;
    write_private(&key, &format!("{}\n", STANDARD.encode(random()?)))?;
    write_private(&path, &configuration(flags))?;
    let made = Config::load(&Flags { config: Some(path.clone()), ..Flags::default() })
        .map_err(Into::into)
        .and_then(|config| make_administrator(&config, args, &password));
    if let Err(error) = made {
        // Nothing half-made stays behind; a database that was there before is not ours to remove.
        let _ = std::fs::remove_file(&path);
        let _ = std::fs::remove_file(&key);
        return Err(error);
    }
    println!("Made {} and {} (keep a copy of the key apart from the backups).", path.display(), key.display());
    println!("Administrator: {} <{}>", args.admin_name, args.admin);
    if shown {
        println!("Password, shown this once: {password}");
    }
    println!("\nNext:\n  cantiere --config {} serve", path.display());
    println!(
        "then open {}/it/sign-in, and put a proxy with https in front for everybody else.",
        Config::load(&Flags { config: Some(path.clone()), ..Flags::default() })?.base_url.origin()
    );
    Ok(())
}

fn make_administrator(config: &Config, args: &Args, password: &str) -> Outcome {
    let options = Options::tool(config.database.clone());
    Db::migrate(&options)?;
    let db = Db::open(&options)?;
    let new = person::NewPerson {
        name: args.admin_name.clone(),
        email: args.admin.clone(),
        language: args.language,
        password_hash: Some(password::hash(password)),
    };
    db.write_blocking(move |tx| -> Result<(), cantiere_spine::Error> {
        let id = person::add(tx, &new)?;
        grant::give(tx, id, Role::Administrator, None)
    })?;
    Ok(())
}

/// The password, and whether it was made here and must be shown.
fn read_password() -> Result<(String, bool), Box<dyn std::error::Error>> {
    if std::io::stdin().is_terminal() {
        return Ok((URL_SAFE_NO_PAD.encode(&random()?[..15]), true));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_string();
    if password.is_empty() {
        return Ok((URL_SAFE_NO_PAD.encode(&random()?[..15]), true));
    }
    if password.chars().count() < password::MIN_CHARS {
        return Err(format!("the password is too short; it needs at least {} characters", password::MIN_CHARS).into());
    }
    Ok((password, false))
}

fn configuration(flags: &Flags) -> String {
    let quoted = |value: &Option<String>, default: &str| {
        toml::Value::String(value.clone().unwrap_or_else(|| default.into())).to_string()
    };
    let listen = flags.listen.clone().unwrap_or_else(|| "127.0.0.1:8080".into());
    format!(
        "# Configuration of Cantiere. Relative paths are meant from this file's folder.\n\
         # Every key can be set by a flag or an environment variable too: see `cantiere serve --help`.\n\n\
         # sqlite:PATH, or postgres://USER@HOST/NAME when one machine is not enough.\n\
         database = {}\n\
         listen = {}\n\
         # The address at which readers reach the site; https, but for this machine alone.\n\
         base_url = {}\n\
         # Days are counted in this time zone.\n\
         zone = {}\n\
         # The site's key, of mode 0600.\n\
         secret_file = \"cantiere.key\"\n",
        quoted(&flags.database, "sqlite:cantiere.db"),
        quoted(&flags.listen, "127.0.0.1:8080"),
        quoted(&flags.base_url, &format!("http://{listen}")),
        quoted(&flags.zone, "Europe/Rome"),
    )
}

fn write_private(path: &Path, text: &str) -> Result<(), String> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e: std::io::Error| format!("{}: {e}", path.display()))
}
