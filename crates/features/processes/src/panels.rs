//! What other pages show of a process from here: the documents to read, and everything that was changed while it was under
//! way, with the reason. The page that asks has found the process for its reader.

use crate::documents::facts;
use crate::load;
use crate::place::{Told, history as told};
use crate::words;
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment, file, markdown};

#[derive(askama::Template)]
#[template(path = "panels/history.html")]
struct History {
    heading: String,
    history: Vec<Told>,
    lang: &'static str,
}

#[derive(askama::Template)]
#[template(path = "panels/documents.html")]
struct Documents {
    heading: String,
    lang: &'static str,
    documents: Vec<Shown>,
}

struct Shown {
    label: String,
    what: String,
    href: String,
    lang: String,
    facts: String,
    warning: String,
    summary: Fragment,
}

#[derive(askama::Template)]
#[template(path = "panels/to_documents.html")]
struct ToDocuments {
    heading: String,
    about: String,
    label: String,
    href: String,
}

type Loaded = Result<Vec<Option<Fragment>>, cantiere_store::Error>;

fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}

pub fn documents(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Loaded {
    let each = |of: &Ref| -> Result<Option<Fragment>, cantiere_spine::Error> {
        let id = ProcessId(of.id());
        let found = process::documents(conn, id)?;
        if found.is_empty() {
            return Ok(None);
        }
        let shape = |d: &process::Document| {
            let link = file::link(ctx, &d.file);
            Shown {
                label: link.label,
                what: link.what,
                href: link.href,
                lang: d.file.language.clone(),
                facts: facts(ctx, d),
                warning: if d.is_scan { ctx.t("processes-document-scan-public") } else { String::new() },
                summary: markdown::block(&d.summary),
            }
        };
        Ok(Some(Fragment::render(&Documents {
            heading: ctx.t("processes-documents-public"),
            lang: process::find_by_id(conn, id)?.language.as_str(),
            documents: found.iter().map(shape).collect(),
        })))
    };
    refs.iter().map(each).collect::<Result<_, _>>().map_err(store)
}

/// At the planner's desk: how many there are, and the way to them.
pub fn to_documents(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Loaded {
    let each = |of: &Ref| -> Result<Option<Fragment>, cantiere_spine::Error> {
        let id = ProcessId(of.id());
        let of = process::find_by_id(conn, id)?;
        let e = edition::find_by_id(conn, ctx.actor(), of.edition)?;
        let n = process::documents(conn, id)?.len() as i64;
        Ok(Some(Fragment::render(&ToDocuments {
            heading: ctx.t("processes-documents"),
            about: words::tn(ctx, "processes-documents-count", n),
            label: ctx.t("processes-to-documents"),
            href: ctx.href(&format!("{}/documents", load::base(&e))),
        })))
    };
    refs.iter().map(each).collect::<Result<_, _>>().map_err(store)
}

pub fn history(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Loaded {
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
