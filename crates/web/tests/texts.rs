//! The texts of the whole repository: both languages say the same things, and every key that is asked for exists.
//! It reads files, not the built site, so that a template nobody renders in a test is checked too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Key → the values it names, for one language.
type Texts = BTreeMap<String, BTreeSet<String>>;

/// How files of templates end.
const TEMPLATES: [&str; 2] = ["html", "xml"];

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
}

fn all_files(extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&crates(), extension, &mut found);
    found
}

/// The texts of all crates in a language: a file is in the language that its name or folder says.
fn texts(lang: &str) -> Texts {
    let mut all = Texts::new();
    for path in all_files("ftl") {
        let of_folder = path.parent().is_some_and(|p| p.ends_with(lang));
        if !of_folder && path.file_stem().is_none_or(|stem| stem != lang) {
            continue;
        }
        let mut key = None;
        for line in fs::read_to_string(&path).unwrap().lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once(" =").filter(|_| begins) {
                assert!(all.insert(name.into(), BTreeSet::new()).is_none(), "{}: {name} stands twice", path.display());
                key = Some(name.to_string());
            }
            let Some(values) = key.as_ref().and_then(|key| all.get_mut(key)).filter(|_| !line.starts_with('#')) else {
                continue;
            };
            for piece in line.split('$').skip(1) {
                values.extend(name_of(piece));
            }
        }
    }
    all
}

/// The name at the beginning; none for the number of a plural, which one language may need and the other not.
fn name_of(piece: &str) -> Option<String> {
    let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
    (name != "n").then_some(name)
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values() {
    let (it, en) = (texts("it"), texts("en"));
    assert!(it.len() > 50, "only {} texts were found", it.len());
    let missing = |from: &Texts, to: &Texts| from.keys().filter(|k| !to.contains_key(*k)).cloned().collect::<Vec<_>>();
    assert_eq!(missing(&it, &en), [""; 0], "in Italian alone");
    assert_eq!(missing(&en, &it), [""; 0], "in English alone");
    for (key, values) in &it {
        assert_eq!(values, &en[key], "{key} names other values in the other language");
    }
}

/// The texts between quotes.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// What follows `.t(`, `.tn(`, `.t1(`, `.t2(` or `.with(` as a literal.
fn asked_in_template(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in [".t(", ".tn(", ".t1(", ".t2(", ".with("] {
        for rest in text.split(call).skip(1) {
            let rest = rest.trim_start().trim_start_matches("format!(").trim_start();
            if let Some(literal) = rest.strip_prefix('"').and_then(|r| r.split('"').next()) {
                found.push(literal.to_string());
            }
        }
    }
    found
}

/// Whether a text is there for what was asked; one with a gap (`state-{}`) or an open end (`state-`) needs some.
fn is_there(texts: &Texts, asked: &str) -> bool {
    let fixed = asked.split('{').next().unwrap_or_default();
    match fixed == asked && !asked.ends_with('-') {
        true => texts.contains_key(asked),
        false => !fixed.is_empty() && texts.keys().any(|key| key.starts_with(fixed)),
    }
}

#[test]
fn every_key_that_templates_ask_for_exists() {
    let texts = texts("it");
    let mut missing = Vec::new();
    let mut asked = 0;
    for path in TEMPLATES.into_iter().flat_map(all_files) {
        for key in asked_in_template(&fs::read_to_string(&path).unwrap()) {
            asked += 1;
            if !is_there(&texts, &key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(asked > 50, "only {asked} uses of texts were found in templates");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// In Rust a key is any literal that begins as keys of some feature do; a test's own texts are left out.
#[test]
fn every_key_that_rust_names_exists() {
    let texts = texts("it");
    let prefixes: BTreeSet<&str> = texts.keys().filter_map(|key| key.split_once('-')).map(|(first, _)| first).collect();
    let mut missing = Vec::new();
    let mut named = 0;
    for path in all_files("rs") {
        let shown = path.display().to_string();
        if shown.contains("/tests/") || shown.contains("/tally/") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code: Vec<&str> = text.split("#[cfg(test)]").next().unwrap_or_default().lines().collect();
        for line in code.iter().filter(|line| !line.trim_start().starts_with("//")) {
            for literal in literals(line) {
                let is_key =
                    |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '{' | '}' | '_');
                let Some((first, rest)) = literal.split_once('-') else { continue };
                if !prefixes.contains(first) || !literal.chars().all(is_key) || rest.is_empty() || is_class(line) {
                    continue;
                }
                named += 1;
                if !is_there(&texts, literal) {
                    missing.push(format!("{shown}: {literal}"));
                }
            }
        }
    }
    assert!(named > 20, "only {named} keys were found in Rust");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// A text that nobody asks for is work for whoever translates, and for nothing.
#[test]
fn every_text_is_asked_for_somewhere() {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '{' | '}' | '_');
    let (mut whole, mut begun, mut hinting) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for path in ["rs"].into_iter().chain(TEMPLATES).flat_map(all_files) {
        let text = fs::read_to_string(&path).unwrap();
        if text.contains("\"{key}-hint\"") {
            hinting.push(path.display().to_string());
        }
        for name in text.split('"').filter(|piece| piece.contains('-') && piece.chars().all(is_key)) {
            let fixed = name.split('{').next().unwrap_or_default();
            match fixed == name && !name.ends_with('-') {
                true => whole.insert(name.to_string()),
                false => says_more_than_the_feature(fixed) && begun.insert(fixed.to_string()),
            };
        }
    }
    let texts = texts("it");
    let asked = |key: &str| whole.contains(key) || begun.iter().any(|beginning| key.starts_with(beginning.as_str()));
    // Where a feature asks for `{key}-hint`, a hint goes with its label.
    let hinted = |key: &str| {
        let folder = format!("/{}/", key.split('-').next().unwrap_or_default());
        key.strip_suffix("-hint").is_some_and(asked) && hinting.iter().any(|path| path.contains(&folder))
    };
    let unused: Vec<&String> = texts.keys().filter(|key| !asked(key) && !hinted(key)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

/// The name of a feature alone (`plans-{}`) would ask for all its texts, and hide those that nobody asks for.
fn says_more_than_the_feature(beginning: &str) -> bool {
    beginning.split_once('-').is_some_and(|(_, rest)| !rest.is_empty())
}

/// Lines that name files, crates or templates rather than texts.
fn is_class(line: &str) -> bool {
    ["path =", "include_str!", "href=", "class="].iter().any(|mark| line.contains(mark))
}

#[test]
fn uses_of_texts_are_found_in_templates() {
    let found = asked_in_template(
        r#"{{ page.t("a-b") }} {{ page.tn( "c-d", n) }} {{ page.t(format!("e-{n}")) }} {{ x.title }}"#,
    );
    assert_eq!(found, ["a-b", "e-{n}", "c-d"]);
    assert!(says_more_than_the_feature("a-b-") && !says_more_than_the_feature("a-"));
    let texts = Texts::from([("e-1".to_string(), BTreeSet::new())]);
    assert!(
        is_there(&texts, "e-{n}") && is_there(&texts, "e-") && !is_there(&texts, "e-2") && !is_there(&texts, "f-{n}")
    );
}
