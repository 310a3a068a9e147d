//! Signing in by mail: a link whose page has a button that uses it up, and a six-digit code in the same mail.
//! Mail gateways open links before people do, so opening one changes nothing.

pub mod ask;
pub mod code;
pub mod link;
pub mod row;
pub mod token;

/// How long link and code are good, in microseconds: half an hour.
pub const LIFETIME: i64 = 30 * 60_000_000;
/// Codes that may be tried before a new mail is needed.
pub const ATTEMPTS: i64 = 5;
/// Mails to one address in an hour, and in a day.
pub const MAILS: [(i64, i64); 2] = [(5, 3_600_000_000), (20, 24 * 3_600_000_000)];
