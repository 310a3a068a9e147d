//! `cantiere verify`: is what is stored what was written? Changes nothing, mends nothing.

use super::site::{existing, import_file};
use crate::config::Flags;
use cantiere_store::transfer::{self, Check, Kind, TransferError};
use cantiere_store::{Conn, DatabaseUrl, Db, MIGRATIONS, Options, sql};
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl};
use std::path::{Path, PathBuf};

/// Check a site or a backup: structure, references, published versions, counters, files
///
/// Without a file it looks at the site's own database, which may be served meanwhile. Ends with 0 when everything is
/// sound, with 1 when something is not, with 2 when it could not look.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A backup to look at instead: a file of `cantiere backup` or `cantiere site export`
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Whether everything is sound.
pub fn run(flags: &Flags, args: &Args) -> Result<bool, Box<dyn std::error::Error>> {
    let checks = match &args.file {
        None => {
            let options = Options { migrate: false, ..Options::tool(existing(flags)?) };
            let pending = Db::pending_migrations(&options)?;
            if !pending.is_empty() {
                return Err(format!(
                    "{} was made by an earlier version: `cantiere migrate` brings it up to date, then look again; or look \
                     with the version that made it",
                    options.url
                )
                .into());
            }
            println!("{}", options.url);
            Db::open(&options)?.export_blocking(look)?
        }
        Some(file) => {
            println!("{}", file.display());
            match transfer::sort_of(file)? {
                Kind::Sqlite => {
                    let mut conn = transfer::open_file(file)?;
                    if is_of_today(&mut conn)? { look(&mut conn)? } else { brought_up_to_date(file)? }
                }
                Kind::Export => {
                    // An export is sound when it makes a sound site.
                    let folder = tempfile::tempdir()?;
                    let options = Options::tool(DatabaseUrl::Sqlite(folder.path().join("site.db")));
                    import_file(&options, file)?;
                    Db::open(&options)?.export_blocking(look)?
                }
            }
        }
    };
    Ok(told(&checks))
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// What is of an earlier version cannot be looked at by today's rules.
fn is_of_today(conn: &mut Conn) -> Result<bool, String> {
    let counted = sql("select count(*) as n from migration").get_result(conn);
    let applied: Applied = counted.map_err(|_| "this is a database, and not one of Cantiere")?;
    Ok(usize::try_from(applied.n).is_ok_and(|n| n == MIGRATIONS.len()))
}

/// A backup of an earlier version is looked at in a copy that has today's tables.
fn brought_up_to_date(file: &Path) -> Result<Vec<Check>, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("site.db");
    let options = Options::tool(DatabaseUrl::Sqlite(copy.clone()));
    transfer::restore_sqlite(&options, file, &copy)?;
    println!("  It was made by an earlier version: what is looked at is a copy that is brought up to date.");
    Ok(Db::open(&options)?.export_blocking(look)?)
}

fn look(conn: &mut Conn) -> Result<Vec<Check>, TransferError> {
    let mut checks = transfer::verify(conn)?;
    checks.extend(cantiere_spine::verify::verify(conn));
    Ok(checks)
}

/// Says what was found.
fn told(checks: &[Check]) -> bool {
    const MOST: usize = 20;
    for check in checks {
        match check.faults.len() {
            0 => println!("  sound    {} ({})", check.what, check.looked_at),
            n => println!("  DAMAGED  {} ({}): {n}", check.what, check.looked_at),
        }
        for fault in check.faults.iter().take(MOST) {
            println!("           {fault}");
        }
        if check.faults.len() > MOST {
            println!("           and {} more", check.faults.len() - MOST);
        }
    }
    let sound = checks.iter().all(Check::is_sound);
    match sound {
        true => println!("Everything is sound."),
        false => println!(
            "Something is not sound. Keep this database as it is, look which backup is (`cantiere verify FILE`), and \
             restore that one beside it (`cantiere restore --help`)."
        ),
    }
    sound
}
