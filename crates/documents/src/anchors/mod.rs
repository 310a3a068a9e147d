//! Which paragraph and which item of an older version goes on in a newer one, so that links and comments stay with them.
//! It decides by the words and by the place; it never gives one anchor to two, nor to a text that shares too little.

mod blocks;
mod candidates;
mod items;
mod likeness;

pub use blocks::{NewBlock, OldBlock, match_blocks};
pub use items::{ItemMatch, NewItem, OldItem, match_items};
