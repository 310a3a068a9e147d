//! In the draft at a glance: how many accepted amendments wait, the first of them with their buttons.

use super::{Row, row};
use crate::load::store;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::id::EditionId;
use cantiere_spine::amend::{self, Standing};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

/// So many are shown; the rest are one click away.
const SHOWN: usize = 5;

#[derive(askama::Template)]
#[template(path = "panels/amendments.html")]
struct Waiting {
    heading: String,
    summary: String,
    lang: &'static str,
    rows: Vec<Row>,
    labels: Labels,
    href: String,
    all: String,
}

/// What the buttons say; a panel has no page.
struct Labels {
    apply: String,
    choose: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = Vec::with_capacity(refs.len());
    for r in refs {
        let (e, all) = match amend::all(conn, ctx.actor(), EditionId(r.id())) {
            Ok(found) => found,
            Err(cantiere_spine::Error::Denied | cantiere_spine::Error::NotFound(_)) => {
                out.push(None);
                continue;
            }
            Err(error) => return Err(store(error)),
        };
        if all.is_empty() {
            out.push(None);
            continue;
        }
        let left: Vec<_> = all.iter().filter(|a| !matches!(a.standing, Standing::Written { .. })).collect();
        out.push(Some(Fragment::render(&Waiting {
            heading: ctx.t("consolidation-amendments"),
            summary: words::tn(ctx, "consolidation-amendments-left", left.len() as i64),
            lang: e.language.as_str(),
            rows: left.iter().take(SHOWN).map(|a| row(ctx, &e, a)).collect(),
            labels: Labels { apply: ctx.t("consolidation-apply"), choose: ctx.t("consolidation-choose-words") },
            href: ctx.href(&address::amendments(&e)),
            all: ctx.t("consolidation-amendments-all"),
        })));
    }
    Ok(out)
}
