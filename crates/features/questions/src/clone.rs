//! A process that is begun from an earlier one asks the same questions: they come along unanswered and not yet open.

use crate::edit::{QuestionDraft, put_question};
use crate::model::find;
use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_store::schema::question::questionnaire;
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;

/// Whether the actor may do that was decided with the process itself.
pub fn along(tx: &mut Tx, from: ProcessId, to: ProcessId) -> Result<(), Error> {
    let (Some(model), None) = (find(tx, from)?, find(tx, to)?) else { return Ok(()) };
    let now = tx.now();
    let made = insert_id(
        tx,
        diesel::insert_into(questionnaire::table).values((
            questionnaire::uuid.eq(uuid::Uuid::new_v4().to_string()),
            questionnaire::process.eq(to.0),
            questionnaire::title.eq(model.title),
            questionnaire::intro.eq(model.intro),
            questionnaire::state.eq("draft"),
            questionnaire::texts_public.eq(false),
            questionnaire::created_at.eq(now),
            questionnaire::version.eq(1),
        )),
    )?;
    for (position, q) in (1..).zip(model.questions) {
        let question = QuestionDraft {
            kind: q.kind,
            title: q.title,
            help: q.help,
            required: q.required,
            choices: q.choices.into_iter().map(|(_, label)| label).collect(),
        };
        put_question(tx, made, position, &question)?;
    }
    Ok(())
}
