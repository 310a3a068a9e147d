//! The grammar of a line of action: `**Da|Entro <month year>** - text - (owner) - CODE`.
//! It reads one line; what the line belongs to is the builder's business.

use super::owner::take_owner;
use crate::dates;
use cantiere_domain::plan::{Audience, Times};
use cantiere_domain::text::fold;

#[derive(Debug, PartialEq)]
pub struct Line<'a> {
    pub code: String,
    pub times: Option<Times>,
    /// Still with its marks.
    pub text: &'a str,
    pub owner: Option<&'a str>,
}

/// A line, if the text ends with a code.
pub fn read(text: &str) -> Option<Line<'_>> {
    let (body, code) = take_code(text)?;
    let (body, owner) = take_owner(body);
    let (times, text) = take_times(body);
    Some(Line { code, times, text, owner })
}

/// The same over several paragraphs: the date opens the first, the code closes the first or the last.
pub fn read_parts<'a>(parts: &[&'a str]) -> Option<(Line<'a>, Vec<&'a str>)> {
    let (first, rest) = parts.split_first()?;
    if let Some(line) = read(first) {
        return Some((line, rest.to_vec()));
    }
    let (last, between) = rest.split_last()?;
    let (body, code) = take_code(last)?;
    let (body, owner) = take_owner(body);
    let (times, text) = take_times(first);
    let mut more = between.to_vec();
    more.push(body);
    Some((Line { code, times, text, owner }, more))
}

/// Whether it begins as a line does: with a date in bold.
pub fn begins_with_date(text: &str) -> bool {
    text.trim_start().starts_with("**") && take_times(text).0.is_some()
}

/// Whom a line for administrations is addressed to, by its first words.
pub fn audience(text: &str) -> Audience {
    let start: String = fold(text).chars().take(90).collect();
    let central = ["central"].iter().any(|w| start.contains(w));
    let territorial = ["comune", "comuni", "region", "local", "territorial", "provinc", "citta metropolitan"]
        .iter()
        .any(|w| start.contains(w));
    let first: String = start.chars().take(45).collect();
    let opens = |words: &[&str]| words.iter().any(|w| first.starts_with(w));
    if central
        && !territorial
        && opens(&[
            "le pa centrali",
            "ogni pa centrale",
            "le amministrazioni centrali",
            "le pubbliche amministrazioni centrali",
        ])
    {
        Audience::Central
    } else if territorial
        && !central
        && opens(&[
            "i comuni",
            "ogni comune",
            "gli enti locali",
            "le regioni",
            "le pal",
            "le pa locali",
            "le amministrazioni locali",
            "le province",
            "le amministrazioni territoriali",
        ])
    {
        Audience::Territorial
    } else {
        Audience::Both
    }
}

/// `… - CAP1.PA.07` or `… - CAP1.LA07`, a full stop allowed.
fn take_code(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end().trim_end_matches(['.', '*', ' ']);
    let at = text.rfind("CAP")?;
    let code = &text[at..];
    let good = code.len() <= 24
        && code[3..].starts_with(|c: char| c.is_ascii_digit())
        && code.ends_with(|c: char| c.is_ascii_alphanumeric())
        && code.contains('.')
        && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
    let before = text[..at].trim_end();
    let parted = before.is_empty() || before.ends_with(['-', '–', '—', ')', '.', ';']);
    (good && parted).then(|| (before.trim_end_matches(['-', '–', '—', ' ', '\u{a0}']), code.to_string()))
}

/// What stands before the first dash, when it is a date; marks may be missing or split.
fn take_times(text: &str) -> (Option<Times>, &str) {
    let text = text.trim_start();
    let mut end = None;
    let mut digits = 0;
    for (at, c) in text.char_indices().take(60) {
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        let is_dash = matches!(c, '-' | '–' | '—' | ':');
        // “2024-2026” is no end of a date; a year is.
        if is_dash && !text[at + c.len_utf8()..].starts_with(|n: char| n.is_ascii_digit()) {
            end = Some(at);
            break;
        }
    }
    let whole_by_marks = || {
        let inner = text.strip_prefix("**")?;
        let close = inner.find("**")?;
        Some(2 + close + 2)
    };
    for end in [end, whole_by_marks()].into_iter().flatten() {
        let said: String = text[..end].chars().filter(|c| *c != '*').collect();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(times) = dates::times(&said) {
            let rest = text[end..].trim_start_matches(['*', ' ', '-', '–', '—', ':', '\u{a0}']);
            // An emphasis that opens the text itself keeps its mark.
            let eaten = &text[end..text.len() - rest.len()];
            let stars = eaten.len() - eaten.trim_end_matches('*').len();
            let opens = stars > 0 && eaten.trim_end_matches('*').ends_with([' ', '\u{a0}']);
            return (Some(times), if opens { &text[text.len() - rest.len() - stars..] } else { rest });
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, times: &str, body: &str, owner: Option<&str>, code: &str) {
        let line = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(serde_json::to_string(&line.times).unwrap(), times, "{text}");
        assert_eq!((line.text, line.owner, line.code.as_str()), (body, owner, code), "{text}");
    }

    #[test]
    fn read_takes_date_owner_and_code_apart() {
        let june = r#"{"kind":"in","at":"2024-06"}"#;
        check(
            "**Giugno 2024** - Aprire gli orti - (Comune) - CAP1.01",
            june,
            "Aprire gli orti",
            Some("Comune"),
            "CAP1.01",
        );
        check(
            "**Giugno 2024 -** Aprire gli orti -(Comune) - CAP1.01",
            june,
            "Aprire gli orti",
            Some("Comune"),
            "CAP1.01",
        );
        check("**Giugno** **2024** *-* *Aprire* gli orti - CAP1.PA.01", june, "*Aprire* gli orti", None, "CAP1.PA.01");
        check(
            "**Da marzo 2025** - Le scuole (tutte) - CAP1.PA.02",
            r#"{"kind":"from","from":"2025-03"}"#,
            "Le scuole (tutte)",
            None,
            "CAP1.PA.02",
        );
        check("Le scuole aderiscono - CAP6.PA.01", "null", "Le scuole aderiscono", None, "CAP6.PA.01");
        check(
            "**Giugno 2024** - Orti (a, b) - (Ente X (Y), Z) - CAP4.LA08.",
            june,
            "Orti (a, b)",
            Some("Ente X (Y), Z"),
            "CAP4.LA08",
        );
    }

    #[test]
    fn read_wants_a_code_at_the_end() {
        assert_eq!(read("come detto in CAP1.01 le scuole"), None);
        assert_eq!(read("**Giugno 2024** - Aprire gli orti"), None);
        assert!(begins_with_date("**Giugno 2024** - Aprire gli orti"));
    }
}
