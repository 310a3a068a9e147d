//! What a person may do with what the site keeps about them: choose how they are shown, see all of it, have it erased.

pub mod data;
pub mod erase;
pub mod profile;
pub mod retention;
