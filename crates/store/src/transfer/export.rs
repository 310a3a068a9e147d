//! Writes a site export: every row that may leave, from one snapshot, a page of rows in memory at a time.

use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::Path;

use super::catalog::{describe, last_id};
use super::tables::{self, Keep};
use super::{PrivateFile, TransferError, catalog, hex, lines, value};
use crate::{Conn, Db};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub rows: u64,
    pub bytes: u64,
    /// Of the whole file, in hexadecimal: the same for the same site on either engine.
    pub sha256: String,
}

/// Counts and digests what goes through.
struct Digesting<'w, W> {
    out: &'w mut W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Digesting<'_, W> {
    fn write(&mut self, text: &str) -> io::Result<()> {
        self.hash.update(text);
        self.bytes += text.len() as u64;
        self.out.write_all(text.as_bytes())
    }
}

/// Writes the site as the connection's snapshot shows it.
pub fn export(conn: &mut Conn, out: &mut impl Write) -> Result<Exported, TransferError> {
    let written = |source| TransferError::Io { path: "the export".into(), source };
    let mut out = Digesting { out, hash: Sha256::new(), bytes: 0 };
    let described = describe(conn)?;
    let migrations = catalog::names(conn, "select name from migration order by name")?;
    out.write(&lines::header(&migrations)).map_err(written)?;
    let mut rows = 0;
    let mut line = String::new();
    for (name, table) in &described {
        let Some(known) = tables::find(name) else { continue };
        let withheld: &[&str] = match known.keep {
            Keep::All => &[],
            Keep::Without(columns) => columns,
            Keep::Secret | Keep::Derived => continue,
        };
        let key = table.key();
        let places: Vec<usize> =
            key.iter().filter_map(|column| table.columns.iter().position(|c| c.name == column.name)).collect();
        let mut after: Option<Vec<value::Value>> = None;
        loop {
            let page = value::page(conn, table, after.as_deref())?;
            for row in &page {
                lines::row(table, row, withheld, &mut line);
                out.write(&line).map_err(written)?;
            }
            rows += page.len() as u64;
            match page.last() {
                Some(last) if page.len() == table.batch() => {
                    after = Some(places.iter().map(|at| last[*at].clone()).collect());
                }
                _ => break,
            }
        }
        if table.numbered {
            let last = last_id(conn, name)?;
            out.write(&lines::last_id(name, last)).map_err(written)?;
        }
    }
    let before = hex(&out.hash.clone().finalize());
    out.write(&lines::end(rows, &before)).map_err(written)?;
    out.out.flush().map_err(written)?;
    Ok(Exported { rows, bytes: out.bytes, sha256: hex(&out.hash.finalize()) })
}

/// Writes the site into a new file that its owner alone can read; on any error there is no file.
pub fn export_to(db: &Db, path: &Path) -> Result<Exported, TransferError> {
    let mut file = PrivateFile::create(path)?;
    let exported = db.export_blocking(|conn| export(conn, &mut file))?;
    file.finish()?;
    Ok(exported)
}
