//! `[[identity]]`: an OpenID Connect provider, such as the proxy through which SPID, CIE and eIDAS are reached.

use cantiere_domain::Slug;
use cantiere_domain::access::Assurance;
use cantiere_web::{ClientSecret, IdentityProvider};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileIdentity {
    slug: Slug,
    name: String,
    issuer: String,
    client_id: String,
    /// Of mode 0600, beside the configuration; none for a public client.
    client_secret_file: Option<PathBuf>,
    #[serde(default)]
    scopes: Vec<String>,
    /// `"https://www.spid.gov.it/SpidL2" = "substantial"`; what is not here is low.
    #[serde(default)]
    levels: BTreeMap<String, Assurance>,
    #[serde(default)]
    fiscal_claim: String,
}

/// The provider, or what is wrong with a key: `(key, message)`.
pub fn provider(file: FileIdentity, folder: &Path) -> Result<IdentityProvider, (&'static str, String)> {
    let here = ["http://127.0.0.1", "http://localhost"].iter().any(|start| file.issuer.starts_with(start));
    if !file.issuer.starts_with("https://") && !here {
        return Err(("identity.issuer", format!("“{}” does not begin with https://", file.issuer)));
    }
    if let Some((acr, _)) = file.levels.iter().find(|(_, level)| **level < Assurance::Low) {
        return Err(("identity.levels", format!("the level of “{acr}” must be low, substantial or high")));
    }
    let secret = file.client_secret_file.map(|path| super::private_text(&folder.join(path)));
    let secret = secret.transpose().map_err(|message| ("identity.client_secret_file", message))?;
    Ok(IdentityProvider {
        slug: file.slug.to_string(),
        name: file.name,
        issuer: file.issuer,
        client_id: file.client_id,
        client_secret: secret.map(ClientSecret),
        scopes: file.scopes,
        levels: file.levels.into_iter().collect(),
        fiscal_claim: file.fiscal_claim,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(more: &str) -> Result<IdentityProvider, String> {
        let text = format!("slug = 'spid'\nname = 'SPID'\nclient_id = 'cantiere'\n{more}");
        let file: FileIdentity = toml::from_str(&text).map_err(|error| error.message().to_string())?;
        provider(file, Path::new("")).map_err(|(key, message)| format!("{key}: {message}"))
    }

    #[test]
    fn levels_are_read_and_a_missing_acr_is_the_lowest() {
        let spid =
            read("issuer = 'https://id.example.it'\nlevels = { 'https://www.spid.gov.it/SpidL2' = 'substantial' }")
                .unwrap();
        assert_eq!(spid.level(Some("https://www.spid.gov.it/SpidL2")), Assurance::Substantial);
        assert_eq!((spid.level(Some("other")), spid.level(None)), (Assurance::Low, Assurance::Low));
    }

    #[test]
    fn what_would_weaken_signing_in_is_refused() {
        assert_eq!(
            read("issuer = 'http://id.example.it'").unwrap_err(),
            "identity.issuer: “http://id.example.it” does not begin with https://"
        );
        let error = read("issuer = 'https://id.example.it'\nlevels = { a = 'anonymous' }").unwrap_err();
        assert!(error.starts_with("identity.levels: the level of “a”"), "{error}");
    }
}
