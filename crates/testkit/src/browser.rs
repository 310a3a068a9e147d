//! What a browser does over HTTP as far as tests of a server need it: cookies, forms, one request a connection.
//! It follows no redirect by itself: where an answer leads is for the test to look at.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use std::collections::BTreeMap;
use std::net::SocketAddr;

#[derive(Clone, Debug)]
pub struct Browser {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Browser {
    pub fn new(address: SocketAddr) -> Browser {
        Browser { address, cookies: BTreeMap::new() }
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[("accept", "text/html")], "").await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let form = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
        self.send(Method::POST, path, &form, &pairs.join("&")).await
    }

    /// Opens the page of a form and sends it with what it says was `seen`, as whoever reads before they confirm.
    pub async fn confirm(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(path).await;
        let seen = shown.field("seen").unwrap_or_else(|| panic!("{path} does not say what it shows: {}", shown.text));
        let mut all = vec![("seen", seen.as_str())];
        all.extend_from_slice(fields);
        self.post(path, &all).await
    }

    /// Sends a form with files, as a browser does: fields, then files as (field, name, content).
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let boundary = "----cantiere-7MA4YWxkTrZu0gW";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (field, name, content) in files {
            let name = name.replace('"', "%22").replace(['\r', '\n'], " ");
            body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.send_bytes(Method::POST, path, &[("content-type", &kind), ("accept", "text/html")], &body).await
    }

    /// Any request; a browser's own headers come with it unless given.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send_bytes(method, path, headers, body.as_bytes()).await
    }

    /// The same with a body that is no text.
    pub async fn send_bytes(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let origin = format!("http://{}", self.address);
        let mut request = Request::builder().method(&method).uri(path).header(header::HOST, self.address.to_string());
        let given = |name: &str| headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
        if !given("sec-fetch-site") {
            request = request.header("sec-fetch-site", "same-origin");
        }
        if method != Method::GET && !given("origin") {
            request = request.header(header::ORIGIN, &origin);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::copy_from_slice(body))).expect("a request that can be sent");
        let stream = tokio::net::TcpStream::connect(self.address).await.expect("the site accepts connections");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
        let running = tokio::spawn(connection);
        let answer = sender.send_request(request).await.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("the whole answer").to_bytes();
        running.abort();
        self.keep_cookies(&parts.headers);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text, bytes: bytes.to_vec() }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for value in headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().expect("cookies are ASCII");
            let mut parts = text.split(';').map(str::trim);
            let (name, value) =
                parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name and a value");
            match parts.any(|part| part.eq_ignore_ascii_case("max-age=0")) {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.into(), value.into()),
            };
        }
    }
}

impl Answer {
    pub fn header(&self, name: impl Into<HeaderName>) -> &str {
        self.headers.get(name.into()).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header(header::LOCATION)
    }

    pub fn has(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The value of a field of a form on the page.
    pub fn field(&self, name: &str) -> Option<String> {
        let tag =
            self.text.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")))?;
        let (_, rest) = tag.split_once("value=\"")?;
        rest.split('"').next().map(read)
    }
}

/// A value as a browser reads it: templates write these five signs by their numbers.
fn read(value: &str) -> String {
    let signs = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    signs.into_iter().fold(value.to_owned(), |text, (number, sign)| text.replace(number, sign))
}
