//! The result of the last consultation that was reported: on the home page with one chain, on the edition's own page.

use crate::address;
use crate::chain::{self, Chains};
use crate::load::{self, store};
use crate::report::figures::{self, Told};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::EditionId;
use cantiere_spine::answer::{self, lists};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panels/result.html")]
struct Result_ {
    heading: String,
    name: String,
    lang: &'static str,
    href: String,
    told: Told,
    report_href: String,
    report: String,
    origin: String,
    /// The changed words that the chain explains.
    words: Fragment,
    words_href: String,
    words_place: String,
    /// Of the place's name where it is not the page's; else empty.
    place_lang: &'static str,
    chain: Option<Chains>,
}

#[derive(askama::Template)]
#[template(path = "panels/work.html")]
struct Work {
    heading: String,
    text: Fragment,
    href: String,
    label: String,
}

/// One fragment, at the edition whose report is the newest.
pub fn home(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "consolidation home", refs, || make_home(conn, ctx, refs))
}

fn make_home(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = vec![None; refs.len()];
    let reported = with_reports(conn, ctx, refs).map_err(store)?;
    let newest = reported.into_iter().filter_map(|(p, at)| Some((at?, p))).max_by_key(|(at, p)| (*at, p.id));
    if let Some((_, process)) = newest
        && let Some(edition) = found(conn, ctx, process.edition)?
        && let Some(place) = refs.iter().position(|r| r.id() == process.edition.0)
    {
        out[place] = Some(result(conn, ctx, &edition, &process, true).map_err(store)?);
    }
    Ok(out)
}

/// The result at each edition that has one; for a planner, where there is none yet, the way to the workbench.
pub fn edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = ctx.site.kept.same_for_all(ctx, "consolidation edition", refs, || make_edition(conn, ctx, refs))?;
    if ctx.actor().is_staff() {
        for (place, of) in out.iter_mut().zip(refs).filter(|(place, _)| place.is_none()) {
            *place = work(conn, ctx, *of)?;
        }
    }
    Ok(out)
}

fn make_edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = vec![None; refs.len()];
    for (process, at) in with_reports(conn, ctx, refs).map_err(store)? {
        let Some(place) = refs.iter().position(|r| r.id() == process.edition.0).filter(|_| at.is_some()) else {
            continue;
        };
        if let Some(edition) = found(conn, ctx, process.edition)? {
            out[place] = Some(result(conn, ctx, &edition, &process, false).map_err(store)?);
        }
    }
    Ok(out)
}

fn work(conn: &mut Conn, ctx: &Ctx, of: Ref) -> Result<Option<Fragment>, cantiere_store::Error> {
    let Some((process, _)) = with_reports(conn, ctx, &[of]).map_err(store)?.pop() else { return Ok(None) };
    let Some(edition) = found(conn, ctx, process.edition)? else { return Ok(None) };
    if !can(ctx.actor(), Action::Plan, &edition.scope()) {
        return Ok(None);
    }
    let counted = answer::figures(conn, process.id).map_err(store)?;
    Ok(Some(Fragment::render(&Work {
        heading: ctx.t("consolidation-workbench"),
        text: figures::meter_linked(ctx, &address::received(&edition), counted.received, counted.answered),
        href: ctx.href(&address::received(&edition)),
        label: ctx.t("consolidation-to-workbench"),
    })))
}

fn with_reports(
    conn: &mut Conn,
    ctx: &Ctx,
    refs: &[Ref],
) -> Result<Vec<(Process, Option<i64>)>, cantiere_spine::Error> {
    let ids: Vec<EditionId> = refs.iter().map(|r| EditionId(r.id())).collect();
    let processes = process::of_editions(conn, &ids)?;
    let processes: Vec<Process> = processes.into_iter().filter(|p| p.published && p.shown_to(ctx.actor())).collect();
    let reported = answer::reported(conn, &processes.iter().map(|p| p.id).collect::<Vec<_>>())?;
    Ok(processes.into_iter().zip(reported).collect())
}

fn found(conn: &mut Conn, ctx: &Ctx, id: EditionId) -> Result<Option<Edition>, cantiere_store::Error> {
    match edition::find_by_id(conn, ctx.actor(), id) {
        Ok(edition) => Ok(Some(edition)),
        Err(cantiere_spine::Error::NotFound(_)) => Ok(None),
        Err(error) => Err(store(error)),
    }
}

fn result(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    with_chain: bool,
) -> Result<Fragment, cantiere_spine::Error> {
    let base = address::edition(e);
    let told = figures::told(ctx, &base, &answer::figures(conn, p.id)?);
    let mut panel = Result_ {
        heading: ctx.t("consolidation-result-heading"),
        name: format!("{} {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        href: ctx.href(&base),
        told,
        report_href: ctx.href(&address::report(&base)),
        report: ctx.t("consolidation-read-report"),
        origin: ctx.t("consolidation-origin-sentence"),
        words: Fragment::default(),
        words_href: String::new(),
        words_place: String::new(),
        place_lang: "",
        chain: None,
    };
    if with_chain {
        show_a_chain(conn, ctx, e, p, &base, &mut panel)?;
    }
    Ok(Fragment::render(&panel))
}

/// A contribution that comes from a need and changed a paragraph, told as an example.
fn show_a_chain(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    base: &str,
    panel: &mut Result_,
) -> Result<(), cantiere_spine::Error> {
    let Some(example) = lists::example(conn, p.id)? else { return Ok(()) };
    let found = load::chain(conn, &[example.contribution])?;
    if let Some(text) = found.texts.get(&(example.on, example.revision)) {
        panel.words = chain::difference(ctx, text);
        panel.words_href = ctx.href(&address::origin(base, example.on, &text.address));
        panel.words_place = chain::place(ctx, example.on, text);
        panel.place_lang = chain::place_lang(example.on, e.language.as_str());
    }
    let mut chains =
        chain::chains(conn, ctx, base, e.language.as_str(), &found, &[example.contribution], &[example.on], None)?;
    panel.chain = chains.pop().map(|mut c| {
        // The words stand above; five steps across.
        c.steps.retain(|s| s.heading != panel.words_place);
        for step in &mut c.steps {
            step.words = Fragment::default();
        }
        c
    });
    Ok(())
}
