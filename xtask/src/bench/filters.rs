//! A script for wrk that asks another filter each time: more different ones than the product keeps counts of,
//! each of which leaves at least a page of items.

use crate::run::Outcome;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The product keeps counts of 500 filters.
const MANY: usize = 800;

/// `path` is the list; `generated` is what `cantiere generate` said.
pub fn script(path: &str, generated: &Value, folder: &Path) -> Outcome<PathBuf> {
    let words = |key: &str| -> Vec<String> {
        let list = generated[key].as_array().cloned().unwrap_or_default();
        list.iter().map(|v| format!("{}={}", key.trim_end_matches('s'), v.to_string().trim_matches('"'))).collect()
    };
    let fixed = |key: &str, values: &[&str]| -> Vec<String> { values.iter().map(|v| format!("{key}={v}")).collect() };
    let (actors, themes, years) = (words("actors"), words("themes"), words("years"));
    let states = fixed("state", &["planned", "ongoing", "completed", "blocked", "cancelled", "unknown"]);
    let audiences = fixed("audience", &["central", "territorial"]);
    let kinds = fixed("kind", &["action", "target"]);
    let none = vec![String::new()];
    let mut filters = Vec::new();
    for [a, b, c] in [
        [&actors, &states, &none],
        [&actors, &years, &none],
        [&actors, &themes, &none],
        [&actors, &audiences, &kinds],
        [&themes, &states, &audiences],
        [&themes, &years, &audiences],
        [&states, &years, &audiences],
        [&states, &years, &kinds],
        [&themes, &years, &kinds],
        [&themes, &states, &kinds],
    ] {
        for (a, b, c) in a.iter().flat_map(|a| b.iter().flat_map(move |b| c.iter().map(move |c| (a, b, c)))) {
            filters.push([a.as_str(), b, c].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("&"));
        }
    }
    if filters.len() < MANY {
        return Err(format!("{} filters are too few to be new each time", filters.len()));
    }
    write(path, &filters, &folder.join("filters.lua"))
}

/// The same for the planners' table, which keeps what 16 filters of a process leave.
pub fn workbench(path: &str, generated: &Value, folder: &Path) -> Outcome<PathBuf> {
    let themes = generated["themes"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let rest = ["", "&kind=proposal", "&state=waiting", "&kind=proposal&state=waiting"];
    let filters: Vec<String> = themes.flat_map(|theme| rest.map(|rest| format!("theme={theme}{rest}"))).collect();
    if filters.len() < 32 {
        return Err(format!("{} filters are too few to be new each time", filters.len()));
    }
    write(path, &filters, &folder.join("workbench.lua"))
}

fn write(path: &str, filters: &[String], file: &Path) -> Outcome<PathBuf> {
    let list: Vec<String> = filters.iter().map(|f| format!("\"{path}?{f}\"")).collect();
    let text = format!(
        "local paths = {{{}}}\nlocal n = 0\nrequest = function()\n  n = n % #paths + 1\n  return wrk.format(\"GET\", paths[n])\nend\n",
        list.join(",\n")
    );
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file.to_path_buf())
}
