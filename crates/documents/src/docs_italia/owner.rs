//! The owner of a line, in brackets before its code, and the actors it names.
//! A name with commas inside cannot be told from two names; the source's comma parts.

/// The bracket that ends a text after a dash.
pub fn take_owner(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    if !trimmed.ends_with(')') {
        return (trimmed, None);
    }
    let mut depth = 0;
    for (at, c) in trimmed.char_indices().rev().take(400) {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let before = trimmed[..at].trim_end();
            let parted = before.is_empty() || before.ends_with(['-', '–', '—']);
            return if parted {
                (
                    before.trim_end_matches(['-', '–', '—', ' ', '\u{a0}']),
                    Some(trimmed[at + 1..trimmed.len() - 1].trim()),
                )
            } else {
                (trimmed, None)
            };
        }
    }
    (trimmed, None)
}

/// The names in it: parted by commas, and by “e” before an acronym (“Dipartimento … e ACN”).
pub fn names(owner: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = name.trim();
        if !name.is_empty() && !found.iter().any(|f| f == name) {
            found.push(name.to_string());
        }
    };
    for part in split_outside_brackets(owner) {
        match part.rsplit_once(" e ") {
            Some((left, right)) if is_acronym(right.trim()) => {
                add(left);
                add(right);
            }
            _ => add(part.trim().strip_prefix("e ").unwrap_or(part)),
        }
    }
    found
}

fn is_acronym(word: &str) -> bool {
    word.len() >= 2
        && !word.contains(' ')
        && word.chars().filter(|c| c.is_uppercase()).count() * 2 > word.chars().count()
}

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            // “decreto 24 aprile 2014, n. 66” is one.
            ',' if text[at + 1..].trim_start().starts_with("n. ") => {}
            ',' | ';' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parts_by_commas_and_before_acronyms() {
        assert_eq!(
            names("AGID, Ministero delle Imprese e del Lavoro"),
            ["AGID", "Ministero delle Imprese e del Lavoro"]
        );
        assert_eq!(names("Dipartimento per la Trasformazione e ACN"), ["Dipartimento per la Trasformazione", "ACN"]);
        assert_eq!(
            names("Ente di cui al decreto 24 aprile 2014, n. 66"),
            ["Ente di cui al decreto 24 aprile 2014, n. 66"]
        );
        assert_eq!(names("Ente (A, B), PagoPA S.p.A."), ["Ente (A, B)", "PagoPA S.p.A."]);
    }
}
