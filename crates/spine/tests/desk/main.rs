//! Correcting, comparing and publishing a draft, on both engines.

mod catalogue;
mod compared;
mod edits;
mod guarded;
mod identities;
mod kept;
mod moved;
mod released;
mod site;
