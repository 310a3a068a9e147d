//! In the place of hidden words: who took them away, when and why, and whether it was asked to look again. The function is
//! named, never the person. Their author also finds the way to appeal.

use super::is_own;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::contribution;
use cantiere_spine::moderation;
use cantiere_spine::plan::edition;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment, markdown};

#[derive(askama::Template)]
#[template(path = "panels/gone.html")]
struct Gone {
    line: String,
    text: Fragment,
    appeal: String,
    record: (String, String),
    own: Option<(String, String)>,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    fragments(conn, ctx, refs).map_err(words::store)
}

pub fn fragments(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_spine::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let all = contribution::by_ids(conn, &ids)?;
    let hidden: Vec<i64> = all.iter().filter(|c| c.state == ContributionState::Hidden).map(|c| c.id.0).collect();
    if hidden.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    let latest = moderation::latest(conn, &hidden)?;
    let cases = moderation::cases_of(conn, &hidden)?;
    let mut out = Vec::with_capacity(refs.len());
    for id in ids {
        let found = all.iter().find(|c| c.id.0 == id).zip(latest.get(&id));
        let Some((c, decision)) = found else {
            out.push(None);
            continue;
        };
        let edition = edition::find_by_id(conn, ctx.actor(), c.edition)?;
        let record = ctx.href(&address::record(&address::edition(&edition)));
        out.push(Some(Fragment::render(&Gone {
            line: words::hidden(ctx, decision),
            text: markdown::block(&decision.text),
            appeal: words::appeal(ctx, &cases, decision.id),
            record: (record, ctx.t("moderation-record")),
            own: is_own(ctx, c).then(|| (ctx.href(&address::appeal(&decision.uuid)), ctx.t("moderation-own-appeal"))),
        })));
    }
    Ok(out)
}
