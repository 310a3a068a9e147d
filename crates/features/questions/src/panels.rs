//! The questionnaire on other pages: on the public page of its process, and at the planner's desk.

use crate::load;
use crate::model::find;
use crate::results::are_out;
use crate::words;
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::Activity;
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_store::schema::question::questionnaire_answer;
use cantiere_web::{Ctx, Fragment, markdown};
use diesel::prelude::*;

#[derive(askama::Template)]
#[template(path = "panels/public.html")]
struct Public {
    heading: String,
    lang: &'static str,
    title: String,
    intro: Fragment,
    about: String,
    answer: Option<(String, String)>,
    results: Option<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "panels/planner.html")]
struct Planner {
    heading: String,
    about: String,
    links: Vec<(String, String)>,
}

type Loaded = Result<Vec<Option<Fragment>>, cantiere_store::Error>;

/// The same for all who see the process.
pub fn public(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Loaded {
    let each = |of: &Ref| -> Result<Option<Fragment>, cantiere_spine::Error> {
        let id = ProcessId(of.id());
        let Some(asked) = find(conn, id)?.filter(|q| q.open && !q.questions.is_empty()) else { return Ok(None) };
        let (e, p) = both(conn, ctx, id)?;
        if !p.tools.has(Activity::Questions) {
            return Ok(None);
        }
        let today = ctx.site.today();
        let page = ctx.href(&load::page(&e));
        let open = p.standing(today).open.questions;
        Ok(Some(Fragment::render(&Public {
            heading: ctx.t("questions-questionnaire"),
            lang: p.language.as_str(),
            title: asked.title.clone(),
            intro: markdown::block(&asked.intro),
            about: words::tn(ctx, "questions-count", asked.questions.len() as i64),
            answer: open.then(|| (ctx.t("questions-answer"), page.clone())),
            results: are_out(&p, today).then(|| (ctx.t("questions-see-results"), format!("{page}/results"))),
        })))
    };
    refs.iter().map(each).collect::<Result<_, _>>().map_err(store)
}

pub fn planner(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Loaded {
    let each = |of: &Ref| -> Result<Option<Fragment>, cantiere_spine::Error> {
        let id = ProcessId(of.id());
        let (e, p) = both(conn, ctx, id)?;
        if !can(ctx.actor(), Action::ReadDesk, &e.scope()) {
            return Ok(None);
        }
        let plans = load::plans(ctx, &e);
        let asked = find(conn, id)?;
        let sent: i64 = match &asked {
            Some(q) => questionnaire_answer::table
                .filter(questionnaire_answer::questionnaire.eq(q.id))
                .filter(questionnaire_answer::state.eq("sent"))
                .count()
                .get_result(conn)?,
            None => 0,
        };
        let desk = load::desk(&e);
        let label = match (plans, asked.is_some()) {
            (true, true) => "questions-to-build",
            (true, false) => "questions-to-begin",
            (false, _) => "questions-to-read",
        };
        let mut links = vec![(ctx.t(label), ctx.href(&desk))];
        if asked.is_some() {
            links.push((ctx.t("questions-results"), ctx.href(&format!("{desk}/answers"))));
        }
        Ok(Some(Fragment::render(&Planner {
            heading: ctx.t("questions-questionnaire"),
            about: match &asked {
                None => ctx.t("questions-state-none"),
                Some(q) if !q.open => {
                    let n = words::tn(ctx, "questions-count", q.questions.len() as i64);
                    format!("{n} {}", ctx.t("questions-state-draft"))
                }
                Some(_) if !p.tools.has(Activity::Questions) => ctx.t("questions-off"),
                Some(_) => words::tn(ctx, "questions-sent", sent),
            },
            links,
        })))
    };
    refs.iter().map(each).collect::<Result<_, _>>().map_err(store)
}

fn both(conn: &mut Conn, ctx: &Ctx, id: ProcessId) -> Result<(Edition, Process), cantiere_spine::Error> {
    let p = process::find_by_id(conn, id)?;
    let e = edition::find_by_id(conn, ctx.actor(), p.edition)?;
    if p.shown_to(ctx.actor()) { Ok((e, p)) } else { Err(cantiere_spine::Error::NotFound("process")) }
}

fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}
