//! The mail to those who were asked before a process was published and have registered since: where it is, now that it is
//! open. A few in each write, so that after a crash nobody is told twice.

use super::job::edition_of;
use crate::{address, mail};
use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::member;
use cantiere_spine::process;
use cantiere_spine::process::participants::{self, CHUNK, OPENED, Opened};
use cantiere_store::Tx;
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_web::Site;
use std::sync::Arc;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(OPENED, move |db, job: Job| {
        let site = site.clone();
        async move {
            let from: Opened = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                let next = tell(tx, &site, from)?;
                job.done(tx)?;
                if let Some(next) = next {
                    jobs::enqueue(tx, OPENED, &next, 0)?;
                }
                Ok(())
            });
            match ran.await {
                Ok(()) => Ok(()),
                Err(Error::Store(error)) => Err(error.into()),
                Err(error) => Err(JobError::Fatal(error.to_string())),
            }
        }
    })
}

/// Tells the next few; gives who comes after them.
fn tell(tx: &mut Tx, site: &Site, from: Opened) -> Result<Option<Opened>, Error> {
    let process = process::find_by_id(tx, ProcessId(from.process))?;
    let e = edition_of(tx, &process)?;
    let some = participants::opened(tx, &process, &e, from)?;
    let plan = format!("{} – {}", e.plan_name, e.name);
    let link = format!("{}/consultation", address::edition(&e.plan_slug, &e.slug));
    let keys = ("organizations-mail-process-subject", "organizations-mail-process-body");
    for (_, body, name) in &some {
        let to = member::representatives(tx, *body)?;
        mail::send_all(tx, site, &to, keys, &[("name", name.as_str()), ("plan", plan.as_str())], &link)?;
    }
    let last = some.last().filter(|_| some.len() == CHUNK);
    Ok(last.map(|(row, ..)| Opened { after: *row, ..from }))
}
