//! Reads what [`crate::write_json`] writes. Nothing is guessed: an unknown version is refused.

use crate::export::json::{Document, FORMAT, VERSION};
use crate::input::{Files, ReadOptions, broken, fail, text_of};
use crate::message::Message;
use crate::model::{PlanDocument, ReadError};
use serde_json::error::Category;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".json"])?;
    let text = text_of(path, bytes, &options.limits)?;
    let document: Document = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        // The place is told apart.
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        broken(path, (error.line(), column(text, &error)), what(&error, said), ("JSON", said))
    })?;
    if document.format != FORMAT || document.version != VERSION {
        return Err(fail(
            path,
            1,
            both!(
                "“{}” version {} is not known; {FORMAT} version {VERSION} is",
                "“{}” versione {} non è previsto: si legge {FORMAT} versione {VERSION}",
                document.format.chars().take(40).collect::<String>(),
                document.version
            ),
        ));
    }
    let mut plan = PlanDocument::from(document);
    for item in &mut plan.items {
        item.file = path.to_string();
    }
    Ok(plan)
}

/// The character of the line at which the reader stopped, from 1; it counts bytes itself.
fn column(text: &str, error: &serde_json::Error) -> usize {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default().as_bytes();
    String::from_utf8_lossy(&line[..error.column().min(line.len())]).chars().count().max(1)
}

/// What is wrong and what to do, for the errors that people make; of a value it is told by what serde says of it.
fn what(error: &serde_json::Error, said: &str) -> Message {
    let mut quoted = said.split('`').skip(1).step_by(2);
    let name: String = quoted.next().unwrap_or_default().chars().take(60).collect();
    match error.classify() {
        Category::Eof => both!(
            "the file ends before the plan does; download it again whole",
            "il file finisce prima del piano: scaricalo di nuovo per intero"
        ),
        Category::Data if said.starts_with("missing field") => both!(
            "the field “{name}” is missing; add it, or bring in a plan that was downloaded as JSON",
            "manca il campo “{name}”: aggiungilo, o importa un piano scaricato in JSON"
        ),
        Category::Data if said.starts_with("unknown field") => both!(
            "the field “{name}” is not known; take it out or correct its name",
            "il campo “{name}” non è previsto: toglilo o correggine il nome"
        ),
        Category::Data if said.starts_with("duplicate field") => {
            both!("the field “{name}” is there twice; keep one", "il campo “{name}” c’è due volte: lasciane uno")
        }
        Category::Data if said.starts_with("unknown variant") => {
            let known: Vec<&str> = quoted.collect();
            let known = known.join(", ");
            both!("“{name}” is not one of: {known}", "“{name}” non è uno di questi valori: {known}")
        }
        Category::Data => both!(
            "a value of another kind is expected, as a number in the place of a text; correct it",
            "è previsto un valore di un altro tipo, per esempio un numero al posto di un testo: correggilo"
        ),
        Category::Syntax | Category::Io if said.starts_with("recursion limit") => both!(
            "lists stand inside one another more often than in any plan; correct the file",
            "ci sono elenchi dentro altri elenchi più volte che in qualsiasi piano: correggi il file"
        ),
        Category::Syntax | Category::Io => both!(
            "a sign is missing or is one too many: a comma, a colon, a bracket or a quotation mark; correct it",
            "un segno manca o è di troppo (una virgola, i due punti, una parentesi o le virgolette): correggilo"
        ),
    }
}
