//! `[mail]`: the server that mail goes out by. Without it the site sends none and does not offer to sign in by mail.

use cantiere_web::{Login, MailSecurity, MailServer};
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileMail {
    host: String,
    port: Option<u16>,
    #[serde(default)]
    security: Security,
    user: Option<String>,
    /// Of mode 0600, beside the configuration.
    password_file: Option<PathBuf>,
    from: String,
    #[serde(default)]
    reply_to: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Security {
    #[default]
    Tls,
    Starttls,
    None,
}

/// The server, or what is wrong with a key: `(key, message)`.
pub fn server(file: FileMail, folder: &Path) -> Result<MailServer, (&'static str, String)> {
    let (security, usual) = match file.security {
        Security::Tls => (MailSecurity::Tls, 465),
        Security::Starttls => (MailSecurity::Starttls, 587),
        Security::None => (MailSecurity::None, 25),
    };
    let is_here = matches!(file.host.as_str(), "localhost" | "127.0.0.1" | "::1");
    if security == MailSecurity::None && !is_here {
        let message = format!(
            "mail to {} would go unencrypted; write “tls” or “starttls”, “none” is for a relay on this machine",
            file.host
        );
        return Err(("mail.security", message));
    }
    let address = |text: &str| text.contains('@') && !text.contains(['\r', '\n']);
    if !address(&file.from) {
        return Err((
            "mail.from",
            format!("“{}” is not an address; write one such as Cantiere <no-reply@example.it>", file.from),
        ));
    }
    if !file.reply_to.is_empty() && !address(&file.reply_to) {
        return Err(("mail.reply_to", format!("“{}” is not an address", file.reply_to)));
    }
    let login = match (file.user, file.password_file) {
        (None, None) => None,
        (Some(user), Some(path)) => {
            let password =
                super::private_text(&folder.join(path)).map_err(|message| ("mail.password_file", message))?;
            Some(Login { user, password })
        }
        _ => return Err(("mail", "`user` and `password_file` belong together".into())),
    };
    Ok(MailServer {
        host: file.host,
        port: file.port.unwrap_or(usual),
        security,
        login,
        from: file.from,
        reply_to: file.reply_to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<MailServer, String> {
        let file: FileMail = toml::from_str(text).map_err(|error| error.message().to_string())?;
        server(file, Path::new("")).map_err(|(key, message)| format!("{key}: {message}"))
    }

    #[test]
    fn ports_follow_the_security() {
        let port =
            |security: &str| read(&format!("host = 'localhost'\nfrom = 'a@example.it'\n{security}")).unwrap().port;
        assert_eq!(
            [port(""), port("security = 'starttls'"), port("security = 'none'"), port("port = 2525")],
            [465, 587, 25, 2525]
        );
    }

    #[test]
    fn mail_that_others_could_read_is_refused() {
        let error = read("host = 'mail.example.it'\nfrom = 'a@example.it'\nsecurity = 'none'").unwrap_err();
        assert!(error.starts_with("mail.security: mail to mail.example.it would go unencrypted"), "{error}");
        assert_eq!(
            read("host = 'localhost'\nfrom = 'a@example.it'\nuser = 'u'").unwrap_err(),
            "mail: `user` and `password_file` belong together"
        );
        assert!(
            read("host = 'localhost'\nfrom = 'Cantiere'")
                .unwrap_err()
                .starts_with("mail.from: “Cantiere” is not an address")
        );
    }
}
