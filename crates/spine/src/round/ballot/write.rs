//! What is written of a batch of ballots: the log of all that was cast, each row with its digest, and of each body the ballot
//! that counts. Whether a ballot is good is judged before.

use super::{Receipt, There};
use crate::round::{PAPER, Paper, ballots_topic};
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_sealed::hex;
use cantiere_store::schema::round::round;
use cantiere_store::{Tx, jobs, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// A ballot that is good, before it is known whether it replaces one.
pub(super) struct Told {
    pub key: (i64, i64),
    pub person: i64,
    pub content: String,
    pub channel: &'static str,
    pub protocol: String,
    pub received_at: i64,
    pub entered_at: i64,
}

impl Told {
    /// As a row of the log, with its digest.
    fn logged(&self) -> Value {
        let (round, body) = self.key;
        let said = (
            round,
            body,
            self.person,
            &*self.content,
            self.channel,
            &*self.protocol,
            self.received_at,
            self.entered_at,
        );
        let digest = digest(&said);
        let (_, _, person, content, channel, protocol, received_at, entered_at) = said;
        json!([round, body, person, content, channel, protocol, received_at, entered_at, digest])
    }
}

/// Round, body, person, content, channel, protocol, received, entered.
pub(in crate::round) type Logged<'a> = (i64, i64, i64, &'a str, &'a str, &'a str, i64, i64);

/// SHA-256 over all that a row of the log says, as a JSON array.
pub(in crate::round) fn digest(said: &Logged<'_>) -> String {
    hex::encode(&<[u8; 32]>::from(Sha256::digest(json!(said).to_string())))
}

/// All that was cast is logged in the order it came in. Of several ballots of one body in a batch the last one counts.
const ON_SQLITE: &[&str] = &[
    "insert into round_ballot_log (round, organization, person, content, channel, protocol, received_at, entered_at, digest) \
     select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
     json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), \
     json_extract(value, '$[7]'), json_extract(value, '$[8]') from json_each($1)",
    "insert into round_ballot (round, organization, person, content, channel, protocol, received_at, entered_at, changes) \
     select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
     json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), \
     json_extract(value, '$[7]'), 1 from json_each($1) \
     where true on conflict (round, organization) do update set person = excluded.person, content = excluded.content, \
     channel = excluded.channel, protocol = excluded.protocol, received_at = excluded.received_at, \
     entered_at = excluded.entered_at, changes = round_ballot.changes + 1",
];
/// The same in one statement, because each costs an exchange; there a row can be set only once by each.
const ON_POSTGRES: &[&str] = &[
    "with told as (select (v->>0)::bigint as round, (v->>1)::bigint as organization, (v->>2)::bigint as person, \
     v->>3 as content, v->>4 as channel, v->>5 as protocol, (v->>6)::bigint as received_at, (v->>7)::bigint as entered_at, \
     v->>8 as digest, n from jsonb_array_elements($1::text::jsonb) with ordinality t(v, n)), \
     logged as (insert into round_ballot_log (round, organization, person, content, channel, protocol, received_at, \
     entered_at, digest) select round, organization, person, content, channel, protocol, received_at, entered_at, digest \
     from told order by n) \
     insert into round_ballot (round, organization, person, content, channel, protocol, received_at, entered_at, changes) \
     select distinct on (round, organization) round, organization, person, content, channel, protocol, received_at, \
     entered_at, count(*) over (partition by round, organization) from told order by round, organization, n desc \
     on conflict (round, organization) do update set person = excluded.person, content = excluded.content, \
     channel = excluded.channel, protocol = excluded.protocol, received_at = excluded.received_at, \
     entered_at = excluded.entered_at, changes = round_ballot.changes + excluded.changes",
];

impl There {
    /// Whether it is the very ballot that comes again: sent twice, or entered twice from the same paper.
    fn is(&self, told: &Told) -> bool {
        let entered_alike = self.protocol == told.protocol && self.received_at == told.received_at;
        let own = told.channel == "site";
        self.content == told.content && self.own == own && (own || entered_alike)
    }
}

/// What is written for all of the batch.
#[derive(Default)]
pub(super) struct Work {
    there: HashMap<(i64, i64), There>,
    log: Vec<Told>,
    new: BTreeMap<i64, i64>,
    /// What the desk entered.
    papers: Vec<Paper>,
}

impl Work {
    /// `there`: the ballots that count before the batch.
    pub(super) fn new(there: HashMap<(i64, i64), There>) -> Work {
        Work { there, ..Work::default() }
    }

    pub(super) fn take(&mut self, told: Told) -> Receipt {
        let (body, received_at) = (OrganizationId(told.key.1), told.received_at);
        let before = self.there.get(&told.key);
        if let Some(before) = before.filter(|b| b.is(&told)) {
            return Receipt { body, received_at: before.received_at, replaced: false, same: true };
        }
        let replaced = before.is_some();
        if !replaced {
            *self.new.entry(told.key.0).or_default() += 1;
        }
        let own = told.channel == "site";
        if !own {
            let round = RoundId(told.key.0);
            self.papers.push(Paper { round, body, at: told.entered_at, withdrawn: false, other: replaced });
        }
        let (content, protocol) = (told.content.clone(), told.protocol.clone());
        self.there.insert(told.key, There { content, own, protocol, received_at });
        self.log.push(told);
        Receipt { body, received_at, replaced, same: false }
    }

    pub(super) fn write(self, tx: &mut Tx) -> Result<(), cantiere_store::Error> {
        if self.log.is_empty() {
            return Ok(());
        }
        let all = Value::Array(self.log.iter().map(Told::logged).collect()).to_string();
        for text in tx.conn().pick(ON_SQLITE, ON_POSTGRES) {
            sql(*text).bind::<Text, _>(&all).execute(tx.conn())?;
        }
        for (id, by) in self.new {
            let row = round::table.filter(round::id.eq(id));
            diesel::update(row).set(round::ballots.eq(round::ballots + by)).execute(tx.conn())?;
            tx.changed(&ballots_topic(RoundId(id)));
        }
        for paper in &self.papers {
            jobs::enqueue(tx, PAPER, paper, 0)?;
        }
        Ok(())
    }
}
