//! reStructuredText, as far as plans use it, to a flat list of paragraphs, list entries, tables and headings.
//! It knows nothing of plans; directives run nothing and include nothing.

mod inline;
mod lines;
mod parse;
mod table;

pub use inline::{to_markdown, to_plain};
pub use parse::{Node, NodeKind, parse};
