//! Below a contribution or a reply: “report” with its reasons, two clicks away, and for moderators the way to the queue.

use super::moderates;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::contribution;
use cantiere_spine::plan::edition;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panels/foot.html")]
struct Foot {
    /// What the form sends; 0: nothing can be reported.
    of: i64,
    title: String,
    /// Said to those who do not see which button it is.
    about: String,
    note: String,
    action: String,
    reasons: Vec<words::Choice>,
    moderate: Option<(String, String)>,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    fragments(conn, ctx, refs).map_err(words::store)
}

/// Replies also say why one of them is gone.
pub fn reply(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let feet = fragments(conn, ctx, refs).map_err(words::store)?;
    let gone = super::gone::fragments(conn, ctx, refs).map_err(words::store)?;
    Ok(gone.into_iter().zip(feet).map(|(gone, foot)| gone.or(foot)).collect())
}

fn fragments(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_spine::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let all = contribution::by_ids(conn, &ids)?;
    let Some(first) = all.first() else { return Ok(vec![None; refs.len()]) };
    // What stands on one page belongs to one edition.
    let edition = edition::find_by_id(conn, ctx.actor(), first.edition)?;
    let base = address::edition(&edition);
    let one = |id: &i64| {
        let c = all.iter().find(|c| c.id.0 == *id)?;
        let can_report = c.state == ContributionState::Published;
        let moderate =
            moderates(ctx, c).then(|| (ctx.href(&address::one(&edition, c.id.0)), ctx.t("moderation-moderate")));
        (can_report || moderate.is_some()).then(|| {
            Fragment::render(&Foot {
                of: if can_report { c.id.0 } else { 0 },
                title: ctx.t("moderation-report"),
                about: words::label(ctx, c),
                note: ctx.t("moderation-report-note"),
                action: ctx.href(&address::reports(&base)),
                reasons: words::reasons(ctx, ""),
                moderate,
            })
        })
    };
    Ok(ids.iter().map(one).collect())
}
