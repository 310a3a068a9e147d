//! Writers: a plan as CSV, JSON, Markdown and XLSX.
//! What they write imports back; none of them leaves out a column because it is empty.

pub mod cells;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod template;
pub mod xlsx;
