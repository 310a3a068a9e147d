//! What this feature shows on the pages of others: the result of a consultation, where words come from, answers.

pub mod adoption;
pub mod contribution;
pub mod mine;
pub mod place;
pub mod result;
