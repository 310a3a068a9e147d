//! How surely somebody must have said who they are before something of theirs is taken, and the way to say it.
//! What needs which level is for the features to know.

use crate::Ctx;
use cantiere_domain::access::Assurance;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a query as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// As addresses, forms and the keys of texts name it: an address of mail is the least that can be asked.
pub fn name(level: Assurance) -> &'static str {
    match level {
        Assurance::Anonymous | Assurance::Email => "email",
        Assurance::Low => "low",
        Assurance::Substantial => "substantial",
        Assurance::High => "high",
    }
}

/// Whether the reader still has to sign in, for the first time or more surely.
pub fn falls_short(ctx: &Ctx, asked: Assurance) -> bool {
    !ctx.viewer.is_signed_in() || ctx.actor().assurance < asked
}

/// Where to sign in that surely; the page there is told one thing besides: `next`, a page of this site, or `pending`, the
/// token of a text that waits.
pub fn sign_in(ctx: &Ctx, asked: Assurance, what: &str, value: &str) -> String {
    let level = if asked > Assurance::Email { format!("&level={}", name(asked)) } else { String::new() };
    ctx.href(&format!("/sign-in?{what}={}{level}", utf8_percent_encode(value, PLAIN)))
}
