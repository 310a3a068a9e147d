//! Requests whose connection may break at any moment: an answer, or none.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[derive(Clone)]
pub struct Browser {
    pub port: u16,
    pub cookie: String,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with("location:"));
        line.and_then(|line| line.split_once(':')).map_or("", |(_, value)| value.trim())
    }

    /// The value of a hidden field of a form; empty when the site was too busy to show it.
    pub fn field(&self, name: &str) -> String {
        let value = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1);
        value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_string()
    }
}

impl Browser {
    pub fn get(&self, path: &str) -> Option<Answer> {
        self.send("GET", path, "text/plain", b"")
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02x}")).collect() };
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.send("POST", path, "application/x-www-form-urlencoded", pairs.join("&").as_bytes())
    }

    /// Sends one file, as the form for files does.
    pub fn upload(&self, path: &str, name: &str, content: &str) -> Option<Answer> {
        let body = format!(
            "--b0b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: text/markdown\r\n\r\n{content}\r\n--b0b--\r\n"
        );
        self.send("POST", path, "multipart/form-data; boundary=b0b", body.as_bytes())
    }

    fn send(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Option<Answer> {
        let Browser { port, cookie } = self;
        let mut stream = TcpStream::connect(("127.0.0.1", *port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n\
             sec-fetch-site: same-origin\r\naccept: text/html\r\ncookie: cantiere={cookie}\r\ncontent-type: {kind}\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split_whitespace().nth(1)?.parse().ok()?;
        Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }
}
