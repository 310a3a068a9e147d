//! When something is to happen: from, to, by, in a month, or all along.
//! Dates are as exact as the plan says (a year, a month or a day); nothing is made up to fill them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A year, a month or a day, written `2026`, `2026-06` or `2026-06-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a date; write a year (2026), a month (2026-06) or a day (2026-06-30)")]
pub struct BadDate(String);

impl PartialDate {
    pub fn year(year: i16) -> Option<Self> {
        (1900..=2200).contains(&year).then_some(PartialDate { year, month: None, day: None })
    }

    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::year(year)?;
        (1..=12).contains(&month).then_some(PartialDate { year, month: Some(month), day: None })
    }

    pub fn day(date: Date) -> Option<Self> {
        Self::year(date.year())?;
        Some(PartialDate { year: date.year(), month: Some(date.month()), day: Some(date.day()) })
    }

    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean: what is due “in June” is late on the first of July.
    pub fn last_day(self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, _) => Date::constant(self.year, 12, 31),
        }
    }

    pub fn parts(self) -> (i16, Option<i8>, Option<i8>) {
        (self.year, self.month, self.day)
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for PartialDate {
    type Err = BadDate;
    fn from_str(s: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(s.chars().take(20).collect());
        let number = |part: &str, len: usize| -> Option<i16> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let mut parts = s.split('-');
        let year = parts.next().and_then(|p| number(p, 4)).ok_or_else(bad)?;
        let month = parts.next().map(|p| number(p, 2).ok_or_else(bad)).transpose()?;
        let day = parts.next().map(|p| number(p, 2).ok_or_else(bad)).transpose()?;
        if parts.next().is_some() {
            return Err(bad());
        }
        match (month, day) {
            (None, _) => Self::year(year),
            (Some(m), None) => Self::month(year, m as i8),
            (Some(m), Some(d)) => Date::new(year, m as i8, d as i8).ok().and_then(Self::day),
        }
        .ok_or_else(bad)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = BadDate;
    fn try_from(s: String) -> Result<Self, BadDate> {
        s.parse()
    }
}

impl From<PartialDate> for String {
    fn from(d: PartialDate) -> String {
        d.to_string()
    }
}

/// The times of an item, as the plan states them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Times {
    /// The plan says nothing.
    #[default]
    None,
    /// All along, without a date.
    Ongoing,
    From {
        from: PartialDate,
    },
    FromTo {
        from: PartialDate,
        to: PartialDate,
    },
    By {
        by: PartialDate,
    },
    In {
        at: PartialDate,
    },
}

impl Times {
    pub fn kind(self) -> &'static str {
        match self {
            Times::None => "none",
            Times::Ongoing => "ongoing",
            Times::From { .. } => "from",
            Times::FromTo { .. } => "from_to",
            Times::By { .. } => "by",
            Times::In { .. } => "in",
        }
    }

    /// The day after which it is late, if there is one.
    pub fn due(self) -> Option<Date> {
        match self {
            Times::FromTo { to, .. } => Some(to.last_day()),
            Times::By { by } => Some(by.last_day()),
            Times::In { at } => Some(at.last_day()),
            Times::None | Times::Ongoing | Times::From { .. } => None,
        }
    }

    pub fn start(self) -> Option<PartialDate> {
        match self {
            Times::From { from } | Times::FromTo { from, .. } => Some(from),
            _ => None,
        }
    }

    pub fn end(self) -> Option<PartialDate> {
        match self {
            Times::FromTo { to, .. } => Some(to),
            Times::By { by } => Some(by),
            Times::In { at } => Some(at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_late_on_the_first_of_the_next() {
        let june: PartialDate = "2026-06".parse().unwrap();
        assert_eq!(june.last_day(), Date::constant(2026, 6, 30));
        assert_eq!("2024-02".parse::<PartialDate>().unwrap().last_day(), Date::constant(2024, 2, 29));
        assert_eq!("2025".parse::<PartialDate>().unwrap().last_day(), Date::constant(2025, 12, 31));
    }

    #[test]
    fn parse_refuses_what_is_not_a_date() {
        for bad in ["", "26", "2026-13", "2026-02-30", "2026-1", "2026-06-30-1", "20x6", "+026"] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }
}
