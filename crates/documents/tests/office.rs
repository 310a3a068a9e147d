//! Word, OpenDocument and Excel files: what is in them arrives, and what is meant to hurt is refused.

use cantiere_documents::{
    Files, Format, PlanDocument, ReadError, ReadOptions, paste_to_markdown, read, write_csv, write_xlsx, xlsx_template,
};
use cantiere_domain::Lang;
use cantiere_domain::plan::BlockKind::{self, *};
use std::io::Write;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn import(name: &str, bytes: Vec<u8>) -> Result<PlanDocument, ReadError> {
    let files = Files::single(name, bytes);
    let started = Instant::now();
    let read = read(Format::detect(&files).unwrap(), &files, &ReadOptions::default());
    // A second in a release; unoptimised code on a busy machine is allowed more.
    assert!(started.elapsed() < Duration::from_secs(40), "{name}: {:?}", started.elapsed());
    read
}

fn outline(plan: &PlanDocument) -> Vec<(Option<usize>, &str)> {
    plan.items.iter().map(|i| (i.parent, i.title.as_str())).collect()
}

fn texts(plan: &PlanDocument) -> Vec<(BlockKind, u8, &str)> {
    plan.blocks.iter().filter(|b| b.kind != Item).map(|b| (b.kind, b.level, b.text.as_str())).collect()
}

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titolo1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mio"><w:name w:val="Mio titolo"/><w:basedOn w:val="Titolo2"/></w:style>
<w:style w:styleId="Titolo2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Titolo"><w:name w:val="Title"/></w:style></w:styles>"#;
const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Target="https://esempio.it/orti"/><Relationship Id="r2" Target="javascript:alert(1)"/></Relationships>"#;

