//! The list of who may vote in a persons' vote. Only marks are kept, which the vote's key makes of mail addresses and of
//! digests of fiscal codes: without that key, which is destroyed after the appeals, nobody can tell who was on it.

use super::super::settings::own;
use super::super::touch;
use crate::actor::person as people;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::{PersonId, RoundId};
use cantiere_sealed::hex;
use cantiere_store::schema::accounts::identity;
use cantiere_store::schema::round::round;
use cantiere_store::schema::sealed::round_elector;
use cantiere_store::{Among, Conn, Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// As many people as one list may name.
pub const MOST: usize = 100_000;

/// Puts this list in the place of the one before; an empty one takes the list away. Until the vote is opened.
pub fn set_electors(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, marks: &[[u8; 32]]) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    if found.state != "draft" {
        return Err(Problem::new("form", "rounds-problem-open-already").into());
    }
    if !found.persons {
        return Err(Problem::new("form", "rounds-problem-no-persons").into());
    }
    if marks.len() > MOST {
        return Err(Problem::new("table", "rounds-problem-many-electors").with("most", MOST).into());
    }
    let marks: BTreeSet<String> = marks.iter().map(|mark| hex::encode(mark)).collect();
    diesel::delete(round_elector::table.filter(round_elector::round.eq(id.0))).execute(tx.conn())?;
    let rows: Value = marks.iter().map(|mark| json!([id.0, mark])).collect();
    let text = tx.conn().pick(
        "insert into round_elector (round, mark) select json_extract(value, '$[0]'), json_extract(value, '$[1]') \
         from json_each($1)",
        "insert into round_elector (round, mark) select (v->>0)::bigint, v->>1 \
         from jsonb_array_elements($1::text::jsonb) t(v)",
    );
    sql(text).bind::<Text, _>(rows.to_string()).execute(tx.conn())?;
    diesel::update(round::table.find(id.0))
        .set((round::listed.eq(marks.len() as i64), round::version.eq(round::version + 1)))
        .execute(tx.conn())?;
    touch(tx, &found);
    Ok(())
}

/// Whether one of these marks is on the list.
pub fn is_elector(conn: &mut Conn, of: RoundId, marks: &[[u8; 32]]) -> Result<bool, Error> {
    let marks: Vec<String> = marks.iter().map(|mark| hex::encode(mark)).collect();
    let on = round_elector::table.filter(round_elector::round.eq(of.0)).filter(round_elector::mark.among(marks));
    Ok(on.count().get_result::<i64>(conn)? > 0)
}

/// Of a fiscal code whose keyed digest this is, as a list names a person: never like an address.
pub fn by_code(fiscal_mac: &str) -> String {
    format!("fiscal {fiscal_mac}")
}

/// What a list may name a person by: their mail address and, when they came in with an electronic identity, the fiscal
/// codes that it told.
pub fn names_of(conn: &mut Conn, person: PersonId, assurance: Assurance) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = people::email_key(conn, person)?.into_iter().collect();
    if assurance >= Assurance::Low {
        let codes: Vec<Option<String>> = identity::table
            .filter(identity::person.eq(person.0))
            .filter(identity::fiscal_mac.is_not_null())
            .select(identity::fiscal_mac)
            .load(conn)?;
        names.extend(codes.into_iter().flatten().map(|mac| by_code(&mac)));
    }
    Ok(names)
}
