//! Which organisations answered: by a contribution or a questionnaire, themselves or by one of their units.

use crate::Error;
use cantiere_domain::id::ProcessId;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::question::{questionnaire, questionnaire_answer};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashSet;

/// Organisations that answered.
pub(super) struct Contributing {
    /// Those that sent something in their own name.
    pub own: HashSet<i64>,
    /// The same with those a unit of which did: whoever asked a ministry has an answer from its directorate.
    pub with_their_wholes: HashSet<i64>,
}

/// Organisations that sent something since a moment: a contribution, shown or waiting, or the answers to a questionnaire.
pub(super) fn contributing(conn: &mut Conn, of: ProcessId, since: i64) -> Result<Contributing, Error> {
    let wrote: Vec<Option<i64>> = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::organization.is_not_null())
        .filter(contribution::parent.is_null())
        .filter(contribution::state.eq("submitted").or(contribution::state.eq("published")))
        .filter(contribution::received_at.ge(since))
        .select(contribution::organization)
        .distinct()
        .load(conn)?;
    let answered: Vec<Option<i64>> = questionnaire_answer::table
        .inner_join(questionnaire::table.on(questionnaire::id.eq(questionnaire_answer::questionnaire)))
        .filter(questionnaire::process.eq(of.0))
        .filter(questionnaire_answer::organization.is_not_null())
        .filter(questionnaire_answer::sent_at.ge(since))
        .select(questionnaire_answer::organization)
        .distinct()
        .load(conn)?;
    let own: HashSet<i64> = wrote.into_iter().chain(answered).flatten().collect();
    let ids: Vec<i64> = own.iter().copied().collect();
    let above: Vec<Option<i64>> = match ids.is_empty() {
        true => Vec::new(),
        false => organization::table
            .filter(organization::id.among(&ids))
            .filter(organization::parent.is_not_null())
            .select(organization::parent)
            .distinct()
            .load(conn)?,
    };
    let with_their_wholes = own.iter().copied().chain(above.into_iter().flatten()).collect();
    Ok(Contributing { own, with_their_wholes })
}
