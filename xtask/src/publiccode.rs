//! `publiccode.yml`, by which catalogues of public software find the product: what version 0.7 of that standard demands is there.
//! It reads the plain YAML that this file is written in, not all of YAML.

use crate::run::Outcome;

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
    let said = read(text);
    let value = |key: &str| said.iter().find(|(path, _)| path == key).map_or("", |(_, value)| value.as_str());
    let mut faults: Vec<String> = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(format!("publiccode.yml: {fault}"));
        }
    };
    for key in NEEDED {
        must(!value(key).is_empty(), &format!("{key} is missing"));
    }
    must(value("publiccodeYmlVersion").starts_with("0.7"), "publiccodeYmlVersion is 0.7");
    must(value("softwareVersion") == version, &format!("softwareVersion is {version}, that of the workspace"));
    let contacts = ["maintenance/contacts", "maintenance/contractors"];
    must(contacts.iter().any(|key| !value(key).is_empty()), "maintenance names contacts or contractors");
    must(
        !said.iter().any(|(path, _)| path == "it"),
        "the section `it` is of older versions, `supports` took its place",
    );
    for lang in LANGUAGES {
        let length = |key: &str| value(&format!("description/{lang}/{key}")).chars().count();
        must(
            (1..=150).contains(&length("shortDescription")),
            &format!("{lang}: shortDescription has 1 to 150 characters"),
        );
        must(
            (150..=10_000).contains(&length("longDescription")),
            &format!("{lang}: longDescription has 150 to 10,000"),
        );
        must(length("features") > 0, &format!("{lang}: features are missing"));
    }
    faults
}

/// Each key by its path, with what it says: a text, the lines of a long one, or the entries of a list, one after the other.
fn read(text: &str) -> Vec<(String, String)> {
    let mut above: Vec<(usize, &str)> = Vec::new();
    let mut said: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let (content, indent) = (line.trim(), line.len() - line.trim_start().len());
        let is_name = |key: &str| key.bytes().all(|b| b.is_ascii_alphanumeric());
        match content.split_once(':') {
            Some((key, value)) if is_name(key) && (value.is_empty() || value.starts_with(' ')) => {
                above.retain(|(depth, _)| *depth < indent);
                above.push((indent, key));
                let path: Vec<&str> = above.iter().map(|(_, key)| *key).collect();
                let value = value.trim().trim_matches('"');
                said.push((path.join("/"), if value == ">" { String::new() } else { value.to_string() }));
            }
            _ => {
                if let Some((_, value)) = said.last_mut() {
                    let gap = if value.is_empty() { "" } else { " " };
                    value.push_str(&format!("{gap}{content}"));
                }
            }
        }
    }
    said
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
        ] {
            let found = without(part, instead);
            assert!(found.len() == 1 && found[0].contains(fault), "{part}: {found:?}");
        }
    }
}
