//! Voting: the ballot as a form that works without scripts, what is looked at before it is sent, the receipt, the specimen
//! to discuss inside a body.

pub mod ballot;
mod form;
pub mod receipt;
mod review;
pub mod sealed;
pub mod specimen;
pub mod waiting;
