//! On the page of what a person wrote: the answer to each contribution and what changed because of it, also of what lives on
//! in another one. Only what is published.

use super::contribution::{AnswerBox, shape};
use crate::load::{self, store};
use crate::{address, chain, words};
use cantiere_domain::Ref;
use cantiere_spine::contribution;
use cantiere_spine::plan::{Edition, edition};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(askama::Template)]
#[template(path = "panels/mine.html")]
struct Mine {
    answer: AnswerBox,
    changed_label: String,
    /// Each place, with the way to where it comes from.
    changed: Vec<chain::Linked>,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    if refs.is_empty() {
        return Ok(Vec::new());
    }
    make(conn, ctx, refs).map_err(store)
}

fn make(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_spine::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let found = load::chain_through(conn, &ids)?;
    let own: HashMap<i64, contribution::Contribution> =
        contribution::by_ids(conn, &ids)?.into_iter().map(|c| (c.id.0, c)).collect();
    let mut editions: HashMap<i64, Edition> = HashMap::new();
    let mut out = Vec::with_capacity(refs.len());
    for id in ids {
        let (Some(c), Some(a)) = (own.get(&id), found.answers.get(&id)) else {
            out.push(None);
            continue;
        };
        let e = match editions.entry(c.edition.0) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(edition::find_by_id(conn, ctx.actor(), c.edition)?),
        };
        let base = address::edition(e);
        let into = a.merged_into.and_then(|into| found.contributions.get(&into.0));
        let into = into.map(|c| (words::numbered(ctx, c), ctx.href(&address::contribution(&base, c.number))));
        let mine = Mine {
            answer: shape(ctx, &base, e.language.as_str(), a, into),
            changed_label: ctx.t("consolidation-it-changed"),
            changed: found
                .changed_for(id)
                .into_iter()
                .map(|(x, text)| chain::linked(ctx, &base, e.language.as_str(), x.on, text))
                .collect(),
        };
        out.push(Some(Fragment::render(&mine)));
    }
    Ok(out)
}
