//! What the desk knows of a plan, on other features' pages: where an action comes from and goes on, and how an edition
//! differs from the one before it.

use crate::address;
use cantiere_domain::Ref;
use cantiere_spine::plan::editions::{self, Relative};
use cantiere_spine::plan::item;
use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Fragment};
use diesel::prelude::*;

#[derive(askama::Template)]
#[template(path = "panels/relatives.html")]
struct Relatives {
    heading: String,
    lines: Vec<Line>,
}

struct Line {
    says: String,
    href: String,
    label: String,
    lang: String,
    edition: String,
}

#[derive(askama::Template)]
#[template(path = "panels/since.html")]
struct Since {
    heading: String,
    text: String,
    href: String,
    link: String,
}

/// On an item's page: what it goes on from, and what goes on from it.
pub fn item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "desk item", refs, || {
        let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
        let found = editions::relatives(conn, &ids).map_err(store)?;
        let of = |id: i64| {
            let lines: Vec<Line> = found.iter().filter(|r| r.item == id).map(|r| line(ctx, r)).collect();
            (!lines.is_empty()).then(|| Fragment::render(&Relatives { heading: ctx.t("desk-relatives"), lines }))
        };
        Ok(ids.into_iter().map(of).collect())
    })
}

fn line(ctx: &Ctx, r: &Relative) -> Line {
    let code = address::segment(&item::address(&r.code, r.other));
    Line {
        says: ctx.t(if r.earlier { "desk-goes-on-from" } else { "desk-goes-on-in" }),
        href: ctx.href(&format!("/plans/{}/{}/items/{code}", r.plan_slug, r.edition_slug)),
        label: crate::words::label(&r.code, &r.title),
        lang: r.language.clone(),
        edition: r.edition_name.clone(),
    }
}

/// On an edition's page: the way to what changed since the one before, when everybody may read both.
pub fn edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "desk edition", refs, || {
        let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
        let older = diesel::alias!(edition as older);
        type Row = (i64, String, String, String, String);
        let rows: Vec<Row> = edition::table
            .inner_join(plan::table.on(plan::id.eq(edition::plan)))
            .inner_join(older.on(older.field(edition::id).nullable().eq(edition::predecessor)))
            .filter(edition::id.among(&ids))
            .filter(edition::published_revision.is_not_null())
            .filter(older.field(edition::published_revision).is_not_null())
            .filter(older.field(edition::visibility).eq("public"))
            .select((edition::id, plan::slug, edition::slug, older.field(edition::slug), older.field(edition::name)))
            .load(conn)?;
        let of = |id: i64| {
            let (_, plan, slug, older_slug, older_name) = rows.iter().find(|r| r.0 == id)?;
            Some(Fragment::render(&Since {
                heading: ctx.t("desk-since"),
                text: format!("{} {older_name}.", ctx.t("desk-since-text")),
                href: ctx.href(&format!("/plans/{plan}/{slug}/compare/{older_slug}")),
                link: ctx.t("desk-since-link"),
            }))
        };
        Ok(ids.into_iter().map(of).collect())
    })
}

fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}
