//! The report of a consultation: from its day on, everybody reads what became of what was said.

use super::{gate, place};
use crate::notice::{self, NoticeKind};
use crate::process::touch;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::answer::process_report as table;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;

/// Publishes it, once every published contribution has its answer and nothing can come in any more. A process that
/// stands still is not over: it goes on, or it is ended with a reason that everybody reads.
pub fn report(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: ProcessId) -> Result<(), Error> {
    let (process, _) = place(tx, by, of)?;
    if !process.published {
        return Err(Error::NotFound("process"));
    }
    let today = crate::process::day_of(tx.now(), zone);
    if !process.paused.is_empty() {
        return Err(Problem::new("form", gate::PAUSED).into());
    }
    if !process.is_over(today) {
        return Err(Problem::new("form", "consolidation-problem-still-open").into());
    }
    let missing = gate::unanswered(tx, of)?.len();
    if missing > 0 {
        return Err(Problem::new("form", "consolidation-problem-unanswered").with("n", missing).into());
    }
    // What a moderator still reads, or an appeal that is open, may yet need an answer.
    let waiting = crate::moderation::waiting(tx, of)?;
    if waiting > 0 {
        return Err(Problem::new("form", "consolidation-problem-moderation").with("n", waiting).into());
    }
    if reported(tx, &[of])?[0].is_some() {
        return Ok(());
    }
    let now = tx.now();
    diesel::insert_into(table::table)
        .values((table::process.eq(of.0), table::published_at.eq(now), table::person.eq(by.person.map(|p| p.0))))
        .execute(tx.conn())?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb: "reported",
        subject: ("process", of.0),
        plan: Some(process.plan.0),
        process: Some(of.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &event)?;
    let about = [Ref::Process(of.0)];
    notice::tell(tx, by.person, NoticeKind::ReportPublished, process.plan, process.edition, &about)?;
    touch(tx, process.plan, of);
    Ok(())
}

/// When the reports of these processes came out, in their order: one statement.
pub fn reported(conn: &mut Conn, of: &[ProcessId]) -> Result<Vec<Option<i64>>, Error> {
    let ids: Vec<i64> = of.iter().map(|p| p.0).collect();
    let rows: Vec<(i64, i64)> =
        table::table.filter(table::process.among(&ids)).select((table::process, table::published_at)).load(conn)?;
    Ok(ids.iter().map(|id| rows.iter().find(|r| r.0 == *id).map(|r| r.1)).collect())
}
