//! From when on something changed because of a contribution. A link is made when the answer is out, often before anybody
//! wrote the words: it waits, without a version, until one is published in which the place reads otherwise than before.

use crate::Error;
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_store::{Tx, jobs, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

/// The kind of job that tells authors what a version changed because of them.
pub const ANNOUNCE_CHANGES: &str = "answers.announce_changes";

/// Whom it tells next: authors of contributions because of which a version changed something, after an author.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AnnounceChanges {
    pub revision: i64,
    #[serde(default)]
    pub author: i64,
}

/// The newest version that came out after a contribution did and in which the place of a link reads otherwise than in the
/// version before it; null: none.
const SINCE: &str = "select max(r.id) from revision r \
     join contribution c on c.id = trace.from_id and c.edition = r.edition and r.published_at >= c.received_at \
     join revision b on b.id = (select max(x.id) from revision x \
         where x.edition = r.edition and x.state = 'published' and x.id < r.id) \
     where r.state = 'published' and case trace.to_kind when 'item' then \
         coalesce((select n.hash from item_row n where n.revision = r.id and n.item = trace.to_id), '') \
         <> coalesce((select o.hash from item_row o where o.revision = b.id and o.item = trace.to_id), '') \
     else \
         coalesce((select n.hash from block_row n where n.revision = r.id and n.block = trace.to_id), '') \
         <> coalesce((select o.hash from block_row o where o.revision = b.id and o.block = trace.to_id), '') end";

/// Which links are looked at: those that wait, and those of amendments that were written after the version that they tell.
/// One that stands in a draft by the button waits for that draft.
const WAITING: &str = "(revision is null or exists (select 1 from amendment_applied a where a.contribution = trace.from_id \
         and a.kind = trace.to_kind and a.target = trace.to_id and a.revision > trace.revision)) \
     and not exists (select 1 from amendment_applied a join revision d on d.id = a.revision \
         where a.contribution = trace.from_id and a.kind = trace.to_kind and a.target = trace.to_id and d.state = 'draft')";

/// Gives the waiting links of an edition the version that changed their places, if one did. One statement.
pub(crate) fn settle(tx: &mut Tx, of: EditionId, only: Option<ContributionId>) -> Result<(), Error> {
    let which = if only.is_some() { "=" } else { ">" };
    let text = format!(
        "update trace set revision = ({SINCE}) where from_kind = 'contribution' and relation = 'changed' \
         and from_id in (select c.id from contribution c join process p on p.id = c.process \
         where p.edition = $1 and c.id {which} $2) and {WAITING}"
    );
    sql(text).bind::<BigInt, _>(of.0).bind::<BigInt, _>(only.map_or(0, |c| c.0)).execute(tx.conn())?;
    Ok(())
}

/// When a version comes out: what it changed is linked, and its authors are told in a job, which ends where there are none.
pub(crate) fn version_out(tx: &mut Tx, of: EditionId, revision: i64) -> Result<(), Error> {
    settle(tx, of, None)?;
    jobs::enqueue(tx, ANNOUNCE_CHANGES, &AnnounceChanges { revision, author: 0 }, 0)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Listed {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The published contributions because of which a version changed something, and those that live on in them: all of the next
/// few authors after one, in their order.
pub fn changed_in(tx: &mut Tx, revision: i64, author: i64, authors: i64) -> Result<Vec<i64>, Error> {
    let rows: Vec<Listed> = sql("with told as (select c.id as id, c.person as person from contribution c \
         where c.state = 'published' and c.person > $2 and c.id in (\
         select t.from_id from trace t where t.from_kind = 'contribution' and t.relation = 'changed' and t.revision = $1 \
         union select m.from_id from trace m join trace t on t.from_kind = 'contribution' and t.from_id = m.to_id \
         and t.relation = 'changed' and t.revision = $1 \
         where m.from_kind = 'contribution' and m.to_kind = 'contribution' and m.relation = 'merged_into')) \
         select id from told where person in (select distinct person from told order by person limit $3) \
         order by person, id")
    .bind::<BigInt, _>(revision)
    .bind::<BigInt, _>(author)
    .bind::<BigInt, _>(authors)
    .load(tx.conn())?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}
