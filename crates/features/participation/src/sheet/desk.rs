//! `/desk/…/entries`: what came by letter, certified mail, in a meeting or a hearing: one at a time, or many from a CSV.

use super::check;
use super::start;
use super::{Cells, DESK, Kind};
use crate::state::State;
use crate::write::fields::Choice;
use crate::{address, load, words};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::contribution::{self, Author, CHANNELS, Contribution, EntryNote, EntryRules};
use cantiere_spine::plan::theme::{self, Theme};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::{contribution as table, contribution_entry};
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::{self, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The latest entries that the page shows.
const SHOWN: i64 = 50;

#[derive(askama::Template)]
#[template(path = "entries.html")]
pub(super) struct EntriesPage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    news: String,
    until: String,
    /// As they stand, or as they were typed.
    days: String,
    cells: Cells,
    channels: Vec<Choice>,
    kinds: Vec<Choice>,
    sender_kinds: Vec<Choice>,
    bodies: Vec<Choice>,
    themes: Vec<Choice>,
    key: String,
    mistakes: Vec<Mistake>,
    action: String,
    file_action: String,
    template_href: String,
    days_action: String,
    rows: Vec<EntryRow>,
}

struct EntryRow {
    number: i64,
    label: String,
    href: String,
    author: String,
    what: String,
    can_forget: bool,
    /// What became of it; empty: everybody sees it.
    state: String,
    /// It may be mended, if it is not answered.
    can_mend: bool,
    /// Where its name is forgotten, and where it is mended.
    path: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    key: String,
    body_id: String,
    #[serde(flatten)]
    cells: BTreeMap<String, String>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    html(page(&ctx, EditionRef { plan, edition }, Cells::default(), Vec::new(), &wish.done).await?)
}

