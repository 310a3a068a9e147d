//! The consultation of an edition as a card: until when, its phases, what came in, and where to begin.
//! Home page, edition and the page of the consultation show the same card, made by the same function.

use super::store;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::process::PhaseKind;
use cantiere_spine::plan::{self, Edition};
use cantiere_spine::process::{self, Figures, Process};
use cantiere_store::Conn;
use cantiere_web::catalog;
use cantiere_web::{Ctx, Fragment};
use jiff::civil::Date;

pub struct Open {
    pub lang: &'static str,
    /// “In consultazione: chiude tra 23 giorni”.
    pub state: String,
    /// “15 dicembre 2026, ore 23:59”, and for machines.
    pub until: String,
    pub until_iso: String,
    pub is_open: bool,
    pub phases: Vec<PhaseRow>,
    pub counts: String,
    pub voices: String,
    pub counts_href: String,
    pub read: Button,
    pub comment: Option<Button>,
    pub propose: Option<Button>,
    pub need: Option<Button>,
    pub consultation: String,
    pub paused: String,
}

pub struct Button {
    pub label: String,
    pub href: String,
}

pub struct PhaseRow {
    pub title: String,
    pub when: String,
    pub class: &'static str,
    /// “adesso”; empty for the others.
    pub now: String,
}

#[derive(askama::Template)]
#[template(path = "panels/home.html")]
struct HomePanel {
    heading: String,
    name: String,
    href: String,
    question: Fragment,
    card: Open,
    more: String,
}

#[derive(askama::Template)]
#[template(path = "panels/edition.html")]
struct EditionPanel {
    heading: String,
    question: Fragment,
    card: Open,
    more: String,
}

pub fn home(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "participation home", refs, || make_home(conn, ctx, refs))
}

fn make_home(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    panel(conn, ctx, refs, |edition, process, card| {
        card.is_open.then(|| {
            Fragment::render(&HomePanel {
                heading: ctx.t("participation-home"),
                name: format!("{} {}", edition.plan_name, edition.name),
                href: ctx.href(&address::edition(edition)),
                question: cantiere_web::markdown::block(&process.record.question),
                card,
                more: ctx.t("participation-more"),
            })
        })
    })
}

pub fn edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "participation edition", refs, || make_edition(conn, ctx, refs))
}

fn make_edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    panel(conn, ctx, refs, |_, process, card| {
        Some(Fragment::render(&EditionPanel {
            heading: ctx.t("participation-consultation"),
            question: cantiere_web::markdown::block(&process.record.question),
            card,
            more: ctx.t("participation-more"),
        }))
    })
}

fn panel(
    conn: &mut Conn,
    ctx: &Ctx,
    refs: &[Ref],
    shape: impl Fn(&Edition, &Process, Open) -> Option<Fragment>,
) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<EditionId> = refs.iter().map(|r| EditionId(r.id())).collect();
    let processes = process::of_editions(conn, &ids).map_err(store)?;
    if processes.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    let figures = process::figures(conn, &processes.iter().map(|p| p.id).collect::<Vec<_>>()).map_err(store)?;
    let mut out = Vec::with_capacity(refs.len());
    for id in ids {
        let at = processes.iter().position(|p| p.edition == id && p.published && p.shown_to(ctx.actor()));
        out.push(match at {
            Some(at) => match found(conn, ctx.actor(), id)? {
                Some(edition) => {
                    let base = address::edition(&edition);
                    let card = card(ctx, &base, &edition, &processes[at], &figures[at]);
                    shape(&edition, &processes[at], card)
                }
                None => None,
            },
            None => None,
        });
    }
    Ok(out)
}

fn found(conn: &mut Conn, reader: &Actor, id: EditionId) -> Result<Option<Edition>, cantiere_store::Error> {
    match plan::edition::find_by_id(conn, reader, id) {
        Ok(edition) => Ok(Some(edition)),
        Err(cantiere_spine::Error::NotFound(_)) => Ok(None),
        Err(error) => Err(store(error)),
    }
}

