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

/// “dal 15 dicembre 2026”, “da giugno 2026”, “dal 2026”.
pub fn since(lang: Lang, start: PartialDate) -> String {
    led(lang, "from", ["da ", "dal ", "dall’"], start)
}

/// “al 15 dicembre 2026”, “a giugno 2026”, “al 2026”.
pub fn until(lang: Lang, end: PartialDate) -> String {
    led(lang, "to", ["a ", "al ", "all’"], end)
}

/// “entro il 15 dicembre 2026”, “entro giugno 2026”, “entro il 2026”.
pub fn by(lang: Lang, end: PartialDate) -> String {
    led(lang, "by", ["entro ", "entro il ", "entro l’"], end)
}

/// In Italian days and years have an article and months have none. The 8th and the 11th begin with a vowel when they are
/// read; the first, which is written “1º”, is read “primo” and does not.
fn led(lang: Lang, en: &str, [bare, article, elided]: [&str; 3], date: PartialDate) -> String {
    let words = partial(lang, date);
    match (lang, date.parts()) {
        (Lang::En, _) => format!("{en} {words}"),
        (Lang::It, (_, Some(_), Some(8 | 11))) => format!("{elided}{words}"),
        (Lang::It, (_, Some(_), None)) => format!("{bare}{words}"),
        (Lang::It, _) => format!("{article}{words}"),
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
    fn periods_have_the_article_that_italian_wants() {
        let check = |text: &str, words: [&str; 3]| {
            let at = text.parse().unwrap();
            assert_eq!([since(Lang::It, at), until(Lang::It, at), by(Lang::It, at)], words);
        };
        check("2027", ["dal 2027", "al 2027", "entro il 2027"]);
        check("2026-06", ["da giugno 2026", "a giugno 2026", "entro giugno 2026"]);
        check("2026-01-15", ["dal 15 gennaio 2026", "al 15 gennaio 2026", "entro il 15 gennaio 2026"]);
        check("2026-01-01", ["dal 1º gennaio 2026", "al 1º gennaio 2026", "entro il 1º gennaio 2026"]);
        check("2026-01-08", ["dall’8 gennaio 2026", "all’8 gennaio 2026", "entro l’8 gennaio 2026"]);
        check("2026-01-11", ["dall’11 gennaio 2026", "all’11 gennaio 2026", "entro l’11 gennaio 2026"]);
        check("2026-01-18", ["dal 18 gennaio 2026", "al 18 gennaio 2026", "entro il 18 gennaio 2026"]);
        let at = "2026-01-08".parse().unwrap();
        assert_eq!(since(Lang::En, at), "from 8 January 2026");
        assert_eq!(until(Lang::En, at), "to 8 January 2026");
        assert_eq!(by(Lang::En, at), "by 8 January 2026");
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
