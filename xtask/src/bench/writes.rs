//! Scripts for wrk that write: each request is another comment or support, as far as there are people and proposals.

use crate::run::Outcome;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Comments on the whole plan, by the people in turn.
pub fn comments(path: &str, generated: &Value, folder: &Path) -> Outcome<PathBuf> {
    let text = format!(
        "{}request = function()\n  n = n + 1\n  headers[\"Cookie\"] = \"cantiere=\" .. people[n % #people + 1]\n  \
         return wrk.format(\"POST\", \"{path}\", headers, \"kind=comment&speaker=0&body=Un+commento+di+misura+numero+\" .. n)\nend\n",
        head(generated)
    );
    write(folder, "comments.lua", &text)
}

/// Supports: every person goes through all proposals.
pub fn supports(path: &str, generated: &Value, folder: &Path) -> Outcome<PathBuf> {
    let numbers: Vec<String> =
        generated["proposals"].as_array().map(|a| a.iter().map(Value::to_string).collect()).unwrap_or_default();
    let text = format!(
        "{}local proposals = {{{}}}\nrequest = function()\n  n = n + 1\n  \
         headers[\"Cookie\"] = \"cantiere=\" .. people[n % #people + 1]\n  \
         local number = proposals[math.floor(n / #people) % #proposals + 1]\n  \
         return wrk.format(\"POST\", \"{path}/\" .. number .. \"/support\", headers, \"speaker=0\")\nend\n",
        head(generated),
        numbers.join(",")
    );
    write(folder, "supports.lua", &text)
}

/// The sessions, and headers of a form that this site sent.
fn head(generated: &Value) -> String {
    let people: Vec<String> =
        generated["people"].as_array().map(|a| a.iter().map(Value::to_string).collect()).unwrap_or_default();
    format!(
        "local people = {{{}}}\nlocal n = math.floor(os.time() % 100000) * 1000\n\
         local headers = {{[\"Content-Type\"] = \"application/x-www-form-urlencoded\", [\"Sec-Fetch-Site\"] = \"same-origin\"}}\n",
        people.join(",")
    )
}

fn write(folder: &Path, name: &str, text: &str) -> Outcome<PathBuf> {
    let file = folder.join(name);
    std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}
