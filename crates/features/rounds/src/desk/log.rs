//! The log of a vote below its page: what bodies cast and what was withdrawn of it, newest first, a page at a time. It says
//! who and when, never what.

use crate::words;
use cantiere_domain::id::RoundId;
use cantiere_spine::Error;
use cantiere_spine::round::{self, Logged, Round};
use cantiere_store::Conn;
use cantiere_web::Ctx;

pub struct Found {
    log: round::Log,
    before: Option<i64>,
}

pub struct Log {
    pub rows: Vec<Row>,
    pub note: &'static str,
    pub first: String,
    pub next: String,
}

pub struct Row {
    pub when: String,
    pub body: String,
    pub who: String,
    pub paper: String,
    /// Where it can be withdrawn; empty for what cannot.
    pub withdraw_href: String,
}

pub fn find(conn: &mut Conn, of: RoundId, before: Option<i64>) -> Result<Found, Error> {
    Ok(Found { log: round::logged(conn, of, None, before)?, before })
}

/// `base`: the address of the desk's page.
pub fn shown(ctx: &Ctx, r: &Round, found: &Found, base: &str) -> Log {
    let (first, next) = pages(base, found.before, found.log.next);
    Log {
        rows: found.log.rows.iter().map(|logged| row(ctx, r, logged, base)).collect(),
        note: if r.named { "rounds-log-staff" } else { "rounds-not-named" },
        first,
        next,
    }
}

/// Addresses of the newest page of a log and of the one after this; empty where there is none.
pub fn pages(base: &str, before: Option<i64>, next: Option<i64>) -> (String, String) {
    let first = if before.is_some() { format!("{base}#log") } else { String::new() };
    (first, next.map(|next| format!("{base}?before={next}#log")).unwrap_or_default())
}

/// What counts and was entered here can be withdrawn.
fn row(ctx: &Ctx, r: &Round, logged: &Logged, base: &str) -> Row {
    let ballot = &logged.ballot;
    let withdrawable = logged.counts && ballot.channel == "desk" && r.takes_paper(ctx.site.now());
    Row {
        when: words::second(ctx, ballot.at()),
        body: ballot.body.clone(),
        who: words::who(ctx, ballot),
        paper: words::beside(ctx, ballot),
        withdraw_href: if withdrawable { format!("{base}/paper/{}", ballot.organization) } else { String::new() },
    }
}
