//! Every table of the product, one file per owner, because Diesel joins only tables of one crate.
//! No queries here; a feature's tables are read and written by that feature alone.

pub mod accounts;
pub mod actor;
pub mod answer;
pub mod attachment;
pub mod backup;
pub mod base;
pub mod contribution;
pub mod desk;
pub mod feedback;
pub mod moderation;
pub mod monitoring;
pub mod notice;
pub mod organization;
pub mod plan;
pub mod process;
pub mod question;
pub mod round;
pub mod sealed;
pub mod search;
pub mod sheet;
pub mod workbench;
