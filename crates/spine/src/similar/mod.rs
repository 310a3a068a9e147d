//! Texts that use nearly the same words. Words tell copies and rewordings, never paraphrases, and cannot tell a thing from
//! its opposite: so what differs although the words are the same (a “not”, numbers, places) is said, and a person decides.
//! Nothing leaves the server, nothing is ever merged from here.

mod groups;
mod minhash;
mod shape;

pub use groups::{Finder, Group, Member};
pub use shape::{Differs, Shape, differs, likeness, shape, shape_with};

/// Below this share of common stems and letters two texts are not similar.
pub const ENOUGH: f64 = 0.22;
