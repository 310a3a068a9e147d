//! Reads what [`crate::write_json`] writes. Nothing is guessed: an unknown version is refused.

use crate::export::json::{Document, FORMAT, VERSION};
use crate::input::{Files, ReadOptions, fail, text_of};
use crate::model::{PlanDocument, ReadError};

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".json"])?;
    let text = text_of(path, bytes, &options.limits)?;
    let document: Document = serde_json::from_str(text).map_err(|e| {
        let said: String = e.to_string().chars().take(200).collect();
        fail(
            path,
            e.line(),
            both!(
                "this is not a plan as Cantiere writes it: {said}",
                "questo non è un piano come lo scrive Cantiere: {said}"
            ),
        )
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
