//! `/plans/…/report/contributions.csv`, `.json` and `report.odt`: what the page says and no more. Written by parts, so that
//! a file of any size holds one part in memory; a file that is not large is kept like a page.

use super::data::{self, Head};
use super::lines::{COLUMNS, Line};
use super::{odt, page};
use crate::chain;
use crate::load::{self, At, Part as Words};
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::answer::Outcome;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, cacheable, spooled};
use http::{HeaderValue, header};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File as Spool;
use std::io::{BufWriter, Cursor, Write};
use std::sync::Arc;
use tokio::sync::mpsc;

/// With more contributions a file is streamed and not kept.
const KEPT: i64 = 2_000;
/// Pieces that wait for a slow reader, and how large they are.
const WAITING: usize = 4;
const PIECE: usize = 256 << 10;

#[derive(Deserialize)]
pub struct Wanted {
    format: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
    Odt,
}

impl Format {
    fn parse(name: &str) -> Result<Format, Error> {
        match name {
            "contributions.csv" => Ok(Format::Csv),
            "contributions.json" => Ok(Format::Json),
            "report.odt" => Ok(Format::Odt),
            _ => Err(Error::NotFound),
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Json => "application/json",
            Format::Odt => "application/vnd.oasis.opendocument.text",
        }
    }
}

pub async fn file(ctx: Ctx, Path(at): Path<At>, Path(wanted): Path<Wanted>) -> Result<Response, Error> {
    let format = Format::parse(&wanted.format)?;
    let own = ctx.clone();
    let head = Arc::new(ctx.site.db.read(move |conn| data::head(conn, &own, &at)).await?);
    let small = head.figures.received <= KEPT;
    let name = format!("{}-{}-{}", head.edition.plan_slug, head.edition.slug, wanted.format);
    let (own, of) = (ctx.clone(), head.clone());
    let body = match (small, format) {
        (true, _) => {
            let bytes = ctx.site.db.export(move |conn| -> Result<Vec<u8>, Error> {
                let mut out = Cursor::new(Vec::new());
                match format {
                    Format::Odt => odt::write(conn, &own, &of, &mut out)?,
                    rows => write(conn, &own, &of, rows, &mut out)?,
                }
                Ok(out.into_inner())
            });
            Body::from(bytes.await?)
        }
        // A packed folder has a list of what is in it at its end, and is written before it is sent.
        (false, Format::Odt) => {
            let file = ctx.site.db.export(move |conn| -> Result<Spool, Error> {
                let file = tempfile::tempfile().map_err(Error::internal)?;
                odt::write(conn, &own, &of, &mut BufWriter::new(&file))?;
                Ok(file)
            });
            return spooled(file.await?, format.media_type(), &name);
        }
        (false, rows) => streamed(own, of, rows),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let name = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(name).map_err(Error::internal)?);
    Ok(match small {
        true => cacheable(response, load::topics(&head.edition, &head.process)),
        false => response,
    })
}

/// Made on a thread of its own while it is read; whoever goes away ends it.
fn streamed(ctx: Ctx, head: Arc<Head>, rows: Format) -> Body {
    let (sender, receiver) = mpsc::channel::<Result<Bytes, std::io::Error>>(WAITING);
    let db = ctx.site.db.clone();
    tokio::spawn(async move {
        let failed = sender.clone();
        let written = db.export(move |conn| write(conn, &ctx, &head, rows, &mut Pipe(sender))).await;
        if let Err(error) = written {
            // The reader is told by the end coming too early.
            tracing::warn!(?error, "a report could not be written to its end");
            let cut = std::io::Error::other("the file could not be written to its end");
            drop(failed.send(Err(cut)).await);
        }
    });
    Body::from_stream(futures::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|part| (part, receiver))
    }))
}

/// Sends what is written, a piece at a time.
struct Pipe(mpsc::Sender<Result<Bytes, std::io::Error>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let piece = &bytes[..bytes.len().min(PIECE)];
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(piece)));
        sent.map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The contributions one after the other, as rows or as JSON.
fn write(conn: &mut Conn, ctx: &Ctx, head: &Head, rows: Format, out: &mut impl Write) -> Result<(), Error> {
    match rows {
        Format::Csv => csv(conn, ctx, head, out),
        _ => json(conn, ctx, head, out),
    }
}

