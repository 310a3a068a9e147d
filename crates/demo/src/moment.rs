//! Dates told from today, as content files write them, and the words they become.
//! Only the day it is given counts: the same day always gives the same content.
//!
//! | written | on 22 November 2026 |
//! |---|---|
//! | `y`, `y-2`, `y+1` | 2026, 2024, 2027 |
//! | `06/y`, `11/y-3` | June 2026, November 2023 |
//! | `15-03/y-2` | 15 March 2024 |
//! | `+2m`, `-1m` | January 2027, October 2026 |
//! | `+23d`, `-37d` | 15 December 2026, 16 October 2026 |
//! | `2019`, `2019-01`, `2019-05-10` | the same on every day |
//!
//! In a text the same stands in braces and is written out in Italian: `entro {06/y}` gives “entro giugno 2026”.

use cantiere_domain::plan::PartialDate;
use jiff::ToSpan;
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadMoment {
    #[error("“{0}” is not a date told from today; write y-1, 06/y, 15-03/y+1, +2m or -37d")]
    Unknown(String),
    #[error("“{0}” opens a brace and does not close it")]
    Open(String),
}

/// The date meant, as exact as it was written.
pub fn resolve(text: &str, today: Date) -> Result<PartialDate, BadMoment> {
    try_resolve(text.trim(), today).ok_or_else(|| BadMoment::Unknown(text.chars().take(40).collect()))
}

fn try_resolve(text: &str, today: Date) -> Option<PartialDate> {
    if let Ok(fixed) = text.parse() {
        return Some(fixed);
    }
    if let Some(days) = text.strip_suffix('d') {
        return PartialDate::day(today.checked_add(signed(days)?.days()).ok()?);
    }
    if let Some(months) = text.strip_suffix('m') {
        let date = today.first_of_month().checked_add(signed(months)?.months()).ok()?;
        return PartialDate::month(date.year(), date.month());
    }
    let (day_month, year) = match text.rsplit_once('/') {
        Some((before, year)) => (Some(before), year),
        None => (None, text),
    };
    let offset = year.strip_prefix('y')?;
    let year = today.year().checked_add(if offset.is_empty() { 0 } else { i16::try_from(signed(offset)?).ok()? })?;
    match day_month.map(|d| d.split_once('-')) {
        None => PartialDate::year(year),
        Some(None) => PartialDate::month(year, day_month?.parse().ok()?),
        Some(Some((day, month))) => PartialDate::day(Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?),
    }
}

/// A number that carries its sign: `+2`, `-37`.
fn signed(text: &str) -> Option<i64> {
    let value: i64 = text.parse().ok()?;
    (text.starts_with(['+', '-']) && value.abs() < 10_000).then_some(value)
}

/// The day meant by a moment that is exact to the day.
pub fn resolve_day(text: &str, today: Date) -> Result<Date, BadMoment> {
    let date = resolve(text, today)?;
    match date.parts() {
        (_, Some(_), Some(_)) => Ok(date.first_day()),
        _ => Err(BadMoment::Unknown(format!("{text} (a day is needed)"))),
    }
}

/// “2026”, “giugno 2026”, “1° giugno 2026”.
pub fn in_words(date: PartialDate) -> String {
    match date.parts() {
        (year, Some(month), day) => {
            let name = MONTHS[usize::from(month.unsigned_abs()) - 1];
            match day {
                Some(1) => format!("1° {name} {year}"),
                Some(day) => format!("{day} {name} {year}"),
                None => format!("{name} {year}"),
            }
        }
        (year, None, _) => year.to_string(),
    }
}

/// The text with every moment in braces written out.
pub fn expand(text: &str, today: Date) -> Result<String, BadMoment> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').ok_or_else(|| BadMoment::Open(after.chars().take(40).collect()))?;
        out.push_str(before);
        out.push_str(&in_words(resolve(inside, today)?));
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolve_knows_every_form() {
        let today = Date::constant(2026, 11, 22);
        for (written, meant) in [
            ("y", "2026"),
            ("y-2", "2024"),
            ("06/y", "2026-06"),
            ("15-03/y-2", "2024-03-15"),
            ("+2m", "2027-01"),
            ("-1m", "2026-10"),
            ("+23d", "2026-12-15"),
            ("-37d", "2026-10-16"),
        ] {
            assert_eq!(resolve(written, today).unwrap().to_string(), meant, "{written}");
        }
        for bad in ["", "2m", "06", "13/y", "31-02/y", "y1", "+d"] {
            assert!(resolve(bad, today).is_err(), "{bad}");
        }
    }

    #[test]
    fn resolve_counts_months_from_the_first_so_that_long_months_do_not_slip() {
        assert_eq!(resolve("+1m", Date::constant(2026, 1, 31)).unwrap().to_string(), "2026-02");
    }

    #[test]
    fn expand_writes_dates_in_letters() {
        let today = Date::constant(2026, 11, 22);
        assert_eq!(expand("entro {06/y}, poi {+9d}.", today).unwrap(), "entro giugno 2026, poi 1° dicembre 2026.");
        assert!(expand("resta {06/y", today).is_err());
    }
}
