//! A table before it is sent: what each row will make, wrong rows to mend, then everything at once. Afterwards: what was sent.

use super::check::{self, Known};
use super::store::{self, Counts, Row, Sheet};
use super::{Kind, grid, start};
use crate::write::fields::{self, SpeakerChoice};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_documents::difference::{Piece, difference};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::{self, NewContribution};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::Process;
use cantiere_store::Conn;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;

const PAGE: i64 = 50;
/// Rows that were sent, with the way to what they became; the others are in the list.
const TOLD: i64 = 500;

#[derive(askama::Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    page: Page,
    title: String,
    name: String,
    lang: &'static str,
    news: String,
    mistakes: Vec<Mistake>,
    facts: Vec<String>,
    /// In whose name what is ready would be sent.
    speaker: Option<SpeakerChoice>,
    ready: i64,
    wrong: Vec<WrongRow>,
    rows: Vec<GoodRow>,
    sent: Vec<SentRow>,
    /// The list, where more were sent than stand here.
    all: Option<String>,
    here: String,
    first: String,
    next: String,
    back: String,
    send: String,
}

/// A row to be mended: its fields as they are, and what is wrong.
struct WrongRow {
    n: i64,
    quote: String,
    fields: Vec<Cell>,
}

struct Cell {
    name: &'static str,
    label: &'static str,
    value: String,
    error: String,
    long: bool,
}

struct GoodRow {
    n: i64,
    label: String,
    place: String,
    pieces: Vec<Piece>,
    text: String,
    who: String,
}

struct SentRow {
    n: i64,
    label: String,
    href: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: String,
    done: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, uuid)): Path<(String, String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    html(page(&ctx, EditionRef { plan, edition }, &uuid, &wish, None, Vec::new()).await?)
}

pub(super) async fn find(ctx: &Ctx, at: &EditionRef, uuid: &str) -> Result<(Sheet, Edition, Process), Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let uuid = uuid.to_string();
    let sheet = ctx.site.db.read(move |conn| store::find(conn, person, &uuid)).await?;
    let (edition, process) = start::allowed(ctx, at, sheet.kind).await?;
    if process.id == sheet.process { Ok((sheet, edition, process)) } else { Err(Error::NotFound) }
}

