//! The formats a plan can come in, and how one is told from another by its files.
//! The choice looks at names first; it must not parse.

use super::Files;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `linee_azione.yml` with `attori.yml` beside it: the lines of action of the Italian three-year plan.
    AzioniYaml,
    /// A reStructuredText folder with an `index.rst`, as Docs Italia publishes it.
    DocsItalia,
    Markdown,
    /// Cantiere's own table of items.
    Csv,
    /// Cantiere's own, without loss.
    Json,
    /// Word.
    Docx,
    /// OpenDocument text.
    Odt,
    /// A workbook with the columns of Cantiere's table.
    Xlsx,
}

#[derive(Debug, thiserror::Error, PartialEq)]
#[error("“{0}” is not a format; use one of: azioni-yaml, docs-italia, markdown, csv, json, docx, odt, xlsx")]
pub struct UnknownFormat(String);

impl Format {
    pub const ALL: [Format; 8] = [
        Format::AzioniYaml,
        Format::DocsItalia,
        Format::Markdown,
        Format::Csv,
        Format::Json,
        Format::Docx,
        Format::Odt,
        Format::Xlsx,
    ];

    /// Whether it is Cantiere's own: then a record says where it comes from, and what it leaves out was not known.
    pub fn is_own(self) -> bool {
        matches!(self, Format::Csv | Format::Json | Format::Xlsx)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Format::AzioniYaml => "azioni-yaml",
            Format::DocsItalia => "docs-italia",
            Format::Markdown => "markdown",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Xlsx => "xlsx",
        }
    }

    /// What the files look like; `None` when nothing fits, and the person must say it.
    pub fn detect(files: &Files) -> Option<Format> {
        let has = |test: &dyn Fn(&str) -> bool| files.paths().any(|p| test(&p.to_lowercase()));
        let ends = |endings: &'static [&'static str]| move |p: &str| endings.iter().any(|e| p.ends_with(e));
        if has(&|p| p == "index.rst" || (files.len() == 1 && p.ends_with(".rst"))) {
            Some(Format::DocsItalia)
        } else if has(&|p| p.rsplit('/').next().is_some_and(|n| n.starts_with("linee_azione.")))
            || (files.len() == 1 && has(&ends(&[".yml", ".yaml"])))
        {
            Some(Format::AzioniYaml)
        } else if has(&ends(&[".docx"])) {
            Some(Format::Docx)
        } else if has(&ends(&[".odt"])) {
            Some(Format::Odt)
        } else if has(&ends(&[".xlsx"])) {
            Some(Format::Xlsx)
        } else if has(&ends(&[".json"])) {
            Some(Format::Json)
        } else if has(&ends(&[".csv"])) {
            Some(Format::Csv)
        } else if has(&ends(&[".md", ".markdown", ".txt"])) {
            Some(Format::Markdown)
        } else {
            None
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;
    fn from_str(s: &str) -> Result<Format, UnknownFormat> {
        Format::ALL.into_iter().find(|f| f.as_str() == s).ok_or_else(|| UnknownFormat(s.chars().take(40).collect()))
    }
}
