//! Which compressions a reader's browser takes.
//! Only what the site sends is looked for; weights are read, order is ours (Brotli, then gzip).

use http::{HeaderMap, header};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub br: bool,
    pub gzip: bool,
}

pub fn accepted(headers: &HeaderMap) -> Accepted {
    let mut out = Accepted::default();
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        for part in value.to_str().unwrap_or_default().split(',') {
            let mut pieces = part.split(';').map(str::trim);
            let name = pieces.next().unwrap_or_default();
            let refused = pieces.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse::<f32>() == Ok(0.0)));
            if refused {
                continue;
            }
            if name.eq_ignore_ascii_case("br") {
                out.br = true;
            } else if name.eq_ignore_ascii_case("gzip") {
                out.gzip = true;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn refused_encodings_are_not_used() {
        let check = |text: &'static str, br, gzip| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(text));
            assert_eq!(accepted(&headers), Accepted { br, gzip }, "{text}");
        };
        check("gzip, deflate, br, zstd", true, true);
        check("gzip;q=0.5, br;q=0", false, true);
        check("identity", false, false);
        check("", false, false);
    }
}
