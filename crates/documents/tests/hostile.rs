//! Files that are broken, huge or meant to hurt: a clear error or a bounded reading, never a panic.

use cantiere_documents::{Files, Format, PlanDocument, ReadError, ReadOptions, read};
use cantiere_domain::Lang;
use std::time::{Duration, Instant};

fn one(format: Format, name: &str, bytes: impl Into<Vec<u8>>) -> Result<PlanDocument, ReadError> {
    let started = Instant::now();
    let read = read(format, &Files::single(name, bytes.into()), &ReadOptions::default());
    let taken = started.elapsed();
    // Bounded work takes a second or two unoptimised; what grows with the square took minutes.
    assert!(taken < Duration::from_secs(40), "{format} {name}: {taken:?}");
    read
}

fn error(format: Format, name: &str, bytes: impl Into<Vec<u8>>) -> (usize, String) {
    let error = one(format, name, bytes).expect_err("an error is expected");
    assert!(error.message.en.len() < 600, "{error}");
    assert_ne!(error.message.it, error.message.en, "it is said in both languages");
    (error.line, error.message.en)
}

const NAMES: [(Format, &str); 5] = [
    (Format::AzioniYaml, "linee_azione.yml"),
    (Format::DocsItalia, "index.rst"),
    (Format::Markdown, "p.md"),
    (Format::Csv, "p.csv"),
    (Format::Json, "p.json"),
];

#[test]
fn every_format_names_the_line_of_a_wrong_encoding() {
    for (format, name) in NAMES {
        let (line, message) = error(format, name, b"prima\nseconda\nperch\xe9\n".to_vec());
        assert_eq!(line, 3);
        assert!(message.contains("UTF-8"), "{message}");
        assert!(error(format, name, b"\xff\xfea\0".to_vec()).1.contains("UTF-16"));
        assert_eq!(error(format, name, b"a\nb\0c".to_vec()).0, 2);
    }
}

#[test]
fn every_format_survives_a_cut_file_and_deep_nesting() {
    let deep: Vec<String> = vec![
        "[".repeat(200_000),
        "{\"a\":".repeat(100_000),
        "- ".repeat(100_000),
        "> ".repeat(100_000),
        (0..3_000).map(|n| format!("{}- a\n", " ".repeat(n))).collect(),
        "*".repeat(500_000),
        "`a <".repeat(100_000),
        "**a ".repeat(100_000),
        "a*".repeat(200_000),
        "+-+\n".repeat(50_000),
        "|".repeat(300_000),
        "[a](".repeat(80_000),
        "\"".repeat(300_001),
        "&a ".repeat(50_000),
        "x\n=\n".repeat(30_000),
        "1. ".repeat(100_000),
        "::\n\n  a\n\n".repeat(30_000),
        ".. a::\n".repeat(30_000),
    ];
    for (format, name) in NAMES {
        for text in &deep {
            let _ = one(format, name, text.as_bytes());
        }
    }
}

#[test]
fn yaml_that_repeats_itself_is_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_string();
    for (one, next) in "abcdefghij".chars().zip("bcdefghijk".chars()) {
        bomb.push_str(&format!("{next}: &{next} [{}]\n", vec![format!("*{one}"); 9].join(", ")));
    }
    bomb.push_str("it: *k\n");
    error(Format::AzioniYaml, "linee_azione.yml", bomb);
    assert_eq!(error(Format::AzioniYaml, "linee_azione.yml", "it:\n  - nome: a\n  nome: b\n").0, 3);
    assert!(error(Format::AzioniYaml, "linee_azione.yml", "fr: []\n").1.contains("it"));
}

#[test]
fn a_table_that_is_cut_short_inside_a_cell_is_refused() {
    let table = "kind,title\naction,Uno\naction,\"Due\naction,Tre\n";
    let (line, told) = error(Format::Csv, "p.csv", table);
    assert!(line == 3 && told.contains("quotation mark"), "{line} {told}");
    assert_eq!(one(Format::Csv, "p.csv", table.replace("\"Due", "\"Due\"")).unwrap().items.len(), 3);
}

