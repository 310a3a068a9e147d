//! What everybody reads: the votes of an edition, one vote with its result, the ballots that bodies cast, the files.

pub mod auditors;
pub mod ballots;
pub mod download;
pub mod list;
pub mod log;
pub mod option;
pub mod result;
pub mod round;
