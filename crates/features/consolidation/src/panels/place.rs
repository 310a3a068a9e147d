//! Beside a paragraph that changed because of a contribution: the question where it comes from; on an item's page: the answer.

use crate::address;
use crate::chain::{self, Chains};
use crate::load::{self, store};
use cantiere_domain::Ref;
use cantiere_spine::answer::{self, Cause};
use cantiere_store::schema::plan::{block, edition, item, plan};
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Fragment};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "panels/beside.html")]
struct Beside {
    question: String,
    href: String,
}

#[derive(askama::Template)]
#[template(path = "panels/item.html")]
struct OfItem {
    heading: String,
    chains: Vec<Chains>,
}

pub fn block(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "consolidation block", refs, || make_block(conn, ctx, refs))
}

pub fn item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "consolidation item", refs, || make_item(conn, ctx, refs))
}

fn make_block(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let own = answer::causes(conn, "block", &ids).map_err(store)?;
    let standing = load::items_at(conn, &ids)?;
    let items: Vec<i64> = standing.iter().map(|s| s.1).collect();
    let of_items = answer::causes(conn, "item", &items).map_err(store)?;
    let mut places: HashMap<i64, Ref> = own.iter().map(|c| (c.on.id(), c.on)).collect();
    places.extend(standing.iter().filter(|s| of_items.iter().any(|c| c.on.id() == s.1)).map(|s| (s.0, Ref::Item(s.1))));
    if places.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    let changed: Vec<i64> = places.keys().copied().collect();
    let rows: Vec<(i64, String, String, String)> = block::table
        .inner_join(edition::table.on(edition::id.eq(block::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(block::id.among(changed))
        .select((block::id, block::anchor, plan::slug, edition::slug))
        .load(conn)?;
    let known: HashMap<i64, (String, String)> = rows
        .into_iter()
        .map(|(id, anchor, plan, edition)| (id, (anchor, address::of_slugs(&plan, &edition))))
        .collect();
    let fragment = |r: &Ref| {
        let on = *places.get(&r.id())?;
        let (anchor, base) = known.get(&r.id())?;
        let (key, anchor) = match on {
            Ref::Item(_) => ("consolidation-origin-item", ""),
            _ => ("consolidation-origin-sentence", anchor.as_str()),
        };
        Some(Fragment::render(&Beside { question: ctx.t(key), href: ctx.href(&address::origin(base, on, anchor)) }))
    };
    Ok(refs.iter().map(fragment).collect())
}

fn make_item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let causes = answer::causes(conn, "item", &ids).map_err(store)?;
    if causes.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    let all: Vec<i64> = causes.iter().map(|c| c.contribution).collect();
    let found = load::chain(conn, &all).map_err(store)?;
    let rows: Vec<(i64, String, String, String)> = item::table
        .inner_join(edition::table.on(edition::id.eq(item::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(item::id.among(ids))
        .select((item::id, plan::slug, edition::slug, edition::language))
        .load(conn)?;
    let mut out = Vec::with_capacity(refs.len());
    for r in refs {
        let own: Vec<i64> = causes.iter().filter(|c: &&Cause| c.on == *r).map(|c| c.contribution).collect();
        let at = rows.iter().find(|row| row.0 == r.id());
        out.push(match at {
            Some((_, plan, edition, lang)) if !own.is_empty() => {
                let base = address::of_slugs(plan, edition);
                let lang = lang.parse::<cantiere_domain::Lang>().unwrap_or_default().as_str();
                let chains = chain::chains(conn, ctx, &base, lang, &found, &own, &[*r], None)?;
                Some(Fragment::render(&OfItem { heading: ctx.t("consolidation-origin-item"), chains }))
            }
            _ => None,
        });
    }
    Ok(out)
}
