//! What the workbench keeps about a person. Notes and opinions are the office's and stay, without a name; what is only the
//! person's own goes.

use cantiere_domain::id::PersonId;
use cantiere_store::schema::workbench::{
    answer_unfinished, contribution_note, contribution_office, office_member, opinion_ask, workbench_setting,
};
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

const MOST: i64 = 10_000;

pub fn erase(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    diesel::delete(answer_unfinished::table.filter(answer_unfinished::person.eq(of.0))).execute(tx.conn())?;
    diesel::delete(office_member::table.filter(office_member::person.eq(of.0))).execute(tx.conn())?;
    diesel::delete(opinion_ask::table.filter(opinion_ask::person.eq(of.0))).execute(tx.conn())?;
    diesel::delete(workbench_setting::table.filter(workbench_setting::person.eq(of.0))).execute(tx.conn())?;
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let notes: Vec<(String, i64)> = contribution_note::table
        .filter(contribution_note::person.eq(of.0))
        .order(contribution_note::id)
        .limit(MOST)
        .select((contribution_note::text, contribution_note::at))
        .load(conn)?;
    let opinions: Vec<(String, Option<i64>)> = contribution_office::table
        .filter(contribution_office::opinion_by.eq(of.0))
        .order(contribution_office::contribution)
        .limit(MOST)
        .select((contribution_office::opinion, contribution_office::opinion_at))
        .load(conn)?;
    let unfinished: Vec<(String, i64)> = answer_unfinished::table
        .filter(answer_unfinished::person.eq(of.0))
        .select((answer_unfinished::fields, answer_unfinished::at))
        .load(conn)?;
    Ok(json!({ "notes": notes, "opinions": opinions, "unfinished_answers": unfinished }))
}
