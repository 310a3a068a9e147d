pub mod amount;
pub mod cli;
pub mod column;
pub mod conditions;
mod contest;
pub mod election;
pub mod explain;
pub mod json;
mod ledger;
pub mod outcome;
pub mod pabulib;
pub mod rules;
mod svg;
pub mod ties;

pub use conditions::{Conditions, CountError};
pub use election::{Ballots, Election, Project, VoteType};
pub use outcome::Outcome;
pub use ties::Ties;
