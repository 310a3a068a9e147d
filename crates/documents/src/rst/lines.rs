//! Lines by their indentation and by the marks they begin with.
//! A line is its number in the file and its text without trailing blanks.

pub type Line<'a> = (usize, &'a str);

/// The end of the lines that are indented or empty, trailing empty ones left to the next element.
pub fn indented_end(lines: &[Line], from: usize) -> usize {
    let mut end = from;
    for (i, (_, line)) in lines.iter().enumerate().skip(from) {
        if line.starts_with(' ') {
            end = i + 1;
        } else if !line.is_empty() {
            break;
        }
    }
    end
}

pub fn dedent<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let indent = lines
        .iter()
        .filter(|l| !l.1.is_empty())
        .map(|l| l.1.len() - l.1.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    lines.iter().map(|(n, l)| (*n, cut(l, indent))).collect()
}

/// Without up to so many leading blanks.
pub fn cut(line: &str, indent: usize) -> &str {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    &line[blanks.min(indent)..]
}

pub fn literal(lines: &[Line]) -> String {
    let body = lines.iter().map(|l| l.1).collect::<Vec<_>>().join("\n");
    let fence = if body.contains("```") { "~~~~" } else { "```" };
    format!("{fence}\n{}\n{fence}", body.trim_matches('\n'))
}

/// The character of a line made of one punctuation character.
pub fn adornment(line: &str) -> Option<char> {
    let first = line.chars().next().filter(char::is_ascii_punctuation)?;
    (line.len() >= 3 && line.bytes().all(|b| b == first as u8)).then_some(first)
}

/// The number of a list entry as written (nothing for a bullet) and where its text begins.
pub fn marker(line: &str) -> Option<(Option<String>, usize)> {
    let first = line.chars().next()?;
    if matches!(first, '-' | '*' | '+' | '•' | '–') {
        let rest = &line[first.len_utf8()..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        return (blanks > 0).then_some((None, first.len_utf8() + blanks));
    }
    let word_end = line.find(' ').unwrap_or(line.len());
    let word = &line[..word_end];
    let inside = word.strip_prefix('(').unwrap_or(word);
    let inside = inside.strip_suffix('.').or_else(|| inside.strip_suffix(')'))?;
    let number = inside == "#"
        || (!inside.is_empty() && inside.len() <= 4 && inside.bytes().all(|b| b.is_ascii_digit()))
        || (inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_alphabetic()))
        || (!inside.is_empty() && inside.len() <= 6 && inside.bytes().all(|b| b"ivxIVX".contains(&b)));
    let rest = &line[word_end..];
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (number && !rest.trim().is_empty()).then(|| (Some(word.to_string()), word_end + blanks))
}
