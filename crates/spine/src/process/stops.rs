//! The days on which a process stood still although its phases were open: while it was paused, and since it was ended
//! before its days were over. They follow from its public history.

use super::day_of;
use crate::Error;
use cantiere_domain::id::ProcessId;
use cantiere_store::Conn;
use cantiere_store::schema::process::process_change;
use diesel::prelude::*;
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    /// The day on which it was paused and, unless it still is, the day on which it went on.
    pub pauses: Vec<(Date, Option<Date>)>,
    pub ended_on: Option<Date>,
}

impl Stops {
    /// Whether it was paused for the whole of a day: on the days of pausing and going on something was taken.
    pub fn paused_on(&self, day: Date) -> bool {
        self.pauses.iter().any(|(from, to)| *from < day && to.is_none_or(|to| day < to))
    }
}

pub fn stops(conn: &mut Conn, of: ProcessId, zone: &TimeZone) -> Result<Stops, Error> {
    let told: Vec<(String, i64)> = process_change::table
        .filter(process_change::process.eq(of.0))
        .filter(
            process_change::what
                .eq("paused")
                .or(process_change::what.eq("resumed"))
                .or(process_change::what.eq("ended")),
        )
        .order(process_change::id)
        .select((process_change::what, process_change::at))
        .load(conn)?;
    let mut out = Stops::default();
    for (what, at) in told {
        let day = day_of(at, zone);
        match (what.as_str(), out.pauses.last_mut()) {
            ("paused", _) => out.pauses.push((day, None)),
            ("resumed", Some((_, to @ None))) => *to = Some(day),
            ("ended", _) => out.ended_on = Some(day),
            _ => {}
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn paused_on_counts_whole_days_alone() {
        let day = |d: i8| date(2026, 10, d);
        let stops = Stops { pauses: vec![(day(3), Some(day(6))), (day(9), None)], ended_on: None };
        let paused: Vec<i8> = (1..=11).filter(|d| stops.paused_on(day(*d))).collect();
        assert_eq!(paused, [4, 5, 10, 11]);
    }
}
