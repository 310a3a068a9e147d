//! Readers of plain formats: Markdown, and Cantiere's own table (CSV) and document (JSON).

pub mod csv;
pub mod json;
pub mod markdown;
pub(crate) mod outline;
pub mod xlsx;
