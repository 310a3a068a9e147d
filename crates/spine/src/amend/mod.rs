//! Accepted amendments and the draft of the next version: what each would make of the words, written by one step, taken
//! back by another. Where the words changed meanwhile nothing is guessed: the planner chooses.

mod find;
mod place;
mod write;

pub use find::{Amendment, Standing, all, find};
pub use write::{apply, undo};
