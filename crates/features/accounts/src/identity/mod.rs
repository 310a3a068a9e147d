//! Signing in with an electronic identity over OpenID Connect: authorisation code with PKCE, any number of providers.
//! An identity is never joined to a person because an address of mail is equal; it is joined to the account that is signed
//! in when the reader asks to be known more surely, unless it is another account's already.

pub mod begin;
pub mod callback;
pub mod client;
pub mod http;
mod people;
pub mod switch;

pub use cantiere_web::cookies::IDENTITY;
use cantiere_web::{IdentityProvider, Site};

/// Half an hour to come back from the provider, in microseconds.
const LIFETIME: i64 = 30 * 60_000_000;

fn named<'s>(site: &'s Site, slug: &str) -> Option<&'s IdentityProvider> {
    site.options.identity.iter().find(|provider| provider.slug == slug)
}

/// Where the provider sends people back to; without a language, for it is registered there.
fn redirect(site: &Site, provider: &IdentityProvider) -> String {
    site.base_url.join(&format!("/identity/{}/callback", provider.slug))
}
