//! Loading what is to be imported: one file, or a folder with its files, within bounds.

use cantiere_documents::{Files, Limits};
use std::path::Path;

pub fn load(path: &Path) -> Result<Files, Box<dyn std::error::Error>> {
    let limits = Limits::default();
    let meta =
        std::fs::metadata(path).map_err(|e| format!("{}: {e}; name a file or a folder that exists", path.display()))?;
    if meta.is_file() {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        check(meta.len(), &limits, path)?;
        return Ok(Files::single(&name, std::fs::read(path)?));
    }
    let mut files = Files::new();
    let mut total = 0;
    add(path, path, &mut files, &mut total, &limits, 0)?;
    Ok(files)
}

fn add(
    root: &Path,
    folder: &Path,
    files: &mut Files,
    total: &mut u64,
    limits: &Limits,
    depth: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    if depth > 8 {
        return Err(format!("{}: folders are nested more than 8 deep", folder.display()).into());
    }
    let at = |error: std::io::Error| format!("{}: {error}; name a file or a folder that can be read", folder.display());
    let mut entries: Vec<_> = std::fs::read_dir(folder).map_err(at)?.collect::<Result<_, _>>().map_err(at)?;
    entries.sort_by_key(|e| e.file_name());
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type()?;
        if entry.file_name().to_string_lossy().starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            add(root, &path, files, total, limits, depth + 1)?;
            continue;
        }
        *total += entry.metadata()?.len();
        check(*total, limits, &path)?;
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        files.insert(&name, std::fs::read(&path)?);
    }
    Ok(())
}

fn check(bytes: u64, limits: &Limits, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let most = limits.total_bytes as u64;
    if bytes > most {
        let (mb, most) = (bytes >> 20, most >> 20);
        return Err(format!(
            "{}: {mb} MB with what came before, more than the {most} MB that are read",
            path.display()
        )
        .into());
    }
    Ok(())
}
