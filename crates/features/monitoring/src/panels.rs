//! On an action's page, for who may report on it: the way to the form. On the draft's page, for planners: who is silent.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_spine::plan::edition;
use cantiere_spine::update;
use cantiere_store::schema::plan::{edition as edition_table, item as item_table, item_row, plan as plan_table};
use cantiere_store::{Conn, kept};
use cantiere_web::{Ctx, Fragment};
use diesel::prelude::*;

#[derive(askama::Template)]
#[template(path = "panels/link.html")]
struct Link {
    text: String,
    href: String,
    label: String,
}

fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}

pub fn item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    // Visitors and most people have no part in it: that costs nothing.
    let [Ref::Item(id)] = refs else { return Ok(vec![None; refs.len()]) };
    if ctx.actor().person.is_none() {
        return Ok(vec![None]);
    }
    let told = |found: &Option<Standing>| found.iter().map(|standing| format!("plan:{}", standing.0)).collect();
    let row = kept(conn, "where an item stands", *id, told, |conn| standing(conn, *id))?;
    let Some((plan, plan_slug, slug, code)) = row else { return Ok(vec![None]) };
    let scope = Scope { plan: Some(PlanId(plan)), ..Scope::default() };
    let may = can(ctx.actor(), Action::Plan, &scope)
        || update::is_owner(conn, ctx.actor(), PlanId(plan), *id).map_err(store)?;
    Ok(vec![may.then(|| {
        Fragment::render(&Link {
            text: String::new(),
            href: ctx.href(&format!("/plans/{plan_slug}/{slug}/items/{}/update", address::segment(&code, *id))),
            label: ctx.t("monitoring-update"),
        })
    })])
}

/// Plan, its slug, the edition's, and the code of the item.
type Standing = (i64, String, String, String);

fn standing(conn: &mut Conn, id: i64) -> Result<Option<Standing>, cantiere_store::Error> {
    Ok(item_table::table
        .inner_join(edition_table::table.on(edition_table::id.eq(item_table::edition)))
        .inner_join(plan_table::table.on(plan_table::id.eq(edition_table::plan)))
        .inner_join(item_row::table.on(
            item_row::item.eq(item_table::id).and(item_row::revision.nullable().eq(edition_table::published_revision)),
        ))
        .filter(item_table::id.eq(id))
        .select((plan_table::id, plan_table::slug, edition_table::slug, item_row::code))
        .first(conn)
        .optional()?)
}

pub fn draft(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = Vec::with_capacity(refs.len());
    for r in refs {
        let e = edition::find_by_id(conn, ctx.actor(), EditionId(r.id())).ok();
        let Some(e) = e.filter(|e| e.published.is_some()) else {
            out.push(None);
            continue;
        };
        let index = ctx.site.indexes.get(conn, &e, e.published.unwrap_or_default(), ctx.site.today()).map_err(store)?;
        let (late, silent) = index.without_news();
        out.push((late + silent > 0).then(|| {
            let counted = |key: &str, n: usize| ctx.site.catalog.counted(ctx.lang, key, n as i64);
            Fragment::render(&Link {
                text: format!(
                    "{} {}",
                    counted("monitoring-count-late", late),
                    words::silent_count(ctx, &index, silent)
                ),
                href: ctx.href(&address::progress(&e)),
                label: ctx.t("monitoring-ask-owners"),
            })
        }));
    }
    Ok(out)
}
