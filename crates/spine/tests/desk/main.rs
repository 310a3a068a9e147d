//! Correcting, comparing and publishing a draft, on both engines.

mod catalogue;
mod compared;
mod edits;
mod identities;
mod kept;
mod released;
mod site;
