//! The address at which readers reach the site, from the configuration.
//! Absolute links are made from it alone, never from what a request says about its host.

use http::Uri;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    https: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum BaseUrlError {
    #[error("“{0}” is not an address; write the site's address without a path, such as https://piano.example.it")]
    Form(String),
    #[error("“{0}” would send passwords unencrypted; write https, plain http is for 127.0.0.1 and localhost alone")]
    Plain(String),
}

impl BaseUrl {
    /// `https://host[:port]`, as browsers write an origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn is_https(&self) -> bool {
        self.https
    }

    /// `__Host-` cookies bind to the host and need https.
    pub fn cookie_name(&self) -> &'static str {
        if self.https { "__Host-cantiere" } else { "cantiere" }
    }

    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl std::str::FromStr for BaseUrl {
    type Err = BaseUrlError;
    fn from_str(text: &str) -> Result<BaseUrl, BaseUrlError> {
        let form = || BaseUrlError::Form(text.chars().take(100).collect());
        let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| form())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(form()) };
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || authority.as_str().contains('@') {
            return Err(form());
        }
        let https = match scheme {
            "https" => true,
            "http" if matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]")) => false,
            "http" => return Err(BaseUrlError::Plain(text.chars().take(100).collect())),
            _ => return Err(form()),
        };
        Ok(BaseUrl { origin: format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()), https })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_address_is_taken() {
        let origin = |text: &str| text.parse::<BaseUrl>().map(|u| u.origin);
        assert_eq!(origin("https://Piano.example.it/").unwrap(), "https://piano.example.it");
        assert_eq!(origin("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080");
        assert!(matches!(origin("http://piano.example.it"), Err(BaseUrlError::Plain(_))));
        for bad in ["", "piano.example.it", "https://a/b", "ftp://a", "https://u:p@a", "https://a?b"] {
            assert!(matches!(origin(bad), Err(BaseUrlError::Form(_))), "{bad}");
        }
    }
}
