//! Asks a server on this machine one thing at a time. No more of HTTP than the benchmark needs.

use crate::run::Outcome;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The body of a page, which must be answered with 200.
pub fn get(url: &str, cookie: &str) -> Outcome<String> {
    let (status, body) = send(url, cookie, "GET", "")?;
    if status == 200 { Ok(body) } else { Err(format!("{url}: {status}")) }
}

/// Sends a form, which must be taken.
pub fn post(url: &str, cookie: &str, form: &str) -> Outcome {
    let (status, _) = send(url, cookie, "POST", form)?;
    if matches!(status, 200..=399) { Ok(()) } else { Err(format!("{url}: {status}")) }
}

fn send(url: &str, cookie: &str, method: &str, form: &str) -> Outcome<(u16, String)> {
    let rest = url.strip_prefix("http://").unwrap_or(url);
    let (host, path) =
        rest.split_once('/').map_or((rest, String::from("/")), |(host, path)| (host, format!("/{path}")));
    let failed = |error: std::io::Error| format!("{url}: {error}");
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(failed)?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    if !cookie.is_empty() {
        head.push_str(&format!("cookie: cantiere={cookie}\r\n"));
    }
    if method == "POST" {
        head.push_str(&format!(
            "origin: http://{host}\r\nsec-fetch-site: same-origin\r\ncontent-length: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\n",
            form.len()
        ));
    }
    stream.write_all(format!("{head}\r\n{form}").as_bytes()).map_err(failed)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(failed)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(|| format!("{url}: no answer of HTTP"))?;
    let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok());
    Ok((status.ok_or_else(|| format!("{url}: no answer of HTTP"))?, body.to_string()))
}

/// Reads an answer of 200 to its end and gives its length; nothing of it is kept.
pub fn size(url: &str, cookie: &str) -> Outcome<u64> {
    let rest = url.strip_prefix("http://").unwrap_or(url);
    let (host, path) = rest.split_once('/').ok_or_else(|| format!("{url}: no path"))?;
    let failed = |error: std::io::Error| format!("{url}: {error}");
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(600))).map_err(failed)?;
    let cookie = format!("cookie: cantiere={cookie}\r\n");
    write!(stream, "GET /{path} HTTP/1.1\r\nhost: {host}\r\n{cookie}connection: close\r\n\r\n").map_err(failed)?;
    let mut piece = vec![0; 1 << 16];
    let (mut length, mut first) = (0, Vec::new());
    loop {
        match stream.read(&mut piece).map_err(failed)? {
            0 => break,
            n => {
                if first.len() < 64 {
                    first.extend_from_slice(&piece[..n.min(64)]);
                }
                length += n as u64;
            }
        }
    }
    match String::from_utf8_lossy(&first).lines().next() {
        Some(line) if line.contains(" 200") => Ok(length),
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
