//! The report of a consultation: one printable sheet, then every contribution with its answer; the same as CSV, JSON and ODT.
//! Made again from the same data it is the same; nothing in it is from a draft.

pub mod counted;
pub mod data;
pub mod download;
pub mod figures;
mod lines;
mod odt;
pub mod page;
