//! A new version: told to those who follow the plan, and to those who follow an action that reads otherwise in it.

use super::{NoticeKind, tell};
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_store::{Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

#[derive(QueryableByName)]
struct Changed {
    #[diesel(sql_type = BigInt)]
    item: i64,
}

/// Says that a version came out; `before` is the one that it takes the place of.
pub fn tell_version(
    tx: &mut Tx,
    by: Option<PersonId>,
    plan: PlanId,
    edition: EditionId,
    before: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    // Only what is followed is compared, so that a plan of many thousand actions costs no more than its followers.
    let changed: Vec<Changed> = sql("select distinct f.target as item from follow f \
         join item_row n on n.revision = $1 and n.item = f.target \
         left join item_row o on o.revision = $2 and o.item = f.target \
         where f.kind = 'item' and (o.hash is null or o.hash <> n.hash) order by 1")
    .bind::<BigInt, _>(now)
    .bind::<Nullable<BigInt>, _>(before)
    .load(tx.conn())?;
    let mut about = vec![Ref::Revision(now)];
    about.extend(changed.into_iter().map(|c| Ref::Item(c.item)));
    tell(tx, by, NoticeKind::VersionPublished, plan, edition, &about)
}
