//! The planners' work as people go through it over HTTP, on both engines: a contribution in parts, figures that lead to
//! what they count, opinions by a mailed link, groups, reminders, and what of all that is nobody else's.

mod answers;
mod bench;
#[path = "../support/demo.rs"]
mod demo;
#[path = "../support/editions.rs"]
mod editions;
mod figures;
mod groups;
mod opinions;
mod parts;
#[path = "../support/plain.rs"]
mod plain;
mod private;
mod remind;
#[path = "../support/reword.rs"]
mod reword;
#[path = "../support/routes.rs"]
mod routes;
mod site;
#[path = "../support/unpacked.rs"]
mod unpacked;
