//! On the page of a consultation: where one reads what was hidden and why.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(source = "<p><a href=\"{{ href }}\">{{ label }}</a></p>", ext = "html")]
struct Record {
    href: String,
    label: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    refs.iter().map(|r| one(conn, ctx, r.id()).map_err(words::store)).collect()
}

fn one(conn: &mut Conn, ctx: &Ctx, id: i64) -> Result<Option<Fragment>, cantiere_spine::Error> {
    let process = process::find_by_id(conn, ProcessId(id))?;
    let edition = edition::find_by_id(conn, ctx.actor(), process.edition)?;
    let href = ctx.href(&address::record(&address::edition(&edition)));
    Ok(Some(Fragment::render(&Record { href, label: ctx.t("moderation-record-link") })))
}
