//! What a planner may do to a process under way, each with a reason that everybody reads.

pub mod extend;
pub mod reasoned;
