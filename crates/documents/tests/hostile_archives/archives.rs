//! Archives that are meant to hurt, of each kind that is read. A test bounds what they cost, and a measure tells it.

use std::io::Write;
use zip::write::SimpleFileOptions;

/// An archive by its name, and a word of the answer to it.
pub struct Hostile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub word: &'static str,
}

pub fn hostile() -> Vec<Hostile> {
    let one = |name, bytes, word| Hostile { name, bytes, word };
    let size = "unpacks to more than";
    let (declared, road) = ("document type", "outside itself");
    let blanks = vec![b' '; 41 << 20];
    let entities = entities();
    vec![
        one("bomba.docx", archive(&[(TEXT, &blanks[..33 << 20])]), size),
        one("parti.docx", archive(&[(TEXT, word("").as_bytes()), ("word/styles.xml", &blanks[..33 << 20])]), size),
        one("entita.docx", archive(&[(TEXT, entities.as_bytes())]), declared),
        one("strada.docx", archive(&[("../../etc/passwd", b"x")]), road),
        one("righe.docx", archive(&[(TEXT, word(&table(&"<w:tr/>".repeat(1_000_000))).as_bytes())]), "parts"),
        one("vuote.docx", archive(&[(TEXT, word(&wide()).as_bytes())]), "MB of text"),
        one(
            "attributi.docx",
            archive(&[(TEXT, word(&format!("<w:p{}></w:p>", attributes(1_000_000))).as_bytes())]),
            "attributes",
        ),
        one("paragrafi.docx", archive(&[(TEXT, word(&paragraph("a").repeat(800_000)).as_bytes())]), "paragraphs"),
        one("indirizzi.docx", addresses(), "MB of text"),
        one("bomba.odt", archive(&[("content.xml", &blanks[..33 << 20])]), size),
        one("entita.odt", archive(&[("content.xml", entities.as_bytes())]), declared),
        one("strada.odt", archive(&[("a/../../content.xml", b"x")]), road),
        one("righe.odt", open_document(&rows(400_000)), "parts"),
        one("paragrafi.odt", open_document(&"<text:p>a</text:p>".repeat(1_000_000)), "paragraphs"),
        one("bomba.xlsx", archive(&[("xl/workbook.xml", &blanks)]), size),
        one("entita.xlsx", archive(&[("xl/sharedStrings.xml", entities.as_bytes())]), declared),
        one("strada.xlsx", archive(&[("../xl/workbook.xml", b"x")]), road),
        one("righe.xlsx", workbook(&"<row><c><v>1</v></c></row>".repeat(1_000_000), ""), "goes beyond row"),
        one("righe-alterne.xlsx", workbook(&alternating().repeat(200_000), ""), "goes beyond row"),
        one("testi.xlsx", workbook("", &texts(1_000_000)), "different texts"),
        one("testo.xlsx", workbook("", &format!("<si><t>{}</t></si>", "a".repeat(30 << 20))), "longer than a cell"),
        one("testo-ripetuto.xlsx", repeated(), "MB of text"),
    ]
}

const TEXT: &str = "word/document.xml";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

fn word(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn table(rows: &str) -> String {
    format!("<w:tbl>{rows}</w:tbl>")
}

/// One row of many cells, which all the others would be filled up to.
fn wide() -> String {
    let row = format!("<w:tr>{}</w:tr>", format!("<w:tc>{}</w:tc>", paragraph("a")).repeat(64));
    table(&format!("{row}{}", "<w:tr/>".repeat(100_000)))
}

/// One long address that every paragraph leads to.
fn addresses() -> Vec<u8> {
    let links = format!(
        r#"<Relationships><Relationship Id="r1" Target="https://esempio.it/{}"/></Relationships>"#,
        "a".repeat(4_000)
    );
    let text = format!(r#"<w:p><w:hyperlink r:id="r1">{}</w:hyperlink></w:p>"#, "<w:r><w:t>a</w:t></w:r>".repeat(10));
    archive(&[(TEXT, word(&text.repeat(10_000)).as_bytes()), ("word/_rels/document.xml.rels", links.as_bytes())])
}

/// Ten names, each ten times the one before.
fn entities() -> String {
    let ten: String = ('b'..='j')
        .map(|c| format!("<!ENTITY {c} \"{}\">", format!("&{};", char::from(c as u8 - 1)).repeat(10)))
        .collect();
    format!("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">{ten}]><x>&j;</x>")
}

fn attributes(many: usize) -> String {
    (0..many).map(|n| format!(" a{n}=\"\"")).collect()
}

fn open_document(body: &str) -> Vec<u8> {
    let text = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[("content.xml", text.as_bytes())])
}

fn rows(many: usize) -> String {
    let row = "<table:table-row><table:table-cell/></table:table-row>";
    format!("<table:table>{}</table:table>", row.repeat(many))
}

/// Two rows that say they are the first and the second.
fn alternating() -> String {
    let row = |n: usize| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#);
    row(1) + &row(2)
}

fn texts(many: usize) -> String {
    (0..many).map(|n| format!("<si><t>{n}</t></si>")).collect()
}

/// One long text that every cell shows.
fn repeated() -> Vec<u8> {
    let text = format!("<si><t>{}</t></si>", "a".repeat(900_000));
    workbook(&r#"<row><c t="s"><v>0</v></c></row>"#.repeat(50_000), &text)
}

/// A workbook of one sheet, as a spreadsheet program packs it, with what an attacker writes into it.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationship = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{links}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<workbook xmlns="{kind}" xmlns:r="{links}"><sheets><sheet name="items" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    archive(&[
        ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml").as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{kind}"><sheetData>{sheet}</sheetData></worksheet>"#).as_bytes(),
        ),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{kind}">{texts}</sst>"#).as_bytes()),
    ])
}
