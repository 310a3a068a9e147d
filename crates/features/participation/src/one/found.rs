//! What the page of one contribution needs from the database.

use crate::{load, replies};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::attachment;
use cantiere_spine::contribution::{self, Contribution, NamedItem, Past, Speaker, Supporter};
use cantiere_spine::plan::{Edition, EditionRef, theme};
use cantiere_spine::process::Process;
use cantiere_spine::trace;
use cantiere_store::Conn;
use cantiere_web::file::{self, FileLink};
use cantiere_web::{Ctx, Error, Fragment};
use std::collections::HashMap;

pub(super) struct Found {
    pub edition: Edition,
    pub process: Process,
    pub one: Contribution,
    pub anchors: HashMap<i64, String>,
    pub replies: Vec<replies::Found>,
    pub versions: Vec<Past>,
    pub bodies: Vec<Supporter>,
    pub theme: String,
    pub linked: Vec<Contribution>,
    pub named: Vec<NamedItem>,
    /// Why it is gone, and what stands below it.
    pub gone: Vec<Fragment>,
    pub foot: Vec<Fragment>,
    pub protocol: String,
    pub speakers: Vec<Speaker>,
    pub given: Vec<i64>,
    /// Asked for its author alone: whether its answer is out.
    pub answered: bool,
    /// The reader may mend what the desk entered.
    pub mendable: bool,
    pub files: Vec<FileLink>,
    pub panels: Vec<Fragment>,
    pub follow: Vec<Fragment>,
}

pub(super) async fn find(ctx: &Ctx, at: EditionRef, number: i64, from: i64) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| read(conn, &own, &at, number, from)).await
}

fn read(conn: &mut Conn, ctx: &Ctx, at: &EditionRef, number: i64, from: i64) -> Result<Found, Error> {
    let (edition, process) = load::both(conn, ctx, at)?;
    let one = contribution::find(conn, process.id, number)?;
    let is_told =
        matches!(one.state, ContributionState::Published | ContributionState::Withdrawn | ContributionState::Hidden);
    if !is_told && !one.shown_to(ctx.actor()) {
        return Err(Error::NotFound);
    }
    let anchors = load::anchors(conn, one.on.into_iter())?;
    let replies = replies::find(conn, ctx, one.id, from)?;
    let versions = contribution::versions(conn, one.id)?;
    let bodies =
        if one.supports > 0 && one.shows_supports { contribution::supporters(conn, one.id)? } else { Vec::new() };
    let theme = match one.theme.is_empty() {
        true => None,
        false => theme::all(conn)?.into_iter().find(|t| t.slug == one.theme).map(|t| t.name(ctx.lang).to_string()),
    };
    let mut ids: Vec<i64> = Vec::new();
    for link in trace::from_all(conn, "contribution", &[one.id.0])? {
        if let Ref::Contribution(id) = link.to {
            ids.push(id);
        }
    }
    let named: Vec<i64> = contribution::named_by(conn, &[one.id.0])?.into_iter().map(|(_, item)| item).collect();
    let named = contribution::items_of(conn, edition.published, &named)?;
    for link in trace::to_all(conn, "contribution", &[one.id.0])? {
        if let Ref::Contribution(id) = link.from {
            ids.push(id);
        }
    }
    let linked = if ids.is_empty() { Vec::new() } else { contribution::by_ids(conn, &ids)? };
    let speakers = contribution::speakers_of(conn, ctx.actor())?;
    let given = contribution::supported_by(conn, one.id, ctx.actor())?;
    let theme = theme.unwrap_or_default();
    let by_reader = match one.organization {
        Some(body) => speakers.iter().any(|s| s.organization == body),
        None => one.person.is_some() && one.person == ctx.actor().person,
    };
    let answered = by_reader && contribution::is_answered(conn, one.id)?;
    let own = Ref::Contribution(one.id.0);
    let beside = |conn: &mut Conn, slot: &str| -> Result<Vec<Fragment>, Error> {
        Ok(ctx.site.panels(conn, ctx, slot, &[own])?.into_iter().flatten().collect())
    };
    let (panels, follow) = (beside(conn, "contribution")?, beside(conn, "follow")?);
    let files = match one.shown_to(ctx.actor()) {
        true => attachment::of_one(conn, own)?.iter().map(|f| file::link(ctx, f)).collect(),
        false => Vec::new(),
    };
    let gone = if one.state == ContributionState::Hidden { beside(conn, "contribution-gone")? } else { Vec::new() };
    let foot = beside(conn, "contribution-foot")?;
    let protocol = match one.channel.as_str() {
        "site" | "grid" | contribution::VOTE => String::new(),
        _ => contribution::entry_notes(conn, &[one.id.0])?.remove(&one.id.0).map(|n| n.protocol).unwrap_or_default(),
    };
    let by_desk = !protocol.is_empty() && can(ctx.actor(), Action::Plan, &edition.scope());
    let (zone, today) = (ctx.site.zone(), ctx.site.today());
    let mendable = by_desk && contribution::unmendable(conn, zone, today, &process, &one)?.is_none();
    Ok(Found {
        edition,
        process,
        one,
        anchors,
        replies,
        versions,
        bodies,
        theme,
        linked,
        named,
        gone,
        foot,
        protocol,
        speakers,
        given,
        answered,
        mendable,
        files,
        panels,
        follow,
    })
}
