//! An OpenID Connect provider, as the configuration says: a proxy for SPID, CIE and eIDAS, or a body's own.
//! Only data: the feature that signs people in knows how.

use cantiere_domain::access::Assurance;

#[derive(Clone, Debug)]
pub struct IdentityProvider {
    /// Stands in addresses.
    pub slug: String,
    /// Stands on the button.
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<ClientSecret>,
    /// `openid` comes by itself.
    pub scopes: Vec<String>,
    /// The level of each `acr` that the provider may tell; one that is not here is the lowest.
    pub levels: Vec<(String, Assurance)>,
    /// The claim with the fiscal number; empty: there is none, and one person over two providers is two.
    pub fiscal_claim: String,
}

#[derive(Clone)]
pub struct ClientSecret(pub String);

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

impl IdentityProvider {
    /// The level of what the provider told; a missing one is the lowest.
    pub fn level(&self, acr: Option<&str>) -> Assurance {
        let told = acr.and_then(|acr| self.levels.iter().find(|(known, _)| known == acr));
        told.map_or(Assurance::Low, |(_, level)| *level)
    }
}
