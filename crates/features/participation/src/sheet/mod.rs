//! Tables that people fill in and send at once: the grid of observations of a participant, the entries of staff from a CSV.
//! A row that is wrong is shown to be mended; the others wait for it or are sent without it. A row is sent once.

pub mod check;
pub mod desk;
pub mod forget;
pub mod grid;
pub mod mend;
pub mod page;
pub mod row;
pub mod send;
pub mod start;
pub mod store;
pub mod told;
pub mod withdraw;

use cantiere_domain::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Filled rows of one table, at most.
pub const ROWS: usize = 10_000;
/// Bytes of an uploaded table.
pub const BYTES: usize = 5 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Grid,
    Desk,
}

/// A column: its name in the code, and its names in files of either language.
pub struct Column {
    pub name: &'static str,
    pub titles: [&'static str; 2],
}

/// What may stand below “Sender is”, said in the file that is filled in.
const SENDERS: [&str; 2] = ["ente, gruppo o persona", "body, group or person"];

impl Column {
    /// What the first row of a file to be filled in calls it.
    fn head(&self, lang: usize) -> String {
        let title = self.titles[lang];
        match self.name {
            "sender_kind" => format!("{title} ({})", SENDERS[lang]),
            _ => title.to_string(),
        }
    }

    /// Whether the first row of a file means it, in either language or by its name in the code, with or without what is said
    /// in brackets after it.
    fn is_called(&self, head: &str) -> bool {
        let head = fold(head.trim());
        let short = head.split(" (").next().unwrap_or_default();
        [self.name, self.titles[0], self.titles[1]].into_iter().map(fold).any(|name| name == head || name == short)
    }
}

const fn column(name: &'static str, it: &'static str, en: &'static str) -> Column {
    Column { name, titles: [it, en] }
}

pub const GRID: [Column; 6] = [
    column("key", "Chiave (non cambiare)", "Key (do not change)"),
    column("code", "Codice", "Code"),
    column("text", "Testo", "Text"),
    column("wording", "Testo proposto", "Proposed wording"),
    column("reason", "Motivazione", "Reason"),
    column("reference", "Riferimento", "Reference"),
];

pub const DESK: [Column; 14] = [
    column("received_on", "Ricevuto il", "Received on"),
    column("channel", "Come", "How"),
    column("protocol", "Protocollo", "Protocol number"),
    column("sender_kind", "Mittente è", "Sender is"),
    column("sender", "Mittente", "Sender"),
    column("kind", "Tipo", "Kind"),
    column("place", "Paragrafo o azione", "Paragraph or action"),
    column("title", "Titolo", "Title"),
    column("body", "Testo", "Text"),
    column("wording", "Testo proposto", "Proposed wording"),
    column("action", "Azione proposta", "Proposed action"),
    column("effect", "Che cosa cambierebbe", "What would change"),
    column("territory", "Territorio", "Territory"),
    column("theme", "Tema", "Theme"),
];

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Grid => "grid",
            Kind::Desk => "desk",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        [Kind::Grid, Kind::Desk].into_iter().find(|k| k.as_str() == text)
    }

    pub fn columns(self) -> &'static [Column] {
        match self {
            Kind::Grid => &GRID,
            Kind::Desk => &DESK,
        }
    }

    /// Columns that the first row must name.
    fn needed(self) -> &'static [&'static str] {
        match self {
            Kind::Grid => &["wording", "reason"],
            Kind::Desk => &["received_on", "channel", "protocol", "kind"],
        }
    }
}

/// The cells of a row by the names of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells(pub BTreeMap<String, String>);

impl Cells {
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    pub fn set(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_string(), text.to_string());
    }

    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn from_json(text: &str) -> Cells {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// The rows of a file by columns. The first row names them; `Err` holds the title of a column that is missing.
pub fn named(kind: Kind, lang: usize, rows: Vec<cantiere_documents::TableRow>) -> Result<Vec<(usize, Cells)>, String> {
    let mut rows = rows.into_iter();
    let head = rows.next().map(|r| r.cells).unwrap_or_default();
    let place = |c: &Column| head.iter().position(|h| c.is_called(h));
    let places: Vec<(&Column, Option<usize>)> = kind.columns().iter().map(|c| (c, place(c))).collect();
    for (column, at) in &places {
        if at.is_none() && kind.needed().contains(&column.name) {
            return Err(column.titles[lang].to_string());
        }
    }
    let one = |row: cantiere_documents::TableRow| {
        let mut cells = Cells::default();
        for (column, at) in &places {
            let text = at.and_then(|at| row.cells.get(at)).map(|t| t.trim()).unwrap_or_default();
            if !text.is_empty() {
                cells.set(column.name, text);
            }
        }
        (row.number, cells)
    };
    Ok(rows.map(one).collect())
}

/// The largest body of a route that takes a table.
pub fn limit() -> axum::extract::DefaultBodyLimit {
    axum::extract::DefaultBodyLimit::max(BYTES + (64 << 10))
}
