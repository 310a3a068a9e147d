//! A zip archive in memory, read part by part, each within a limit that is counted while unpacking.
//! What an archive says of its own sizes is not believed.

use crate::input::fail;
use crate::model::ReadError;
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

/// Files in an archive, at most.
const ENTRIES: usize = 10_000;
/// The XML parts that are read, unpacked, together: some 1,500 pages.
const PARTS: u64 = 32 << 20;
/// All parts of a workbook unpacked.
const ALL: u64 = 40 << 20;
/// Elements of a part of a workbook that is held in memory as a whole: some 200,000 different texts.
const ELEMENTS: usize = 1_000_000;
/// Attributes of one element of a workbook: its reader looks for each one among those before it.
const ATTRIBUTES: usize = 200;
/// Bytes between two tags of a workbook; a cell has at most 32,767 signs.
const STRETCH: usize = 1 << 20;

pub struct Archive<'a> {
    path: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How much of `PARTS` is left.
    left: u64,
}

impl<'a> Archive<'a> {
    pub fn open(path: &'a str, bytes: &'a [u8]) -> Result<Archive<'a>, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| fail(path, 0, both!("this is not a document of this kind, or it is cut short; open it in a word processor and save it again", "questo non è un documento di questo tipo, o è incompleto: aprilo con un programma di scrittura e salvalo di nuovo")))?;
        if zip.len() > ENTRIES {
            return Err(fail(
                path,
                0,
                both!(
                    "the archive holds {} files; a document has at most {ENTRIES}",
                    "l’archivio contiene {} file: un documento ne ha al massimo {ENTRIES}",
                    zip.len()
                ),
            ));
        }
        for name in zip.file_names_raw() {
            let name = String::from_utf8_lossy(name);
            if name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|p| p == "..") {
                return Err(fail(
                    path,
                    0,
                    both!(
                        "the archive names files outside itself; this is no document of a word processor",
                        "l’archivio nomina file che stanno fuori: questo non è un documento di un programma di scrittura"
                    ),
                ));
            }
        }
        Ok(Archive { path, zip, left: PARTS })
    }

    /// The names of the files in it, as they stand.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The text of a part; nothing when there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(broken(self.path, name)),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| broken(self.path, name))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            fail(
                self.path,
                0,
                both!(
                    "with the part {name} the archive unpacks to more than {} MB; split the document",
                    "con la parte {name} l’archivio occupa più di {} MB una volta aperto: dividi il documento",
                    PARTS >> 20
                ),
            )
        })?;
        let text = String::from_utf8(bytes).map_err(|_| {
            fail(
                self.path,
                0,
                both!(
                    "the part {name} is not UTF-8; save the document again",
                    "la parte {name} non è in UTF-8: salva di nuovo il documento"
                ),
            )
        })?;
        Ok(Some(text))
    }

    /// Unpacks everything and keeps nothing, to know that it stays within bounds before another reader unpacks it: in bytes, in
    /// elements where that reader holds all of a part (the shared texts, the styles), in one text, and in attributes of
    /// one element.
    pub fn check_all(&mut self) -> Result<(), ReadError> {
        let mut left = ALL;
        let mut long = None;
        for (at, name) in self.names().into_iter().enumerate() {
            let part = self.zip.by_index(at).map_err(|_| broken(self.path, &name))?;
            let mut counted = Counted::default();
            let unpacked =
                std::io::copy(&mut part.take(left + 1), &mut counted).map_err(|_| broken(self.path, &name))?;
            left = left.checked_sub(unpacked).ok_or_else(|| {
                fail(
                    self.path,
                    0,
                    both!(
                        "the archive unpacks to more than {} MB; split the document",
                        "l’archivio occupa più di {} MB una volta aperto: dividi il documento",
                        ALL >> 20
                    ),
                )
            })?;
            // Sheets are read cell by cell.
            if counted.elements > ELEMENTS && !name.starts_with("xl/worksheets/") {
                let most = ELEMENTS / 5;
                let message = both!(
                    "the workbook holds more than {most} different texts ({name}); import it in parts",
                    "il foglio di calcolo contiene più di {most} testi diversi ({name}): importalo in più parti"
                );
                return Err(fail(self.path, 0, message));
            }
            if counted.worst > ATTRIBUTES {
                let message = both!(
                    "an element of {name} has more than {ATTRIBUTES} attributes, which no spreadsheet program writes; it is refused",
                    "una parte di {name} ha più di {ATTRIBUTES} attributi, cosa che nessun foglio di calcolo scrive: viene rifiutata"
                );
                return Err(fail(self.path, 0, message));
            }
            let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
            if is_xml && counted.declares {
                let message = both!(
                    "{name} declares a document type, which no spreadsheet program writes; it is refused",
                    "{name} dichiara un tipo di documento, cosa che nessun foglio di calcolo fa: viene rifiutato"
                );
                return Err(fail(self.path, 0, message));
            }
            if is_xml && counted.longest > STRETCH {
                long = Some(name);
            }
        }
        let Some(name) = long else { return Ok(()) };
        let message = both!(
            "a text of {name} is longer than a cell can be; it is refused",
            "un testo di {name} è più lungo di quanto possa essere una cella: viene rifiutato"
        );
        Err(fail(self.path, 0, message))
    }
}

/// A part that is damaged, in a document or in a workbook.
fn broken(path: &str, name: &str) -> ReadError {
    let message = both!(
        "the part {name} cannot be unpacked; open the file in the program that wrote it and save it again",
        "la parte {name} non si può aprire: apri il file con il programma che lo ha scritto e salvalo di nuovo"
    );
    fail(path, 0, message)
}

/// Counts elements and attributes of XML that is not read yet. A `<` stands nowhere but where a tag begins, and the value of an
/// attribute is quoted, so that neither quotes nor comments hide one.
#[derive(Default)]
struct Counted {
    elements: usize,
    /// Attributes since the last `<`, and the most there ever were.
    attributes: usize,
    worst: usize,
    /// Bytes since the last `<`, and the most there ever were.
    stretch: usize,
    longest: usize,
    /// Whether the last sign that is no blank is `=`.
    equals: bool,
    /// Whether a document type is declared: entities, which could explode.
    declares: bool,
    /// Whether the last sign is `!`.
    bang: bool,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            self.declares |= *byte == b'D' && self.stretch == 1 && self.bang;
            self.bang = *byte == b'!';
            self.stretch += 1;
            match byte {
                b'<' => {
                    self.elements += 1;
                    self.attributes = 0;
                    self.longest = self.longest.max(self.stretch);
                    self.stretch = 0;
                }
                b'"' | b'\'' if self.equals => {
                    self.attributes += 1;
                    self.worst = self.worst.max(self.attributes);
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                self.equals = *byte == b'=';
            }
        }
        self.longest = self.longest.max(self.stretch);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
