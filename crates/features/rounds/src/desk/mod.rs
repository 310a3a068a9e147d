//! Setting up a vote: the rule with a worked example, the options, the window, a dry run, opening; paper ballots.
//! Everything here is for the planners of the plan; nothing of it is kept.

pub mod discard;
mod edited;
pub mod electors;
mod electors_table;
pub mod example;
pub mod form;
pub mod log;
pub mod new;
mod offered;
pub mod open;
pub mod options;
pub mod paper;
pub mod round;
pub mod withdraw;
