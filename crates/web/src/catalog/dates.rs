//! Dates in words, and how far away a day is.
//! It must not know what day it is: the caller brings both days, in the site's time zone.

use cantiere_domain::Lang;
use cantiere_domain::plan::PartialDate;
use jiff::civil::{Date, DateTime};

const IT: [&str; 12] = [
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
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(lang: Lang, month: i8) -> &'static str {
    let names = match lang {
        Lang::It => IT,
        Lang::En => EN,
    };
    names[(month as usize - 1).min(11)]
}

/// “15 dicembre 2026”, “15 December 2026”; the first of a month is “1º” in Italian.
pub fn date(lang: Lang, date: Date) -> String {
    let ordinal = if lang == Lang::It && date.day() == 1 { "º" } else { "" };
    format!("{}{ordinal} {} {}", date.day(), month(lang, date.month()), date.year())
}

/// “giugno 2026” or “2026”, as exact as the plan says.
pub fn partial(lang: Lang, partial: PartialDate) -> String {
    match partial.parts() {
        (_, Some(_), Some(_)) => date(lang, partial.first_day()),
        (year, Some(m), None) => format!("{} {year}", month(lang, m)),
        (year, None, _) => year.to_string(),
    }
}

/// “15 dicembre 2026, ore 23:59”.
pub fn date_time(lang: Lang, at: DateTime) -> String {
    let day = date(lang, at.date());
    match lang {
        Lang::It => format!("{day}, ore {}:{:02}", at.hour(), at.minute()),
        Lang::En => format!("{day}, {}:{:02}", at.hour(), at.minute()),
    }
}

/// How far `day` is from `today`: “oggi”, “domani”, “tra 23 giorni”, “3 giorni fa”.
pub fn days_from(lang: Lang, today: Date, day: Date) -> String {
    let days = today.until(day).map_or(0, |span| i64::from(span.get_days()));
    let n = super::number(lang, days.abs());
    match (lang, days) {
        (Lang::It, 0) => "oggi".into(),
        (Lang::It, 1) => "domani".into(),
        (Lang::It, -1) => "ieri".into(),
        (Lang::It, 2..) => format!("tra {n} giorni"),
        (Lang::It, _) => format!("{n} giorni fa"),
        (Lang::En, 0) => "today".into(),
        (Lang::En, 1) => "tomorrow".into(),
        (Lang::En, -1) => "yesterday".into(),
        (Lang::En, 2..) => format!("in {n} days"),
        (Lang::En, _) => format!("{n} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as d;

    #[test]
    fn dates_are_told_in_words() {
        assert_eq!(date(Lang::It, d(2026, 12, 15)), "15 dicembre 2026");
        assert_eq!(date(Lang::It, d(2026, 12, 1)), "1º dicembre 2026");
        assert_eq!(date(Lang::En, d(2026, 12, 1)), "1 December 2026");
        assert_eq!(date_time(Lang::It, d(2026, 12, 15).at(23, 59, 0, 0)), "15 dicembre 2026, ore 23:59");
    }

    #[test]
    fn partial_dates_say_no_more_than_the_plan() {
        let check = |text: &str, shown: &str| assert_eq!(partial(Lang::It, text.parse().unwrap()), shown);
        check("2026", "2026");
        check("2026-06", "giugno 2026");
        check("2026-06-30", "30 giugno 2026");
    }

    #[test]
    fn distance_counts_calendar_days() {
        let today = d(2026, 11, 22);
        let check = |day, shown: &str| assert_eq!(days_from(Lang::It, today, day), shown);
        check(today, "oggi");
        check(d(2026, 11, 23), "domani");
        check(d(2026, 12, 15), "tra 23 giorni");
        check(d(2026, 11, 19), "3 giorni fa");
        check(d(2030, 11, 22), "tra 1.461 giorni");
    }
}
