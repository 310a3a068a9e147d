//! What nearly every page of an edition begins with: which edition, which version, its index.

use axum::response::Response;
use cantiere_domain::plan::licence_address;
use cantiere_spine::plan::implements::{self, Implementers};
use cantiere_spine::plan::shown::{self, Which};
use cantiere_spine::plan::{Edition, EditionIndex, EditionRef, Shown};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Site};
use http::{HeaderValue, header};
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::Arc;

/// `?version=2` or `?at=2026-05-01` on any page of an edition.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Version {
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub at: String,
}

impl Version {
    pub fn which(&self, site: &Site) -> Result<Which, Error> {
        if self.version == "draft" {
            return Ok(Which::Draft);
        }
        if !self.version.is_empty() {
            return self.version.parse().map(Which::Number).map_err(|_| Error::NotFound);
        }
        if self.at.is_empty() {
            return Ok(Which::Current);
        }
        let day: Date = self.at.parse().map_err(|_| Error::BadRequest)?;
        let end = day.at(23, 59, 59, 999_999_000).to_zoned(site.zone().clone()).map_err(|_| Error::NotFound)?;
        Ok(Which::At(end.timestamp().as_microsecond()))
    }

    /// What links to other pages of the same version carry.
    pub fn query(&self) -> String {
        crate::address::query(&[("version", &self.version), ("at", &self.at)])
    }
}

/// Finds the edition and the version, and its items in memory.
pub fn edition(conn: &mut Conn, ctx: &Ctx, at: &EditionRef, which: Which) -> Result<(Shown, Arc<EditionIndex>), Error> {
    let shown = shown::find(conn, ctx.actor(), at, which)?;
    let index = ctx.site.indexes.get(conn, &shown.edition, shown.revision, ctx.site.today())?;
    Ok((shown, index))
}

/// Which lines of other plans implement an item. One without a code cannot be named by them.
pub fn implementers(conn: &mut Conn, ctx: &Ctx, e: &Edition, code: &str) -> Result<Implementers, Error> {
    match code {
        "" => Ok(Implementers::default()),
        code => Ok(implements::of(conn, ctx.actor(), e.plan, &format!("{}/{}/{code}", e.plan_slug, e.slug))?),
    }
}

/// The topics of all that an item's page tells: its own plan, and those that its implementers stand in.
pub fn topics_of_item(shown: &Shown, back: &Implementers) -> Vec<String> {
    topics(shown).into_iter().chain(back.plans.iter().map(|id| format!("plan:{id}"))).collect()
}

/// An answer to programs that says under which licence it may be used again, where that can be read (RFC 8288).
pub fn licensed(mut response: Response, e: &Edition) -> Response {
    let address = licence_address(e.source.licence());
    let link = address.and_then(|a| HeaderValue::try_from(format!("<{a}>; rel=\"license\"")).ok());
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

/// The topics under which pages of a plan are cached.
pub fn topics(shown: &Shown) -> [String; 2] {
    [format!("plan:{}", shown.edition.plan), "settings".into()]
}
