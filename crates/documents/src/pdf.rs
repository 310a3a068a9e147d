//! Whether a PDF has words, or only pictures of words as a scanner makes them. Not a reader of PDF: it looks into the
//! streams that can hold a page for the operators that show text (ISO 32000-1, 9.4.3: `Tj`, `TJ`, `'`, `"` between `BT`
//! and `ET`). What it unpacks is bounded, so that a small hostile file cannot become a large one.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// Bytes unpacked of one stream, and of all of them.
const OF_STREAM: u64 = 4 << 20;
const OF_FILE: u64 = 64 << 20;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    Some,
    /// Pages without a word: whoever listens to them hears nothing.
    None,
    /// It is encrypted, or packed in a way that this does not unpack.
    Unknown,
}

pub fn words(file: &[u8]) -> Words {
    if find(file, b"/Encrypt", 0).is_some() {
        return Words::Unknown;
    }
    let (mut at, mut left, mut unknown) = (0, OF_FILE, false);
    while let Some(start) = find(file, b"stream", at) {
        at = start + b"stream".len();
        if file[..start].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(file, start);
        let data = at + newline(&file[at..]);
        let end = find(file, b"endstream", data).unwrap_or(file.len());
        at = end;
        if !may_be_page(dictionary) {
            continue;
        }
        let raw = &file[data..end];
        match has(dictionary, b"/Filter") {
            false if shows_text(raw) => return Words::Some,
            false => {}
            true if has(dictionary, b"/FlateDecode") && !has(dictionary, b"/ASCII") && !has(dictionary, b"/LZW") => {
                let mut page = Vec::new();
                // A stream that breaks off still gives what came before.
                let _ = ZlibDecoder::new(raw).take(OF_STREAM.min(left)).read_to_end(&mut page);
                left = left.saturating_sub(page.len() as u64);
                if shows_text(&page) {
                    return Words::Some;
                }
                if left == 0 {
                    return Words::Unknown;
                }
            }
            true => unknown = true,
        }
    }
    if unknown { Words::Unknown } else { Words::None }
}

/// The dictionary before a stream, as far back as one reaches.
fn dictionary(file: &[u8], stream: usize) -> &[u8] {
    let before = &file[stream.saturating_sub(2_048)..stream];
    let begins = before.windows(4).rposition(|w| w == b" obj").unwrap_or(0);
    &before[begins..]
}

/// Pictures, fonts, tables of the file itself and descriptions of it show no text to a reader of pages.
fn may_be_page(dictionary: &[u8]) -> bool {
    let other =
        [&b"/Image"[..], b"/FontFile", b"/Length1", b"/XRef", b"/ObjStm", b"/Metadata", b"/CMapName", b"/DCTDecode"];
    !other.iter().any(|name| has(dictionary, name))
}

/// Whether something is shown between `BT` and `ET`: an operator that stands alone, after a string that is not empty.
fn shows_text(page: &[u8]) -> bool {
    let (mut inside, mut said) = (false, false);
    let mut at = 0;
    while at < page.len() {
        match page[at] {
            b'(' => {
                let (end, empty) = string(page, at);
                said |= !empty;
                at = end;
            }
            b'<' if page.get(at + 1) != Some(&b'<') => {
                let end = find(page, b">", at).unwrap_or(page.len());
                said |= page[at..end].iter().filter(|b| b.is_ascii_hexdigit()).count() >= 2;
                at = end + 1;
            }
            b'%' => at = page[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(page.len(), |n| at + n),
            b if is_regular(b) => {
                let end = page[at..].iter().position(|b| !is_regular(*b)).map_or(page.len(), |n| at + n);
                match &page[at..end] {
                    b"BT" => (inside, said) = (true, false),
                    b"ET" => inside = false,
                    b"Tj" | b"TJ" | b"'" | b"\"" if inside && said => return true,
                    b"Tj" | b"TJ" => said = false,
                    _ => {}
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    false
}

/// Where a string in parentheses ends, and whether it has nothing but blanks.
fn string(page: &[u8], from: usize) -> (usize, bool) {
    let (mut depth, mut at, mut empty) = (0, from, true);
    while at < page.len() {
        match page[at] {
            b'\\' => {
                empty = false;
                at += 1;
            }
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (at + 1, empty);
                }
            }
            b if !b.is_ascii_whitespace() => empty = false,
            _ => {}
        }
        at += 1;
    }
    (page.len(), empty)
}

fn is_regular(b: u8) -> bool {
    !b.is_ascii_whitespace() && b != 0 && !b"()<>[]{}/%".contains(&b)
}

fn newline(after: &[u8]) -> usize {
    match after {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    }
}

fn has(text: &[u8], what: &[u8]) -> bool {
    find(text, what, 0).is_some()
}

fn find(text: &[u8], what: &[u8], from: usize) -> Option<usize> {
    text.get(from..)?.windows(what.len()).position(|w| w == what).map(|n| from + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    }

    fn file(dictionary: &str, content: &[u8]) -> Vec<u8> {
        let mut file =
            format!("%PDF-1.7\n4 0 obj\n<< /Length {} {dictionary} >>\nstream\n", content.len()).into_bytes();
        file.extend_from_slice(content);
        file.extend_from_slice(b"\nendstream\nendobj\n%%EOF\n");
        file
    }

    #[test]
    fn words_are_found_packed_and_plain() {
        let page = b"q BT /F1 12 Tf 72 720 Td (Buongiorno) Tj ET Q";
        assert_eq!(words(&file("", page)), Words::Some);
        assert_eq!(words(&file("/Filter /FlateDecode", &packed(page))), Words::Some);
        assert_eq!(words(&file("", b"BT [<0012> -250 <0034>] TJ ET")), Words::Some);
        assert_eq!(words(&file("", b"BT (una) ' ET")), Words::Some);
    }

    #[test]
    fn a_scan_has_none() {
        let mut scan = file("/Filter /FlateDecode", &packed(b"q 595 0 0 842 0 0 cm /Im0 Do Q"));
        scan.extend(file("/Subtype /Image /Filter /FlateDecode", &packed(b"BT (pixels) Tj ET")));
        assert_eq!(words(&scan), Words::None);
        assert_eq!(words(&file("", b"BT /F1 12 Tf ( ) Tj ET")), Words::None);
        assert_eq!(words(&file("", b"% BT (a note) Tj ET\nq Q")), Words::None);
        assert_eq!(words(b"%PDF-1.7\n%%EOF"), Words::None);
    }

    #[test]
    fn what_cannot_be_looked_into_is_not_judged() {
        assert_eq!(words(&file("/Filter [/ASCII85Decode /FlateDecode]", b"abc~>")), Words::Unknown);
        let mut locked = file("/Filter /FlateDecode", b"xxxx");
        locked.extend_from_slice(b"trailer << /Encrypt 9 0 R >>");
        assert_eq!(words(&locked), Words::Unknown);
    }

    #[test]
    fn a_bomb_is_unpacked_to_its_bound_alone() {
        let bomb = packed(&vec![b' '; 40 << 20]);
        assert!(bomb.len() < 100_000);
        assert_eq!(words(&file("/Filter /FlateDecode", &bomb)), Words::None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            words(&bytes);
            let mut with = b"1 0 obj << /Filter /FlateDecode >> stream\n".to_vec();
            with.extend(bytes);
            words(&with);
        }
    }
}
