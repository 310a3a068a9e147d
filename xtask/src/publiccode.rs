//! `publiccode.yml`, by which catalogues of public software find the product: what version 0.7 of that standard demands is there.

use crate::run::Outcome;
use serde_json::Value;

/// <https://yml.publiccode.tools/>: keys that must say something, besides those of each language.
const NEEDED: [&str; 11] = [
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "organisation/uri",
    "legal/license",
    "maintenance/type",
    "localisation/localisationReady",
    "localisation/availableLanguages",
];
const LANGUAGES: [&str; 2] = ["it", "en"];

pub fn check() -> Outcome {
    let text = std::fs::read_to_string("publiccode.yml").map_err(|error| format!("publiccode.yml: {error}"))?;
    let faults = faults(&text, env!("CARGO_PKG_VERSION"));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn faults(text: &str, version: &str) -> Vec<String> {
    let said: Value = match serde_saphyr::from_str(text) {
        Ok(said) => said,
        Err(error) => return vec![format!("publiccode.yml: {error}")],
    };
    let at = |key: &str| said.pointer(&format!("/{key}"));
    let says = |key: &str| at(key).is_some_and(|value| !is_empty(value));
    let text = |key: &str| at(key).and_then(Value::as_str).unwrap_or_default().trim();
    let mut faults: Vec<String> = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(format!("publiccode.yml: {fault}"));
        }
    };
    for key in NEEDED {
        must(says(key), &format!("{key} is missing"));
    }
    must(text("publiccodeYmlVersion").starts_with("0.7"), "publiccodeYmlVersion is 0.7");
    must(text("softwareVersion") == version, &format!("softwareVersion is {version}, that of the workspace"));
    let contacts = ["maintenance/contacts", "maintenance/contractors"];
    must(contacts.into_iter().any(says), "maintenance names contacts or contractors");
    must(at("it").is_none(), "the section `it` is of older versions, `supports` took its place");
    for lang in LANGUAGES {
        let length = |key: &str| text(&format!("description/{lang}/{key}")).chars().count();
        must(
            (1..=150).contains(&length("shortDescription")),
            &format!("{lang}: shortDescription has 1 to 150 characters"),
        );
        must(
            (150..=10_000).contains(&length("longDescription")),
            &format!("{lang}: longDescription has 150 to 10,000"),
        );
        must(says(&format!("description/{lang}/features")), &format!("{lang}: features are missing"));
    }
    faults
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(entries) => entries.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = include_str!("../../publiccode.yml");

    #[test]
    fn the_file_of_the_repository_says_what_is_demanded() {
        assert_eq!(faults(OWN, env!("CARGO_PKG_VERSION")), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_or_old_is_named() {
        let without = |part: &str, instead: &str| {
            assert!(OWN.contains(part), "{part}");
            faults(&OWN.replacen(part, instead, 1), env!("CARGO_PKG_VERSION"))
        };
        for (part, instead, fault) in [
            ("license: AGPL-3.0-or-later", "licence: AGPL-3.0-or-later", "legal/license is missing"),
            ("publiccodeYmlVersion: \"0.7\"", "publiccodeYmlVersion: \"0.2\"", "publiccodeYmlVersion is 0.7"),
            ("  contacts:", "  people:", "maintenance names contacts or contractors"),
            ("legal:", "it:\n  countryExtensionVersion: \"1.0\"\nlegal:", "the section `it` is of older versions"),
            ("    features:", "    list:", "it: features are missing"),
            ("softwareVersion: ", "softwareVersion: 9", "softwareVersion is"),
            ("localisation:", "localisation: [", "publiccode.yml: "),
        ] {
            let found = without(part, instead);
            assert!(found.len() == 1 && found[0].contains(fault), "{part}: {found:?}");
        }
    }
}
