//! `cantiere migrate`: looks at a database and brings it up to date, without opening it for work.
//! What a migration is, and how it is applied, is in `migrate`.

use diesel::connection::SimpleConnection;

use crate::{Conn, DatabaseUrl, Db, Error, OpenError, Options, migrate, postgres, sqlite};

impl Db {
    /// Applies pending migrations and gives their names.
    pub fn migrate(options: &Options) -> Result<Vec<String>, OpenError> {
        migrate::run(&mut Self::lone_connection(options)?)
    }

    /// The names of the migrations the database still needs.
    pub fn pending_migrations(options: &Options) -> Result<Vec<String>, OpenError> {
        let pending = migrate::pending(&mut Self::lone_connection(options)?)?;
        Ok(pending.iter().map(|step| step.name.to_owned()).collect())
    }

    /// A connection for one long piece of work, outside the pool and its limits.
    pub(crate) fn lone_connection(options: &Options) -> Result<Conn, OpenError> {
        let mut conn = match &options.url {
            DatabaseUrl::Sqlite(path) => sqlite::connect(path, options, sqlite::Mode::Write)?.0,
            DatabaseUrl::Postgres(url) => {
                let pool = postgres::Pool::new(url, options);
                let unreachable =
                    |error: Error| OpenError::Unreachable { url: options.url.to_string(), reason: error.to_string() };
                pool.connect().map_err(unreachable)?.conn
            }
        };
        if let Conn::Pg(conn) = &mut conn {
            conn.batch_execute("set statement_timeout = 0; set lock_timeout = 60000")?;
        }
        Ok(conn)
    }
}
