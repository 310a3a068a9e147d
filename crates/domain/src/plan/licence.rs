//! Under which licence what is told of a plan may be used again.

use super::Source;

/// The licence of what says no other: public data is open by default (Digital Administration Code, article 52).
pub const OPEN_LICENCE: &str = "CC-BY-4.0";

impl Source {
    /// The licence under which what comes from here is given out: its own one, else the open one.
    pub fn licence(&self) -> &str {
        if self.licence.is_empty() { OPEN_LICENCE } else { &self.licence }
    }
}

/// Where a licence can be read, for one that is given by its address or is of Creative Commons, named as SPDX names it.
pub fn licence_address(licence: &str) -> Option<String> {
    if crate::text::is_web(licence) {
        let plain = licence.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"'));
        return plain.then(|| licence.to_string());
    }
    let name = licence.to_ascii_lowercase().replace(' ', "-");
    let (kind, version) = name.strip_prefix("cc")?.rsplit_once('-')?;
    let is_version = version.contains('.') && version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match kind {
        "0" if version == "1.0" => Some("https://creativecommons.org/publicdomain/zero/1.0/".into()),
        "-by" | "-by-sa" | "-by-nd" | "-by-nc" | "-by-nc-sa" | "-by-nc-nd" if is_version => {
            Some(format!("https://creativecommons.org/licenses/{}/{version}/", &kind[1..]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_leads_to_its_text_where_that_is_known() {
        let known = [
            (OPEN_LICENCE, "https://creativecommons.org/licenses/by/4.0/"),
            ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
            ("CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
            ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
            ("https://example.org/licenza", "https://example.org/licenza"),
        ];
        for (licence, address) in known {
            assert_eq!(licence_address(licence).as_deref(), Some(address), "{licence}");
        }
        for unknown in
            ["", "CC", "CC-BY", "CC-BY-x.y", "CC-BY-SPA-4.0", "IODL 2.0", "https://example.org/> rel=next", "ccèby-4.0"]
        {
            assert_eq!(licence_address(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_says_no_licence_is_open() {
        assert_eq!(Source::default().licence(), "CC-BY-4.0");
        assert_eq!(Source { licence: "CC0-1.0".into(), ..Source::default() }.licence(), "CC0-1.0");
    }
}
