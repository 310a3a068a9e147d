//! `GET /desk/…/contributions-received/file/{format}`: exactly what the filters leave, in the order of the table, as CSV or
//! Excel, for those who see the table. What people wrote is text in both: nothing in it can run.

use super::kept::{Bench, Kept};
use super::order;
use super::wish::Wish;
use crate::load::{self, At};
use crate::{address, words};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_spine::work::office;
use cantiere_store::Conn;
use cantiere_web::table::{self, Cell, Kind};
use cantiere_web::{Ctx, Error, spooled};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::sync::Arc;

/// Rows are read by this many at a time.
const CHUNK: usize = 500;

/// What the columns hold; their names stand in the words of the site, `consolidation-column-…`.
const COLUMNS: [&str; 19] = [
    "number",
    "kind",
    "received",
    "author",
    "place",
    "title",
    "text",
    "wording",
    "action",
    "effect",
    "theme",
    "territory",
    "supports",
    "state",
    "outcome",
    "tags",
    "offices",
    "group",
    "address",
];

#[derive(Deserialize)]
pub struct Wanted {
    format: String,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(wanted): Path<Wanted>,
    Query(wish): Query<Wish>,
    Extension(kept): Extension<Arc<Kept>>,
) -> Result<Response, Error> {
    let kind = Kind::parse(&wanted.format)?;
    let name = format!("{}-{}-contributi-filtrati.{}", at.plan, at.edition, wanted.format);
    let own = ctx.clone();
    let file = ctx
        .site
        .db
        .export(move |conn| -> Result<File, Error> {
            let (edition, process) = load::onlooker(conn, &own, &at)?;
            let bench = kept.of(conn, &own, process.id)?;
            let left = bench.left(&wish, order::start_of_yesterday(&own));
            let ids: Vec<i64> = left.ones().map(|place| bench.entry(place).id).collect();
            let rows = Rows {
                base: address::edition(&edition),
                themes: theme::all(conn)?,
                offices: office::names(conn, edition.plan)?.into_iter().collect(),
                ctx: &own,
                bench: &bench,
                ids: &ids,
            };
            table::write(kind, rows.titles(), |row| rows.each(conn, row))
        })
        .await?;
    spooled(file, kind.media_type(), &name)
}

struct Rows<'a> {
    ctx: &'a Ctx,
    base: String,
    bench: &'a Bench,
    ids: &'a [i64],
    themes: Vec<Theme>,
    offices: HashMap<i64, String>,
}

impl Rows<'_> {
    fn titles(&self) -> [String; COLUMNS.len()] {
        COLUMNS.map(|name| self.ctx.t(&format!("consolidation-column-{name}")))
    }

    fn each(
        &self,
        conn: &mut Conn,
        mut row: impl FnMut([Cell; COLUMNS.len()]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for some in self.ids.chunks(CHUNK) {
            for c in contribution::by_ids(conn, some)? {
                row(self.cells(&c))?;
            }
        }
        Ok(())
    }

    fn cells(&self, c: &Contribution) -> [Cell; COLUMNS.len()] {
        let (ctx, w) = (self.ctx, &c.words);
        let state = self.bench.states.get(&c.id.0);
        let told = match state {
            None => "waiting",
            Some(s) if s.published => "published",
            Some(_) => "draft",
        };
        let theme = self.themes.iter().find(|t| t.is(&c.theme)).map(|t| t.name(ctx.lang).to_string());
        let offices = self.bench.offices.get(&c.id.0).map(Vec::as_slice).unwrap_or_default();
        let offices: Vec<&str> = offices.iter().filter_map(|o| self.offices.get(&o.0).map(String::as_str)).collect();
        let groups = self.bench.groups.get(&c.id.0).map(Vec::as_slice).unwrap_or_default();
        let groups: Vec<String> = groups.iter().map(|g| g.0.to_string()).collect();
        let address = ctx.href(&address::contribution(&self.base, c.number));
        [
            Cell::Number(c.number),
            words::kind(ctx, c.kind).into(),
            Cell::Moment(ctx.site.local(c.received_at)),
            words::author(ctx, &c.author).into(),
            c.place.clone().into(),
            w.title.clone().into(),
            w.body.clone().into(),
            w.wording.clone().into(),
            w.action.clone().into(),
            w.effect.clone().into(),
            theme.unwrap_or_else(|| c.theme.clone()).into(),
            c.territory.clone().into(),
            Cell::Number(c.supports),
            ctx.t(&format!("consolidation-state-filter-{told}")).into(),
            state.map_or(String::new(), |s| words::outcome(ctx, s.outcome)).into(),
            self.bench.tags.get(&c.id.0).map(|t| t.join(", ")).unwrap_or_default().into(),
            offices.join(", ").into(),
            groups.join(", ").into(),
            format!("{}{address}", ctx.site.base_url.origin()).into(),
        ]
    }
}
