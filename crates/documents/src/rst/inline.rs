//! The marks inside a paragraph: emphasis, strong, literal, links, roles; to Markdown or to plain text.
//! Words are never changed; what only looks like a mark in Markdown is escaped.

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
            Piece::Emphasis(t) => marked("*", t, &mut out),
            Piece::Strong(t) => marked("**", t, &mut out),
            Piece::Literal(t) => out.push_str(&format!("`{}`", t.replace('`', "'"))),
            Piece::Link(t, url) if url.starts_with("http://") || url.starts_with("https://") || url.starts_with("mailto:") => {
                out.push('[');
                escape(&t.replace(['[', ']'], ""), &mut out);
                out.push_str("](");
                out.push_str(&url.replace(' ', "%20").replace('(', "%28").replace(')', "%29"));
                out.push(')');
            }
            Piece::Link(t, _) => escape(t, &mut out),
        }
    }
    guard_start(clean_line(&out))
}

/// The words alone.
pub fn to_plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(t) | Piece::Emphasis(t) | Piece::Strong(t) | Piece::Literal(t) | Piece::Link(t, _) => out.push_str(&unescape(t)),
        }
    }
    clean_line(&out)
}

fn marked(mark: &str, text: &str, out: &mut String) {
    // Emphasis of blanks only, or none, would print its marks.
    if !text.chars().any(char::is_alphanumeric) {
        escape(text, out);
        return;
    }
    let trimmed = text.trim();
    let from = text.len() - text.trim_start().len();
    out.push_str(&text[..from]);
    out.push_str(mark);
    escape(trimmed, out);
    out.push_str(mark);
    out.push_str(&text[from + trimmed.len()..]);
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
                let run = if matches!(letter, '*' | '`') { rest.len() - rest.trim_start_matches(letter).len() } else { letter.len_utf8() };
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
        let name = role.find(":`").filter(|e| *e > 0 && role[..*e].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))?;
        let inner = &role[name + 2..];
        let end = inner.find('`')?;
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
    let text = unescape(text);
    let mut letters = text.chars().peekable();
    let mut before = out.chars().last().unwrap_or(' ');
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let needs = match c {
            '\\' => next.is_ascii_punctuation(),
            '*' => before != ' ' || next != ' ',
            '`' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()) && next != '_',
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            ']' => matches!(next, '(' | '[' | ':'),
            _ => false,
        };
        if needs {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// What would be a heading, a list or a quote at the start of a paragraph.
fn guard_start(text: String) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let word = text.split(' ').next().unwrap_or_default();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '#' | '>' | '|' | '~') || (matches!(first, '-' | '+' | '=') && (word.len() == 1 || word.bytes().all(|b| b == first as u8))) {
        return format!("\\{text}");
    }
    if digits > 0 && digits + 1 == word.len() && word.ends_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_markdown_keeps_marks_and_links() {
        let check = |rst: &str, markdown: &str| assert_eq!(to_markdown(rst), markdown, "{rst}");
        check("il *know-how* e il **piano**", "il *know-how* e il **piano**");
        check("la `guida al riuso <https://esempio.it/a_b>`__ vale", "la [guida al riuso](https://esempio.it/a_b) vale");
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
