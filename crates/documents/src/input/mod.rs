//! What an importer is given and how it is bounded: files as bytes, options, limits, the format.
//! It must not read a disk; the caller loads the bytes and tells where they came from.

mod decode;
mod files;
mod format;
mod report;
mod tidy;

pub use decode::text_of;
pub use files::{Files, Limits};
pub use format::{Format, UnknownFormat};
pub(crate) use report::{Report, broken, fail};

use crate::model::{PlanDocument, ReadError};
use cantiere_domain::Lang;
use cantiere_domain::plan::Source;

/// What the caller knows and a file does not say.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Which language of a file that holds several is wanted.
    pub lang: Lang,
    /// Name, address, licence and day of the source ([`PlanDocument::retrieved`] takes the day); `original_id` is filled for each item by the importer.
    pub source: Source,
    pub limits: Limits,
}

/// Reads a plan. Nothing of it is used when an error comes back; what is doubtful stands in `warnings`.
///
/// ```
/// use cantiere_documents::{Files, Format, ReadOptions, read};
/// let files = Files::single("plan.md", b"# Scuole\n\nOgni classe ha un orto.\n".to_vec());
/// let plan = read(Format::detect(&files).unwrap(), &files, &ReadOptions::default()).unwrap();
/// assert_eq!(plan.items[0].title, "Scuole");
/// assert_eq!(plan.blocks[1].text, "Ogni classe ha un orto.");
/// ```
pub fn read(format: Format, files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    files.check(&options.limits)?;
    let mut plan = match format {
        Format::AzioniYaml => crate::azioni::read(files, options),
        Format::DocsItalia => crate::docs_italia::read(files, options),
        Format::Markdown => crate::text_in::markdown::read(files, options),
        Format::Csv => crate::text_in::csv::read(files, options),
        Format::Json => crate::text_in::json::read(files, options),
        Format::Docx => crate::office::docx::read(files, options),
        Format::Odt => crate::office::odt::read(files, options),
        Format::Xlsx => crate::text_in::xlsx::read(files, options),
    }?;
    plan.retrieved.clone_from(&options.source.retrieved);
    plan.items_only = matches!(format, Format::Csv | Format::Xlsx);
    let mut report = Report::new(options.limits.warnings.saturating_sub(plan.warnings.len()));
    tidy::tidy(&mut plan, &mut report)?;
    plan.warnings.extend(report.finish());
    for item in &mut plan.items {
        fill_source(&mut item.content.source, &options.source);
    }
    if plan.items.len() > options.limits.items || plan.blocks.len() > options.limits.blocks {
        return Err(fail(
            "",
            0,
            both!(
                "the document has {} items and {} paragraphs; at most {} and {} are taken at once: import it in parts",
                "il documento ha {} voci e {} paragrafi: se ne accettano al massimo {} e {} alla volta. Importalo in più parti",
                plan.items.len(),
                plan.blocks.len(),
                options.limits.items,
                options.limits.blocks,
            ),
        ));
    }
    Ok(plan)
}

/// What the record says of its own origin stands; the rest comes from the import. The day does not stand here: a record that
/// was there before and did not change keeps the day it was first taken, which only the import can know.
fn fill_source(of_item: &mut Source, given: &Source) {
    let fields =
        [(&mut of_item.name, &given.name), (&mut of_item.url, &given.url), (&mut of_item.licence, &given.licence)];
    for (mine, theirs) in fields {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
}