fn csv(conn: &mut Conn, ctx: &Ctx, head: &Head, out: &mut impl Write) -> Result<(), Error> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(64 << 10).from_writer(out);
    writer.write_record(COLUMNS).map_err(Error::internal)?;
    data::each_part(conn, head, |conn, ids| {
        let part = data::part_of_file(conn, head, ids)?;
        for c in &part.contributions {
            writer.write_record(Line::of(ctx, &part, c).cells()).map_err(Error::internal)?;
        }
        Ok(())
    })?;
    writer.flush().map_err(Error::internal)
}

#[derive(Serialize)]
struct File<'r> {
    plan: &'r str,
    edition: &'r str,
    question: &'r str,
    /// From when to when people could answer, and when the report came out.
    opened: Option<String>,
    closed: Option<String>,
    published: Option<String>,
    received: i64,
    answered: i64,
    changed_plan: i64,
    changed_paragraphs: i64,
    changed_items: i64,
    paragraphs: i64,
    outcomes: BTreeMap<&'static str, i64>,
    /// As the page says it: few people are not told apart.
    who: Vec<Counted>,
    themes: Vec<Counted>,
    calendar: Vec<Phase>,
    changes: Vec<Change>,
    contributions: [(); 0],
}

#[derive(Serialize)]
struct Counted {
    name: String,
    number: String,
}

#[derive(Serialize)]
struct Phase {
    title: String,
    opens: String,
    closes: String,
}

/// A place that changed, as it read before and as it reads now; of an action its title, description, results, times, impact.
#[derive(Serialize)]
struct Change {
    place: String,
    before: Option<Vec<String>>,
    after: Option<Vec<String>>,
}

fn changes(conn: &mut Conn, ctx: &Ctx, head: &Head) -> Result<Vec<Change>, Error> {
    let changed = data::changes(conn, &head.process)?;
    let words = |part: &Option<Words>| {
        part.as_ref().map(|part| match part {
            Words::Words(text) => vec![text.clone()],
            Words::Item(row) => chain::fields(ctx, row).to_vec(),
        })
    };
    let one = |c: cantiere_spine::answer::Cause| {
        let text = changed.texts.get(&(c.on, c.revision))?;
        Some(Change { place: chain::place(ctx, c.on, text), before: words(&text.before), after: words(&text.after) })
    };
    Ok(page::places(&changed).into_iter().filter_map(one).collect())
}

/// Two spaces of indentation, as if the whole were written at once.
fn json(conn: &mut Conn, ctx: &Ctx, head: &Head, out: &mut impl Write) -> Result<(), Error> {
    let f = &head.figures;
    let window = head.process.window();
    let counted = |(name, number)| Counted { name, number };
    let file = File {
        plan: &head.edition.plan_name,
        edition: &head.edition.name,
        question: &head.process.record.question,
        opened: window.map(|w| w.0.to_string()),
        closed: window.map(|w| w.1.to_string()),
        published: head.published_at.map(|at| ctx.site.local(at).date().to_string()),
        received: f.received,
        answered: f.answered,
        changed_plan: f.changed_plan,
        changed_paragraphs: f.paragraphs,
        changed_items: f.items,
        paragraphs: f.all_paragraphs,
        outcomes: Outcome::ALL.map(|o| (o.as_str(), f.of(o))).into(),
        who: page::who(ctx, head).into_iter().map(counted).collect(),
        themes: head.themes.iter().map(|(name, n)| counted((name.clone(), n.to_string()))).collect(),
        calendar: page::calendar(ctx, &head.process)
            .into_iter()
            .zip(&head.process.phases)
            .map(|((title, _), p)| Phase { title, opens: p.opens.to_string(), closes: p.closes.to_string() })
            .collect(),
        changes: changes(conn, ctx, head)?,
        contributions: [],
    };
    let frame = serde_json::to_string_pretty(&file).map_err(Error::internal)?;
    let (before, after) = frame.split_at(frame.rfind(']').unwrap_or(frame.len()));
    let mut text = before.to_string();
    let mut first = true;
    data::each_part(conn, head, |conn, ids| {
        let part = data::part_of_file(conn, head, ids)?;
        for c in &part.contributions {
            let line = serde_json::to_string_pretty(&Line::of(ctx, &part, c)).map_err(Error::internal)?;
            text.push_str(if first { "\n    " } else { ",\n    " });
            // A line end in a text is written as two signs: every other one is of the form.
            text.push_str(&line.replace('\n', "\n    "));
            first = false;
        }
        out.write_all(text.as_bytes()).map_err(Error::internal)?;
        text.clear();
        Ok(())
    })?;
    if !first {
        text.push_str("\n  ");
    }
    text.push_str(after);
    out.write_all(text.as_bytes()).map_err(Error::internal)
}
