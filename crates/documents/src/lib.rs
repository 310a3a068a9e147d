//! Plan text in and out: every format becomes a [`PlanDocument`], and a plan becomes every format again.
//! Bytes in, bytes out: nothing here opens a file, a network or a database.
//!
//! - [`read`] takes [`Files`] in a [`Format`] and gives a [`PlanDocument`] or a [`ReadError`] that names its place;
//! - [`write_csv`], [`write_json`], [`write_markdown`], [`write_xlsx`] write one; row by row with [`csv_header`] and [`csv_row`];
//! - [`filetype`] tells what a file is by its content;
//! - [`anchors`] finds paragraphs and items of an older version in a newer one;
//! - [`difference`] shows what changed in a text, word by word; [`merge`] puts two changes of one text together.

#[macro_use]
mod message;
pub mod anchors;
mod azioni;
mod dates;
pub mod difference;
mod docs_italia;
pub mod export;
pub mod filetype;
mod input;
mod marks;
pub mod merge;
pub mod model;
mod office;
mod paste;
pub mod pdf;
mod rst;
mod table;
mod text_in;

pub use export::cells::{COLUMNS, ItemRow};
pub use export::csv::{csv_header, csv_row, guard, write_csv};
pub use export::json::write_json;
pub use export::markdown::write_markdown;
pub use export::template::xlsx_template;
pub use export::xlsx::{XlsxWriter, write_xlsx};
pub use input::{Files, Format, Limits, ReadOptions, UnknownFormat, read, text_of};
pub use message::Message;
pub use model::{ActorEntry, Adoption, BlockEntry, ItemEntry, PlanDocument, ReadError, Warning};
pub use paste::paste_to_markdown;
pub use table::{TableRow, each_record, read_table};
