//! Where the database is and how much of the machine it may use.
//! Reading configuration files and flags is the application's business.

use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

/// `sqlite:PATH` or `postgres://…`. Shown without the password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

#[derive(Debug, thiserror::Error)]
#[error("{0:?} is not a database address; write sqlite:PATH or postgres://USER@HOST/NAME")]
pub struct UrlError(String);

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.into()));
        }
        match text.strip_prefix("sqlite:").map(|path| path.strip_prefix("//").unwrap_or(path)) {
            Some(path) if !path.is_empty() && !path.contains(['\0', '?', '#']) => Ok(Self::Sqlite(path.into())),
            _ => Err(UrlError(without_password(text))),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.into() };
    // A password may hold "@" or "/" unescaped: hide up to the last "@".
    let Some((login, host)) = rest.rsplit_once('@') else { return hide_parameter(url) };
    let user = login.split(':').next().unwrap_or_default();
    hide_parameter(&format!("{scheme}://{user}@{host}"))
}

fn hide_parameter(url: &str) -> String {
    let Some((base, query)) = url.split_once('?') else { return url.into() };
    let shown: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("password=")).collect();
    format!("{base}?{}", shown.join("&"))
}

/// How to open a database. `Options::new` is right for `serve`, `Options::tool` for the command line.
#[derive(Clone, Debug)]
pub struct Options {
    pub url: DatabaseUrl,
    /// Microseconds added to the clock; only demo and tests set it.
    pub clock_offset: i64,
    /// Take the lock file of an SQLite database, so that a second `serve` is refused.
    pub exclusive: bool,
    /// Bring an SQLite database up to date at open. PostgreSQL always asks for `cantiere migrate`.
    pub migrate: bool,
    /// Writes that may wait; more are refused with [`crate::Error::Full`].
    pub queue: usize,
    /// PostgreSQL connections of this process.
    pub connections: usize,
    /// Longest time one statement of a read or write may take on PostgreSQL.
    pub statement_timeout: Duration,
    /// Page cache of one SQLite connection, in KiB; there is one per thread.
    pub cache_kib: u32,
}

impl Options {
    pub fn new(url: DatabaseUrl) -> Self {
        Self {
            url,
            clock_offset: 0,
            exclusive: true,
            migrate: true,
            queue: 8_192,
            connections: 8,
            statement_timeout: Duration::from_millis(1_900),
            cache_kib: 16_384,
        }
    }

    /// For commands that may work beside a running `serve`.
    pub fn tool(url: DatabaseUrl) -> Self {
        Self { exclusive: false, connections: 2, ..Self::new(url) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, shown: &str) {
        let url: DatabaseUrl = input.parse().unwrap();
        assert_eq!(url.to_string(), shown);
    }

    #[test]
    fn address_shown_has_no_password() {
        check("sqlite:data/site.db", "sqlite:data/site.db");
        check("sqlite:///var/lib/site.db", "sqlite:/var/lib/site.db");
        check("postgres://u:p@h/n", "postgres://u@h/n");
        check("postgres://u:p@@x/h@h/n?sslmode=require", "postgres://u@h/n?sslmode=require");
        check("postgresql:///n?host=/run&password=p", "postgresql:///n?host=/run");
    }

    #[test]
    fn address_unknown_is_refused_with_remedy() {
        for wrong in ["", "site.db", "mysql://h/n", "sqlite:", "sqlite:a?mode=ro"] {
            let message = wrong.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(message.contains("sqlite:PATH"), "{message}");
        }
    }
}
