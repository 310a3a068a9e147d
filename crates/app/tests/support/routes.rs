//! The routes of the site as its sources name them, and an address of the demonstration for each.

use std::collections::BTreeSet;
use std::path::Path;

/// `METHOD /path` of all `.route("…", …)` calls, read from the sources of the frame and of the features.
pub fn in_sources() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeSet::new();
    for folder in ["web/src", "features"] {
        collect(&root.join(folder), &mut found);
    }
    found
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("tests") {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            routes_of(text.split("#[cfg(test)]").next().unwrap_or_default(), found);
        }
    }
}

/// Routes of one file. Where it nests a router, the paths that name no language stand below the nest's own path.
fn routes_of(text: &str, found: &mut BTreeSet<String>) {
    let nest = text.split(".nest(").nth(1).and_then(|p| p.trim_start().strip_prefix('"')?.split('"').next());
    for part in text.split(".route(").skip(1) {
        let Some((route, handlers)) = part.trim_start().strip_prefix('"').and_then(|p| p.split_once('"')) else {
            continue;
        };
        let path = match nest {
            Some(prefix) if !route.starts_with("/{lang}") => format!("{prefix}{}", route.trim_end_matches('/')),
            _ => route.to_string(),
        };
        let handlers = handlers.split("\n}").next().unwrap_or_default();
        for (method, call) in [("GET", "get("), ("POST", "post("), ("PUT", "put("), ("DELETE", "delete(")] {
            if handlers.contains(call) {
                found.insert(format!("{method} {path}"));
            }
        }
    }
}

/// A concrete address for a route: what stands in braces becomes something that the demonstration site has.
pub fn concrete(route: &str, plan: &str, edition: &str) -> String {
    let own = [("{plan}", plan), ("{edition}", edition), ("{code}", "A2.3"), ("{chapter}", "2"), ("{anchor}", "p2-01")];
    filled(route, &own)
}

/// The same with these values first; every other brace is the first of its kind.
pub fn filled(route: &str, own: &[(&str, &str)]) -> String {
    let mut path = route.to_string();
    let known = [("{lang}", "it"), ("{format}", "csv"), ("{figure}", "answered")];
    for (name, value) in own.iter().chain(&known) {
        path = path.replace(name, value);
    }
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, "1");
    }
    path
}
