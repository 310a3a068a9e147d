//! What every text that enters the site goes through, and the forms it is compared in.
//! Nothing here may change the meaning or the words of a text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// NFC, line ends as `\n`, no control characters but tab and line end, no trailing blanks on lines, trimmed.
/// Text in a wrong direction (bidirectional overrides) loses the overrides, for they can make a text show other than it is.
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified
        .nfc()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'))
        .collect();
    let mut out = String::with_capacity(kept.len());
    for line in kept.split('\n') {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.trim().to_string()
}

/// The same for a text of one line: line ends and runs of blanks become one blank.
pub fn clean_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an address is one of the web: http or https.
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Lower case without accents, for comparing: “Città” and “citta” fold to the same.
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c })
        .collect()
}

/// The words of a text, folded: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// The beginning of a text without its marks, in one line and cut between words: at most so many characters and “…”. It reads
/// no more of the text than it gives.
pub fn beginning(text: &str, at_most: usize) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        let plain: String = word.chars().filter(|c| !"*`#>".contains(*c)).collect();
        if plain.is_empty() {
            continue;
        }
        let blank = usize::from(!out.is_empty());
        length += blank + plain.chars().count();
        if length <= at_most {
            out.extend((blank == 1).then_some(' '));
            out.push_str(&plain);
            continue;
        }
        // A word that is longer than all there is room for is cut in itself.
        if out.is_empty() {
            out.extend(plain.chars().take(at_most));
        }
        return format!("{}…", out.trim_end_matches([',', ';', ':', '.']));
    }
    out
}

/// A key that sorts numbers inside a text by value: `CAP1.PA.2` before `CAP1.PA.10`.
pub fn natural_key(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len() + 8);
    let mut digits = String::new();
    for c in folded.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let value = digits.trim_start_matches('0');
            out.push_str(&format!("{:02}{value}", value.len().min(99)));
            digits.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_composes_and_drops_controls() {
        assert_eq!(clean("  perche\u{300}\u{0007}\r\nsi \u{202E}\n"), "perchè\nsi");
    }

    #[test]
    fn beginning_is_cut_between_words_and_has_no_marks() {
        assert_eq!(beginning("# Un  orto,\nin *ogni* scuola", 100), "Un orto, in ogni scuola");
        assert_eq!(beginning("Un orto, in ogni scuola", 11), "Un orto, in…");
        assert_eq!(beginning("Un orto, in ogni scuola", 10), "Un orto…");
        assert_eq!(beginning("precipitevolissimevolmente", 4), "prec…");
        assert_eq!(beginning("perché", 6), "perché");
        assert_eq!(beginning(" # ", 4), "");
    }

    #[test]
    fn natural_key_sorts_numbers_by_value() {
        let mut codes = vec!["CAP1.PA.10", "CAP1.PA.2", "CAP10.01", "CAP2.01"];
        codes.sort_by_key(|c| natural_key(c));
        assert_eq!(codes, ["CAP1.PA.2", "CAP1.PA.10", "CAP2.01", "CAP10.01"]);
    }

    proptest! {
        #[test]
        fn beginning_is_never_longer_than_it_may(text in ".{0,80}", at_most in 1_usize..60) {
            let begun = beginning(&text, at_most);
            prop_assert!(begun.chars().count() <= at_most + 1, "{begun}");
        }

        #[test]
        fn clean_twice_is_clean_once(text in ".{0,80}") {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
        }
    }
}
