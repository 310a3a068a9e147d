//! How long personal data is kept, as the site's settings say; the privacy page tells the same numbers, and jobs keep to them.

use crate::Error;
use crate::actor::{pending, session};
use cantiere_store::{Conn, settings};

const HOUR: i64 = 3_600_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Months without signing in after which an account goes.
    pub inactive_months: u32,
    /// Days before that on which its owner is told.
    pub warning_days: u32,
    /// Days that a mail which cannot be delivered is kept.
    pub mail_days: u32,
    /// Months that it is kept what there was to tell.
    pub notices_months: u32,
    /// Months that the details of a moderation are kept, such as who reported something.
    pub moderation_months: u32,
    /// Hours that a text waits for signing in; not a setting.
    pub pending_hours: u32,
    /// Hours without use that end a session; not a setting.
    pub session_hours: u32,
}

impl Default for Retention {
    fn default() -> Retention {
        Retention {
            inactive_months: 24,
            warning_days: 30,
            mail_days: 30,
            notices_months: 13,
            moderation_months: 12,
            pending_hours: (pending::LIFETIME / HOUR) as u32,
            session_hours: (session::LIFETIME / HOUR) as u32,
        }
    }
}

/// The keys of table `setting`; each holds a whole number.
pub const KEYS: [&str; 5] = [
    "retention_inactive_months",
    "retention_warning_days",
    "retention_mail_days",
    "retention_notices_months",
    "retention_moderation_months",
];

pub fn read(conn: &mut Conn) -> Result<Retention, Error> {
    let stored = settings::all(conn)?;
    let stored: Vec<(&str, &str)> = stored.iter().map(|(key, value, _)| (key.as_str(), value.as_str())).collect();
    Ok(from(&stored))
}

/// What is not set, or is no number from 1 on, is as if it had never been set.
pub fn from(stored: &[(&str, &str)]) -> Retention {
    let mut out = Retention::default();
    let places = [
        &mut out.inactive_months,
        &mut out.warning_days,
        &mut out.mail_days,
        &mut out.notices_months,
        &mut out.moderation_months,
    ];
    for (key, place) in KEYS.iter().zip(places) {
        let value = stored.iter().find(|(k, _)| k == key).and_then(|(_, v)| v.trim().parse::<u32>().ok());
        if let Some(value) = value.filter(|v| (1..=1_200).contains(v)) {
            *place = value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_are_no_numbers_change_nothing() {
        let told = from(&[("retention_inactive_months", "6"), ("retention_mail_days", "mai"), ("other", "1")]);
        assert_eq!(told, Retention { inactive_months: 6, ..Retention::default() });
        assert_eq!((told.pending_hours, told.session_hours), (24, 12));
    }
}