#[test]
fn contents_lists_stay_inside_the_folder_and_end() {
    let folder = |entry: &str| {
        let mut files = Files::new();
        files.insert("index.rst", format!("T\n=\n\n.. toctree::\n\n   {entry}\n").into_bytes());
        files.insert("a.rst", b"A\n=\n\n.. toctree::\n\n   index\n   a\n".to_vec());
        read(Format::DocsItalia, &files, &ReadOptions::default())
    };
    assert_eq!(folder("a").unwrap().warnings.len(), 2);
    for wrong in ["../../etc/passwd", "niente", "/etc/passwd"] {
        let error = folder(wrong).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("index.rst", 6), "{error}");
    }
}

#[test]
fn tables_and_documents_name_the_row_and_the_column() {
    assert_eq!(error(Format::Csv, "p.csv", "kind,title\nchapter,Uno\nboh,Due\n").0, 3);
    assert!(error(Format::Csv, "p.csv", "kind,title\nboh,Due\n").1.contains("column kind"));
    assert!(error(Format::Csv, "p.csv", "titolo\nDue\n").1.contains("kind"));
    assert_eq!(error(Format::Json, "p.json", "{\n\"format\": 3}").0, 2);
    let ahead = r#"{"format":"cantiere-plan","version":1,"items":[{"parent":1,"kind":"chapter","title":"a"},{"kind":"chapter","title":"b"}]}"#;
    assert!(error(Format::Json, "p.json", ahead).1.contains("parent"));
    let lost = r#"{"format":"cantiere-plan","version":1,"blocks":[{"item":0,"kind":"paragraph","text":"a"}]}"#;
    error(Format::Json, "p.json", lost);
}

/// Our own words with the place come first; what the reader of the format says is English, and follows them.
#[test]
fn a_broken_file_is_told_in_the_language_of_the_person() {
    let check = |format: Format, name: &str, text: &str, expected: &str| {
        let said = one(format, name, text).expect_err("it is broken").of(Lang::It);
        let (ours, theirs) = said.split_once(" (il lettore di ").expect("two parts");
        assert_eq!(ours, expected);
        assert!(theirs.contains("dice, in inglese: “"), "{said}");
    };
    let json = |text: &str, expected: &str| check(Format::Json, "p.json", text, expected);
    json(
        "{\n\"format\": \"cantiere-plan\" \"version\": 1}",
        "p.json:2: al carattere 27 della riga, un segno manca o è di troppo (una virgola, i due punti, una parentesi o le virgolette): correggilo",
    );
    json(
        "{\"format\": \"perché",
        "p.json:1: al carattere 18 della riga, il file finisce prima del piano: scaricalo di nuovo per intero",
    );
    json(
        "{\"format\": \"perché\", \"versione\": 1}",
        "p.json:1: al carattere 31 della riga, il campo “versione” non è previsto: toglilo o correggine il nome",
    );
    json(
        "{\"nome\": 1}",
        "p.json:1: al carattere 7 della riga, il campo “nome” non è previsto: toglilo o correggine il nome",
    );
    json(
        "{}",
        "p.json:1: al carattere 2 della riga, manca il campo “format”: aggiungilo, o importa un piano scaricato in JSON",
    );
    json(
        "{\"format\": 3}",
        "p.json:1: al carattere 12 della riga, è previsto un valore di un altro tipo, per esempio un numero al posto di un testo: correggilo",
    );
    let yaml = |text: &str, line: usize, expected: &str| {
        let said = one(Format::AzioniYaml, "p.yml", text).expect_err("it is broken").of(Lang::It);
        let (place, rest) = said.split_once(" della riga, ").expect("a place");
        assert!(place.starts_with(&format!("p.yml:{line}: al carattere ")), "{said}");
        assert!(rest.starts_with(&format!("{expected} (il lettore di YAML dice, in inglese: “")), "{said}");
    };
    yaml(
        "it:\n  - nome: a\n    nome: b\n",
        3,
        "il campo “nome” c’è due volte: lasciane uno, o comincia la voce seguente con un trattino",
    );
    yaml("it: *parole\n", 1, "un testo che comincia con un asterisco deve stare tra virgolette: aggiungile");
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let many = "kind,title\n".to_string() + &"chapter,a\n".repeat(100_001);
    assert!(error(Format::Csv, "p.csv", many).1.contains("100000"));
    let long = vec![b'\n'; 1_000_001];
    assert!(error(Format::Markdown, "p.md", long).1.contains("lines"));
    assert!(error(Format::Markdown, "p.md", vec![b'a'; (32 << 20) + 1]).1.contains("bytes"));
}
