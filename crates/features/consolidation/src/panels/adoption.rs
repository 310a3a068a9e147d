//! On the page of the act: a consultation that is not over, and what was accepted and does not stand in the plan yet, each
//! with the way to where it is mended.

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
    /// Why the consultation is not over; empty: it is.
    consulting: String,
    process_href: String,
    to_process: String,
    lines: Vec<String>,
    href: String,
    label: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    refs.iter().map(|r| one(conn, ctx, EditionId(r.id())).map_err(store)).collect()
}

fn one(conn: &mut Conn, ctx: &Ctx, of: EditionId) -> Result<Option<Fragment>, Spine> {
    let consulting = answer::consulting(conn, of, "draft", ctx.site.today())?;
    let problems = answer::in_the_way(conn, of, "draft")?;
    if problems.is_empty() && consulting.is_none() {
        return Ok(None);
    }
    let edition = edition::find_by_id(conn, ctx.actor(), of)?;
    let missing = Missing {
        consulting: consulting.map(|p| ctx.problem(&p)).unwrap_or_default(),
        process_href: ctx.href(&format!("{}/process", address::draft(&edition))),
        to_process: ctx.t("consolidation-to-process"),
        lines: problems.iter().map(|p| ctx.problem(p)).collect(),
        href: ctx.href(&format!("{}/publish", address::received(&edition))),
        label: ctx.t("consolidation-adoption-list"),
    };
    Ok(Some(Fragment::render(&missing)))
}
