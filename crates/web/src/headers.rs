//! The headers that tell browsers what a page may do: load from here alone, run no inline script, be in no frame.
//! They stand on every answer; no handler can leave them out.

use http::{HeaderMap, HeaderName, HeaderValue, header};

const CSP: &str = "default-src 'self'; img-src 'self' data:; font-src 'self' data:; script-src 'self'; \
                   style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const ALL: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// For what somebody sent and others download: even opened as a page it loads nothing, runs nothing and has no origin.
const SANDBOX: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Marks an answer whose body is somebody's file.
#[derive(Clone)]
pub(crate) struct Foreign;

/// The last word on the policy of an answer that is somebody's file.
pub(crate) fn sandbox(headers: &mut HeaderMap) {
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
}

pub(crate) fn secure(headers: &mut HeaderMap, https: bool) {
    for (name, value) in ALL {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
