//! The marks inside a paragraph: emphasis, strong, literal, links, roles; to Markdown or to plain text.
//! Words are never changed; what only looks like a mark in Markdown is escaped.

use crate::marks;
use cantiere_domain::text::clean_line;

enum Piece<'a> {
    Text(&'a str),
    Emphasis(&'a str),
    Strong(&'a str),
    Literal(&'a str),
    Link(&'a str, &'a str),
}

/// Markdown of one paragraph.
pub fn to_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for piece in pieces(text) {
        match piece {
            Piece::Text(t) => escape(t, &mut out),
            Piece::Emphasis(t) => marks::marked("*", &unescape(t), &mut out),
            Piece::Strong(t) => marks::marked("**", &unescape(t), &mut out),
            Piece::Literal(t) => out.push_str(&format!("`{}`", t.replace('`', "'"))),
            Piece::Link(t, url) if marks::is_link(url) => {
                marks::link(&unescape(t), url, &mut out);
            }
            Piece::Link(t, _) => escape(t, &mut out),
        }
    }
    marks::guard_start(clean_line(&out))
}

/// The words alone.
pub fn to_plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(t) | Piece::Emphasis(t) | Piece::Strong(t) | Piece::Literal(t) | Piece::Link(t, _) => {
                out.push_str(&unescape(t))
            }
        }
    }
    clean_line(&out)
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut at, mut plain) = (0, 0);
    let mut before = ' ';
    while at < text.len() {
        let rest = &text[at..];
        let letter = rest.chars().next().unwrap_or(' ');
        let opens = !before.is_alphanumeric() && before != '\\';
        let hit = if opens && matches!(letter, '*' | '`' | ':' | '|') { markup(rest) } else { None };
        match hit {
            Some((piece, length)) => {
                if plain < at {
                    found.push(Piece::Text(&text[plain..at]));
                }
                found.push(piece);
                at += length;
                plain = at;
                before = ' ';
            }
            None => {
                // A mark that opens nothing must not open at its second character.
                let run = if matches!(letter, '*' | '`') {
                    rest.len() - rest.trim_start_matches(letter).len()
                } else {
                    letter.len_utf8()
                };
                at += run;
                before = letter;
            }
        }
    }
    if plain < text.len() {
        found.push(Piece::Text(&text[plain..]));
    }
    found
}

/// The markup that begins a text, and how long it is.
fn markup(rest: &str) -> Option<(Piece<'_>, usize)> {
    let between = |mark: &str| -> Option<(&str, usize)> {
        let inner = rest.strip_prefix(mark)?;
        if inner.starts_with(' ') || (mark.starts_with('*') && inner.starts_with('*')) {
            return None;
        }
        // Far-away closing marks are looked for within one paragraph of reasonable length only.
        let window = &inner[..floor(inner, 4_000)];
        let end = window.find(mark).filter(|e| *e > 0)?;
        Some((&inner[..end], end + 2 * mark.len()))
    };
    if rest.starts_with("**") {
        return between("**").map(|(t, n)| (Piece::Strong(t), n));
    }
    if rest.starts_with('*') {
        return between("*").map(|(t, n)| (Piece::Emphasis(t), n));
    }
    if rest.starts_with("``") {
        return between("``").map(|(t, n)| (Piece::Literal(t), n));
    }
    if rest.starts_with('`') {
        let (inner, mut length) = between("`")?;
        length += rest[length..].bytes().take(2).take_while(|b| *b == b'_').count();
        return Some(match inner.rfind('<').filter(|_| inner.ends_with('>')) {
            Some(open) => {
                let (label, url) = (inner[..open].trim(), inner[open + 1..inner.len() - 1].trim());
                (Piece::Link(if label.is_empty() { url } else { label }, url), length)
            }
            None => (Piece::Text(inner), length),
        });
    }
    if let Some(role) = rest.strip_prefix(':') {
        let name = role[..floor(role, 48)]
            .find(":`")
            .filter(|e| *e > 0 && role[..*e].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))?;
        let inner = &role[name + 2..];
        let end = inner[..floor(inner, 4_000)].find('`')?;
        return Some((Piece::Text(&inner[..end]), 1 + name + 2 + end + 1));
    }
    None
}

fn floor(text: &str, most: usize) -> usize {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        if c == '\\' {
            match letters.next() {
                // An escaped blank only parts two marks.
                Some(' ') | None => {}
                Some(c) => out.push(c),
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    marks::escape(&unescape(text), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_markdown_keeps_marks_and_links() {
        let check = |rst: &str, markdown: &str| assert_eq!(to_markdown(rst), markdown, "{rst}");
        check("il *know-how* e il **piano**", "il *know-how* e il **piano**");
        check(
            "la `guida al riuso <https://esempio.it/a_b>`__ vale",
            "la [guida al riuso](https://esempio.it/a_b) vale",
        );
        check("``codice_x`` e a*b", "`codice_x` e a\\*b");
        check(":ref:`capitolo` e :doc:`testo`", "capitolo e testo");
        check("meno di <10, ma <b> no", "meno di <10, ma \\<b> no");
        check("1. non una lista", "1\\. non una lista");
        check("chi *apre e non chiude", "chi \\*apre e non chiude");
        check("`senza <javascript:alert(1)>`_", "senza");
        check("**Dicembre** **2026** - testo", "**Dicembre** **2026** - testo");
    }

    #[test]
    fn to_plain_keeps_words_only() {
        assert_eq!(to_plain("il *know-how* con `guida <https://x.it>`__\\ s"), "il know-how con guidas");
    }
}
