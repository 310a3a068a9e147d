//! What the operator decides: from `cantiere.toml`, the environment, and flags; the later goes first.
//! A wrong value stops the program with the file and key it stands in; nothing is guessed.

mod identity;
mod mail;

use cantiere_store::DatabaseUrl;
use cantiere_web::{BaseUrl, IdentityProvider, MailServer, Secret, serve::Limits};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Flags of every command; each has an environment variable.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Flags {
    /// The configuration; without it, cantiere.toml in the current folder if there is one
    #[arg(long, short, global = true, env = "CANTIERE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "CANTIERE_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The address and port to listen on
    #[arg(long, global = true, env = "CANTIERE_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// The address at which readers reach the site
    #[arg(long, global = true, env = "CANTIERE_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// The IANA time zone in which days are counted
    #[arg(long, global = true, env = "CANTIERE_ZONE", value_name = "ZONE")]
    pub zone: Option<String>,
    /// The file with the site's key, of mode 0600
    #[arg(long, global = true, env = "CANTIERE_SECRET_FILE", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
}

/// The file, all of it optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    zone: Option<String>,
    secret_file: Option<PathBuf>,
    #[serde(default)]
    limits: FileLimits,
    mail: Option<mail::FileMail>,
    #[serde(default)]
    identity: Vec<identity::FileIdentity>,
    /// Proxies in front of the site whose `X-Forwarded-For` is believed.
    proxies: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLimits {
    connections: Option<usize>,
    requests: Option<usize>,
    head_seconds: Option<u64>,
    stall_seconds: Option<u64>,
    drain_seconds: Option<u64>,
    page_cache_mb: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Config {
    pub database: DatabaseUrl,
    pub listen: SocketAddr,
    pub base_url: BaseUrl,
    pub zone: String,
    pub secret_file: Option<PathBuf>,
    pub limits: Limits,
    pub requests: usize,
    pub cache_bytes: u64,
    pub mail: Option<MailServer>,
    pub identity: Vec<IdentityProvider>,
    pub proxies: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path}: {source}; `cantiere init` makes a configuration")]
    Read { path: String, source: std::io::Error },
    #[error("{path}: {message}")]
    Syntax { path: String, message: String },
    #[error("{origin}: {message}")]
    Value { origin: String, message: String },
    #[error("{path}: {message}")]
    Secret { path: String, message: String },
}

impl Config {
    pub fn load(flags: &Flags) -> Result<Config, ConfigError> {
        let default = PathBuf::from("cantiere.toml");
        let path = flags.config.clone().or_else(|| default.exists().then_some(default));
        let (file, folder) = match &path {
            Some(path) => (read(path)?, path.parent().unwrap_or(Path::new("")).to_path_buf()),
            None => (File::default(), PathBuf::new()),
        };
        let from = From { path: path.as_deref() };
        let (listen, origin) = from.pick(&flags.listen, file.listen, "listen", "127.0.0.1:8080");
        let listen: SocketAddr = listen.parse().map_err(|_| ConfigError::Value {
            message: format!("“{listen}” is not an address; write one such as 127.0.0.1:8080"),
            origin,
        })?;
        let (database, origin) = from.pick(&flags.database, file.database, "database", "sqlite:cantiere.db");
        let in_file = flags.database.is_none();
        let database = database.parse().map_err(|e| value(origin, e))?;
        let (base_url, origin) = from.pick(&flags.base_url, file.base_url, "base_url", &format!("http://{listen}"));
        let base_url = base_url.parse().map_err(|e| value(origin, e))?;
        let (zone, _) = from.pick(&flags.zone, file.zone, "zone", "Europe/Rome");
        let mail = file.mail.map(|mail| mail::server(mail, &folder)).transpose();
        let mail = mail.map_err(|(key, message)| value(from.in_file(key), message))?;
        let identity = file.identity.into_iter().map(|one| identity::provider(one, &folder)).collect::<Result<_, _>>();
        let identity = identity.map_err(|(key, message)| value(from.in_file(key), message))?;
        let limits = Limits::default();
        let seconds = |own: Option<u64>, default: Duration| own.map_or(default, Duration::from_secs);
        Ok(Config {
            database: if in_file { beside(database, &folder) } else { database },
            listen,
            base_url,
            zone,
            secret_file: flags.secret_file.clone().or(file.secret_file.map(|path| folder.join(path))),
            requests: file.limits.requests.unwrap_or(1_024),
            cache_bytes: file.limits.page_cache_mb.unwrap_or(64) << 20,
            mail,
            identity,
            proxies: file.proxies.unwrap_or(0),
            limits: Limits {
                connections: file.limits.connections.unwrap_or(limits.connections),
                head: seconds(file.limits.head_seconds, limits.head),
                stall: seconds(file.limits.stall_seconds, limits.stall),
                drain: seconds(file.limits.drain_seconds, limits.drain),
                ..limits
            },
        })
    }

