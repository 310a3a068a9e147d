//! Words and rules of the field: plans, permissions, languages, dates.
//! It must not do input or output, know a database, or be asynchronous.

pub mod access;
pub mod answer;
pub mod contribution;
pub mod fiscal;
pub mod id;
pub mod lang;
pub mod moderation;
pub mod money;
pub mod plan;
pub mod process;
pub mod reference;
pub mod round;
pub mod slug;
pub mod text;

pub use lang::Lang;
pub use reference::Ref;
pub use slug::Slug;
