//! The days on which a process stood still although its phases were open: while it was paused, and since it was ended
//! before its days were over. They follow from its public history.

use super::day_of;
use crate::Error;
use cantiere_domain::id::ProcessId;
use cantiere_store::schema::process::process_change;
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    pub published_on: Option<Date>,
    /// The day on which it was paused and, unless it still is, the day on which it went on.
    pub pauses: Vec<(Date, Option<Date>)>,
    pub ended_on: Option<Date>,
}

impl Stops {
    /// Whether it was paused for the whole of a day: on the days of pausing and going on something was taken.
    pub fn paused_on(&self, day: Date) -> bool {
        self.pauses.iter().any(|(from, to)| *from < day && to.is_none_or(|to| day < to))
    }

    /// A pause that lasts until now is over.
    pub(super) fn go_on(&mut self, on: Date) {
        if let Some((_, to @ None)) = self.pauses.last_mut() {
            *to = Some(on);
        }
    }

    /// The whole days of a round on which people could answer, up to a last one; the opening day does not count.
    pub fn open_days(&self, (opens, closes): (Date, Date), until: Option<Date>) -> i32 {
        let opens = self.published_on.map_or(opens, |on| opens.max(on));
        let closes = until.map_or(closes, |until| closes.min(until));
        let stood = |day: Date| self.pauses.iter().any(|(from, to)| *from <= day && to.is_none_or(|to| day <= to));
        let days = opens.series(1.day()).skip(1).take_while(|day| *day <= closes);
        days.filter(|day| !stood(*day)).map(|_| 1).sum()
    }
}

pub fn stops(conn: &mut Conn, of: ProcessId, zone: &TimeZone) -> Result<Stops, Error> {
    let told: Vec<(String, i64)> = process_change::table
        .filter(process_change::process.eq(of.0))
        .filter(process_change::what.among(["published", "paused", "resumed", "ended"]))
        .order(process_change::id)
        .select((process_change::what, process_change::at))
        .load(conn)?;
    let mut out = Stops::default();
    for (what, at) in told {
        let day = day_of(at, zone);
        match what.as_str() {
            "published" => out.published_on = Some(day),
            "paused" => out.pauses.push((day, None)),
            "resumed" => out.go_on(day),
            "ended" => out.ended_on = Some(day),
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
        let stops = Stops { pauses: vec![(day(3), Some(day(6))), (day(9), None)], ..Stops::default() };
        let paused: Vec<i8> = (1..=11).filter(|d| stops.paused_on(day(*d))).collect();
        assert_eq!(paused, [4, 5, 10, 11]);
    }

    #[test]
    fn open_days_are_whole_ones_after_the_day_on_which_people_could_begin() {
        let day = |d: i8| date(2026, 10, d);
        let mut stops = Stops { pauses: vec![(day(3), Some(day(6)))], ..Stops::default() };
        let open = |stops: &Stops, until| stops.open_days((day(1), day(11)), until);
        assert_eq!(open(&stops, None), 6);
        assert_eq!(open(&stops, Some(day(8))), 3);
        stops.published_on = Some(day(2));
        assert_eq!(open(&stops, None), 5);
        stops.pauses.push((day(9), None));
        assert_eq!(open(&stops, None), 2);
    }
}
