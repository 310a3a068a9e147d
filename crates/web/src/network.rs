//! Where a request comes from, as coarse as limits need it.
//! It must not be stored or logged: it says something about a person.

use crate::{Ctx, Error, Peer};
use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An IPv4 address, or the first 64 bits of an IPv6 one: what one household or office usually has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(pub IpAddr);

impl Network {
    /// `proxies` are the trusted ones between reader and site, each of which adds to `X-Forwarded-For` whom it heard from.
    pub fn of(peer: Option<IpAddr>, headers: &HeaderMap, proxies: usize) -> Network {
        let values = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
        let told: Vec<&str> = values.flat_map(|v| v.split(',')).map(str::trim).collect();
        // What stands further left was written by whoever is outside.
        let outside = proxies.checked_sub(1).and_then(|n| told.iter().rev().nth(n)).and_then(|text| text.parse().ok());
        Network(coarse(outside.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

fn coarse(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Network {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Network, Error> {
        let ctx = Ctx::from_request_parts(parts, state).await?;
        let peer = parts.extensions.get::<Peer>().map(|Peer(address)| address.ip());
        Ok(Network::of(peer, &parts.headers, ctx.site.options.proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn forwarded_addresses_count_only_as_far_as_proxies_are_trusted() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 192.0.2.7"));
        headers.append("x-forwarded-for", HeaderValue::from_static("10.0.0.2"));
        let of = |proxies| Network::of("10.0.0.1".parse().ok(), &headers, proxies).0.to_string();
        assert_eq!(of(0), "10.0.0.1");
        assert_eq!(of(1), "10.0.0.2");
        assert_eq!(of(2), "192.0.2.7");
        assert_eq!(of(9), "10.0.0.1");
    }

    #[test]
    fn ipv6_neighbours_are_one_network() {
        let of = |text: &str| Network::of(text.parse().ok(), &HeaderMap::new(), 0);
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
    }
}
