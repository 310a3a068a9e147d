//! Asks a server on this machine one thing at a time. No more of HTTP than the benchmark needs.

use crate::run::Outcome;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The body of a page, which must be answered with 200.
pub fn get(url: &str, cookie: &str) -> Outcome<String> {
    let rest = url.strip_prefix("http://").unwrap_or(url);
    let (host, path) =
        rest.split_once('/').map_or((rest, String::from("/")), |(host, path)| (host, format!("/{path}")));
    let failed = |error: std::io::Error| format!("{url}: {error}");
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(failed)?;
    let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: cantiere={cookie}\r\n") };
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\n{cookie}connection: close\r\n\r\n").map_err(failed)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(failed)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(|| format!("{url}: no answer of HTTP"))?;
    match head.lines().next() {
        Some(line) if line.contains(" 200") => Ok(body.to_string()),
        line => Err(format!("{url}: {}", line.unwrap_or_default())),
    }
}

/// The value of `after` for the last page but one of a list of the API, found by following its pages.
pub fn far_down(url: &str, cookie: &str) -> Outcome<String> {
    let (mut before, mut last) = (String::new(), String::new());
    loop {
        let address = if last.is_empty() { url.to_string() } else { format!("{url}&after={last}") };
        let body = get(&address, cookie)?;
        let page: serde_json::Value = serde_json::from_str(&body).map_err(|error| format!("{address}: {error}"))?;
        match page["next"].as_str() {
            Some(next) => before = std::mem::replace(&mut last, next.to_string()),
            None => return Ok(before),
        }
    }
}
