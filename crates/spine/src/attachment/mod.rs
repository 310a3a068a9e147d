//! Files attached to something: what they are is told by their content, who sees them by what they are attached to.
//! A file never shows before its owner does; nothing here knows a page.

mod add;
mod find;
mod form;

pub(crate) use add::replace;
pub use add::{Label, add, check, remove};
pub use find::{find, of, of_one};
pub use form::{FORGET, claim, claim_of_draft, drop_of_form, forget_of, forget_old, keep, of_form};
pub(crate) use form::{forget_form, room};

use cantiere_documents::filetype::FileType;
use cantiere_domain::Ref;
use cantiere_store::files::Stored;

/// Bytes of one file, at most.
pub const LARGEST: u64 = 10 << 20;
/// Files of one contribution, or of one form.
pub const MOST: usize = 5;
/// Documents of one process.
pub const MOST_OF_PROCESS: usize = 50;

/// A file whose content is recognised and stored, and that belongs to nothing yet.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub name: String,
    pub file_type: FileType,
    pub stored: Stored,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: i64,
    /// What its address says.
    pub uuid: String,
    /// None: the form it belongs to is not sent yet.
    pub owner: Option<Ref>,
    pub name: String,
    pub file_type: FileType,
    pub size: i64,
    pub sha256: Vec<u8>,
    /// What it is called on pages; empty: its name.
    pub title: String,
    /// Language of its words; empty: not said.
    pub language: String,
    /// `yes`, `no`, or empty: not said.
    pub accessible: String,
    pub created_at: i64,
}
