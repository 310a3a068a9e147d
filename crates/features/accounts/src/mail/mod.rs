//! Mail on its way: written into table `mail` by whoever has a reason, sent from here by a job, shown instead of sent in
//! the demonstration. Nothing else reaches a mail server.

mod compose;
pub mod page;
mod send;

pub use compose::{Letter, letter};
pub use send::handlers;
