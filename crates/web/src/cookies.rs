//! Every cookie of the site. Nothing else sets one (a test reads the sources for it), and the privacy page tells of each from
//! this list, so that none is forgotten there.

use crate::{BaseUrl, Error, viewer};
use http::{HeaderMap, HeaderValue};

/// A technical cookie: scripts cannot read it, and other sites' forms do not send it.
#[derive(Debug, PartialEq, Eq)]
pub struct Cookie {
    name: &'static str,
    /// Whether every page gets it; then, over https, browsers hold it to this host.
    everywhere: bool,
    /// The key of the sentence that says what it is for and how long it lasts.
    pub words: &'static str,
}

/// Recognises who is signed in.
pub const SESSION: Cookie = Cookie { name: "cantiere", everywhere: true, words: "site-privacy-cookie-session" };
/// Binds a sign-in by electronic identity that was begun to this browser.
pub const IDENTITY: Cookie =
    Cookie { name: "cantiere-identity", everywhere: true, words: "site-privacy-cookie-identity" };
/// Keeps a ballot while its writer signs in; goes to the ballot's page alone.
pub const BALLOT: Cookie = Cookie { name: "cantiere-ballot", everywhere: false, words: "site-privacy-cookie-ballot" };

pub const ALL: [&Cookie; 3] = [&SESSION, &IDENTITY, &BALLOT];

impl Cookie {
    /// As browsers show it. `__Host-` cookies bind to the host and need https and every page.
    pub fn name(&self, url: &BaseUrl) -> String {
        let prefix = if self.everywhere && url.is_https() { "__Host-" } else { "" };
        format!("{prefix}{}", self.name)
    }

    pub fn read<'h>(&self, url: &BaseUrl, headers: &'h HeaderMap) -> Option<&'h str> {
        viewer::token(headers, &self.name(url))
    }

    /// `page`: the one it goes to, for one that does not go everywhere. Without `seconds` it lasts as long as the browser is
    /// open.
    pub fn set(&self, url: &BaseUrl, page: &str, value: &str, seconds: Option<u32>) -> Result<HeaderValue, Error> {
        let path = if self.everywhere { "/" } else { page };
        let age = seconds.map(|n| format!("; Max-Age={n}")).unwrap_or_default();
        let secure = if url.is_https() { "; Secure" } else { "" };
        let text = format!("{}={value}; Path={path}; HttpOnly; SameSite=Lax{age}{secure}", self.name(url));
        HeaderValue::try_from(text).map_err(Error::internal)
    }

    /// Ends it.
    pub fn end(&self, url: &BaseUrl, page: &str) -> Result<HeaderValue, Error> {
        self.set(url, page, "", Some(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_cookie_of_every_page_is_held_to_its_host_over_https() {
        let (plain, sure): (BaseUrl, BaseUrl) =
            ("http://127.0.0.1:8080".parse().unwrap(), "https://example.org".parse().unwrap());
        assert_eq!(SESSION.set(&plain, "", "x", None).unwrap(), "cantiere=x; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(
            SESSION.end(&sure, "").unwrap(),
            "__Host-cantiere=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure"
        );
        assert_eq!(
            BALLOT.set(&sure, "/it/x", "1-1", Some(60)).unwrap(),
            "cantiere-ballot=1-1; Path=/it/x; HttpOnly; SameSite=Lax; Max-Age=60; Secure"
        );
        for url in [plain, sure] {
            assert_eq!(SESSION.name(&url), url.cookie_name());
        }
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") && !path.ends_with("target") {
                sources(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }

    #[test]
    fn no_other_file_makes_a_cookie() {
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
        let made = |path: &PathBuf| {
            let text = std::fs::read_to_string(path).unwrap();
            text.contains("SameSite") || text.contains("; Max-Age") || text.contains("\"set-cookie\"")
        };
        let makers: Vec<PathBuf> = found.into_iter().filter(made).collect();
        let own = |path: &PathBuf| path.ends_with("web/src/cookies.rs");
        assert!(makers.len() == 1 && makers.iter().all(own), "{makers:?}: a cookie is told of in web/src/cookies.rs");
    }
}
