//! The Italian fiscal code of a person, by which registers and electronic identities name people: D.M. 23 December 1976.
//! It is never stored here or elsewhere as it is; whoever compares two of them compares keyed digests.

use crate::text::clean_line;

/// `TINIT-RSSMRA80A01H501U` and ` rssmra80a01h501u ` are one code: how two of them are compared.
pub fn normal(text: &str) -> String {
    let upper = clean_line(text).to_uppercase();
    upper.strip_prefix("TINIT-").unwrap_or(&upper).to_string()
}

/// Whether a cell is meant as one: sixteen letters and digits that begin with six letters and are not letters alone.
pub fn looks_like_code(text: &str) -> bool {
    let code = normal(text);
    let bytes = code.as_bytes();
    bytes.len() == 16
        && bytes[..6].iter().all(u8::is_ascii_uppercase)
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && (bytes.iter().any(u8::is_ascii_digit) || is_code(&code))
}

/// Whether its letters and digits stand where they belong and its last letter is the one that the others give. Digits may
/// be letters where two people would have had the same code (art. 6).
pub fn is_code(text: &str) -> bool {
    let code = normal(text);
    let bytes = code.as_bytes();
    if bytes.len() != 16 {
        return false;
    }
    let fits = |(n, byte): (usize, &u8)| match n {
        6 | 7 | 9 | 10 | 12..=14 => byte.is_ascii_digit() || b"LMNPQRSTUV".contains(byte),
        8 => b"ABCDEHLMPRST".contains(byte),
        _ => byte.is_ascii_uppercase(),
    };
    bytes.iter().enumerate().all(fits) && check_letter(&bytes[..15]) == bytes[15]
}

/// Values of characters in odd places, counted from one: of a digit that of the letter with its number.
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

fn check_letter(bytes: &[u8]) -> u8 {
    let value = |(n, byte): (usize, &u8)| {
        let of = if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' };
        if n % 2 == 0 { ODD[usize::from(of)] } else { u32::from(of) }
    };
    let sum: u32 = bytes.iter().enumerate().map(value).sum();
    b'A' + u8::try_from(sum % 26).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_apart_by_the_code_alone() {
        assert_eq!(normal("TINIT-RSSMRA80A01H501U"), normal(" rssmra80a01h501u "));
        assert_ne!(normal("TINIT-RSSMRA80A01H501U"), normal("TINIT-VRDGPP13A10B293I"));
    }

    #[test]
    fn a_code_has_its_form_and_its_last_letter() {
        for good in ["RSSMRA80A01H501U", "vrdgpp13a10b293i", "TINIT-RSSMRA80A01H501U", "MRTMTT91D08F205J"] {
            assert!(is_code(good) && looks_like_code(good), "{good}");
        }
        // One letter is another; a month that there is not; too short.
        for wrong in ["RSSMRA80A01H501V", "RSSMRA80F01H501U", "RSSMRA80A01H501"] {
            assert!(!is_code(wrong), "{wrong}");
        }
        assert!(looks_like_code("RSSMRA80A01H501V"));
        for other in ["AMMINISTRAZIONEX", "ada@example.org.", "1234567890123456", ""] {
            assert!(!looks_like_code(other), "{other}");
        }
    }
}