/// `POST /desk/…/entries`: one entry.
pub async fn send(
    ctx: Ctx,
    Extension(_state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let (edition, process) = start::allowed(&ctx, &at, Kind::Desk).await?;
    let mut typed = Cells(fields.cells.clone());
    typed.set("body_id", &fields.body_id);
    let mut cells = typed.clone();
    // A body is chosen from the list, the others are typed.
    let is_listed = typed.get("sender_kind") == "body";
    if is_listed {
        cells.set("sender", &fields.body_id);
    }
    // A file may leave it out where the name is that of a body of the list; on the form it is chosen.
    if typed.get("sender_kind").is_empty() {
        cells.set("sender_kind", "?");
    }
    let lang = ctx.lang;
    let checked = {
        let (e, cells, asking, process) = (edition.clone(), cells.clone(), ctx.clone(), process.clone());
        ctx.site
            .db
            .export(move |conn| -> Result<_, Error> {
                let known = start::known(conn, &asking, (&e, &process), Kind::Desk, std::iter::empty())?;
                Ok(check::desk(&cells, &known, lang))
            })
            .await?
    };
    let problems = match checked {
        Ok(entry) => {
            let (zone, of, key) = (ctx.site.zone().clone(), process.id, fields.key.clone());
            let person = by.person.map_or(0, |p| p.0);
            let written = ctx.site.db.write(move |tx| {
                idempotency::of_form(tx, person, "entry", &key, |tx| {
                    let sent = contribution::enter(tx, &zone, &by, of, &entry)?;
                    Ok::<_, cantiere_spine::Error>(sent.number.to_string())
                })
            });
            match written.await {
                Ok(number) => {
                    let to = format!("{}?done={number}", address::entries(&address::edition(&edition)));
                    return Ok(Redirect::to(&ctx.href(&to)).into_response());
                }
                Err(cantiere_spine::Error::Invalid(problems)) => problems,
                Err(error) => return Err(error.into()),
            }
        }
        Err(problems) => problems,
    };
    let mut mistakes = Mistake::all(&ctx, &problems);
    for mistake in mistakes.iter_mut().filter(|m| is_listed && m.field == "sender") {
        mistake.field = "body_id".into();
    }
    let page = page(&ctx, at, typed, mistakes, "").await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Days {
    days: String,
}

/// `POST /desk/…/entries/days`: how long after the close something may be entered.
pub async fn days(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Form(fields): Form<Days>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let (edition, process) = start::allowed(&ctx, &at, Kind::Desk).await?;
    let days = fields.days.trim().parse::<i64>().unwrap_or(-1);
    match ctx.site.db.write(move |tx| contribution::set_entry_days(tx, &by, process.id, days)).await {
        Ok(()) => {
            let to = format!("{}?done=days", address::entries(&address::edition(&edition)));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(error) => {
            let mistakes = crate::write::problems(&ctx, error)?;
            let mut page = page(&ctx, at, Cells::default(), mistakes, "").await?;
            page.days = fields.days;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// `/desk/…/entries/template.csv`: the columns to fill in.
pub async fn template(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    ctx.signed_in()?;
    start::allowed(&ctx, &EditionRef { plan, edition }, Kind::Desk).await?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(DESK.iter().map(|c| c.head(ctx.lang as usize))).map_err(Error::internal)?;
    let bytes = writer.into_inner().map_err(Error::internal)?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"protocollo.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

struct Found {
    edition: Edition,
    rules: EntryRules,
    /// Numbers and names.
    bodies: Vec<(i64, String)>,
    themes: Vec<Theme>,
    /// The latest entries, and how they were entered.
    rows: Vec<Contribution>,
    notes: HashMap<i64, EntryNote>,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &EditionRef) -> Result<Found, Error> {
    let (edition, process) = load::both(conn, ctx, at)?;
    if !can(ctx.actor(), Action::Plan, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let bodies: Vec<(i64, String)> = organization::table
        .filter(organization::state.ne("suspended"))
        .order(organization::sort_key)
        .limit(2_000)
        .select((organization::id, organization::name))
        .load(conn)?;
    let ids: Vec<i64> = table::table
        .inner_join(contribution_entry::table.on(contribution_entry::contribution.eq(table::id)))
        .filter(table::process.eq(process.id.0))
        .order(table::id.desc())
        .limit(SHOWN)
        .select(table::id)
        .load(conn)?;
    let rows = contribution::by_ids(conn, &ids)?;
    let notes = contribution::entry_notes(conn, &ids)?;
    let themes = theme::all(conn)?;
    let rules = contribution::entry_rules(conn, process, ctx.site.zone(), ctx.site.today())?;
    Ok(Found { edition, rules, bodies, themes, rows, notes })
}

pub(super) async fn page(
    ctx: &Ctx,
    at: EditionRef,
    cells: Cells,
    mistakes: Vec<Mistake>,
    done: &str,
) -> Result<EntriesPage, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    let edition = &found.edition;
    let base = address::edition(edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let path = address::entries(&base);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("participation-entries")))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("participation-entries"), &path)
        .noindex();
    let worded = |prefix: &str, words: &[&str], chosen: &str| {
        let options = words.iter().map(|w| (w.to_string(), ctx.t(&format!("{prefix}{w}"))));
        choices(ctx.t("participation-choose"), options, chosen)
    };
    let bodies = found.bodies.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let themes = found.themes.iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string()));
    Ok(EntriesPage {
        news: news(&page, done),
        until: found
            .rules
            .until()
            .map(|day| ctx.with("participation-entries-until", &[("day", &page.date(day))]))
            .unwrap_or_default(),
        days: found.rules.days.to_string(),
        channels: worded("participation-by-", &CHANNELS, cells.get("channel")),
        kinds: worded("participation-kind-", &["comment", "amendment", "need", "proposal"], cells.get("kind")),
        sender_kinds: worded("participation-sender-", &["body", "named", "person"], cells.get("sender_kind")),
        bodies: choices(ctx.t("participation-choose"), bodies, cells.get("body_id")),
        themes: choices(ctx.t("participation-no-theme"), themes, cells.get("theme")),
        key: uuid::Uuid::new_v4().to_string(),
        mistakes,
        action: page.href(&path),
        file_action: page.href(format!("{path}/file")),
        template_href: page.href(format!("{path}/template.csv")),
        days_action: page.href(format!("{path}/days")),
        base: page.href(&base),
        lang: edition.language.as_str(),
        name,
        rows: found.rows.iter().map(|c| entry_row(&page, c, &found, &base)).collect(),
        cells,
        page,
    })
}

/// The choices of a list: none, as `none` says it, then each value with its label.
fn choices(none: String, options: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let mut all = vec![Choice { value: String::new(), label: none, chosen: false }];
    all.extend(options.map(|(value, label)| Choice { chosen: value == chosen, value, label }));
    all
}

/// What was just done: a word, or the number of what was entered.
fn news(page: &Page, done: &str) -> String {
    match (done, done.parse::<i64>()) {
        ("days", _) => page.t("participation-entries-days-saved").into_owned(),
        ("forgotten", _) => page.t("participation-entries-forgotten").into_owned(),
        (_, Ok(n)) => page.ctx().with("participation-entries-done", &[("number", &n.to_string())]),
        _ => String::new(),
    }
}

fn entry_row(page: &Page, c: &Contribution, found: &Found, base: &str) -> EntryRow {
    let note = found.notes.get(&c.id.0);
    let stands = matches!(c.state, ContributionState::Published | ContributionState::Submitted);
    EntryRow {
        number: c.number,
        label: words::numbered(page.ctx(), c.kind, c.number),
        href: page.href(address::contribution(base, c.number)),
        author: words::author(page.ctx(), &c.author).0,
        what: words::entered(page.ctx(), c, note.map(|n| n.protocol.as_str()).unwrap_or_default()),
        can_forget: c.organization.is_none() && matches!(&c.author, Author::Person { .. } | Author::Sender { .. }),
        state: match c.state {
            ContributionState::Published => String::new(),
            other => page.t(format!("participation-state-{}", other.as_str())).into_owned(),
        },
        can_mend: stands && found.rules.unmendable().is_none(),
        path: page.href(address::entry(base, c.number)),
    }
}

impl EntriesPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
