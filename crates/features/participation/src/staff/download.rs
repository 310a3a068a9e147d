//! Everything received as a file, CSV or Excel, each with its replies below it, in the same memory however much it is. What
//! people wrote is text in both: nothing in it can run.

use super::only_staff;
use crate::{address, load, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_spine::attachment::{self, Attachment};
use cantiere_spine::contribution::{self, Author, Contribution};
use cantiere_spine::plan::EditionRef;
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_store::Conn;
use cantiere_web::table::{self, Cell, Kind};
use cantiere_web::{Ctx, Error, file, spooled};
use std::collections::HashMap;
use std::fs::File;

/// Rows are read by this many at a time.
const CHUNK: i64 = 500;

/// What the columns hold; their names stand in the words of the site, `participation-column-…`.
const COLUMNS: [&str; 21] = [
    "number",
    "kind",
    "state",
    "received",
    "channel",
    "protocol",
    "place",
    "about",
    "items",
    "title",
    "text",
    "wording",
    "action",
    "effect",
    "theme",
    "territory",
    "organization",
    "author",
    "supports",
    "attachments",
    "address",
];

pub async fn file(
    ctx: Ctx,
    Path((_, plan, edition, format)): Path<(String, String, String, String)>,
) -> Result<Response, Error> {
    let kind = Kind::parse(&format)?;
    let at = EditionRef { plan, edition };
    let name = format!("{}-{}-contributi.{format}", at.plan, at.edition);
    let file = ctx
        .site
        .db
        .export({
            let ctx = ctx.clone();
            move |conn| -> Result<File, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                only_staff(&ctx, &edition)?;
                let base = address::edition(&edition);
                let themes = theme::all(conn)?;
                let revision = edition.published;
                let rows = Rows { ctx: &ctx, base: &base, of: process.id, revision, themes: &themes };
                table::write(kind, rows.titles(), |row| rows.each(conn, row))
            }
        })
        .await?;
    spooled(file, kind.media_type(), &name)
}

/// Everything that was received, read by its key a few hundred at a time.
struct Rows<'a> {
    ctx: &'a Ctx,
    base: &'a str,
    of: ProcessId,
    /// The version whose items are named.
    revision: Option<i64>,
    themes: &'a [Theme],
}

impl Rows<'_> {
    fn each(&self, conn: &mut Conn, mut row: impl FnMut([Cell; 21]) -> Result<(), Error>) -> Result<(), Error> {
        let mut after = 0;
        loop {
            let chunk = contribution::received(conn, self.of, after, CHUNK)?;
            let Some(last) = chunk.last() else { return Ok(()) };
            after = last.id.0;
            let owners: Vec<Ref> = chunk.iter().map(|c| Ref::Contribution(c.id.0)).collect();
            let files = attachment::of(conn, &owners)?;
            let on_paper: Vec<i64> = chunk.iter().filter(|c| c.channel != "site").map(|c| c.id.0).collect();
            let notes = match on_paper.is_empty() {
                true => HashMap::new(),
                false => contribution::entry_notes(conn, &on_paper)?,
            };
            let ids: Vec<i64> = chunk.iter().map(|c| c.id.0).collect();
            let named = contribution::names_of(conn, self.revision, &ids)?;
            let replies = contribution::replies_to(conn, &ids)?;
            for (c, owner) in chunk.iter().zip(&owners) {
                let files = files.get(owner).map(Vec::as_slice).unwrap_or_default();
                let protocol = notes.get(&c.id.0).map(|n| n.protocol.as_str()).unwrap_or_default();
                let items = named.get(&c.id.0).map(|items| items.join(", ")).unwrap_or_default();
                row(self.cells(c, protocol, &items, files))?;
                for reply in replies.iter().filter(|r| r.parent == Some(c.id)) {
                    row(self.reply(c, reply))?;
                }
            }
        }
    }

    fn titles(&self) -> [String; 21] {
        COLUMNS.map(|name| self.ctx.t(&format!("participation-column-{name}")))
    }

    /// A reply has no number of its own: it stands on the page of what it replies to.
    fn reply(&self, to: &Contribution, reply: &Contribution) -> [Cell; 21] {
        let mut cells = self.cells(reply, "", "", &[]);
        cells[0] = Cell::EMPTY;
        cells[1] = self.ctx.site.catalog.counted(self.ctx.lang, "participation-reply-to", to.number).into();
        cells[20] = format!("{}#r{}", full(self.ctx, &address::contribution(self.base, to.number)), reply.id).into();
        cells
    }

    /// In the words of the reader's language, as the pages say them.
    fn cells(&self, c: &Contribution, protocol: &str, items: &str, files: &[Attachment]) -> [Cell; 21] {
        let ctx = self.ctx;
        let (author, _) = words::author(ctx, &c.author);
        let is_body = matches!(c.author, Author::Organization { .. });
        let theme = self.themes.iter().find(|t| t.is(&c.theme)).map(|t| t.name(ctx.lang).to_string());
        let w = &c.words;
        [
            Cell::Number(c.number),
            words::kind(ctx, c.kind).into(),
            ctx.t(&format!("participation-state-{}", c.state.as_str())).into(),
            Cell::Moment(ctx.site.local(c.received_at)),
            ctx.t(&format!("participation-channel-{}", c.channel)).into(),
            protocol.to_string().into(),
            c.place.clone().into(),
            c.quote.clone().into(),
            items.to_string().into(),
            w.title.clone().into(),
            w.body.clone().into(),
            w.wording.clone().into(),
            w.action.clone().into(),
            w.effect.clone().into(),
            theme.unwrap_or_else(|| c.theme.clone()).into(),
            c.territory.clone().into(),
            if is_body { author.clone().into() } else { Cell::EMPTY },
            if is_body { Cell::EMPTY } else { author.into() },
            Cell::Number(c.supports),
            files.iter().map(|f| full(ctx, &file::address(&f.uuid))).collect::<Vec<_>>().join(" ").into(),
            full(ctx, &address::contribution(self.base, c.number)).into(),
        ]
    }
}

fn full(ctx: &Ctx, path: &str) -> String {
    format!("{}{}", ctx.site.base_url.origin(), ctx.href(path))
}
