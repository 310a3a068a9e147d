//! The planner's pages of a questionnaire: the list of its questions, and the form of one.

pub mod list;
pub mod one;
