//! The log of a vote below its page: what bodies cast and what was withdrawn of it, newest first, a page at a time. It says
//! who and when, never what.

use crate::words;
use cantiere_domain::id::RoundId;
use cantiere_spine::Error;
use cantiere_spine::round::{self, Logged, Round};
use cantiere_store::Conn;
use cantiere_web::Ctx;

/// So many rows stand on one page.
const PAGE: usize = 100;

pub struct Found {
    rows: Vec<Logged>,
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

/// One page, and a row more where another page follows.
pub fn find(conn: &mut Conn, of: RoundId, before: Option<i64>) -> Result<Found, Error> {
    let rows = round::logged(conn, of, before.unwrap_or(i64::MAX), PAGE as i64 + 1)?;
    Ok(Found { rows, before })
}

/// `base`: the address of the desk's page.
pub fn shown(ctx: &Ctx, r: &Round, found: &Found, base: &str) -> Log {
    let on_page = &found.rows[..found.rows.len().min(PAGE)];
    let next = on_page.last().filter(|_| found.rows.len() > PAGE);
    Log {
        rows: on_page.iter().map(|logged| row(ctx, r, logged, base)).collect(),
        note: if r.named { "rounds-log-staff" } else { "rounds-not-named" },
        first: if found.before.is_some() { format!("{base}#log") } else { String::new() },
        next: next.map(|last| format!("{base}?before={}#log", last.id)).unwrap_or_default(),
    }
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
