//! Beginning a process as an earlier one went: its texts, phases and rules, on other days. No people: nobody who was
//! invited, nothing that was sent, no history.

use super::create::{Design, NewProcess, begin};
use super::{Process, find_by_id, of_editions};
use crate::plan::{Edition, edition};
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::Phase;
use cantiere_store::{Conn, Tx};
use jiff::civil::Date;

/// The processes that somebody may begin another one from, with their editions.
pub fn candidates(conn: &mut Conn, by: &Actor) -> Result<Vec<(Edition, Process)>, Error> {
    let editions: Vec<Edition> =
        edition::all(conn, by)?.into_iter().filter(|e| can(by, Action::Plan, &e.scope())).collect();
    let ids: Vec<_> = editions.iter().map(|e| e.id).collect();
    let mut out = Vec::new();
    for process in of_editions(conn, &ids)? {
        if let Some(of) = editions.iter().find(|e| e.id == process.edition) {
            out.push((of.clone(), process));
        }
    }
    Ok(out)
}

/// Makes the process of `of` like `from`, whose first window opens on `opens`; all other days keep their distance to it.
pub fn clone(tx: &mut Tx, by: &Actor, of: &Edition, from: ProcessId, opens: Date) -> Result<ProcessId, Error> {
    let model = find_by_id(tx, from)?;
    let its = edition::find_by_id(tx, by, model.edition)?;
    if !can(by, Action::Plan, &its.scope()) {
        return Err(Error::NotFound("process"));
    }
    let Some((began, _)) = model.window() else {
        return Err(Problem::new("from", "participation-problem-no-window").into());
    };
    let later = opens - began;
    let moved =
        |p: &Phase| Phase { opens: p.opens.saturating_add(later), closes: p.closes.saturating_add(later), ..p.clone() };
    let new = NewProcess {
        kind: model.kind,
        title: model.title.clone(),
        record: model.record.clone(),
        phases: model.phases.iter().map(moved).collect(),
        assurance: model.assurance,
        organizations_only: model.organizations_only,
        premoderated: model.premoderated,
    };
    // Invited organisations are people's business: the new one begins without them.
    let visibility = if model.visibility == Visibility::Invited { Visibility::Staff } else { model.visibility };
    let (template, tools) = (model.template, model.tools);
    let (shows_supports, second_person) = (model.shows_supports, model.second_person);
    begin(tx, by, of, &new, &Design { template, tools, visibility, shows_supports, second_person })
}
