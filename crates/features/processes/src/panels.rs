//! What the public page of a process shows from here: everything that was changed while it was under way, with the reason.

use crate::place::{Told, history as told};
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panels/history.html")]
struct History {
    heading: String,
    history: Vec<Told>,
    lang: &'static str,
}

/// The page that asks has found the process for its reader.
pub fn history(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let store = |error| match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    };
    let mut out = Vec::with_capacity(refs.len());
    for of in refs {
        let id = ProcessId(of.id());
        let changes = process::changes(conn, id).map_err(store)?;
        // That it was published is no news; only what came after it.
        out.push(match changes.iter().any(|c| c.what != "published") {
            false => None,
            true => {
                let lang = process::find_by_id(conn, id).map_err(store)?.language.as_str();
                Some(Fragment::render(&History {
                    heading: ctx.t("processes-history"),
                    history: told(ctx, &changes),
                    lang,
                }))
            }
        });
    }
    Ok(out)
}
