//! Voting rules for participatory budgeting and rankings: exact, explained, fast.
//!
//! Reads elections in the Pabulib format, counts them by greedy rules, the Method of Equal Shares with
//! its completions, sequential Phragmén, and ranking rules, and says for every project why it was or was
//! not selected. It does no networking, keeps no state, and decides no result by rounding.
//!
//! ```
//! use tally::rules::equal_shares::{Completion, EqualShares};
//! use tally::{Conditions, pabulib};
//!
//! let file = "META\nkey;value\nbudget;90\nvote_type;approval\n\
//!             PROJECTS\nproject_id;cost;name\np1;60;Library\np2;60;Pool\np3;30;Bench\n\
//!             VOTES\nvoter_id;vote\n1;p1,p2\n2;p1,p2\n3;p3\n";
//! let election = pabulib::read(file.as_bytes())?;
//! let rule = EqualShares { completion: Completion::Add1, ..EqualShares::default() };
//! let outcome = tally::rules::equal_shares::count(&election, &rule, &Conditions::default())?;
//! assert_eq!(outcome.winner_ids(&election), ["p1", "p3"]);
//!
//! let words = tally::explain::explain(&election, &outcome, tally::explain::Language::Italian);
//! assert!(words.contains("Pool (p2): voti 2, costo 60. Non scelto"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Money is kept in smallest units (`Election::unit` of them make one currency unit), points likewise
//! (`Election::point_unit`). Projects are indices into `Election::projects`; ids are text.

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
pub mod svg;
pub mod ties;

pub use conditions::{Conditions, CountError};
pub use election::{Ballots, Election, Project, VoteType};
pub use outcome::Outcome;
pub use ties::Ties;

/// The program in the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
