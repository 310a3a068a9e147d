//! What every page here begins with: the edition for its reader, a round in it, and who may set one up.

use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::round::{self, Round};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page};
use serde::Deserialize;

/// The parts of an address below an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Which {
    pub round: i64,
}

impl At {
    fn named(&self) -> EditionRef {
        EditionRef { plan: self.plan.clone(), edition: self.edition.clone() }
    }

    pub fn find(&self, conn: &mut Conn, ctx: &Ctx) -> Result<Edition, Error> {
        Ok(edition::find(conn, ctx.actor(), &self.named())?)
    }

    /// For a planner: a visitor is asked to sign in, others are refused.
    pub fn planned(&self, conn: &mut Conn, ctx: &Ctx) -> Result<Edition, Error> {
        ctx.signed_in()?;
        let edition = self.find(conn, ctx)?;
        if plans(ctx, &edition) { Ok(edition) } else { Err(Error::Forbidden) }
    }
}

pub fn both(conn: &mut Conn, ctx: &Ctx, at: &At, which: Which) -> Result<(Edition, Round), Error> {
    let edition = at.find(conn, ctx)?;
    let round = round::find(conn, ctx.actor(), &edition, which.round)?;
    Ok((edition, round))
}

/// For the moment of a ballot: how many there are is not asked, and the database only for what nobody asked before.
pub async fn as_set_up(ctx: &Ctx, at: &At, which: Which) -> Result<(Edition, Round), Error> {
    let db = &ctx.site.db;
    let known = edition::recall(db, ctx.actor(), &at.named()).and_then(|edition| {
        let round = round::recall(db, ctx.actor(), &edition, which.round)?;
        Some((edition, round))
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let (own, at) = (ctx.clone(), at.clone());
    let read = db.read(move |conn| -> Result<_, Error> {
        let edition = at.find(conn, &own)?;
        let round = round::as_set_up(conn, own.actor(), &edition, which.round)?;
        Ok((edition, round))
    });
    read.await
}

pub fn planned(conn: &mut Conn, ctx: &Ctx, at: &At, which: Which) -> Result<(Edition, Round), Error> {
    let edition = at.planned(conn, ctx)?;
    let round = round::find(conn, ctx.actor(), &edition, which.round)?;
    Ok((edition, round))
}

/// For whoever may look at the desk: an auditor reads these pages and changes nothing.
pub fn readable(conn: &mut Conn, ctx: &Ctx, at: &At, which: Which) -> Result<(Edition, Round), Error> {
    ctx.signed_in()?;
    let edition = at.find(conn, ctx)?;
    if !can(ctx.actor(), Action::ReadDesk, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let round = round::find(conn, ctx.actor(), &edition, which.round)?;
    Ok((edition, round))
}

/// Who opens a page of the desk: [`planned`] or [`readable`].
pub type Who = fn(&mut Conn, &Ctx, &At, Which) -> Result<(Edition, Round), Error>;

pub fn plans(ctx: &Ctx, e: &Edition) -> bool {
    can(ctx.actor(), Action::Plan, &e.scope())
}

/// What pages of a round are kept under.
pub fn topics(e: &Edition, round: &Round) -> [String; 2] {
    [format!("plan:{}", e.plan), round::topic(round.id)]
}

/// A page with its way: plans, edition, votes, the vote.
pub async fn page(ctx: &Ctx, e: &Edition, round: Option<&Round>, title: &str) -> Page {
    let name = name(e);
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("rounds-plans"), "/plans")
        .crumb(&name, &crate::address::edition(e))
        .in_language(e.language.as_str())
        .crumb(ctx.t("rounds-title"), &crate::address::votes(e));
    match round {
        Some(round) => page.crumb(&round.title, &crate::address::round(e, round.number)),
        None => page,
    }
}

pub fn name(e: &Edition) -> String {
    format!("{} – {}", e.plan_name, e.name)
}
