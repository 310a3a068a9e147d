//! The secrets of persons' votes: files of mode 0600 in a folder beside the configuration, one folder for all processes of a
//! site. They are no part of the database and none of its backups; whoever destroys one makes its tags say nothing.

use cantiere_spine::round::Round;
use cantiere_spine::round::sealed::Keys;
use cantiere_web::{Ctx, Error, Site};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const NAMES: [&str; 3] = ["poll", "signing", "seed"];

/// Whether this site can keep such secrets: then persons may vote.
pub fn offered(ctx: &Ctx) -> bool {
    ctx.site.options.keys.is_some()
}

fn file(folder: &Path, round: &Round, name: &str) -> PathBuf {
    folder.join(format!("vote-{}.{name}", round.uuid))
}

/// Makes them if they are not there yet.
pub fn make(site: &Site, round: &Round) -> Result<Keys, Error> {
    let folder = site.options.keys.as_deref().ok_or(Error::Forbidden)?;
    fs::create_dir_all(folder).map_err(Error::internal)?;
    for name in NAMES {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(Error::internal)?;
        match write_new(&file(folder, round, name), &secret) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => other.map_err(Error::internal)?,
        }
    }
    read(site, round).map_err(Error::internal)
}

fn write_new(path: &Path, secret: &[u8; 32]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(secret)?;
    file.sync_all()
}

pub fn read(site: &Site, round: &Round) -> io::Result<Keys> {
    let folder = site.options.keys.as_deref().ok_or(io::ErrorKind::NotFound)?;
    let one = |name: &str| -> io::Result<[u8; 32]> {
        fs::read(file(folder, round, name))?.try_into().map_err(|_| io::ErrorKind::InvalidData.into())
    };
    Ok(Keys { poll: one("poll")?, signing: one("signing")?, seed: one("seed")? })
}

/// Removes the key that tells who voted; the others stay, they are secret no more.
pub fn destroy(site: &Site, round: &Round) -> io::Result<()> {
    let folder = site.options.keys.as_deref().ok_or(io::ErrorKind::NotFound)?;
    end(&file(folder, round, "poll"))
}

/// Removes all that there are, of a vote that is not to be.
pub fn forget(site: &Site, round: &Round) -> io::Result<()> {
    let Some(folder) = site.options.keys.as_deref() else { return Ok(()) };
    let files = NAMES.map(|name| file(folder, round, name));
    files.iter().filter(|path| path.exists()).try_for_each(|path| end(path))
}

fn end(path: &Path) -> io::Result<()> {
    // Overwritten first: what is left on a disk is then noise, as far as the file system allows.
    fs::write(path, [0; 32])?;
    fs::remove_file(path)
}

/// Names the log of a vote in its checkpoints.
pub fn origin(site: &Site, round: &Round) -> String {
    let host = site.base_url.origin().to_string();
    let host = host.split("://").last().unwrap_or_default().to_string();
    format!("{host}/votes/{}", round.uuid)
}
