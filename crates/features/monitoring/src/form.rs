//! The form of two fields, the same for who comes by a mailed link and who is signed in: state and note, and a link if there
//! is one. What was told before stands below it; telling again corrects it and leaves it there.

use crate::load::Found;
use crate::{address, words};
use axum::response::Response;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ItemId;
use cantiere_domain::plan::{ItemState, Times};
use cantiere_spine::plan::state::Report;
use cantiere_spine::{Error as Spine, Problem, update};
use cantiere_store::idempotency;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "update.html")]
struct UpdatePage {
    page: Page,
    plan: String,
    lang: &'static str,
    code: String,
    title: String,
    due: String,
    item_href: String,
    action: String,
    key: String,
    /// Empty, or that it was written down.
    news: String,
    states: Vec<Choice>,
    note: String,
    link: String,
    mistakes: Vec<Mistake>,
    reports: Vec<Told>,
}

pub use cantiere_web::form::{Choice, Mistake, at};

struct Told {
    when: String,
    slug: &'static str,
    state: String,
    note: Fragment,
    link: String,
}

/// What stands in the fields.
#[derive(Clone, Default)]
pub struct Entered {
    state: String,
    note: String,
    link: String,
    key: String,
}

impl Entered {
    /// The state last told; the note begins empty.
    pub fn of(found: &Found) -> Entered {
        Entered {
            state: found.reports.first().map(|r| r.state.clone()).unwrap_or_default(),
            key: uuid::Uuid::new_v4().to_string(),
            ..Entered::default()
        }
    }

    pub fn of_fields(fields: &Fields) -> Entered {
        let one = |name: &str| fields.one(name).to_string();
        Entered { state: one("state"), note: one("note"), link: one("link").trim().to_string(), key: one("key") }
    }
}

/// Writes what was entered, once for each form that was shown.
pub async fn write(ctx: &Ctx, by: Actor, item: i64, entered: &Entered) -> Result<(), Spine> {
    let state = ItemState::parse(&entered.state).unwrap_or(ItemState::Unknown);
    let report = Report {
        item: ItemId(item),
        at: None,
        state,
        note: entered.note.clone(),
        source: String::new(),
        link: entered.link.clone(),
    };
    let (person, key) = (by.person.map_or(0, |p| p.0), entered.key.clone());
    ctx.site
        .db
        .write(move |tx| match key.is_empty() {
            true => update::report(tx, &by, &report).map(drop),
            false => {
                let told = |tx: &mut cantiere_store::Tx| update::report(tx, &by, &report).map(|id| id.to_string());
                idempotency::once(tx, person, &key, told).map(drop)
            }
        })
        .await
}

pub async fn show(ctx: &Ctx, found: &Found, action: &str, entered: Entered, done: bool) -> Result<Response, Error> {
    html(render(ctx, found, action, entered, &[], done).await)
}

pub async fn refused(
    ctx: &Ctx,
    found: &Found,
    action: &str,
    entered: Entered,
    problems: &[Problem],
) -> Result<Response, Error> {
    let page = html(render(ctx, found, action, entered, problems, false).await)?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn render(
    ctx: &Ctx,
    found: &Found,
    action: &str,
    entered: Entered,
    problems: &[Problem],
    done: bool,
) -> UpdatePage {
    let (e, row) = (&found.edition, &found.row);
    let page = ctx.page(format!("{}: {} {}", ctx.t("monitoring-update"), row.code, row.title)).await.noindex();
    let times: Times = row.content().times;
    UpdatePage {
        plan: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        code: row.code.clone(),
        title: row.title.clone(),
        due: times.due().map(|day| page.t1("monitoring-due", "day", page.date(day))).unwrap_or_default(),
        item_href: page.href(address::item(e, &row.code, row.item)),
        action: page.href(action),
        key: entered.key,
        news: if done { page.t("monitoring-done").into_owned() } else { String::new() },
        states: words::REPORTED
            .into_iter()
            .map(|s| Choice::new(s.as_str(), words::state(ctx, s), s.as_str() == entered.state))
            .collect(),
        note: entered.note,
        link: entered.link,
        mistakes: Mistake::all(ctx, problems),
        reports: found
            .reports
            .iter()
            .take(20)
            .map(|r| Told {
                when: page.day(r.at),
                slug: r.state().as_str(),
                state: words::state(ctx, r.state()),
                note: markdown::block(&r.note),
                link: r.link.clone(),
            })
            .collect(),
        page,
    }
}
