//! On an edition's page, for its moderators: how much waits. One statement, and none for those who moderate nowhere.

use crate::words;
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_domain::id::PlanId;
use cantiere_store::{Conn, sql};
use cantiere_web::{Ctx, Fragment};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

#[derive(askama::Template)]
#[template(path = "panels/queue.html")]
struct Queue {
    href: String,
    title: String,
    counts: String,
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = BigInt)]
    plan: i64,
    #[diesel(sql_type = Text)]
    plan_slug: String,
    #[diesel(sql_type = Text)]
    edition_slug: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    if ctx.actor().grants.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    refs.iter().map(|r| one(conn, ctx, r.id()).map_err(words::store)).collect()
}

fn one(conn: &mut Conn, ctx: &Ctx, edition: i64) -> Result<Option<Fragment>, cantiere_spine::Error> {
    let found: Option<Waiting> =
        sql("select p.plan, l.slug as plan_slug, e.slug as edition_slug, count(distinct c.contribution) as n \
         from process p join edition e on e.id = p.edition join plan l on l.id = p.plan \
         left join moderation_case c on c.process = p.id and c.state = 'open' \
         where p.edition = $1 group by p.plan, l.slug, e.slug")
        .bind::<BigInt, _>(edition)
        .get_result(conn)
        .optional()?;
    let moderates =
        |w: &Waiting| can(ctx.actor(), Action::Moderate, &Scope { plan: Some(PlanId(w.plan)), ..Scope::default() });
    Ok(found.filter(moderates).map(|w| {
        Fragment::render(&Queue {
            href: ctx.href(&format!("/desk/plans/{}/{}/moderation", w.plan_slug, w.edition_slug)),
            title: ctx.t("moderation-queue"),
            counts: ctx.site.catalog.counted(ctx.lang, "moderation-waiting", w.n),
        })
    }))
}
