//! Plans: plan → edition → revision → items in one tree, and the text as paragraphs.
//! Reading is free for features; every change to a plan goes through a function of this folder.

pub mod actors;
pub mod adopt;
pub mod carry;
pub mod catalogue;
pub mod compare;
pub mod create;
pub mod edit;
pub mod edition;
pub mod editions;
pub mod export;
pub mod implements;
pub mod import;
pub mod index;
pub mod item;
pub mod kept;
pub mod missing;
pub mod publish;
pub mod release;
pub mod rows;
pub mod settings;
pub mod shown;
pub mod state;
pub mod text;
pub mod theme;
mod weight;

pub use edition::{Edition, EditionRef};
pub use index::{EditionIndex, Facet, Filter, IndexCache};
pub use shown::Shown;
