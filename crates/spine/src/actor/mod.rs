//! People, the organisations they act for, their roles and their sessions.
//! Names and addresses stand in `person` alone; nothing here puts them anywhere else.

pub mod erase;
pub mod grant;
pub mod invite;
pub mod organization;
pub mod password;
pub mod pending;
pub mod person;
pub mod profile;
pub mod session;
pub mod several;

/// The topic of who is signed in and what they are: sessions, roles, memberships.
pub const PEOPLE: &str = "people";
