//! Where mail goes out, as the configuration says.
//! Only data: the feature that sends mail knows how.

#[derive(Clone, Debug)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    pub login: Option<Login>,
    /// `Cantiere <no-reply@example.it>`
    pub from: String,
    /// Where answers of readers go; empty: to `from`.
    pub reply_to: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte, usually port 465.
    Tls,
    /// TLS after a greeting, without which nothing is sent; usually port 587.
    Starttls,
    /// For a relay on the same machine.
    None,
}

#[derive(Clone)]
pub struct Login {
    pub user: String,
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login(…)")
    }
}