fn docx(body: &str) -> Vec<u8> {
    let text = format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    archive(&[
        ("word/document.xml", text.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/_rels/document.xml.rels", LINKS.as_bytes()),
    ])
}

fn p(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

fn entry(level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn docx_gives_tree_text_lists_and_tables() {
    let body = [
        p("Titolo", "Il piano"),
        p("Titolo1", "Gli orti"),
        r#"<w:p><w:r><w:t xml:space="preserve">Ogni </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">classe </w:t></w:r><w:del><w:r><w:delText>tolto</w:delText><w:t>tolto</w:t></w:r></w:del><w:ins><w:r><w:t>ha &lt;un&gt; </w:t></w:r></w:ins><w:hyperlink r:id="r1"><w:r><w:t>orto</w:t></w:r></w:hyperlink><w:hyperlink r:id="r2"><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"#.into(),
        entry(0, "uno"),
        entry(1, "dentro"),
        entry(0, "due"),
        p("Mio", "Acqua &amp; terra"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B|C</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        "<w:p><w:r><w:drawing/></w:r></w:p>".into(),
    ];
    let plan = import("p.docx", docx(&body.concat())).unwrap();
    assert_eq!(plan.title.as_deref(), Some("Il piano"));
    assert_eq!(outline(&plan), [(None, "Gli orti"), (Some(0), "Acqua & terra")]);
    assert_eq!(
        texts(&plan),
        [
            (Paragraph, 0, "Ogni **classe** ha \\<un> [orto](https://esempio.it/orti)."),
            (ListEntry, 1, "1. uno"),
            (ListEntry, 2, "dentro"),
            (ListEntry, 1, "2. due"),
            (Table, 0, "| A | B\\|C |\n| --- | --- |\n| 1<br>2 |  |"),
        ]
    );
    assert_eq!(plan.warnings.len(), 1, "{:?}", plan.warnings);
}

#[test]
fn odt_gives_tree_text_lists_and_tables() {
    let content = r#"<office:document-content><office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:p>via</text:p></text:tracked-changes><text:p text:style-name="Title">Il piano</text:p>
<text:h text:outline-level="1">Gli orti</text:h><text:p>Ogni <text:span text:style-name="T1">classe</text:span> ha
un<text:s text:c="900000000"/><text:a xlink:href="https://esempio.it">orto</text:a>.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>uno</text:p><text:list><text:list-item><text:p>dentro</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>due</text:p></text:list-item></text:list>
<text:section><text:h text:outline-level="2">Acqua</text:h></text:section>
<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"#;
    let plan = import("p.odt", archive(&[("content.xml", content.as_bytes())])).unwrap();
    assert_eq!(plan.title.as_deref(), Some("Il piano"));
    assert_eq!(outline(&plan), [(None, "Gli orti"), (Some(0), "Acqua")]);
    assert_eq!(
        texts(&plan),
        [
            (Paragraph, 0, "Ogni **classe** ha un [orto](https://esempio.it)."),
            (ListEntry, 1, "1. uno"),
            (ListEntry, 2, "dentro"),
            (ListEntry, 1, "2. due"),
            (Table, 0, "| A | B |\n| --- | --- |"),
        ]
    );
}

#[test]
fn hostile_archives_are_refused() {
    let refused = |name: &str, bytes: Vec<u8>, word: &str| {
        let error = import(name, bytes).expect_err(word);
        assert!(error.message.en.contains(word), "{error}");
    };
    // One archive that is too much as a part and, twice, as a whole.
    let blanks = vec![b' '; 33 << 20];
    refused("p.docx", archive(&[("word/document.xml", &blanks)]), "unpacks to more than");
    refused("p.xlsx", archive(&[("xl/workbook.xml", &blanks[..16 << 20]), ("x", &blanks)]), "unpacks to more than");
    drop(blanks);
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>"#;
    refused("p.docx", archive(&[("word/document.xml", bomb.as_bytes())]), "document type");
    refused("p.docx", archive(&[("../word/document.xml", b"<a/>")]), "outside");
    refused("p.docx", archive(&[("altro.xml", b"<a/>")]), "no text");
    refused("p.odt", b"PK\x03\x04 e poi niente".to_vec(), "not a document");
    refused("p.docx", docx(&"<w:sdt>".repeat(50_000)), "inside one another");
    let whole = docx(&p("Titolo1", "Uno"));
    for end in (0..whole.len()).step_by(37) {
        assert!(import("p.docx", whole[..end].to_vec()).is_err());
    }
    refused("p.docx", docx("<w:p><w:r><w:t>a</w:r></w:p>"), "broken");
}

#[test]
fn many_lists_cost_no_more_than_one() {
    let entry = |n: usize| {
        let list = format!(r#"<w:numPr><w:numId w:val="{n}"/></w:numPr>"#);
        format!("<w:p><w:pPr>{list}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>")
    };
    let body: String = (0..100_000).map(entry).collect();
    assert_eq!(import("p.docx", docx(&body)).unwrap().blocks.len(), 100_000);
}

/// A workbook of one sheet, as a spreadsheet program packs it, with what an attacker writes into it.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{kind}" xmlns:r="{links}"><sheets><sheet name="items" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let of_all = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let of_book = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{kind}"><sheetData>{sheet}</sheetData></worksheet>"#);
    let texts = format!(r#"<sst xmlns="{kind}">{texts}</sst>"#);
    archive(&[
        ("_rels/.rels", of_all.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ])
}

fn attributes(many: usize) -> String {
    (0..many).map(|n| format!(" a{n}=\"\"")).collect()
}

#[test]
fn bombs_of_attributes_and_of_texts_are_refused() {
    let refused = |name: &str, bytes: Vec<u8>, word: &str| {
        let error = import(name, bytes).expect_err(word);
        assert!(error.message.en.contains(word) && error.message.en.len() < 300, "{error}");
    };
    let many = attributes(1_000_000);
    refused("p.docx", docx(&format!("<w:p{many}></w:p>")), "attributes");
    refused(
        "p.odt",
        archive(&[(
            "content.xml",
            format!("<office:body><office:text><text:p{many}/></office:text></office:body>").as_bytes(),
        )]),
        "attributes",
    );
    let row = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>kind</t></is></c></row>"#;
    let error = import("p.xlsx", workbook(row, "")).expect_err("it lacks columns");
    assert!(error.message.en.contains("no column “title”"), "such a workbook is read: {error}");
    refused("p.xlsx", workbook(&format!(r#"<row r="1"><c r="A1"{many}/></row>"#), ""), "attributes");
    // Signs that hide quotes from a careless count.
    let hidden = format!(r#"<!--"--><row r="1"><c b=">" r="A1"{} a = ''/></row>"#, attributes(300));
    refused("p.xlsx", workbook(&hidden, ""), "attributes");
    drop(many);
    let few = attributes(40);
    refused("p.docx", docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr{few}/>").repeat(50_000))), "parts");
    let texts: String = (0..1_000_000).map(|n| format!("<si><t>{n}</t></si>")).collect();
    refused("p.xlsx", workbook(row, &texts), "different texts");
}

#[test]
fn a_workbook_comes_back_and_a_cell_in_the_last_corner_costs_nothing() {
    let plan = import("p.csv", "row,parent_row,kind,code,title,times,end,actors,description\n1,,chapter,C1,'=Uno,,,,\"a\nb\"\n2,1,action,007,Due,by,2026-06,Comune | lead,'-x\n".into()).unwrap();
    assert_eq!(plan.items[0].title, "=Uno");
    let back = import("p.xlsx", write_xlsx(&plan).unwrap()).unwrap();
    assert_eq!(String::from_utf8(write_csv(&back)).unwrap(), String::from_utf8(write_csv(&plan)).unwrap());
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_string(0, 0, "kind")
        .unwrap()
        .write_string(0, 1, "title")
        .unwrap()
        .write_string(1_048_575, 16_383, "x")
        .unwrap();
    assert!(import("p.xlsx", book.save_to_buffer().unwrap()).unwrap_err().message.en.contains("row"));
}

#[test]
fn the_template_filled_in_makes_a_tree() {
    let empty = import("t.xlsx", xlsx_template(Lang::It).unwrap()).unwrap();
    assert_eq!((empty.items.len(), empty.warnings), (0, vec![]));
    let filled = "kind;code;parent_code;title;times;start\nobjective;OB1;;Orti;;\naction;A1;OB1;Scavare;from;03/2026\naction;A2;OB9;Persa;;\n";
    let plan = import("p.csv", filled.into()).unwrap();
    assert_eq!(outline(&plan), [(None, "Orti"), (Some(0), "Scavare"), (None, "Persa")]);
    assert_eq!((plan.items[1].line, plan.warnings.len()), (3, 1));
}

#[test]
fn a_paste_arrives_clean() {
    let check = |html: &str, markdown: &str| assert_eq!(paste_to_markdown(html).unwrap(), markdown, "{html}");
    check("<h2>Orti <i>belli</i></h2><p>Uno<br>due</p>", "## Orti belli\n\nUno\\\ndue\n");
    check(
        "<ol><li>uno<ul><li><p>dentro</p></li></ul></li><li>due</li></ol><p>poi</p>",
        "1. uno\n   - dentro\n2. due\n\npoi\n",
    );
    check("<p class=MsoListParagraphCxSpFirst>·&nbsp;&nbsp; punto</p>", "- punto\n");
    check("<b style='font-weight:normal'><span style='font-weight:700'>forte</span> e no</b>", "**forte** e no\n");
    check(
        "<table><tr><th>A</th><td>1<p>2</p></td></tr><tr><td>x</td></tr></table>",
        "| A | 1<br>2 |\n| --- | --- |\n| x |  |\n",
    );
    check(
        "<a href='javascript:x'>no</a> <a href='https://a.it'>sì</a><img src=x onerror=y><svg><text>z</text></svg>",
        "no [sì](https://a.it)\n",
    );
    check("<p># non un titolo</p><p>1. non una lista</p>", "\\# non un titolo\n\n1\\. non una lista\n");
    check("", "");
    for hostile in [
        "<b>".repeat(200_000),
        "<ul><li>".repeat(20_000),
        "<table><tr><td>".repeat(5_000),
        "<".repeat(300_000),
        "<p><li>".repeat(20_000),
        "<b></i>".repeat(20_000),
    ] {
        let started = Instant::now();
        let _ = paste_to_markdown(&hostile);
        assert!(started.elapsed() < Duration::from_secs(60), "{:?} {}", started.elapsed(), &hostile[..8]);
    }
    assert!(paste_to_markdown(&"a".repeat(5 << 20)).is_err());
}
