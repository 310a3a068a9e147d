//! What a file is, by its content: the few types that people may attach. What a sender calls it is not believed, except
//! where content cannot tell (CSV from other text). It never unpacks more than a name and refuses what it does not know.

use crate::office::archive::Archive;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileType {
    Pdf,
    Docx,
    Odt,
    Xlsx,
    Ods,
    Csv,
    Txt,
    Png,
    Jpeg,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    Empty,
    /// A document that carries programs.
    Macros,
    /// None of the types that are taken, or not what its container says.
    Other,
}

impl FileType {
    pub const ALL: [FileType; 9] = [
        FileType::Pdf,
        FileType::Docx,
        FileType::Odt,
        FileType::Xlsx,
        FileType::Ods,
        FileType::Csv,
        FileType::Txt,
        FileType::Png,
        FileType::Jpeg,
    ];

    /// The end of its name.
    pub fn extension(self) -> &'static str {
        match self {
            FileType::Pdf => "pdf",
            FileType::Docx => "docx",
            FileType::Odt => "odt",
            FileType::Xlsx => "xlsx",
            FileType::Ods => "ods",
            FileType::Csv => "csv",
            FileType::Txt => "txt",
            FileType::Png => "png",
            FileType::Jpeg => "jpg",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            FileType::Pdf => "application/pdf",
            FileType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileType::Odt => "application/vnd.oasis.opendocument.text",
            FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileType::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            FileType::Csv => "text/csv",
            FileType::Txt => "text/plain",
            FileType::Png => "image/png",
            FileType::Jpeg => "image/jpeg",
        }
    }

    pub fn from_media_type(text: &str) -> Option<FileType> {
        FileType::ALL.into_iter().find(|t| t.media_type() == text)
    }
}

/// The type of a file by its bytes; `name` only tells CSV from other text.
pub fn recognise(name: &str, bytes: &[u8]) -> Result<FileType, Unknown> {
    if bytes.is_empty() {
        return Err(Unknown::Empty);
    }
    if infer::archive::is_pdf(bytes) {
        return Ok(FileType::Pdf);
    }
    if infer::image::is_png(bytes) {
        return Ok(FileType::Png);
    }
    if infer::image::is_jpeg(bytes) {
        return Ok(FileType::Jpeg);
    }
    if infer::archive::is_zip(bytes) {
        return container(bytes);
    }
    match infer::get(bytes) {
        None if is_text(bytes) && !is_markup(bytes) => match name.to_lowercase().ends_with(".csv") {
            true => Ok(FileType::Csv),
            false => Ok(FileType::Txt),
        },
        _ => Err(Unknown::Other),
    }
}

/// An office document, by the parts it must have. Programs inside are refused by the name of their part.
fn container(bytes: &[u8]) -> Result<FileType, Unknown> {
    let mut archive = Archive::open("", bytes).map_err(|_| Unknown::Other)?;
    let names = archive.names();
    let has = |name: &str| names.iter().any(|n| n == name);
    let is_program = |n: &String| {
        let n = n.to_lowercase();
        n.ends_with("vbaproject.bin") || n.starts_with("basic/") || n.starts_with("scripts/") || n.ends_with(".exe")
    };
    if names.iter().any(is_program) {
        return Err(Unknown::Macros);
    }
    if has("[Content_Types].xml") {
        return match (has("word/document.xml"), has("xl/workbook.xml")) {
            (true, false) => Ok(FileType::Docx),
            (false, true) => Ok(FileType::Xlsx),
            _ => Err(Unknown::Other),
        };
    }
    if has("content.xml") {
        let declared = archive.part("mimetype").ok().flatten().unwrap_or_default();
        return [FileType::Odt, FileType::Ods]
            .into_iter()
            .find(|t| t.media_type() == declared.trim())
            .ok_or(Unknown::Other);
    }
    Err(Unknown::Other)
}

/// No control characters but those of lines and tabs; any encoding that has ASCII in it.
fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().any(|b| matches!(b, 0..=8 | 11 | 14..=31 | 127))
}

/// What a browser or a shell might take for more than words, whatever it is called.
fn is_markup(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1_024)];
    let head = head.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(head);
    let text = String::from_utf8_lossy(head).trim_start().to_lowercase();
    let marks = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "<!--", "#!", "%!ps", "mime-version:"];
    marks.iter().any(|m| text.starts_with(m)) || text.contains("<html") || text.contains("<script")
}

