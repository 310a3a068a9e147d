//! Markdown marks for text that comes from elsewhere: emphasis, links, and escapes for what only looks like a mark.
//! The words stay as they are.

use cantiere_domain::text::is_web;

/// A stretch of text of one look, as word processors and pages keep it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    pub bold: bool,
    pub italic: bool,
    pub link: Option<String>,
    pub text: String,
}

/// The Markdown of a paragraph made of runs; line breaks inside are kept.
pub fn runs_to_markdown(runs: &[Run]) -> String {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|r| !r.text.is_empty()) {
        match merged.last_mut() {
            // Blanks look the same in any run.
            Some(last)
                if last.link == run.link
                    && ((last.bold, last.italic) == (run.bold, run.italic) || run.text.trim().is_empty()) =>
            {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run.clone()),
        }
    }
    let mut out = String::new();
    for run in &merged {
        let mark = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        match &run.link {
            Some(url) if is_link(url) && !run.text.trim().is_empty() => link(&run.text, url, &mut out),
            _ if mark.is_empty() => escape(&run.text, &mut out),
            _ => marked(mark, &run.text, &mut out),
        }
    }
    let lines: Vec<String> =
        out.split('\n').map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty()).collect();
    guard_start(lines.join("\\\n"))
}

/// The words of the runs alone, in one line.
pub fn runs_to_plain(runs: &[Run]) -> String {
    let all: String = runs.iter().map(|r| r.text.as_str()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn is_link(url: &str) -> bool {
    is_web(url) || url.starts_with("mailto:")
}

pub fn link(label: &str, url: &str, out: &mut String) {
    out.push('[');
    escape(&label.replace(['[', ']'], "").split_whitespace().collect::<Vec<_>>().join(" "), out);
    out.push_str("](");
    for c in url.chars().filter(|c| !c.is_control()) {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            c => out.push(c),
        }
    }
    out.push(')');
}

pub fn marked(mark: &str, text: &str, out: &mut String) {
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

pub fn escape(text: &str, out: &mut String) {
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
pub fn guard_start(text: String) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let word = text.split(' ').next().unwrap_or_default();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '#' | '>' | '|' | '~')
        || (matches!(first, '-' | '+' | '=') && (word.len() == 1 || word.bytes().all(|b| b == first as u8)))
    {
        return format!("\\{text}");
    }
    if digits > 0 && digits + 1 == word.len() && word.ends_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

/// A Markdown table; the first row is its head. Rows may differ in length.
pub fn table(rows: &[Vec<String>]) -> Option<String> {
    let columns = rows.iter().map(Vec::len).max().filter(|c| *c > 0)?;
    if rows.iter().flatten().all(|c| c.trim().is_empty()) {
        return None;
    }
    let line = |row: &[String]| {
        let cells: Vec<String> = (0..columns)
            .map(|c| {
                row.get(c)
                    .map_or(String::new(), |t| t.replace('|', "\\|").replace("\\\n", "<br>").replace('\n', "<br>"))
            })
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![line(&rows[0]), format!("| {} |", vec!["---"; columns].join(" | "))];
    lines.extend(rows[1..].iter().map(|r| line(r)));
    Some(lines.join("\n"))
}
