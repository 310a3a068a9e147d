//! What the page of one item needs from the database.

use crate::load;
use cantiere_domain::Ref;
use cantiere_domain::id::ItemId;
use cantiere_domain::plan::Content;
use cantiere_spine::plan::implements::Implementers;
use cantiere_spine::plan::item::{self, Elsewhere, Past, Place};
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::shown::Which;
use cantiere_spine::plan::state::{self, StateRow};
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_spine::plan::{EditionIndex, EditionRef, Shown};
use cantiere_store::{Conn, kept};
use cantiere_web::{Ctx, Error, Fragment};
use std::sync::Arc;

pub(super) struct Found {
    pub shown: Shown,
    pub index: Arc<EditionIndex>,
    pub told: Arc<Told>,
    /// All themes, if it has any.
    pub themes: Vec<Theme>,
    /// The lines of other plans that it implements, and those that implement it.
    pub elsewhere: Vec<Elsewhere>,
    pub back: Implementers,
    pub panels: Vec<Fragment>,
    pub follow: Vec<Fragment>,
}

/// What a version and the reports tell of an item, the same for all its readers.
pub(super) struct Told {
    pub row: ItemRow,
    pub content: Content,
    /// Who reported on it, and what.
    pub reports: Vec<StateRow>,
    pub history: Vec<Past>,
    /// Where the text shows it.
    pub places: Vec<Place>,
}

pub(super) fn find(conn: &mut Conn, ctx: &Ctx, at: &EditionRef, which: Which, code: &str) -> Result<Found, Error> {
    let (shown, index) = load::edition(conn, ctx, at, which)?;
    let told = told(conn, &shown, code)?;
    let row = &told.row;
    let themes = match told.content.themes.is_empty() {
        true => Vec::new(),
        false => theme::vocabulary(conn)?,
    };
    let elsewhere = item::elsewhere(conn, ctx.actor(), &told.content.implements)?;
    let back = load::implementers(conn, ctx, &shown.edition, &row.code)?;
    let beside = |conn: &mut Conn, slot: &str| -> Result<Vec<Fragment>, Error> {
        Ok(ctx.site.panels(conn, ctx, slot, &[Ref::Item(row.item)])?.into_iter().flatten().collect())
    };
    let panels = beside(conn, "item")?;
    let follow = beside(conn, "follow")?;
    Ok(Found { shown, index, told, themes, elsewhere, back, panels, follow })
}

/// Kept until something of the plan changes; a draft changes without saying so.
fn told(conn: &mut Conn, shown: &Shown, code: &str) -> Result<Arc<Told>, Error> {
    let topics = |_: &Arc<Told>| match shown.is_draft {
        true => Vec::new(),
        false => vec![format!("plan:{}", shown.edition.plan)],
    };
    kept(conn, "what is told of an item", (shown.revision, code.to_string()), topics, |conn| {
        let row = item::find(conn, shown.revision, code)?;
        Ok(Arc::new(Told {
            reports: state::of_item(conn, ItemId(row.item))?,
            history: item::history(conn, row.item)?,
            places: item::places(conn, shown.revision, row.item)?,
            content: row.content(),
            row,
        }))
    })
}
