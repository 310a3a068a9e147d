//! The workbook somebody downloads to fill in: few columns, choices to pick from, and a sheet that says what goes where.
//! It reads back as it is; columns may be added from the full list.

use cantiere_domain::Lang;
use cantiere_domain::plan::{Audience, ItemKind, ItemState};
use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

/// Rows that offer choices.
const ROWS: u32 = 2_000;

/// Column, what goes into it in Italian, and in English.
const FIELDS: [(&str, &str, &str); 14] = [
    (
        "kind",
        "Tipo, da scegliere: chapter capitolo, axis asse, objective obiettivo, expected_result risultato atteso, target, action azione, commitment impegno, milestone traguardo",
        "Kind, to be chosen",
    ),
    (
        "code",
        "Codice nello schema del piano, per esempio OB1.1; uno diverso per ogni riga",
        "Code in the plan's own scheme, for example OB1.1; each only once",
    ),
    (
        "parent_code",
        "Codice della riga a cui appartiene, che sta più in alto; vuoto se non appartiene a nessuna",
        "Code of the row it belongs to, which stands above; empty if none",
    ),
    ("title", "Titolo, una riga", "Title, one line"),
    ("description", "Descrizione", "Description"),
    (
        "audience",
        "A chi si rivolge: central amministrazioni centrali, territorial territoriali, both entrambe",
        "Whom it addresses: central, territorial or both administrations",
    ),
    (
        "times",
        "Tempi: ongoing in corso, from da, from_to da … a, by entro, in nel mese",
        "Times: ongoing, from, from_to, by, in",
    ),
    ("start", "Inizio: 2026, 2026-06 o 2026-06-30", "Start: 2026, 2026-06 or 2026-06-30"),
    ("end", "Fine: 2026, 2026-06 o 2026-06-30", "End: 2026, 2026-06 or 2026-06-30"),
    (
        "actors",
        "Attori, uno per riga nella cella: nome | ruolo (lead, responsible, support, contact, monitoring_contact)",
        "Actors, one a line in the cell: name | role (lead, responsible, support, contact, monitoring_contact)",
    ),
    (
        "results",
        "Risultati attesi, uno per riga nella cella: testo | stato | scadenza | nota",
        "Expected results, one a line in the cell: text | state | due | note",
    ),
    ("impact", "Aree di intervento", "Areas of impact"),
    (
        "serves",
        "Codici dei risultati attesi a cui contribuisce, uno per riga",
        "Codes of the expected results it serves, one a line",
    ),
    ("state", "Stato, se l'attuazione è già cominciata", "State, if it is already being carried out"),
];

pub fn xlsx_template(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@").set_text_wrap();
    let sheet = workbook.add_worksheet().set_name("items")?;
    for (column, (name, _, _)) in FIELDS.iter().enumerate() {
        let column = column as u16;
        let width = if matches!(*name, "title" | "description" | "results") { 48 } else { 18 };
        // Cells are text, so that 2026-06 stays what was typed.
        sheet.set_column_width(column, width)?.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, *name, &bold)?;
        let choices: Vec<&str> = match *name {
            "kind" => ItemKind::ALL.iter().map(|k| k.as_str()).collect(),
            "audience" => Audience::ALL.iter().map(|a| a.as_str()).collect(),
            "times" => vec!["ongoing", "from", "from_to", "by", "in"],
            "state" => ItemState::ALL.iter().map(|s| s.as_str()).collect(),
            _ => continue,
        };
        sheet.add_data_validation(1, column, ROWS, column, &DataValidation::new().allow_list_strings(&choices)?)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let help = workbook.add_worksheet().set_name(if lang == Lang::It { "istruzioni" } else { "how to" })?;
    help.set_column_width(0, 18)?.set_column_width(1, 110)?;
    for (row, (name, italian, english)) in FIELDS.iter().enumerate() {
        help.write_string_with_format(row as u32, 0, *name, &bold)?;
        help.write_string_with_format(row as u32, 1, if lang == Lang::It { *italian } else { *english }, &text)?;
    }
    workbook.save_to_buffer()
}
