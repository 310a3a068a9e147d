//! Dates as Italian and English plans write them: “giugno 2024”, “06/2024”, “2024-06-30”, “entro il 2025”.
//! It must not guess: what is not wholly a date is no date.

use cantiere_domain::plan::{PartialDate, Times};
use cantiere_domain::text::fold;
use jiff::civil::Date;

const MONTHS: [(&str, &str); 12] = [
    ("gennaio", "january"),
    ("febbraio", "february"),
    ("marzo", "march"),
    ("aprile", "april"),
    ("maggio", "may"),
    ("giugno", "june"),
    ("luglio", "july"),
    ("agosto", "august"),
    ("settembre", "september"),
    ("ottobre", "october"),
    ("novembre", "november"),
    ("dicembre", "december"),
];

/// A date that is the whole of a text.
pub fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let slashed: Vec<&str> = text.split('/').collect();
    let number = |s: &str| s.trim().parse::<i16>().ok().filter(|_| s.trim().len() <= 4);
    match slashed.as_slice() {
        [month, year] => PartialDate::month(number(year)?, number(month)? as i8),
        [day, month, year] => {
            PartialDate::day(Date::new(number(year)?, number(month)? as i8, number(day)? as i8).ok()?)
        }
        _ => {
            let words: Vec<String> = text.split_whitespace().map(fold).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match words.as_slice() {
                [month, year] => PartialDate::month(number(year)?, month_number(month)?),
                [day, month, year] => {
                    let day = number(day.trim_end_matches(['°', 'º']))?;
                    PartialDate::day(Date::new(number(year)?, month_number(month)?, day as i8).ok()?)
                }
                _ => None,
            }
        }
    }
}

/// When something is to happen, said in words: “Da marzo 2024”, “Entro il 2025”, “Giugno 2024”, “In corso”.
pub fn times(text: &str) -> Option<Times> {
    let said = fold(text.trim().trim_end_matches([':', '.']));
    if matches!(said.as_str(), "in corso" | "ongoing") {
        return Some(Times::Ongoing);
    }
    let after = |openings: &[&str]| openings.iter().find_map(|o| said.strip_prefix(o)).map(str::to_string);
    if let Some(by) = after(&["entro il ", "entro la fine del ", "entro ", "by "]) {
        return date(&by).map(|by| Times::By { by });
    }
    if let Some(rest) = after(&["da ", "dal ", "from "]) {
        let split = [" a ", " al ", " to "].iter().find_map(|s| rest.split_once(s));
        return match split {
            Some((from, to)) => Some(Times::FromTo { from: date(from)?, to: date(to)? }),
            None => date(&rest).map(|from| Times::From { from }),
        };
    }
    let at = after(&["a ", "in "]).unwrap_or_else(|| said.clone());
    date(&at).map(|at| Times::In { at })
}

/// The date in brackets that ends a result: “… (entro giugno 2020)”.
pub fn due_at_end(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_end_matches(['.', ';', ',']).trim_end();
    let inside = text.strip_suffix(')')?;
    let inside = &inside[inside.rfind('(')? + 1..];
    match times(inside)? {
        Times::By { by } => Some(by),
        Times::In { at } => Some(at),
        _ => None,
    }
}

fn month_number(folded: &str) -> Option<i8> {
    MONTHS.iter().position(|(it, en)| folded == *it || folded == *en).map(|at| at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_reads_what_plans_write() {
        let check = |text: &str, expected: &str| {
            assert_eq!(serde_json::to_string(&times(text)).unwrap(), expected, "{text}");
        };
        check("Da marzo 2024", r#"{"kind":"from","from":"2024-03"}"#);
        check("Entro il 2025", r#"{"kind":"by","by":"2025"}"#);
        check("Giugno 2024", r#"{"kind":"in","at":"2024-06"}"#);
        check("Da marzo 2024 a maggio 2025", r#"{"kind":"from_to","from":"2024-03","to":"2025-05"}"#);
        check("In corso", r#"{"kind":"ongoing"}"#);
        check("Entro breve", "null");
        check("Giugno 20244", "null");
    }

    #[test]
    fn due_at_end_wants_brackets_that_hold_only_a_date() {
        assert_eq!(due_at_end("Pubblica il bando (entro giugno 2020);"), PartialDate::month(2020, 6));
        assert_eq!(due_at_end("Pubblica il bando (nel giugno 2020 circa)"), None);
    }
}
