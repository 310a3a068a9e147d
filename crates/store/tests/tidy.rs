//! In `sql_query`, SQLite numbers `$1`, `$2` by first appearance, whatever their digits: so they must
//! first appear in ascending order. (`store::sql` has no such rule.) Reads the sources of all crates.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The first statement after each `sql_query(`, if a literal follows.
fn statements(text: &str) -> Vec<&str> {
    text.match_indices("sql_query(")
        .filter_map(|(at, call)| {
            let rest = text[at + call.len()..].trim_start();
            let (open, close) =
                if let Some(raw) = rest.strip_prefix("r#\"") { (raw, "\"#") } else { (rest.strip_prefix('"')?, "\"") };
            let mut from = 0;
            loop {
                let end = from + open[from..].find(close)?;
                if close == "\"" && open[..end].ends_with('\\') {
                    from = end + 1;
                    continue;
                }
                return Some(&open[..end]);
            }
        })
        .collect()
}

fn is_ascending(statement: &str) -> bool {
    let mut highest = 0;
    for piece in statement.split('$').skip(1) {
        let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
        let Ok(number) = digits.parse::<u32>() else { continue };
        if number > highest + 1 {
            return false;
        }
        highest = highest.max(number);
    }
    true
}

#[test]
fn placeholders_of_sql_query_appear_in_ascending_order() {
    assert!(is_ascending("a $1 b $2 c $1 d $3"));
    assert!(!is_ascending("a $2 b $1"));
    assert_eq!(statements("x.sql_query(\n  \"a = $2 \\\" b\" ) sql_query(name)"), ["a = $2 \\\" b"]);
    let mut files = Vec::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    sources(crates, &mut files);
    assert!(files.len() > 20, "the sources are not where they were: {}", crates.display());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for statement in statements(&text) {
            let own = file.ends_with("tests/tidy.rs");
            assert!(own || is_ascending(statement), "{}: write $1 before $2: {statement}", file.display());
        }
    }
}
