//! A plan as Docs Italia publishes it: a folder of reStructuredText, put in order by the contents list of `index.rst`.
//! Files are chapters, sections are nested chapters; objectives, expected results, targets and lines are found by how they are written.

mod build;
mod entry;
mod line;
mod owner;
mod pattern;
mod promise;

use crate::input::{Files, ReadOptions, Report, fail};
use crate::model::{PlanDocument, ReadError};
use crate::rst::{self, NodeKind};
use build::Builder;
use std::collections::HashSet;

/// Contents lists inside contents lists, at most.
const DEEPEST: usize = 8;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let index = if files.len() == 1 {
        files.main(&[".rst"])?.0
    } else {
        files
            .get("index.rst")
            .ok_or_else(|| {
                fail(
                    "",
                    0,
                    both!("there is no index.rst at the top of the folder; its contents list gives the order of the files", "manca index.rst nella cartella: il suo indice dà l’ordine dei file"),
                )
            })?
            .0
    };
    let mut reader = Reader { files, options, report: Report::new(options.limits.warnings), seen: HashSet::new() };
    let mut builder = Builder::new(options.limits.items, options.limits.blocks);
    reader.file(index, None, 0, &mut builder)?;
    for path in files.paths().filter(|p| p.ends_with(".rst")) {
        if !reader.seen.contains(path) {
            reader.report.warn(
                path,
                0,
                both!(
                    "no contents list names this file; it is left out",
                    "nessun indice nomina questo file, che viene tralasciato"
                ),
            );
        }
    }
    let mut plan = builder.finish(&mut reader.report);
    plan.warnings = reader.report.finish();
    Ok(plan)
}

struct Reader<'a> {
    files: &'a Files,
    options: &'a ReadOptions,
    report: Report,
    seen: HashSet<String>,
}

impl Reader<'_> {
    fn file(
        &mut self,
        path: &str,
        parent: Option<usize>,
        depth: usize,
        builder: &mut Builder,
    ) -> Result<(), ReadError> {
        let Some((path, bytes)) = self.files.get(path) else {
            return Err(fail(path, 0, both!("the file is missing", "il file manca")));
        };
        self.seen.insert(path.to_string());
        let nodes = rst::parse(path, bytes, &self.options.limits, &mut self.report)?;
        let is_index = depth == 0 && self.files.len() > 1;
        builder.open_file(path, parent, is_index);
        for node in &nodes {
            let NodeKind::Toctree { entries } = &node.kind else {
                builder.node(node, &mut self.report)?;
                continue;
            };
            builder.close_open(&mut self.report)?;
            let chapter = builder.chapter();
            for (line, entry) in entries {
                let target = self.target(path, *line, entry)?;
                if self.seen.contains(&target) {
                    self.report.warn(
                        path,
                        *line,
                        both!(
                            "{target} is listed a second time; it is read once",
                            "{target} è elencato una seconda volta: viene letto una volta sola"
                        ),
                    );
                } else if depth >= DEEPEST {
                    return Err(fail(
                        path,
                        *line,
                        both!(
                            "contents lists are nested more than {DEEPEST} deep; flatten them",
                            "gli indici sono annidati per più di {DEEPEST} livelli: riducili"
                        ),
                    ));
                } else {
                    self.file(&target, chapter, depth + 1, builder)?;
                }
            }
        }
        builder.close_file(&mut self.report)?;
        Ok(())
    }

    /// The file an entry of a contents list names: `folder/file`, `file.rst` or `Title <file>`.
    fn target(&self, from: &str, line: usize, entry: &str) -> Result<String, ReadError> {
        let name = entry.rsplit_once('<').and_then(|(_, n)| n.strip_suffix('>')).unwrap_or(entry).trim();
        let folder = from.rsplit_once('/').map_or("", |(f, _)| f);
        let mut parts: Vec<&str> =
            if name.starts_with('/') { Vec::new() } else { folder.split('/').filter(|p| !p.is_empty()).collect() };
        for part in name.split('/').filter(|p| !p.is_empty() && *p != ".") {
            if part != ".." {
                parts.push(part);
            } else if parts.pop().is_none() {
                return Err(fail(
                    from,
                    line,
                    both!(
                        "“{name}” leads out of the folder; name a file inside it",
                        "“{name}” porta fuori dalla cartella: indica un file al suo interno"
                    ),
                ));
            }
        }
        let joined = parts.join("/");
        [joined.clone(), format!("{joined}.rst")]
            .iter()
            .find_map(|p| self.files.get(p))
            .map(|(p, _)| p.to_string())
            .ok_or_else(|| fail(from, line, both!("the contents list names “{name}”, which is not in the folder; add the file or take the line out", "l’indice nomina “{name}”, che non è nella cartella: aggiungi il file o togli la riga")))
    }
}
