//! A table before it is sent: what each row will make, wrong rows to mend, then everything at once. Afterwards: what was sent.

use super::check::{self, Known};
use super::store::{self, Counts, Row, Sheet};
use super::{Kind, grid, row, start};
use crate::one::Mistake;
use crate::{address, words};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_documents::difference::{Change, Piece, difference};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::{self, NewContribution};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::Process;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

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
    render(&ctx, EditionRef { plan, edition }, &uuid, &wish, None).await
}

/// The fields of one row, as its form sends them.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    n: String,
    what: String,
    #[serde(flatten)]
    cells: BTreeMap<String, String>,
}

/// `POST …/{table}/rows`: one row mended, or left out.
pub async fn save(
    ctx: Ctx,
    Path((_, plan, edition, uuid)): Path<(String, String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (sheet, edition, process) = find(&ctx, &at, &uuid).await?;
    let n: i64 = fields.n.parse().map_err(|_| Error::NotFound)?;
    let lang = ctx.lang;
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    let (kind, id, of, body) = (sheet.kind, sheet.id, sheet.process, start::speaker_id(&sheet.speaker));
    let (wanted, asking) = (fields.clone(), ctx.clone());
    let (cells, state) = ctx
        .site
        .db
        .export(move |conn| -> Result<_, Error> {
            let row = store::rows(conn, id, &["ready", "wrong", "same", "skipped"], n - 1, 1)?.pop();
            let mut cells = row.filter(|r| r.n == n).ok_or(Error::NotFound)?.cells;
            if wanted.what == "skip" {
                return Ok((cells, "skipped"));
            }
            for column in kind.columns() {
                if let Some(text) = wanted.cells.get(column.name) {
                    cells.set(column.name, text.trim());
                }
            }
            let known = start::known(conn, &asking, (&edition, &process), kind, std::iter::once(&cells))?;
            let mut there = row::there(conn, kind, of, person.0, body)?;
            let state = start::state(kind, &cells, &known, lang, &mut there);
            Ok((cells, state))
        })
        .await?;
    ctx.site
        .db
        .write(move |tx| {
            let cells = cells.clone();
            store::set(tx, id, n, &cells, state)
        })
        .await?;
    let base = address::of_slugs(&at.plan, &at.edition);
    let here = format!("{}/{uuid}", grid::begins_at(kind, &base));
    if state == "wrong" {
        let wish = Wish::default();
        return Ok(with_status(render(&ctx, at, &uuid, &wish, Some(n)).await?, StatusCode::UNPROCESSABLE_ENTITY));
    }
    Ok(Redirect::to(&ctx.href(&format!("{here}?done={}", if state == "skipped" { "skipped" } else { "mended" })))
        .into_response())
}

pub(super) async fn find(ctx: &Ctx, at: &EditionRef, uuid: &str) -> Result<(Sheet, Edition, Process), Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let uuid = uuid.to_string();
    let sheet = ctx.site.db.read(move |conn| store::find(conn, person, &uuid)).await?;
    let (edition, process) = start::allowed(ctx, at, sheet.kind).await?;
    if process.id == sheet.process { Ok((sheet, edition, process)) } else { Err(Error::NotFound) }
}

async fn render(ctx: &Ctx, at: EditionRef, uuid: &str, wish: &Wish, at_row: Option<i64>) -> Result<Response, Error> {
    html(page(ctx, at, uuid, wish, at_row, Vec::new()).await?)
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
    sent: Vec<(i64, String, i64)>,
    known: Known,
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
    let (id, kind, e, asking) = (sheet.id, sheet.kind, edition.clone(), ctx.clone());
    let found = ctx
        .site
        .db
        .export(move |conn| -> Result<Found, Error> {
            let counts = store::counts(conn, id)?;
            let wrong = store::rows(conn, id, &["wrong"], 0, PAGE)?;
            let rows = store::rows(conn, id, &["ready"], after, PAGE + 1)?;
            let sent = store::rows(conn, id, &["sent"], 0, TOLD)?;
            let ids: Vec<i64> = sent.iter().filter_map(|r| r.contribution).collect();
            let mut by: HashMap<i64, contribution::Contribution> = HashMap::new();
            for some in ids.chunks(500) {
                by.extend(contribution::by_ids(conn, some)?.into_iter().map(|c| (c.id.0, c)));
            }
            let sent = sent
                .iter()
                .filter_map(|r| {
                    let c = by.get(&r.contribution?)?;
                    Some((r.n, c.kind.as_str().to_string(), c.number))
                })
                .collect();
            let known = start::known(conn, &asking, (&e, &process), kind, wrong.iter().chain(&rows).map(|r| &r.cells))?;
            Ok(Found { counts, wrong, rows, sent, known })
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let title = ctx.t(match kind {
        Kind::Grid => "participation-grid-preview",
        Kind::Desk => "participation-entries-preview",
    });
    let begins = grid::begins_at(kind, &base);
    let path = format!("{begins}/{uuid}");
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .crumb(ctx.t(if kind == Kind::Grid { "participation-grid" } else { "participation-entries" }), &begins)
        .crumb(&title, &path)
        .noindex();
    let c = found.counts;
    let facts = [
        ("participation-rows-ready", c.ready),
        ("participation-rows-wrong", c.wrong),
        ("participation-rows-same", c.same),
        ("participation-rows-skipped", c.skipped),
        ("participation-rows-sent", c.sent),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| page.tn(key, n))
    .collect();
    let lang = ctx.lang;
    let wrong: Vec<WrongRow> = found.wrong.iter().map(|r| wrong_row(ctx, kind, r, &found.known)).collect();
    if let Some(n) = at_row {
        for cell in wrong.iter().filter(|w| w.n == n).flat_map(|w| &w.fields).filter(|f| !f.error.is_empty()) {
            mistakes.push(Mistake { field: format!("r{n}-{}", cell.name), message: cell.error.clone() });
        }
    }
    let more = found.rows.len() as i64 > PAGE;
    let rows: Vec<GoodRow> = found
        .rows
        .iter()
        .take(PAGE as usize)
        .filter_map(|r| match kind {
            Kind::Grid => {
                check::grid(&r.cells, &found.known, lang).ok().map(|new| good(ctx, r, &new, &found.known, ""))
            }
            Kind::Desk => check::desk(&r.cells, &found.known, lang)
                .ok()
                .map(|entry| good(ctx, r, &entry.new, &found.known, r.cells.get("sender"))),
        })
        .collect();
    let here = page.href(&path);
    Ok(SheetPage {
        title,
        name,
        lang: edition.language.as_str(),
        news: match wish.done.as_str() {
            "mended" => page.t("participation-row-mended").into_owned(),
            "skipped" => page.t("participation-row-skipped").into_owned(),
            "sent" if c.ready > 0 => page.tn("participation-rows-go-on", c.ready),
            "sent" => page.tn("participation-rows-all-sent", c.sent),
            _ => String::new(),
        },
        mistakes,
        facts,
        ready: c.ready,
        wrong,
        sent: found
            .sent
            .iter()
            .map(|(n, kind, number)| SentRow {
                n: *n,
                label: words::numbered(
                    ctx,
                    ContributionKind::parse(kind).unwrap_or(ContributionKind::Comment),
                    *number,
                ),
                href: page.href(address::contribution(&base, *number)),
            })
            .collect(),
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

impl SheetPage {
    fn is_added(&self, piece: &Piece) -> bool {
        piece.change == Change::Added
    }

    fn is_removed(&self, piece: &Piece) -> bool {
        piece.change == Change::Removed
    }
}
