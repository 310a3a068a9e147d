//! Word (`docx`) and OpenDocument (`odt`) files: headings make the tree, paragraphs and lists the text, tables stay tables.
//! An archive is opened within a budget, and nothing in it is run, followed or written anywhere.

pub(crate) mod archive;
pub(crate) mod docx;
mod docx_styles;
pub(crate) mod odt;
mod odt_styles;
mod xml;
