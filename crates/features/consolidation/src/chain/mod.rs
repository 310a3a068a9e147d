//! “Where does this sentence come from?”: need, proposal, place in the vote, answer, words, state, each step linked.
//! The steps are made here once; pages and panels only show them.

pub mod page;
mod steps;

pub use steps::{Chains, Linked, chains, difference, fields, linked, place, place_lang};
