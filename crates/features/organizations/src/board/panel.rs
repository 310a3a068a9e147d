//! Where a process is prepared and run: how many of those who were asked have answered, and the way to the board.

use crate::{address, panel};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::ProcessId;
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_spine::process::participants::{self, Stage};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "board_panel.html")]
struct BoardPanel {
    heading: String,
    text: String,
    label: String,
    href: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = Vec::with_capacity(refs.len());
    for reference in refs {
        out.push(one(conn, ctx, *reference).map_err(panel::store)?);
    }
    Ok(out)
}

fn one(conn: &mut Conn, ctx: &Ctx, of: Ref) -> Result<Option<Fragment>, cantiere_spine::Error> {
    let Ref::Process(id) = of else { return Ok(None) };
    let process = process::find_by_id(conn, ProcessId(id))?;
    let e = edition::find_by_id(conn, ctx.actor(), process.edition)?;
    if !can(ctx.actor(), Action::Invite, &e.scope()) {
        return Ok(None);
    }
    let (_, rows) = participants::list(conn, ctx.actor(), &e)?;
    let answered = rows.iter().filter(|r| r.stage == Stage::Contributed).count();
    let mut args = cantiere_web::catalog::Args::new();
    args.set("answered", answered.to_string());
    args.set("all", rows.len().to_string());
    Ok(Some(Fragment::render(&BoardPanel {
        heading: ctx.t("organizations-board-title"),
        text: match rows.is_empty() {
            true => ctx.t("organizations-board-nobody"),
            false => ctx.site.catalog.text(ctx.lang, "organizations-board-summary", Some(&args)).into_owned(),
        },
        label: ctx.t("organizations-board-to"),
        href: ctx.href(&address::participants(&e.plan_slug, &e.slug)),
    })))
}
