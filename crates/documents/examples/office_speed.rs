//! How fast documents come in and how much memory they take: a Word file of 300 pages, and archives that are meant to hurt.
//! `cargo run --release -p cantiere-documents --example office_speed` prints one line of JSON; `cargo xtask bench` reads it.

#[path = "../tests/hostile_archives/archives.rs"]
mod archives;

use cantiere_documents::{Files, Format, PlanDocument, ReadError, ReadOptions, read};
use std::io::Write;
use std::time::Instant;
use zip::write::SimpleFileOptions;

/// What a page of a plan holds: 2,400 signs with blanks.
const PAGE: usize = 2_400;

fn main() {
    let docx = pages(300);
    let size = docx.len();
    forget();
    let before = memory();
    let started = Instant::now();
    let plan = import("piano.docx", docx).expect("it reads");
    let (took, took_memory) = (started.elapsed(), memory() - before);
    assert!(plan.blocks.len() > 3_000, "{}", plan.blocks.len());
    let mut worst_ms = 0.0_f64;
    let mut worst_mb = 0.0_f64;
    for archives::Hostile { name, bytes, word } in archives::hostile() {
        forget();
        let before = memory();
        let started = Instant::now();
        let error = import(name, bytes).expect_err(name);
        assert!(error.message.en.contains(word), "{name}: {error}");
        worst_ms = worst_ms.max(started.elapsed().as_secs_f64() * 1_000.0);
        worst_mb = worst_mb.max(memory() - before);
    }
    println!(
        "{{\"docx_pages\":300,\"docx_bytes\":{size},\"docx_paragraphs\":{},\"docx_ms\":{:.0},\"docx_mb\":{took_memory:.0},\"hostile_ms\":{worst_ms:.0},\"hostile_mb\":{worst_mb:.0}}}",
        plan.blocks.len(),
        took.as_secs_f64() * 1_000.0,
    );
}

fn import(name: &str, bytes: Vec<u8>) -> Result<PlanDocument, ReadError> {
    let files = Files::single(name, bytes);
    let format = Format::detect(&files).expect("a format");
    read(format, &files, &ReadOptions::default())
}

/// Forgets the most memory that was held so far.
fn forget() {
    // 5: the peak becomes what is held now (proc(5)).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory held since `forget`, in MB; what a step adds to it is what the step needed.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or(0.0) / 1_024.0
}

fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

fn word(body: String) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let styles =
        "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    archive(&[("word/document.xml", document.into_bytes()), ("word/styles.xml", styles.into())])
}

/// Chapters with headings and paragraphs of some lines, a list now and then.
fn pages(count: usize) -> Vec<u8> {
    let words = ["orto", "scuola", "comune", "servizio", "persona", "quartiere", "acqua", "terreno", "bando", "gruppo"];
    let mut body = String::new();
    let mut signs = 0;
    for n in 0_usize.. {
        if signs > count * PAGE {
            break;
        }
        if n % 40 == 0 {
            body.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Capitolo {}</w:t></w:r></w:p>",
                n / 40 + 1
            ));
        }
        let text: Vec<&str> = (0..30).map(|w| words[(n * 7 + w * w) % words.len()]).collect();
        let text = format!("{n} {}.", text.join(" "));
        signs += text.len();
        body.push_str(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    }
    word(body)
}
