//! On the page of a contribution: the answer with its reason, and the way from the need to the changed words.
//! A planner also sees the draft; nobody else does.

use crate::chain::{self, Chains};
use crate::load::{self, store};
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_spine::answer::{self, Answer, Part};
use cantiere_spine::contribution;
use cantiere_spine::plan::edition;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment, markdown};

#[derive(askama::Template)]
#[template(path = "panels/contribution.html")]
struct OfContribution {
    heading: String,
    answer: Option<AnswerBox>,
    /// For the plan's planners.
    draft: Option<AnswerBox>,
    draft_note: String,
    waiting: String,
    work_href: String,
    work: String,
    way: String,
    chains: Vec<Chains>,
}

#[derive(Clone)]
pub struct AnswerBox {
    pub slug: &'static str,
    pub outcome: String,
    pub when: String,
    pub reason: Fragment,
    pub sentence: Fragment,
    pub lang: &'static str,
    pub into: Option<(String, String)>,
    pub sprite: String,
    /// Of a contribution that was split: what each part was answered; the reason is then made of theirs.
    pub parts: Vec<PartBox>,
    pub whole: String,
}

/// A part of a contribution with its answer.
#[derive(Clone)]
pub struct PartBox {
    pub heading: String,
    pub passage: String,
    pub slug: &'static str,
    pub outcome: String,
    pub reason: Fragment,
    pub into: Option<(String, String)>,
}

/// A part as readers see it; one without an outcome is of planners alone.
pub fn part_box(ctx: &Ctx, base: &str, p: &Part) -> PartBox {
    let into = p.merged_number.filter(|_| p.merged_into.is_some());
    PartBox {
        heading: ctx.with("consolidation-part", &[("n", &p.position.to_string())]),
        passage: p.passage.clone(),
        slug: p.outcome.map_or("open", words::badge),
        outcome: p.outcome.map_or_else(|| ctx.t("consolidation-state-waiting"), |o| words::outcome(ctx, o)),
        reason: markdown::block(&p.reason),
        into: into.map(|n| {
            let label = ctx.with("consolidation-part-into", &[("n", &n.to_string())]);
            (label, ctx.href(&address::contribution(base, n)))
        }),
    }
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = Vec::with_capacity(refs.len());
    for r in refs {
        out.push(one(conn, ctx, r.id()).map_err(store)?);
    }
    Ok(out)
}

fn one(conn: &mut Conn, ctx: &Ctx, id: i64) -> Result<Option<Fragment>, cantiere_spine::Error> {
    let Some(c) = contribution::by_ids(conn, &[id])?.pop().filter(|c| c.shown_to(ctx.actor()) && c.parent.is_none())
    else {
        return Ok(None);
    };
    let scope = Scope { plan: Some(c.plan), ..Scope::default() };
    let plans = can(ctx.actor(), Action::Plan, &scope);
    let edition = edition::find_by_id(conn, ctx.actor(), c.edition)?;
    let base = address::edition(&edition);
    let own = answer::of_contributions(conn, &[id], plans)?.remove(&id);
    let (own, draft) = match own {
        Some(a) if a.published_at.is_none() => (None, Some(a)),
        own => (own, None),
    };
    // A need, and what was merged, is followed through what it lives on in.
    let mut causes: Vec<i64> = answer::proposals_of(conn, &[id])?.into_iter().map(|p| p.1).collect();
    causes.push(id);
    let found = load::chain(conn, &causes)?;
    causes.retain(|cause| found.changed.iter().any(|c| c.contribution == *cause));
    let chains = chain::chains(conn, ctx, &base, edition.language.as_str(), &found, &causes, &[], Some(id))?;
    if own.is_none() && draft.is_none() && chains.is_empty() && !plans {
        return Ok(None);
    }
    let lang = edition.language.as_str();
    let answer = match &own {
        Some(a) => Some(answer_box(conn, ctx, &base, lang, a)?),
        None => None,
    };
    let draft = match &draft {
        Some(a) => Some(answer_box(conn, ctx, &base, lang, a)?),
        None => None,
    };
    let panel = OfContribution {
        heading: ctx.t("consolidation-answer-heading"),
        waiting: if answer.is_none() && draft.is_none() { ctx.t("consolidation-answer-none") } else { String::new() },
        answer,
        draft,
        draft_note: ctx.t("consolidation-draft-note"),
        work_href: match plans {
            true => ctx.href(&format!("{}/answer?n={}", address::received(&edition), c.number)),
            false => String::new(),
        },
        work: ctx.t("consolidation-answer-this"),
        way: ctx.t("consolidation-way"),
        chains,
    };
    Ok(Some(Fragment::render(&panel)))
}

fn answer_box(
    conn: &mut Conn,
    ctx: &Ctx,
    base: &str,
    lang: &'static str,
    a: &Answer,
) -> Result<AnswerBox, cantiere_spine::Error> {
    let into = match a.merged_into {
        Some(into) => contribution::by_ids(conn, &[into.0])?.pop(),
        None => None,
    };
    let into = into.map(|c| (words::numbered(ctx, &c), ctx.href(&address::contribution(base, c.number))));
    Ok(shape(ctx, base, lang, a, into))
}

pub fn shape(ctx: &Ctx, base: &str, lang: &'static str, a: &Answer, into: Option<(String, String)>) -> AnswerBox {
    AnswerBox {
        slug: words::badge(a.outcome),
        outcome: words::outcome(ctx, a.outcome),
        when: a.published_at.map(|at| words::day(ctx, at)).unwrap_or_default(),
        reason: markdown::block(&a.reason),
        sentence: markdown::block(&a.sentence),
        lang,
        into,
        sprite: ctx.site.assets.address("sprites.svg").to_string(),
        parts: a.parts.iter().map(|p| part_box(ctx, base, p)).collect(),
        whole: match a.parts.len() {
            0 => String::new(),
            n => words::tn(ctx, "consolidation-parts-whole", n as i64),
        },
    }
}
