//! The figures of what became of a consultation, counted from the answers and the chain: the same on every page.

use super::Outcome;
use super::lists::{ANSWERED, CHANGED, RECEIVED};
use crate::Error;
use cantiere_domain::id::ProcessId;
use cantiere_store::{Conn, kept, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Published contributions, without replies.
    pub received: i64,
    /// Of these, with a published answer.
    pub answered: i64,
    /// In the order of [`Outcome::ALL`].
    pub outcomes: [i64; 5],
    /// Contributions because of which something in the plan changed.
    pub changed_plan: i64,
    /// Paragraphs and items that changed because of a contribution.
    pub paragraphs: i64,
    pub items: i64,
    /// Numbered paragraphs of the edition as it is published.
    pub all_paragraphs: i64,
}

impl Figures {
    pub fn of(&self, outcome: Outcome) -> i64 {
        Outcome::ALL.iter().zip(self.outcomes).find(|(o, _)| **o == outcome).map_or(0, |(_, n)| n)
    }

    pub fn accepted(&self) -> i64 {
        self.of(Outcome::Accepted) + self.of(Outcome::AcceptedWithChanges)
    }

    pub fn waiting(&self) -> i64 {
        self.received - self.answered
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// One statement, kept until something of the process or of its plan changes. What a moderator hid or an author took back is
/// counted nowhere, nor what changed in a version that is not published: who counts the lists that the figures lead to finds
/// the same.
pub fn figures(conn: &mut Conn, of: ProcessId) -> Result<Figures, Error> {
    let topics = |(plan, _): &(i64, Figures)| vec![format!("process:{of}"), format!("plan:{plan}")];
    Ok(kept(conn, "answer figures", of.0, topics, |conn| counted(conn, of))?.1)
}

/// The plan, and the figures.
fn counted(conn: &mut Conn, of: ProcessId) -> Result<(i64, Figures), Error> {
    let rows: Vec<Counted> = sql(format!(
        "select 'received' as what, count(*) as n from {RECEIVED} \
         union all select a.outcome as what, count(*) as n from {ANSWERED} group by a.outcome \
         union all select 'changed_plan' as what, count(distinct t.from_id) as n from {CHANGED} \
         union all select 'changed_' || t.to_kind as what, count(distinct t.to_id) as n from {CHANGED} group by t.to_kind \
         union all select 'paragraphs' as what, count(*) as n from block_row b join edition e on e.published_revision = b.revision \
         join process p on p.edition = e.id where p.id = $1 and b.kind not in ('heading', 'item') \
         union all select 'plan' as what, p.plan as n from process p where p.id = $1",
    ))
    .bind::<BigInt, _>(of.0)
    .load(conn)?;
    let (mut plan, mut figures) = (0, Figures::default());
    for Counted { what, n } in rows {
        match what.as_str() {
            "plan" => plan = n,
            "received" => figures.received = n,
            "changed_plan" => figures.changed_plan = n,
            "changed_block" => figures.paragraphs = n,
            "changed_item" => figures.items = n,
            "paragraphs" => figures.all_paragraphs = n,
            outcome => {
                if let Some(at) = Outcome::ALL.iter().position(|o| o.as_str() == outcome) {
                    figures.outcomes[at] = n;
                    figures.answered += n;
                }
            }
        }
    }
    Ok((plan, figures))
}
