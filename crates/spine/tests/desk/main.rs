//! Correcting, comparing and publishing a draft, on both engines.

mod compared;
mod edits;
mod guarded;
mod identities;
mod kept;
mod moved;
mod released;
mod site;
