//! What a person answered in their own name. Erased: what was merely saved goes; what was sent stays in the counts, without
//! anything that leads to the person, and without their free words. An organisation's answers are the organisation's.

use cantiere_domain::id::PersonId;
use cantiere_store::schema::question::{question, question_choice, questionnaire_answer, questionnaire_value};
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

pub fn erase(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    let own: Vec<(i64, String, String)> = questionnaire_answer::table
        .filter(questionnaire_answer::answerer.eq(format!("p{of}")))
        .select((questionnaire_answer::id, questionnaire_answer::state, questionnaire_answer::uuid))
        .load(tx.conn())?;
    for (id, state, uuid) in own {
        let values = questionnaire_value::table.filter(questionnaire_value::answer.eq(id));
        if state == "sent" {
            diesel::delete(values.filter(questionnaire_value::choice.is_null())).execute(tx.conn())?;
            diesel::update(questionnaire_answer::table.filter(questionnaire_answer::id.eq(id)))
                .set((
                    questionnaire_answer::answerer.eq(format!("x{uuid}")),
                    questionnaire_answer::person.eq(None::<i64>),
                ))
                .execute(tx.conn())?;
        } else {
            diesel::delete(values).execute(tx.conn())?;
            diesel::delete(questionnaire_answer::table.filter(questionnaire_answer::id.eq(id))).execute(tx.conn())?;
        }
    }
    // Who filled in an organisation's answer is nobody's business afterwards.
    diesel::update(questionnaire_answer::table.filter(questionnaire_answer::person.eq(of.0)))
        .set(questionnaire_answer::person.eq(None::<i64>))
        .execute(tx.conn())?;
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let own: Vec<(i64, String, i64)> = questionnaire_answer::table
        .filter(questionnaire_answer::answerer.eq(format!("p{of}")))
        .order(questionnaire_answer::id)
        .select((questionnaire_answer::id, questionnaire_answer::state, questionnaire_answer::changed_at))
        .load(conn)?;
    let mut out = Vec::new();
    for (id, state, at) in own {
        let values: Vec<(String, String, Option<String>)> = questionnaire_value::table
            .inner_join(question::table.on(question::id.eq(questionnaire_value::question)))
            .left_join(question_choice::table.on(question_choice::id.nullable().eq(questionnaire_value::choice)))
            .filter(questionnaire_value::answer.eq(id))
            .order(questionnaire_value::id)
            .select((question::title, questionnaire_value::words, question_choice::label.nullable()))
            .load(conn)?;
        let answers: Vec<Value> = values
            .into_iter()
            .map(|(asked, words, choice)| json!({ "question": asked, "answer": choice.unwrap_or(words) }))
            .collect();
        out.push(json!({ "state": state, "changed_at": at, "answers": answers }));
    }
    Ok(json!({ "questionnaires": out }))
}
