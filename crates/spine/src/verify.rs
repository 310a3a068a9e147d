//! Whether what is stored says what was published: digests of versions, counters against the rows they count, the
//! search index against its documents. It mends nothing; the operator's command prints what it finds.

use crate::plan::publish::content_hash_of;
use crate::plan::rows::{BlockRow, ItemRow};
use cantiere_domain::contribution::ContributionKind;
use cantiere_store::schema::contribution::{contribution, contribution_support};
use cantiere_store::schema::plan::{block, block_row, edition, item_row, plan, revision};
use cantiere_store::schema::process::{process, process_count};
use cantiere_store::transfer::Check;
use cantiere_store::{Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Looks at everything, in the snapshot of the connection.
pub fn verify(conn: &mut Conn) -> Vec<Check> {
    vec![
        Check::of(conn, "published versions", versions),
        Check::of(conn, "counters", counters),
        Check::of(conn, "search", search),
    ]
}

#[derive(Queryable)]
struct Version {
    id: i64,
    number: i64,
    counts: String,
    content_hash: String,
    actors: String,
    edition: i64,
    edition_slug: String,
    plan_slug: String,
}

fn versions(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let columns = (
        revision::id,
        revision::number,
        revision::counts,
        revision::content_hash,
        revision::actors,
        edition::id,
        edition::slug,
        plan::slug,
    );
    let all: Vec<Version> = revision::table
        .inner_join(edition::table.on(edition::id.eq(revision::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(revision::state.eq("published"))
        .order(revision::id)
        .select(columns)
        .load(conn)?;
    for one in all {
        check.looked_at += 1;
        version(conn, &one, check)?;
    }
    Ok(())
}

fn version(conn: &mut Conn, of: &Version, check: &mut Check) -> QueryResult<()> {
    let place = format!("plan {}, edition {}, version {}", of.plan_slug, of.edition_slug, of.number);
    let items: Vec<ItemRow> =
        item_row::table.filter(item_row::revision.eq(of.id)).order(item_row::position).load(conn)?;
    let blocks: Vec<BlockRow> =
        block_row::table.filter(block_row::revision.eq(of.id)).order(block_row::position).load(conn)?;
    for item in &items {
        if item.hash != ItemRow::content_hash(&item.kind, &item.code, &item.title, &item.content) {
            check
                .faults
                .push(format!("{place}: {} “{} {}” is not what was published", item.kind, item.code, item.title));
        }
    }
    let damaged: Vec<&BlockRow> =
        blocks.iter().filter(|b| b.hash != BlockRow::content_hash(&b.kind, b.level, &b.text)).collect();
    if !damaged.is_empty() {
        let anchors: Vec<(i64, String)> =
            block::table.filter(block::edition.eq(of.edition)).select((block::id, block::anchor)).load(conn)?;
        let anchors: HashMap<i64, String> = anchors.into_iter().collect();
        for block in damaged {
            let anchor = anchors.get(&block.block).map_or("", String::as_str);
            check.faults.push(format!("{place}: paragraph {} ({anchor}) is not what was published", block.number));
        }
    }
    let places = items.iter().map(|i| (i.item, i.parent, i.hash.as_str()));
    let texts = blocks.iter().map(|b| (b.block, b.item, b.hash.as_str()));
    if content_hash_of(places.chain(texts), &of.actors) != of.content_hash {
        check.faults.push(format!("{place}: the digest of the whole version is another one than at its publication"));
    }
    let mut counts = BTreeMap::<&str, usize>::new();
    for item in &items {
        *counts.entry(&item.kind).or_default() += 1;
    }
    if serde_json::to_string(&counts).unwrap_or_default() != of.counts {
        check.faults.push(format!("{place}: it has other numbers of items than {}", of.counts));
    }
    Ok(())
}

fn counters(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    processes(conn, check)?;
    rounds(conn, check)?;
    parts(conn, check)?;
    let supports: HashMap<i64, i64> = contribution_support::table
        .group_by(contribution_support::contribution)
        .select((contribution_support::contribution, diesel::dsl::count_star()))
        .load::<(i64, i64)>(conn)?
        .into_iter()
        .collect();
    let replies: HashMap<i64, i64> = contribution::table
        .filter(contribution::parent.is_not_null())
        .filter(contribution::state.eq("published"))
        .group_by(contribution::parent)
        .select((contribution::parent.assume_not_null(), diesel::dsl::count_star()))
        .load::<(i64, i64)>(conn)?
        .into_iter()
        .collect();
    let stored: Vec<(i64, i64, i64)> = contribution::table
        .order(contribution::id)
        .select((contribution::id, contribution::supports, contribution::replies))
        .load(conn)?;
    for (id, said_supports, said_replies) in stored {
        check.looked_at += 2;
        for (what, said, rows) in [("supports", said_supports, &supports), ("replies", said_replies, &replies)] {
            let n = rows.get(&id).copied().unwrap_or(0);
            if n != said {
                check.faults.push(format!("contribution {id}: {what} says {said}, there are {n}"));
            }
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    said: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn rounds(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let text = "select r.id, r.ballots as said, case when r.voters = 'persons' \
                then (select count(*) from sealed_tag t where t.round = r.id) \
                else (select count(*) from round_ballot b where b.round = r.id) end as n from round r order by r.id";
    for Counted { id, said, n } in sql(text).load(conn)? {
        check.looked_at += 1;
        if said != n {
            check.faults.push(format!("round {id}: ballots says {said}, there are {n}"));
        }
        for fault in crate::round::faults(conn, cantiere_domain::id::RoundId(id))? {
            check.faults.push(format!("round {id}: {fault}"));
        }
    }
    Ok(())
}

/// The answer to a split contribution is made from the answers of all its parts.
fn parts(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let text = "select a.contribution as id, a.parts as said, \
                (select count(*) from contribution_part p where p.contribution = a.contribution) as n \
                from answer a order by a.contribution";
    for Counted { id, said, n } in sql(text).load(conn)? {
        check.looked_at += 1;
        if said != n {
            check.faults.push(format!("contribution {id}: its answer is made from {said} parts, there are {n}"));
        }
    }
    let text = "select p.contribution as id, 0 as said, count(*) as n from contribution_part p \
                join answer a on a.contribution = p.contribution where p.outcome = '' group by p.contribution \
                order by p.contribution";
    for Counted { id, n, .. } in sql(text).load(conn)? {
        check.faults.push(format!("contribution {id}: it is answered, {n} of its parts are not"));
    }
    Ok(())
}

fn processes(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let mut said: BTreeMap<(i64, String), i64> = process_count::table
        .load::<(i64, String, i64)>(conn)?
        .into_iter()
        .filter(|(.., n)| *n != 0)
        .map(|(process, what, n)| ((process, what), n))
        .collect();
    let rows: Vec<(i64, String, Option<i64>, Option<i64>)> = contribution::table
        .filter(contribution::state.eq("published"))
        .filter(contribution::parent.is_null())
        .select((contribution::process, contribution::kind, contribution::person, contribution::organization))
        .load(conn)?;
    let mut counted: BTreeMap<(i64, String), i64> = BTreeMap::new();
    let mut voices: BTreeSet<(i64, &str, i64)> = BTreeSet::new();
    for (process, kind, person, organization) in rows {
        if ContributionKind::parse(&kind).is_some() {
            *counted.entry((process, kind)).or_default() += 1;
        }
        match (organization, person) {
            (Some(body), _) => drop(voices.insert((process, "organization", body))),
            (None, Some(person)) => drop(voices.insert((process, "person", person))),
            (None, None) => {}
        }
    }
    for (process, what, _) in voices {
        *counted.entry((process, what.into())).or_default() += 1;
    }
    check.looked_at += counted.len() as u64;
    for ((process, what), n) in counted {
        let said = said.remove(&(process, what.clone())).unwrap_or(0);
        if said != n {
            check.faults.push(format!("consultation {process}: {what} says {said}, there are {n}"));
        }
    }
    for ((process, what), n) in said {
        check.faults.push(format!("consultation {process}: {what} says {n}, there are none"));
    }
    let numbers: Vec<(i64, i64, Option<i64>)> = process::table
        .left_join(contribution::table.on(contribution::process.eq(process::id)))
        .group_by((process::id, process::last_number))
        .select((process::id, process::last_number, diesel::dsl::max(contribution::number.nullable())))
        .load(conn)?;
    for (process, last, highest) in numbers {
        check.looked_at += 1;
        if highest.unwrap_or(0) > last {
            check.faults.push(format!("consultation {process}: the number {last} would be given a second time"));
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Both {
    #[diesel(sql_type = BigInt)]
    documents: i64,
    #[diesel(sql_type = BigInt)]
    lost: i64,
    #[diesel(sql_type = BigInt)]
    indexed: i64,
}

fn search(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let text = conn.pick(
        "select (select count(*) from search_doc) as documents,
                (select count(*) from search_doc where id not in (select id from search_index_docsize)) as lost,
                (select count(*) from search_index_docsize) as indexed",
        "select (select count(*) from search_doc) as documents,
                (select count(*) from search_doc d where not exists
                    (select 1 from search_index i where i.rowid = d.id)) as lost,
                (select count(*) from search_index) as indexed",
    );
    let Both { documents, lost, indexed } = sql(text).get_result(conn)?;
    check.looked_at = documents.unsigned_abs();
    if lost > 0 || indexed != documents {
        check.faults.push(format!(
            "the search index holds {indexed} texts of {documents}, {lost} are missing; `cantiere site reindex` makes it again"
        ));
    }
    Ok(())
}
