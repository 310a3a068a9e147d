//! Which crate may depend on which, read from cargo itself (ARCHITECTURE.md says why).

use crate::run::{self, Outcome, cargo};
use serde_json::Value;

struct Crate {
    name: String,
    is_feature: bool,
    /// Without those of tests.
    needs: Vec<String>,
}

/// Whatever reads or writes files, sockets or databases.
const IO: [&str; 9] =
    ["axum", "diesel", "hyper", "libsqlite3-sys", "lettre", "pq-sys", "tokio", "tempfile", "cantiere-store"];
const ENGINES: [&str; 2] = ["libsqlite3-sys", "pq-sys"];
/// What everything may stand on, from the ground up; a crate may need those before it alone.
const ORDER: [&str; 5] = ["cantiere-domain", "cantiere-documents", "cantiere-store", "cantiere-spine", "cantiere-web"];

pub fn check() -> Outcome {
    let text = run::output(cargo().args(["metadata", "--format-version", "1", "--no-deps", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let faults = faults(&crates(&metadata));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn crates(metadata: &Value) -> Vec<Crate> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let read = |package: &Value| {
        let needs =
            package["dependencies"].as_array().into_iter().flatten().filter(|d| d["kind"].as_str() != Some("dev"));
        Crate {
            name: package["name"].as_str().unwrap_or_default().into(),
            is_feature: package["manifest_path"].as_str().unwrap_or_default().contains("/crates/features/"),
            needs: needs.filter_map(|d| d["name"].as_str()).map(str::to_owned).collect(),
        }
    };
    packages.map(read).collect()
}

fn faults(crates: &[Crate]) -> Vec<String> {
    let mut faults = Vec::new();
    let is_feature = |name: &str| crates.iter().any(|c| c.is_feature && c.name == name);
    let place = |name: &str| ORDER.iter().position(|n| *n == name);
    for Crate { name, is_feature: feature, needs } in crates {
        for need in needs {
            if *feature && is_feature(need) {
                faults.push(format!(
                    "{name} is a feature and needs the feature {need}: what both touch belongs to spine"
                ));
            }
            if matches!(name.as_str(), "cantiere-domain" | "tally") && IO.contains(&need.as_str()) {
                faults.push(format!("{name} has no input or output, and needs {need}"));
            }
            if ENGINES.contains(&need.as_str()) && name != "cantiere-store" {
                faults.push(format!("{name} needs {need}: only store knows which engine runs"));
            }
            if let (Some(own), Some(other)) = (place(name), place(need))
                && other > own
            {
                faults.push(format!("{name} needs {need}, which stands above it"));
            }
            if place(name).is_some() && is_feature(need) {
                faults.push(format!("{name} needs the feature {need}: only the application lists features"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, is_feature: bool, need: &str) -> usize {
        let other = Crate { name: "cantiere-plans".into(), is_feature: true, needs: vec![] };
        let own = Crate { name: name.into(), is_feature, needs: vec![need.into()] };
        faults(&[other, own]).len()
    }

    #[test]
    fn forbidden_needs_are_found_and_others_are_not() {
        assert_eq!(check("cantiere-rounds", true, "cantiere-plans"), 1);
        assert_eq!(check("cantiere-rounds", true, "cantiere-web"), 0);
        assert_eq!(check("cantiere-domain", false, "tokio"), 1);
        assert_eq!(check("cantiere-web", false, "pq-sys"), 1);
        assert_eq!(check("cantiere-store", false, "pq-sys"), 0);
        assert_eq!(check("cantiere-store", false, "cantiere-spine"), 1);
        assert_eq!(check("cantiere-spine", false, "cantiere-store"), 0);
        assert_eq!(check("cantiere-web", false, "cantiere-plans"), 1);
        assert_eq!(check("cantiere", false, "cantiere-plans"), 0);
    }
}