pub fn card(ctx: &Ctx, base: &str, edition: &Edition, process: &Process, figures: &Figures) -> Open {
    let today = ctx.site.today();
    let standing = process.standing(today);
    let is_open = standing.open.any();
    let closing =
        standing.now.iter().filter(|n| is_work(process.phases[**n].kind)).map(|n| process.phases[*n].closes).min();
    let (state, until) = state(ctx, process, today, closing.filter(|_| is_open));
    let button = |key: &str, path: String| Button { label: ctx.t(key), href: ctx.href(&path) };
    Open {
        lang: edition.language.as_str(),
        state,
        until: until
            .map(|day| ctx.with("participation-until", &[("day", &catalog::date(ctx.lang, day))]))
            .unwrap_or_default(),
        until_iso: until.map(|day| day.to_string()).unwrap_or_default(),
        is_open,
        phases: process
            .phases
            .iter()
            .enumerate()
            .map(|(n, p)| phase_row(ctx, p, standing.now.contains(&n), today))
            .collect(),
        counts: words::counts(ctx, figures),
        voices: words::voices(ctx, figures),
        counts_href: ctx.href(&address::contributions(base)),
        read: match standing.open.comments {
            true => button("participation-read-comment", format!("{base}/text")),
            false => button("participation-read", format!("{base}/text")),
        },
        comment: standing.open.comments.then(|| button("participation-comment-whole", address::comment(base, "", ""))),
        propose: standing
            .open
            .proposals
            .then(|| button("participation-propose", address::propose(base, "proposal", ""))),
        need: standing.open.needs.then(|| button("participation-tell-need", address::propose(base, "need", ""))),
        consultation: ctx.href(&address::consultation(base)),
        paused: process.paused.clone(),
    }
}

fn is_work(kind: PhaseKind) -> bool {
    kind.is_window() || kind == PhaseKind::Prioritisation
}

/// Where it stands in a sentence, and the day until which something is open.
fn state(ctx: &Ctx, process: &Process, today: Date, closing: Option<Date>) -> (String, Option<Date>) {
    if !process.paused.is_empty() {
        return (ctx.t("participation-state-line-paused"), None);
    }
    if let Some(closes) = closing {
        let left = cantiere_domain::process::days(today, closes);
        return (words::tn(ctx, "participation-closes-in", left.into()), Some(closes));
    }
    if process.ended {
        return (ctx.t("participation-state-line-ended"), None);
    }
    // Between two rounds the next one is what counts.
    let coming = process.rounds().into_iter().find(|(opens, _)| today < *opens);
    match coming.or(process.window()) {
        Some((opens, _)) if today < opens => {
            let day = catalog::date(ctx.lang, opens);
            (ctx.with("participation-opens-on", &[("day", &day)]), None)
        }
        Some((_, closes)) => {
            let day = catalog::date(ctx.lang, closes);
            (ctx.with("participation-closed-on", &[("day", &day)]), None)
        }
        None => (String::new(), None),
    }
}

fn phase_row(ctx: &Ctx, phase: &cantiere_domain::process::Phase, now: bool, today: Date) -> PhaseRow {
    let (opens, closes) = (catalog::date(ctx.lang, phase.opens), catalog::date(ctx.lang, phase.closes));
    PhaseRow {
        title: match phase.title.is_empty() {
            true => ctx.t(&format!("participation-phase-{}", phase.kind.as_str())),
            false => phase.title.clone(),
        },
        when: ctx.with("participation-from-to", &[("from", &opens), ("to", &closes)]),
        class: match (now, phase.closes < today) {
            (true, _) => "is-now",
            (false, true) => "is-past",
            (false, false) => "",
        },
        now: if now { ctx.t("participation-now") } else { String::new() },
    }
}
