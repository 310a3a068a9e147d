//! The replies below a contribution: what each says, what became of it, and what its author may still do with it.
//! A reply that was hidden or taken back keeps its place; its words are not shown.

use crate::words;
use cantiere_documents::difference::{Piece, difference};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_spine::contribution::{self, Contribution, Past};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, markdown};

/// Replies on a page.
pub const PAGE: usize = 50;

pub struct Reply {
    pub anchor: String,
    pub author: String,
    pub author_kind: String,
    pub when: String,
    /// None: it was hidden or taken back, and a line or what stands beside says so.
    pub text: Option<Fragment>,
    pub lang: &'static str,
    /// Said in the place of the words, or above them while only the author reads them.
    pub note: String,
    pub beside: Vec<Fragment>,
    pub history: Vec<Step>,
    /// Where its author changes it, and takes it back; empty: nobody may now.
    pub edit: String,
    pub withdraw: String,
}

/// Something that was done to a contribution or a reply.
pub struct Step {
    pub what: String,
    pub when: String,
    /// The reason, where the desk did it; empty: its author did, or a moderator.
    pub why: String,
    pub pieces: Vec<Piece>,
}

pub struct Found {
    pub reply: Contribution,
    /// What was done to it, if it was changed.
    versions: Vec<Past>,
    beside: Vec<Fragment>,
}

/// One more than a page of them, from one on, with what other features say of each.
pub fn find(conn: &mut Conn, ctx: &Ctx, to: ContributionId, from: i64) -> Result<Vec<Found>, Error> {
    let rows = contribution::replies(conn, to, ctx.actor().person, from, PAGE as i64 + 1)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let refs: Vec<Ref> = rows.iter().map(|r| Ref::Contribution(r.id.0)).collect();
    let mut beside = ctx.site.panels(conn, ctx, "reply", &refs)?.into_iter();
    let changed: Vec<i64> = rows.iter().filter(|r| r.version > 1).map(|r| r.id.0).collect();
    let mut versions = match changed.is_empty() {
        true => Default::default(),
        false => contribution::versions_of(conn, &changed)?,
    };
    let found = |reply: Contribution| Found {
        versions: versions.remove(&reply.id.0).unwrap_or_default(),
        beside: beside.next().unwrap_or_default(),
        reply,
    };
    Ok(rows.into_iter().map(found).collect())
}

/// `can_change`: it is the reader's, and the window is open. `here`: the page of the contribution.
pub fn row(page: &Page, found: &Found, can_change: bool, here: &str) -> Reply {
    let r = &found.reply;
    let shown = matches!(r.state, ContributionState::Published | ContributionState::Submitted);
    let (author, author_kind) = match shown {
        true => words::author(page.ctx(), &r.author),
        false => Default::default(),
    };
    let step = |what: &str| match can_change && shown {
        true => format!("{here}/replies/{}/{what}", r.id),
        false => String::new(),
    };
    Reply {
        anchor: format!("r{}", r.id),
        author,
        author_kind,
        when: page.day(r.received_at),
        text: shown.then(|| markdown::block(&r.words.body)),
        lang: r.language.as_str(),
        note: match r.state {
            ContributionState::Withdrawn => {
                page.ctx().with("participation-reply-withdrawn", &[("day", &page.day(r.changed_at))])
            }
            ContributionState::Submitted => page.t("participation-note-submitted").into_owned(),
            _ => String::new(),
        },
        beside: found.beside.clone(),
        history: if shown { history(page, &found.versions) } else { Vec::new() },
        edit: step("edit"),
        withdraw: step("withdraw"),
    }
}

/// What was done to it, the last first; a change is shown in the words that changed.
pub fn history(page: &Page, versions: &[Past]) -> Vec<Step> {
    if versions.len() < 2 {
        return Vec::new();
    }
    let whole = |p: &Past| {
        let parts = [&p.title, &p.body, &p.wording, &p.action, &p.effect];
        parts.into_iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join("\n\n")
    };
    let by_desk = |p: &Past| if p.note.is_empty() { "" } else { "desk-" };
    let mut rows: Vec<Step> = versions
        .iter()
        .enumerate()
        .map(|(n, past)| Step {
            what: page
                .t(format!("participation-history-{}{}", by_desk(past), past.what.replace('_', "-")))
                .into_owned(),
            when: page.moment(past.at),
            why: past.note.clone(),
            pieces: match (n.checked_sub(1), past.what.as_str()) {
                (Some(before), "edited") => difference(&whole(&versions[before]), &whole(past)),
                _ => Vec::new(),
            },
        })
        .collect();
    rows.reverse();
    rows
}
