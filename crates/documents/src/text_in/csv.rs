//! Reads the table that [`crate::write_csv`] writes, also after a spreadsheet has saved it with semicolons.
//! Columns are found by name, in any order; a row that cannot be understood stops the import.

use crate::export::cells;
use crate::export::csv::unguard;
use crate::input::{Files, ReadOptions, Report, fail, text_of};
use crate::model::{ActorEntry, ItemEntry, PlanDocument, ReadError};
use crate::table::each_record;
use std::collections::HashMap;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".csv"])?;
    let text = text_of(path, bytes, &options.limits)?;
    let mut rows = Rows::new(path, options.limits.warnings);
    each_record(path, text, |line, record| {
        if rows.plan.items.len() >= options.limits.items {
            return Err(fail(
                path,
                line,
                both!(
                    "more than {} rows; import the plan in parts",
                    "più di {} righe: importa il piano in più parti",
                    options.limits.items
                ),
            ));
        }
        rows.add(line, record.iter().map(|c| unguard(c).to_string()).collect())
    })?;
    rows.finish()
}

/// Rows of a table to items; CSV and XLSX share it.
pub(crate) struct Rows<'a> {
    path: &'a str,
    header: Option<HashMap<String, usize>>,
    by_row: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
    known: HashMap<String, usize>,
    report: Report,
    pub plan: PlanDocument,
}

impl<'a> Rows<'a> {
    pub fn new(path: &'a str, warnings: usize) -> Self {
        Rows {
            path,
            header: None,
            by_row: HashMap::new(),
            by_code: HashMap::new(),
            known: HashMap::new(),
            report: Report::new(warnings),
            plan: PlanDocument::default(),
        }
    }

    pub fn add(&mut self, line: usize, row: Vec<String>) -> Result<(), ReadError> {
        if row.iter().all(|c| c.trim().is_empty()) {
            return Ok(());
        }
        match self.header.take() {
            None => self.head(line, &row),
            Some(header) => {
                let added = self.item(line, &row, &header);
                self.header = Some(header);
                added
            }
        }
    }

    pub fn finish(mut self) -> Result<PlanDocument, ReadError> {
        if self.header.is_none() {
            return Err(fail(
                self.path,
                0,
                both!(
                    "the table is empty; its first row must name the columns",
                    "la tabella è vuota: la prima riga deve nominare le colonne"
                ),
            ));
        }
        self.plan.warnings = self.report.finish();
        Ok(self.plan)
    }

    fn head(&mut self, line: usize, row: &[String]) -> Result<(), ReadError> {
        let mut header = HashMap::new();
        for (at, name) in row.iter().enumerate().filter(|(_, n)| !n.trim().is_empty()) {
            let name = name.trim().to_lowercase();
            if !cells::COLUMNS.contains(&name.as_str()) {
                let name: String = name.chars().take(60).collect();
                self.report.warn(
                    self.path,
                    line,
                    both!(
                        "the column “{name}” is not known and is left out",
                        "la colonna “{name}” non è prevista e viene tralasciata"
                    ),
                );
            } else if header.insert(name.clone(), at).is_some() {
                return Err(fail(
                    self.path,
                    line,
                    both!(
                        "the column “{name}” is there twice; keep one",
                        "la colonna “{name}” c’è due volte: lasciane una"
                    ),
                ));
            }
        }
        for needed in ["kind", "title"] {
            if !header.contains_key(needed) {
                return Err(fail(
                    self.path,
                    line,
                    both!(
                        "there is no column “{needed}”; the first row must name the columns as an exported file does",
                        "manca la colonna “{needed}”: la prima riga deve nominare le colonne come in un file esportato"
                    ),
                ));
            }
        }
        self.header = Some(header);
        Ok(())
    }

    fn item(&mut self, line: usize, row: &[String], header: &HashMap<String, usize>) -> Result<(), ReadError> {
        let cell = |name: &str| header.get(name).and_then(|at| row.get(*at)).cloned().unwrap_or_default();
        let parsed = cells::parse(&cell).map_err(|message| fail(self.path, line, message))?;
        let own = cell("row").trim().to_string();
        let parent_code = cell("parent_code").trim().to_string();
        let parent = match cell("parent_row").trim() {
            "" if parent_code.is_empty() => None,
            "" => {
                let above = self.by_code.get(&parent_code).copied();
                if above.is_none() {
                    self.report.warn(self.path, line, both!("no row above has the code {parent_code} (“parent_code”); the item is put at the top of the tree", "nessuna riga precedente ha il codice {parent_code} (“parent_code”): la voce viene messa al primo livello"));
                }
                above
            }
            above => match self.by_row.get(above) {
                Some(parent) => Some(*parent),
                None => {
                    self.report.warn(self.path, line, both!("no row above has the number {above} (“parent_row”); the item is put at the top of the tree", "nessuna riga precedente ha il numero {above} (“parent_row”): la voce viene messa al primo livello"));
                    None
                }
            },
        };
        if !own.is_empty() && self.by_row.insert(own.clone(), self.plan.items.len()).is_some() {
            return Err(fail(
                self.path,
                line,
                both!(
                    "the number {own} (“row”) is there twice; number the rows anew",
                    "il numero {own} (“row”) c’è due volte: numera di nuovo le righe"
                ),
            ));
        }
        for (key, name) in parsed.actors {
            let at = *self.known.entry(key.clone()).or_insert(self.plan.actors.len());
            match self.plan.actors.get(at) {
                None => self.plan.actors.push(ActorEntry { key, name, audience: None }),
                Some(known) if known.name != name => {
                    self.report.warn(
                        self.path,
                        line,
                        both!(
                            "the actor {key} is called “{name}” here and “{}” above; the first name is kept",
                            "l’attore {key} si chiama “{name}” qui e “{}” prima: resta il primo nome",
                            known.name
                        ),
                    );
                }
                Some(_) => {}
            }
        }
        let code = cell("code").trim().to_string();
        if !code.is_empty() {
            self.by_code.entry(code).or_insert(self.plan.items.len());
        }
        if self.plan.licence.is_empty() {
            self.plan.licence = cell("licence");
        }
        let text = |name: &str| Some(cell(name)).filter(|t| !t.trim().is_empty());
        self.plan.items.push(ItemEntry {
            parent,
            kind: parsed.kind,
            code: text("code"),
            uuid: text("uuid"),
            title: cell("title"),
            content: parsed.content,
            state: parsed.state,
            file: self.path.to_string(),
            line,
        });
        Ok(())
    }
}
