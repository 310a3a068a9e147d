//! Where to go after signing in: a page of this site and nothing else.
//! Whatever could lead elsewhere counts as no wish at all.

use cantiere_web::Ctx;
use http::{HeaderMap, header};

/// Longer addresses are no page of ours.
const LONGEST: usize = 1_000;

/// The path if it is certainly one of this site: `/it/plans?q=a`. Browsers take `//x`, `/\x` and addresses with tabs or line
/// ends in them for other sites, and some things in between undo percent signs; so only plain paths pass.
pub fn local(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/')?;
    let (way, query) = rest.split_once('?').unwrap_or((rest, ""));
    let first = way.split('/').next().unwrap_or_default();
    let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'/' | b'-' | b'.' | b'_' | b'~');
    // A query stays behind the question mark whatever is in it; these are the characters an address may have.
    let asked = |c: u8| plain(c) || matches!(c, b'=' | b'&' | b'%' | b'+' | b',' | b':' | b'!' | b'*');
    let good = path.len() <= LONGEST
        && matches!(first, "it" | "en")
        && !way.contains("//")
        && !way.contains("..")
        && way.bytes().all(plain)
        && query.bytes().all(asked);
    good.then_some(path)
}

/// The wish in the address or the form, else the page that the reader comes from, else nothing.
pub fn wished(ctx: &Ctx, wish: &str, headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let from = from.and_then(|address| address.strip_prefix(ctx.site.base_url.origin()));
    let found = local(wish).or_else(|| from.and_then(local));
    let own = |path: &str| ["/sign-in", "/account", "/sign-out"].iter().any(|own| path[3..].starts_with(own));
    found.filter(|path| !own(path)).unwrap_or_default().to_owned()
}

/// The address to send somebody to who is in now.
pub fn target(ctx: &Ctx, wish: &str) -> String {
    local(wish).map_or_else(|| ctx.href("/account"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_site_pass() {
        for path in ["/it", "/en/plans", "/it/plans/piano/2027/items/A2.3?state=ongoing&q=caff%C3%A8", "/it/"] {
            assert_eq!(local(path), Some(path));
        }
    }

    #[test]
    fn what_may_lead_elsewhere_does_not() {
        for path in [
            "",
            "it",
            "//x",
            "//x/it",
            "/\\x",
            "\\\\x",
            "/it\\x",
            "/%2f%2fx",
            "/it/%2f%2fx",
            "https:x",
            "https://x/it",
            "javascript:1",
            "/it@x",
            "//it@x",
            "/it/..//x",
            "/it//x",
            "/it\r\nSet-Cookie: a=b",
            "/it/\tx",
            " /it",
            "/\u{2044}x",
            "/it/ò",
            "/x",
            "/demo/entra/cittadina",
            "/api/v1/plans",
            "/it?a=\r\n",
            "/it#x",
            "/it?x=<",
            "/iti.example/",
        ] {
            assert_eq!(local(path), None, "{path:?}");
        }
        assert_eq!(local(&format!("/it/{}", "a".repeat(1_000))), None);
    }
}
