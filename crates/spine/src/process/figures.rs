//! How much came in: the figures of a process, stored and changed with what causes them, the same on every page.
//! Replies and supports are conversation and are not counted here.

use crate::Error;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{OrganizationId, PersonId, PlanId, ProcessId};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::process::process_count;
use cantiere_store::{Among, Conn, Tx, kept_all, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::BTreeSet;

/// Fewer people than this could be told apart: everywhere they are told as “fewer than”.
pub const FEW_PEOPLE: i64 = 5;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub comments: i64,
    pub amendments: i64,
    pub needs: i64,
    pub proposals: i64,
    pub organizations: i64,
    /// People who wrote in their own name.
    pub people: i64,
}

impl Figures {
    pub fn contributions(&self) -> i64 {
        self.comments + self.amendments + self.needs + self.proposals
    }

    pub fn of(&self, kind: ContributionKind) -> i64 {
        match kind {
            ContributionKind::Comment => self.comments,
            ContributionKind::Amendment => self.amendments,
            ContributionKind::Need => self.needs,
            ContributionKind::Proposal => self.proposals,
        }
    }

    fn place(&mut self, what: &str) -> Option<&mut i64> {
        Some(match what {
            "comment" => &mut self.comments,
            "amendment" => &mut self.amendments,
            "need" => &mut self.needs,
            "proposal" => &mut self.proposals,
            "organization" => &mut self.organizations,
            "person" => &mut self.people,
            _ => return None,
        })
    }
}

/// The figures of several processes, in their order: one statement.
pub fn figures(conn: &mut Conn, processes: &[ProcessId]) -> Result<Vec<Figures>, Error> {
    let ids: Vec<i64> = processes.iter().map(|p| p.0).collect();
    let topics = |id: &i64, _: &Figures| vec![format!("process:{id}")];
    kept_all(conn, "figures", &ids, topics, |conn, ids| {
        let rows: Vec<(i64, String, i64)> =
            process_count::table.filter(process_count::process.among(ids)).load(conn)?;
        let mut out: Vec<(i64, Figures)> = ids.iter().map(|id| (*id, Figures::default())).collect();
        for (process, what, n) in rows {
            for (_, figures) in out.iter_mut().filter(|(id, _)| *id == process) {
                if let Some(place) = figures.place(&what) {
                    *place = n;
                }
            }
        }
        Ok(out)
    })
}

/// Counts a contribution that has just become visible. Its row is there already.
pub(crate) fn count_in(
    tx: &mut Tx,
    of: ProcessId,
    kind: ContributionKind,
    person: Option<PersonId>,
    organization: Option<OrganizationId>,
) -> Result<(), Error> {
    add(tx, of, kind.as_str(), 1)?;
    let visible = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.eq("published"))
        .filter(contribution::parent.is_null())
        .select(contribution::id)
        .limit(2);
    let (what, earlier): (&str, Vec<i64>) = match (organization, person) {
        (Some(body), _) => ("organization", visible.filter(contribution::organization.eq(body.0)).load(tx.conn())?),
        (None, Some(person)) => (
            "person",
            visible
                .filter(contribution::person.eq(person.0))
                .filter(contribution::organization.is_null())
                .load(tx.conn())?,
        ),
        (None, None) => return Ok(()),
    };
    if earlier.len() == 1 { add(tx, of, what, 1) } else { Ok(()) }
}

fn add(tx: &mut Tx, of: ProcessId, what: &str, by: i64) -> Result<(), Error> {
    sql("insert into process_count (process, what, n) values ($1, $2, $3) \
         on conflict (process, what) do update set n = process_count.n + excluded.n")
    .bind::<BigInt, _>(of.0)
    .bind::<Text, _>(what)
    .bind::<BigInt, _>(by)
    .execute(tx.conn())?;
    Ok(())
}

/// Counts everything again: when something is taken away, and by the job that checks.
pub fn recount(tx: &mut Tx, of: ProcessId) -> Result<Figures, Error> {
    let rows: Vec<(String, Option<i64>, Option<i64>)> = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.eq("published"))
        .filter(contribution::parent.is_null())
        .select((contribution::kind, contribution::person, contribution::organization))
        .load(tx.conn())?;
    let mut figures = Figures::default();
    let (mut bodies, mut people) = (BTreeSet::new(), BTreeSet::new());
    for (kind, person, organization) in rows {
        if let Some(place) = figures.place(&kind) {
            *place += 1;
        }
        match organization {
            Some(body) => drop(bodies.insert(body)),
            None => people.extend(person),
        }
    }
    figures.organizations = bodies.len() as i64;
    figures.people = people.len() as i64;
    diesel::delete(process_count::table.filter(process_count::process.eq(of.0))).execute(tx.conn())?;
    for (what, n) in [
        ("comment", figures.comments),
        ("amendment", figures.amendments),
        ("need", figures.needs),
        ("proposal", figures.proposals),
        ("organization", figures.organizations),
        ("person", figures.people),
    ] {
        add(tx, of, what, n)?;
    }
    tx.changed(&format!("process:{of}"));
    Ok(figures)
}

/// Says that pages which show the process have changed.
pub(crate) fn touch(tx: &mut Tx, plan: PlanId, process: ProcessId) {
    tx.changed(&format!("plan:{plan}"));
    tx.changed(&format!("process:{process}"));
    tx.changed("site");
}