/// The page again, with what is wrong with a row that was to be mended.
pub(super) async fn still_wrong(ctx: &Ctx, at: EditionRef, uuid: &str, row: i64) -> Result<Response, Error> {
    let page = page(ctx, at, uuid, &Wish::default(), Some(row), Vec::new()).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// The page again, with why nothing more was sent.
pub(super) async fn refused(ctx: &Ctx, at: EditionRef, uuid: &str, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let page = page(ctx, at, uuid, &Wish::default(), None, mistakes).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

struct Found {
    counts: Counts,
    wrong: Vec<Row>,
    rows: Vec<Row>,
    /// The rows that were sent, with the kinds and numbers of what they became.
    sent: Vec<(i64, ContributionKind, i64)>,
    known: Known,
    speakers: Vec<contribution::Speaker>,
}

fn read(conn: &mut Conn, ctx: &Ctx, sheet: &Sheet, of: (&Edition, &Process), after: i64) -> Result<Found, Error> {
    let id = sheet.id;
    let counts = store::counts(conn, id)?;
    let wrong = store::rows(conn, id, &["wrong"], 0, PAGE)?;
    let rows = store::rows(conn, id, &["ready"], after, PAGE + 1)?;
    let sent = store::rows(conn, id, &["sent"], 0, TOLD)?;
    let ids: Vec<i64> = sent.iter().filter_map(|r| r.contribution).collect();
    let mut by: HashMap<i64, contribution::Contribution> = HashMap::new();
    for some in ids.chunks(500) {
        by.extend(contribution::by_ids(conn, some)?.into_iter().map(|c| (c.id.0, c)));
    }
    let became = |r: &Row| by.get(&r.contribution?).map(|c| (r.n, c.kind, c.number));
    let sent = sent.iter().filter_map(became).collect();
    let known = start::known(conn, ctx, of, sheet.kind, wrong.iter().chain(&rows).map(|r| &r.cells))?;
    let speakers = contribution::speakers_of(conn, ctx.actor())?;
    Ok(Found { counts, wrong, rows, sent, known, speakers })
}

async fn page(
    ctx: &Ctx,
    at: EditionRef,
    uuid: &str,
    wish: &Wish,
    at_row: Option<i64>,
    mut mistakes: Vec<Mistake>,
) -> Result<SheetPage, Error> {
    let (sheet, edition, process) = find(ctx, &at, uuid).await?;
    let after = wish.after.parse::<i64>().unwrap_or(0);
    let (kind, e, asking, speaker) = (sheet.kind, edition.clone(), ctx.clone(), sheet.speaker.clone());
    let found = ctx.site.db.export(move |conn| read(conn, &asking, &sheet, (&e, &process), after)).await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let (title, begun) = match kind {
        Kind::Grid => (ctx.t("participation-grid-preview"), ctx.t("participation-grid")),
        Kind::Desk => (ctx.t("participation-entries-preview"), ctx.t("participation-entries")),
    };
    let begins = grid::begins_at(kind, &base);
    let path = format!("{begins}/{uuid}");
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(begun, &begins)
        .crumb(&title, &path)
        .noindex();
    let c = found.counts;
    let wrong: Vec<WrongRow> = found.wrong.iter().map(|r| wrong_row(ctx, kind, r, &found.known)).collect();
    if let Some(n) = at_row {
        for cell in wrong.iter().filter(|w| w.n == n).flat_map(|w| &w.fields).filter(|f| !f.error.is_empty()) {
            mistakes.push(Mistake::one(format!("r{n}-{}", cell.name), &cell.error));
        }
    }
    let more = found.rows.len() as i64 > PAGE;
    let rows = found.rows.iter().take(PAGE as usize);
    let rows: Vec<GoodRow> = rows.filter_map(|r| good_row(ctx, kind, r, &found.known)).collect();
    let here = page.href(&path);
    let sent_row = |(n, kind, number): &(i64, ContributionKind, i64)| SentRow {
        n: *n,
        label: words::numbered(ctx, *kind, *number),
        href: page.href(address::contribution(&base, *number)),
    };
    Ok(SheetPage {
        title,
        name,
        lang: edition.language.as_str(),
        news: news(&page, &wish.done, c),
        mistakes,
        facts: facts(&page, c),
        speaker: match kind {
            Kind::Grid => {
                fields::speaker_choices(ctx, &found.speakers, &speaker).into_iter().find(|s| s.value == speaker)
            }
            Kind::Desk => None,
        },
        ready: c.ready,
        wrong,
        sent: found.sent.iter().map(sent_row).collect(),
        all: (c.sent > TOLD).then(|| page.href(format!("{}?order=new", address::contributions(&base)))),
        first: if after > 0 { here.clone() } else { String::new() },
        next: match rows.last() {
            Some(last) if more => format!("{here}?after={}", last.n),
            _ => String::new(),
        },
        rows,
        back: page.href(&begins),
        send: page.tn("participation-rows-send", c.ready),
        here,
        page,
    })
}

/// What was just done.
fn news(page: &Page, done: &str, counts: Counts) -> String {
    match done {
        "mended" => page.t("participation-row-mended").into_owned(),
        "skipped" => page.t("participation-row-skipped").into_owned(),
        "sent" if counts.ready > 0 => page.tn("participation-rows-go-on", counts.ready),
        "sent" => page.tn("participation-rows-all-sent", counts.sent),
        _ => String::new(),
    }
}

/// How many rows there are of each sort.
fn facts(page: &Page, counts: Counts) -> Vec<String> {
    [
        ("participation-rows-ready", counts.ready),
        ("participation-rows-wrong", counts.wrong),
        ("participation-rows-same", counts.same),
        ("participation-rows-skipped", counts.skipped),
        ("participation-rows-sent", counts.sent),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| page.tn(key, n))
    .collect()
}

fn wrong_row(ctx: &Ctx, kind: Kind, r: &Row, known: &Known) -> WrongRow {
    let problems = match kind {
        Kind::Grid => check::grid(&r.cells, known, ctx.lang).err(),
        Kind::Desk => check::desk(&r.cells, known, ctx.lang).err(),
    }
    .unwrap_or_default();
    let fields = kind
        .columns()
        .iter()
        .filter(|c| !matches!(c.name, "key" | "text"))
        .map(|c| Cell {
            name: c.name,
            label: c.titles[ctx.lang as usize],
            value: r.cells.get(c.name).to_string(),
            error: problems.iter().filter(|p| p.field == c.name).map(|p| ctx.problem(p)).collect::<Vec<_>>().join(" "),
            long: matches!(c.name, "wording" | "reason" | "body" | "action" | "effect"),
        })
        .collect();
    WrongRow { n: r.n, quote: check::quote(&r.cells, known).1, fields }
}

/// None: what it is about has changed since the table was read.
fn good_row(ctx: &Ctx, kind: Kind, r: &Row, known: &Known) -> Option<GoodRow> {
    match kind {
        Kind::Grid => check::grid(&r.cells, known, ctx.lang).ok().map(|new| good(ctx, r, &new, known, "")),
        Kind::Desk => check::desk(&r.cells, known, ctx.lang)
            .ok()
            .map(|entry| good(ctx, r, &entry.new, known, r.cells.get("sender"))),
    }
}

fn good(ctx: &Ctx, r: &Row, new: &NewContribution, known: &Known, who: &str) -> GoodRow {
    let (code, text) = check::quote(&r.cells, known);
    let w = &new.words;
    let said = if w.title.is_empty() { w.body.clone() } else { format!("{} – {}", w.title, w.body) };
    GoodRow {
        n: r.n,
        label: words::kind(ctx, new.kind),
        place: words::place(ctx, new.on.map(|on| if let Ref::Block(_) = on { on } else { Ref::Item(0) }), &code),
        pieces: match new.kind {
            ContributionKind::Amendment => difference(&text, &w.wording),
            _ => Vec::new(),
        },
        text: said,
        who: who.to_string(),
    }
}