    /// The site's key. A site for other machines must have one; on this machine alone it may be new each time.
    pub fn secret(&self) -> Result<Secret, ConfigError> {
        let Some(path) = &self.secret_file else {
            if self.base_url.is_https() {
                let message =
                    "a site that others reach needs a key: set `secret_file` (`cantiere init` makes one)".into();
                return Err(ConfigError::Value { origin: "secret_file".into(), message });
            }
            return Ok(Secret(random()?));
        };
        read_secret(path)
    }
}

pub fn random() -> Result<[u8; 32], ConfigError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| value("the system's random numbers".into(), e))?;
    Ok(bytes)
}

struct From<'a> {
    path: Option<&'a Path>,
}

impl From<'_> {
    fn in_file(&self, key: &str) -> String {
        let path = self.path.map(|p| p.display().to_string()).unwrap_or_default();
        format!("{path}: `{key}`")
    }

    /// The value, and where it stands, for messages.
    fn pick(&self, flag: &Option<String>, file: Option<String>, key: &str, default: &str) -> (String, String) {
        let dashed = key.replace('_', "-");
        let variable = key.to_uppercase();
        match (flag, file) {
            (Some(flag), _) => (flag.clone(), format!("--{dashed} or CANTIERE_{variable}")),
            (None, Some(file)) => (file, self.in_file(key)),
            (None, None) => (default.into(), format!("`{key}`")),
        }
    }
}

fn value(origin: String, error: impl std::fmt::Display) -> ConfigError {
    ConfigError::Value { origin, message: error.to_string() }
}

fn read(path: &Path) -> Result<File, ConfigError> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: shown.clone(), source })?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start.min(text.len())].lines().count().max(1));
        let at = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        ConfigError::Syntax { path: shown, message: format!("{at}{}", error.message()) }
    })
}

/// A relative path in the file is meant from the file's folder.
fn beside(database: DatabaseUrl, folder: &Path) -> DatabaseUrl {
    match database {
        DatabaseUrl::Sqlite(path) => DatabaseUrl::Sqlite(folder.join(path)),
        other => other,
    }
}

fn read_secret(path: &Path) -> Result<Secret, ConfigError> {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    let fail = |message: String| ConfigError::Secret { path: path.display().to_string(), message };
    let text = private_text(path).map_err(|message| value("secret_file".into(), message))?;
    let bytes = STANDARD.decode(text).map_err(|_| fail("is not base64; restore the key from its backup".into()))?;
    let bytes = bytes.try_into().map_err(|_| fail("is not 32 bytes; restore the key from its backup".into()))?;
    Ok(Secret(bytes))
}

/// What stands in a file that nobody else may read.
fn private_text(path: &Path) -> Result<String, String> {
    use std::os::unix::fs::PermissionsExt;
    let shown = path.display();
    let mode = std::fs::metadata(path).map_err(|e| format!("{shown}: {e}"))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(format!("{shown}: others may read it (mode {:o}); run `chmod 600` on it", mode & 0o777));
    }
    let text = std::fs::read_to_string(path).map_err(|e| format!("{shown}: {e}"))?;
    Ok(text.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, flags: Flags) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cantiere.toml");
        std::fs::write(&path, text).unwrap();
        let loaded = Config::load(&Flags { config: Some(path), ..flags });
        loaded.map_err(|e| e.to_string().replace(&folder.path().display().to_string(), "DIR"))
    }

    #[test]
    fn flag_goes_before_file_and_file_before_default() {
        let config = load("listen = '127.0.0.1:9000'\n", Flags::default()).unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.zone, "Europe/Rome");
        let flags = Flags { listen: Some("127.0.0.1:9001".into()), ..Flags::default() };
        assert_eq!(load("listen = '127.0.0.1:9000'\n", flags).unwrap().listen.port(), 9001);
    }

    #[test]
    fn wrong_value_is_refused_with_file_and_key() {
        let check = |text: &str, message: &str| assert_eq!(load(text, Flags::default()).unwrap_err(), message);
        check(
            "\nlisten = 'here'\n",
            "DIR/cantiere.toml: `listen`: “here” is not an address; write one such as 127.0.0.1:8080",
        );
        check(
            "zone = 'Europe/Rome'\nlimits = { speed = 3 }\n",
            "DIR/cantiere.toml: line 2: unknown field `speed`, expected one of `connections`, `requests`, \
             `head_seconds`, `stall_seconds`, `drain_seconds`, `page_cache_mb`",
        );
    }

    #[test]
    fn relative_database_is_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cantiere.toml");
        std::fs::write(&path, "database = 'sqlite:data/site.db'\n").unwrap();
        let config = Config::load(&Flags { config: Some(path), ..Flags::default() }).unwrap();
        assert_eq!(config.database, DatabaseUrl::Sqlite(folder.path().join("data/site.db")));
    }

    #[test]
    fn secret_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.key");
        std::fs::write(&path, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read_secret(&path).unwrap_err().to_string().contains("chmod 600"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(read_secret(&path).unwrap().0, [0; 32]);
    }
}
