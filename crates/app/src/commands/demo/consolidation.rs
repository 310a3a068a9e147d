//! Answering the demonstration's last consultation: every contribution with its reason, what changed, and the report,
//! on the days of the story and through the functions that the pages use.

use super::fill::{Cast, Failure, set_clock};
use super::participation::Numbers;
use cantiere_demo::{DemoAnswer, DemoEdition, DemoOutcome, DemoRef};
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, contribution, process};
use cantiere_store::Db;
use jiff::tz::TimeZone;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast, numbers: &Numbers) -> Result<(), Failure> {
    let Some(told) = &of.process else { return Ok(()) };
    let answered: Vec<(ContributionId, DemoAnswer)> =
        told.contributions.iter().filter_map(|c| Some((*numbers.get(&c.number)?, c.answer.clone()?))).collect();
    let Some(published) = answered.iter().map(|(_, a)| a.published).max() else { return Ok(()) };
    let reader = cast.administrator();
    let process = db
        .read(move |conn| -> Result<_, Error> {
            let edition = edition::find_by_id(conn, &reader, id)?;
            process::find(conn, &reader, &edition)?.ok_or(Error::NotFound("process"))
        })
        .await?;
    set_clock(db, published)?;
    for (contribution, told) in answered.clone() {
        let (by, checks) = (planner(cast, &told.by)?, planner(cast, &told.checked_by)?);
        let merged_into = match told.merged_into {
            Some(number) => Some(*numbers.get(&number).ok_or("something is merged into what is not there")?),
            None => None,
        };
        let of = process.id;
        db.write(move |tx| -> Result<(), Error> {
            let edition = edition::find_by_id(tx, &by, id)?;
            let mut changed: Vec<Ref> = Vec::new();
            for place in &told.changed {
                let on = match place {
                    DemoRef::Block(key) => format!("p:{key}"),
                    DemoRef::Item(code) => format!("i:{code}"),
                };
                changed.push(contribution::parse_target(tx, &edition, None, &on)?);
            }
            let new = NewAnswer { outcome: outcome(told.outcome), reason: told.reason.clone(), merged_into, changed };
            let to = To { contribution, seen: 0, sentence: String::new() };
            answer::answer(tx, &by, of, &[to], &new)?;
            answer::check(tx, &checks, of, &[(contribution.0, 1)])
        })
        .await?;
    }
    let (by, of, zone) = (cast.administrator(), process.id, TimeZone::get("Europe/Rome")?);
    db.write(move |tx| -> Result<(), Error> {
        answer::publish(tx, &by, of)?;
        // An edition may have been left with contributions to answer, to show the work.
        match answer::unanswered(tx, of)?.is_empty() {
            true => answer::report(tx, &zone, &by, of),
            false => Ok(()),
        }
    })
    .await?;
    db.set_clock_offset(cast.present);
    Ok(())
}

fn outcome(told: DemoOutcome) -> Outcome {
    match told {
        DemoOutcome::Accepted => Outcome::Accepted,
        DemoOutcome::AcceptedWithChanges => Outcome::AcceptedWithChanges,
        DemoOutcome::Merged => Outcome::Merged,
        DemoOutcome::Postponed => Outcome::Postponed,
        DemoOutcome::NotAccepted => Outcome::NotAccepted,
    }
}

fn planner(cast: &Cast, key: &str) -> Result<Actor, Failure> {
    let person = cast.people.get(key).ok_or_else(|| format!("the demonstration knows no person “{key}”"))?;
    Ok(Actor {
        person: Some(*person),
        assurance: Assurance::Substantial,
        grants: vec![Grant { role: Role::Planner, plan: None }],
        ..Actor::default()
    })
}
