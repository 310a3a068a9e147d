//! Who looks at a page, found by the session cookie.
//! It must not decide what they may see: that is `domain::access::can` with the viewer's actor.

use crate::{Error, Site, cookies};
use cantiere_domain::access::Actor;
use cantiere_spine::actor::session;
use http::{HeaderMap, HeaderValue, header};
use std::sync::Arc;

/// A person who is signed in, or a visitor.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    pub actor: Actor,
    /// Empty for a visitor. For their own eyes.
    pub name: String,
    /// The name that they chose to be shown to others by, or empty.
    pub display_name: String,
    /// “7F3”, which stands in its place.
    pub code: String,
}

impl Viewer {
    pub fn is_signed_in(&self) -> bool {
        self.actor.person.is_some()
    }
}

/// The token in the session cookie.
pub fn token<'h>(headers: &'h HeaderMap, cookie: &str) -> Option<&'h str> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = values.flat_map(|v| v.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie).map(|(_, value)| value).filter(|value| !value.is_empty())
}

/// Looks the session up; renews it when that is due, without making the reader wait.
pub(crate) async fn find(site: &Arc<Site>, headers: &HeaderMap) -> Result<Viewer, Error> {
    let Some(token) = token(headers, site.base_url.cookie_name()).filter(|t| t.len() == 43) else {
        return Ok(Viewer::default());
    };
    let (now, owned) = (site.db.now(), token.to_owned());
    let found = match session::recall(&site.db, now, token) {
        Some(found) => Some(found),
        None => site.db.read(move |conn| session::find(conn, now, &owned)).await?,
    };
    let Some(found) = found else { return Ok(Viewer::default()) };
    if found.renew {
        let (db, token) = (site.db.clone(), token.to_owned());
        tokio::spawn(async move {
            if let Err(error) = db.write(move |tx| session::renew(tx, &token)).await {
                tracing::warn!(%error, "a session could not be renewed");
            }
        });
    }
    Ok(Viewer { actor: found.actor, name: found.name, display_name: found.display_name, code: found.code })
}

/// The cookie that begins a session. It lasts as long as the browser is open; the server ends it earlier.
pub fn cookie(site: &Site, token: &str) -> HeaderValue {
    cookies::SESSION.set(&site.base_url, "", token, None).expect("tokens are base64")
}

/// The cookie that ends it.
pub fn no_cookie(site: &Site) -> HeaderValue {
    cookies::SESSION.end(&site.base_url, "").expect("only ASCII is in it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_is_found_among_other_cookies_and_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; xcantiere=no; cantiere=yes"));
        assert_eq!(token(&headers, "cantiere"), Some("yes"));
        assert_eq!(token(&headers, "__Host-cantiere"), None);
    }
}
