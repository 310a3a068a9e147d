//! Signing in with an electronic identity over OpenID Connect: authorisation code with PKCE, any number of providers.
//! An identity is never joined to a person because an address of mail is equal; it is joined to the account that is signed
//! in when the reader asks to be known more surely, unless it is another account's already.

pub mod begin;
pub mod callback;
pub mod client;
pub mod http;
mod people;
pub mod switch;

use ::http::HeaderValue;
use cantiere_web::{Ctx, Error, IdentityProvider, Site};

/// Half an hour to come back from the provider, in microseconds.
const LIFETIME: i64 = 30 * 60_000_000;
/// Binds what was begun to this browser: the state alone, which everybody on the way sees, is not enough.
const COOKIE: &str = "cantiere-identity";

fn named<'s>(site: &'s Site, slug: &str) -> Option<&'s IdentityProvider> {
    site.options.identity.iter().find(|provider| provider.slug == slug)
}

fn cookie_name(site: &Site) -> String {
    if site.base_url.is_https() { format!("__Host-{COOKIE}") } else { COOKIE.to_string() }
}

/// Where the provider sends people back to; without a language, for it is registered there.
fn redirect(site: &Site, provider: &IdentityProvider) -> String {
    site.base_url.join(&format!("/identity/{}/callback", provider.slug))
}

/// The cookie is of no more use.
fn gone(ctx: &Ctx) -> Result<HeaderValue, Error> {
    let secure = if ctx.site.base_url.is_https() { "; Secure" } else { "" };
    let text = format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", cookie_name(&ctx.site));
    HeaderValue::try_from(text).map_err(Error::internal)
}
