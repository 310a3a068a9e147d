//! Correcting, comparing and publishing a draft, on both engines.

mod compared;
mod edits;
mod identities;
mod kept;
mod released;
mod site;
