//! How a heading tells what it is: chapter, objective, expected result, section of lines, target.
//! Codes come in several spellings and leave here in one: `OB1.1`, `RA1.1.1`, `CAP1`.

use cantiere_domain::text::fold;

/// A code and the title after it.
#[derive(Debug, PartialEq)]
pub struct Coded {
    pub code: String,
    pub as_written: String,
    pub title: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lines {
    Institutional,
    Administrations,
}

/// “Capitolo 3 - Servizi”.
pub fn chapter(text: &str) -> Option<Coded> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    if !matches!(fold(word).as_str(), "capitolo" | "chapter" | "cap.") {
        return None;
    }
    let (number, title) = number(rest, 1)?;
    Some(Coded { code: format!("CAP{number}"), as_written: format!("{word} {number}"), title: title_after(title)? })
}

/// “Obiettivo 1.1 - …”, “OB.6.1 - …”.
pub fn objective(text: &str) -> Option<Coded> {
    let folded = fold(text);
    let word = ["obiettivo", "objective", "ob."]
        .iter()
        .find(|w| folded.starts_with(**w))
        .map(|w| w.len())
        .or(folded.starts_with("ob").then_some(2))?;
    let rest = text.get(word..)?;
    let (number, after) = number(rest, 2)?;
    Some(Coded {
        code: format!("OB{number}"),
        as_written: text[..text.len() - after.len()].trim().to_string(),
        title: title_after(after)?,
    })
}

/// “RA1.1.1 - …”, “R.A. 7.1.b - …”.
pub fn expected_result(text: &str) -> Option<Coded> {
    let (number, after) = result_number(text)?;
    Some(Coded {
        code: format!("RA{number}"),
        as_written: text[..text.len() - after.len()].trim().to_string(),
        title: title_after(after)?,
    })
}

/// The expected results that a heading over lines names, when it names nothing else: “RA1.3.2 e RA1.3.3”.
pub fn served(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, after) = result_number(rest)?;
        found.push(format!("RA{number}"));
        rest = after.trim_start().trim_start_matches([',', ';', '/', '-', '–', ':']).trim_start();
        rest = rest.strip_prefix("e ").or_else(|| rest.strip_prefix("and ")).unwrap_or(rest).trim_start();
    }
    (!found.is_empty()).then_some(found)
}

/// “Linee di azione istituzionali”, “Linee d'azione per le PA”, “Cosa devono fare le PA”.
pub fn section_of_lines(text: &str) -> Option<Lines> {
    let folded = fold(text);
    let lines = folded.starts_with("linee di azione")
        || folded.starts_with("linee d'azione")
        || folded.starts_with("cosa devono fare");
    if !lines {
        return None;
    }
    if folded.contains("istituzional") || folded.contains("agid") {
        Some(Lines::Institutional)
    } else if folded.contains("per le pa") || folded.contains("le pa") || folded.contains("amministrazioni") {
        Some(Lines::Administrations)
    } else {
        None
    }
}

/// “Linee di azione vigenti” over lines without a date (true), or the end of such a group (false).
pub fn group_of_lines(text: &str) -> Option<bool> {
    let folded = fold(text);
    (folded.starts_with("linee di azione") || folded.starts_with("linee d'azione")).then(|| folded.contains("vigenti"))
}

/// “Target 2024 - …”: the year and where the text begins.
pub fn target(text: &str) -> Option<(i16, &str)> {
    let skip = |t: &'_ str| -> usize { t.len() - t.trim_start_matches(['*', ' ']).len() };
    let at = skip(text);
    let rest = &text[at..];
    if !rest.get(..6).is_some_and(|w| w.eq_ignore_ascii_case("target")) {
        return None;
    }
    let rest = &rest[6..];
    let rest = &rest[skip(rest)..];
    let year = rest.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let after = &rest[4..];
    if after.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((year.parse().ok()?, after.trim_start_matches(['*', ' ', '-', '–', '—', ':'])))
}

/// After `RA`, `R.A.`, `RA.`: three numbers, the last one perhaps a letter.
fn result_number(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let rest = ["R.A.", "R.A", "RA.", "RA"].iter().find_map(|p| text.strip_prefix(p))?;
    number(rest, 3)
}

/// So many numbers parted by dots, and what follows them.
fn number(text: &str, parts: usize) -> Option<(String, &str)> {
    let text = text.trim_start().trim_start_matches('.');
    let mut found = Vec::new();
    let mut rest = text;
    for part in 0..parts {
        let last = part + 1 == parts;
        let length =
            rest.bytes().take_while(|b| b.is_ascii_digit() || (last && part > 1 && b.is_ascii_lowercase())).count();
        if length == 0 || length > 4 {
            return None;
        }
        found.push(&rest[..length]);
        rest = &rest[length..];
        if !last {
            rest = rest.strip_prefix('.')?;
        }
    }
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((found.join("."), rest))
}

fn title_after(text: &str) -> Option<String> {
    let title = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.')).trim();
    (!title.is_empty()).then(|| title.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_leave_in_one_spelling() {
        let code = |c: Option<Coded>| c.map(|c| (c.code, c.title)).unwrap_or_default();
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(code(objective("Obiettivo 1.1 - Migliorare")), pair("OB1.1", "Migliorare"));
        assert_eq!(code(objective("OB.6.1 - Migliorare")), pair("OB6.1", "Migliorare"));
        assert_eq!(objective("OB1.2"), None);
        assert_eq!(objective("Obiettivi comuni"), None);
        assert_eq!(code(expected_result("R.A. 7.1.b - Ruoli")), pair("RA7.1.b", "Ruoli"));
        assert_eq!(code(expected_result("RA1.1.1 – Ruoli")), pair("RA1.1.1", "Ruoli"));
        assert_eq!(expected_result("RA1.1.1"), None);
        assert_eq!(code(chapter("Capitolo 2 - Il *procurement*")), pair("CAP2", "Il *procurement*"));
    }

    #[test]
    fn served_reads_one_or_two() {
        assert_eq!(served("RA1.3.2 e RA1.3.3"), Some(vec!["RA1.3.2".into(), "RA1.3.3".into()]));
        assert_eq!(served("RA1.1.1"), Some(vec!["RA1.1.1".into()]));
        assert_eq!(served("RA1.1.1 - Titolo"), None);
    }

    #[test]
    fn target_reads_split_and_missing_marks() {
        assert_eq!(target("**Target 2024** - dieci"), Some((2024, "dieci")));
        assert_eq!(target("**Target** **2024 -** dieci"), Some((2024, "dieci")));
        assert_eq!(target("Target 2026 - dieci"), Some((2026, "dieci")));
        assert_eq!(target("Targhe 2026"), None);
    }
}