/// A name that any computer can keep, with the end that its type has: the last part of a path, letters as they are,
/// without signs that systems, headers or pages read as something else.
pub fn safe_name(sent: &str, file_type: FileType) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let line = cantiere_domain::text::clean_line(last);
    let plain: String = line
        .chars()
        .map(|c| {
            if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';' | '\'' | '`' | '$' | '&') {
                '-'
            } else {
                c
            }
        })
        .filter(|c| !is_invisible(*c))
        .collect();
    let stem = match plain.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.len() <= 5 && end.chars().all(char::is_alphanumeric) => stem,
        _ => &plain,
    };
    let stem: String = stem.trim_matches(['.', ' ', '-', '_']).chars().take(80).collect();
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.to_lowercase().as_str())
        || (stem.len() == 4 && ["com", "lpt"].iter().any(|r| stem.to_lowercase().starts_with(r)));
    let stem = if stem.trim().is_empty() || reserved { "allegato" } else { stem.trim() };
    format!("{stem}.{}", file_type.extension())
}

/// Signs that take no room, or turn the direction of what follows.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        let docx = zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);
        let xlsx = zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>")]);
        let odt = zipped(&[("mimetype", FileType::Odt.media_type()), ("content.xml", "<o/>")]);
        let ods = zipped(&[("mimetype", FileType::Ods.media_type()), ("content.xml", "<o/>")]);
        let cases: [(&str, &[u8], FileType); 10] = [
            ("x.exe", b"%PDF-1.7\n1 0 obj", FileType::Pdf),
            ("x", &docx, FileType::Docx),
            ("x.txt", &xlsx, FileType::Xlsx),
            ("x", &odt, FileType::Odt),
            ("x", &ods, FileType::Ods),
            ("dati.CSV", b"a;b\r\n1;2", FileType::Csv),
            ("dati.pdf", "perché no\n".as_bytes(), FileType::Txt),
            ("latin1.txt", b"perch\xe9 no", FileType::Txt),
            ("x.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileType::Png),
            ("x", b"\xff\xd8\xff\xe0\0\x10JFIF", FileType::Jpeg),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(recognise(name, bytes), Ok(expected), "{name}");
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_refused_whatever_it_is_called() {
        let macros = zipped(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "x")]);
        assert_eq!(recognise("x.docx", &macros), Err(Unknown::Macros));
        assert_eq!(recognise("x.pdf", b""), Err(Unknown::Empty));
        let outside = zipped(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("../x", "")]);
        let odg = zipped(&[("mimetype", "application/vnd.oasis.opendocument.graphics"), ("content.xml", "")]);
        let refused: [&[u8]; 10] = [
            b"MZ\x90\0\x03\0\0\0",
            b"<html><script>alert(1)</script>",
            b"  <svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<?xml version='1.0'?><x/>",
            b"\x7fELF\x02\x01\x01",
            b"GIF89a\x01\0\x01\0",
            b"text with a zero \0 byte",
            b"Subject: x\n<script>alert(1)</script>",
            &outside,
            &odg,
        ];
        for bytes in refused {
            assert_eq!(recognise("relazione.pdf", bytes), Err(Unknown::Other), "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(recognise("x.zip", &zipped(&[("a.txt", "x")])), Err(Unknown::Other));
        assert_eq!(recognise("x.zip", &zipped(&[("a.txt", "x")])[..40]), Err(Unknown::Other));
    }

    #[test]
    fn a_name_is_safe_wherever_it_is_shown_or_saved() {
        let cases = [
            ("relazione.exe", "relazione.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\io\\Relazione finale.pdf", "Relazione finale.pdf"),
            ("\"><img src=x onerror=alert(1)>.pdf", "img src=x onerror=alert(1).pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie- x=1.pdf"),
            ("fattura\u{202E}fdp.exe", "fatturafdp.pdf"),
            ("", "allegato.pdf"),
            ("...", "allegato.pdf"),
            ("CON.pdf", "allegato.pdf"),
            ("perché 2.0.pdf", "perché 2.0.pdf"),
        ];
        for (sent, expected) in cases {
            assert_eq!(safe_name(sent, FileType::Pdf), expected, "{sent:?}");
        }
        assert!(safe_name(&"è".repeat(5_000), FileType::Docx).len() < 200);
    }
}
