//! On the page of the act: a consultation that is not over, and what was accepted and does not stand in the plan yet, with the
//! way to the list.

use crate::address;
use crate::load::store;
use cantiere_domain::Ref;
use cantiere_domain::id::EditionId;
use cantiere_spine::plan::edition;
use cantiere_spine::{Error as Spine, answer};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panels/adoption.html")]
struct Missing {
    lines: Vec<String>,
    href: String,
    label: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    refs.iter().map(|r| one(conn, ctx, EditionId(r.id())).map_err(store)).collect()
}

fn one(conn: &mut Conn, ctx: &Ctx, of: EditionId) -> Result<Option<Fragment>, Spine> {
    let listed = answer::in_the_way(conn, of, "draft")?;
    let first = answer::under_way(conn, of, ctx.site.today(), "draft")?;
    let problems: Vec<_> = first.iter().chain(&listed).collect();
    if problems.is_empty() {
        return Ok(None);
    }
    let edition = edition::find_by_id(conn, ctx.actor(), of)?;
    let missing = Missing {
        lines: problems.iter().map(|p| ctx.problem(p)).collect(),
        // A list has what was accepted; what is paused or open still is told on the line itself.
        href: match listed.is_empty() {
            true => String::new(),
            false => ctx.href(&format!("{}/publish", address::received(&edition))),
        },
        label: ctx.t("consolidation-adoption-list"),
    };
    Ok(Some(Fragment::render(&missing)))
}
