//! First card page: how the process goes. It makes everything else: texts, phases with their days, what people do; each
//! of the five screens then only corrects. Until it is published, whoever chose the wrong card begins anew.

use crate::load::{self, At, Fields};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_domain::id::ProcessId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind, Template};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Design, NewProcess, Process, Record};
use cantiere_web::catalog::Args;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "start.html")]
struct StartPage {
    page: Page,
    plan: String,
    lang: &'static str,
    action: String,
    opening: String,
    cards: Vec<Card>,
    models: Vec<Choice>,
    kinds: Vec<Choice>,
    mistakes: Vec<Mistake>,
    /// Of one that is begun anew: the version that is looked at, and the way back to it; else both are empty.
    seen: String,
    back: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    again: String,
}

struct Card {
    value: &'static str,
    title: String,
    text: String,
    steps: Vec<String>,
    chosen: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (e, there, models) = found(&ctx, at).await?;
    let soon = ctx.site.today() + 14.days();
    let (template, opens, kind) = match &there {
        Some(p) if p.published || wish.again != "yes" => {
            return Ok(Redirect::to(&ctx.href(&load::base(&e))).into_response());
        }
        Some(p) => (p.template, p.window().map_or(soon, |(opens, _)| opens), p.kind),
        None => (Template::PlanningCycle, soon, ProcessKind::default()),
    };
    let fields = Fields(vec![
        ("template".into(), template.as_str().into()),
        ("opening".into(), opens.to_string()),
        ("kind".into(), kind.as_str().into()),
    ]);
    html(page(&ctx, &e, &there, &models, &fields, Vec::new()).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, there, models) = found(&ctx, at).await?;
    let begun = format!("{}/what?done=begun", load::base(&e));
    if there.as_ref().is_some_and(|p| p.published || fields.one("seen").is_empty()) {
        // Sent twice, or begun by a colleague meanwhile: what is there is what one goes on with.
        return Ok(Redirect::to(&ctx.href(&begun)).into_response());
    }
    let mut mistakes = Vec::new();
    let opening: Option<Date> = fields.one("opening").parse().ok().filter(|d: &Date| (2000..2200).contains(&d.year()));
    if opening.is_none() {
        mistakes.push(Mistake::one("opening", ctx.t("processes-problem-day")));
    }
    let model = models.iter().map(|m| m.0).find(|id| id.to_string() == fields.one("from"));
    let template = Template::parse(fields.one("template"));
    match (template, fields.one("template"), model) {
        (Some(_), _, _) | (None, "clone", Some(_)) => {}
        (None, "clone", None) => mistakes.push(Mistake::one("from", ctx.t("processes-problem-model"))),
        _ => mistakes.push(Mistake::one("template", ctx.t("processes-problem-template"))),
    }
    let (Some(opens), true) = (opening, mistakes.is_empty()) else {
        let page = page(&ctx, &e, &there, &models, &fields, mistakes).await;
        return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let kind = ProcessKind::parse(fields.one("kind")).unwrap_or_default();
    let new = template.map(|t| (prefilled(&ctx, &e, t, kind, opens), t));
    let (by, of) = (ctx.actor().clone(), e.clone());
    let before = there.as_ref().map(|p| (p.id, fields.one("seen").parse::<i64>().unwrap_or(0)));
    let others: Vec<_> = ctx.site.features.iter().filter_map(|feature| feature.process_cloned).collect();
    let written = ctx
        .site
        .db
        .write(move |tx| match (&new, model, before) {
            (Some((new, template)), _, Some(before)) => {
                process::begin_again(tx, &by, &of, before, new, *template).map(|()| before.0)
            }
            (Some((new, template)), _, None) => {
                let visibility = Visibility::Public;
                let tools = template.tools();
                process::begin(
                    tx,
                    &by,
                    &of,
                    new,
                    &Design { template: *template, tools, visibility, ..Design::default() },
                )
            }
            (None, Some(from), None) => {
                let from = ProcessId(from);
                let made = process::clone(tx, &by, &of, from, opens)?;
                for bring in &others {
                    bring(tx, from, made)?;
                }
                Ok(made)
            }
            (None, _, _) => Err(cantiere_spine::Error::NotFound("template")),
        })
        .await;
    match written {
        Ok(_) => Ok(Redirect::to(&ctx.href(&begun)).into_response()),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, &e, &there, &models, &fields, Mistake::all(&ctx, &problems)).await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        // A colleague went on with it meanwhile: their work is looked at before it is written over.
        Err(cantiere_spine::Error::Stale) => {
            let mistakes = vec![Mistake::one("template", ctx.t("processes-again-changed"))];
            let page = page(&ctx, &e, &there, &models, &fields, mistakes).await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

type Models = Vec<(i64, String)>;

/// The edition, its process if it has one, and for a new one those to begin from.
async fn found(ctx: &Ctx, at: At) -> Result<(Edition, Option<Process>, Models), Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| -> Result<_, Error> {
        let e = load::planned(conn, &own, &at)?;
        let there = process::find(conn, own.actor(), &e)?;
        let models = match there {
            Some(_) => Vec::new(),
            None => process::candidates(conn, own.actor())?,
        };
        let named = |(e, p): (Edition, Process)| (p.id.0, format!("{} ({} – {})", p.title, e.plan_name, e.name));
        Ok((e, there, models.into_iter().map(named).collect()))
    });
    found.await
}

/// Everything that the template says, in the language of the plan.
fn prefilled(ctx: &Ctx, e: &Edition, template: Template, kind: ProcessKind, opens: Date) -> NewProcess {
    let name = words::slug(template.as_str());
    let say = |part: &str| {
        let mut args = Args::new();
        args.set("plan", format!("{} {}", e.plan_name, e.name));
        let owner = if e.owner.is_empty() { e.plan_name.as_str() } else { e.owner.as_str() };
        args.set("owner", owner.to_string());
        let key = format!("processes-text-{name}-{part}");
        ctx.site.catalog.text(e.language, &key, Some(&args)).into_owned()
    };
    let mut phases = template.phases(kind, opens);
    for phase in &mut phases {
        if let Some(key) = own_name(template, phase) {
            phase.title = ctx.site.catalog.text(e.language, key, None).into_owned();
        }
    }
    NewProcess {
        kind,
        title: say("title"),
        record: Record {
            level: if template == Template::TwoRounds { Level::CoDesign } else { Level::Consult },
            question: say("question"),
            decision: say("decision"),
            can_change: say("can-change"),
            cannot_change: say("cannot-change"),
            hear_back: say("hear-back"),
            who: say("who"),
            legal_basis: say("legal-basis"),
            short_reason: String::new(),
        },
        phases,
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    }
}

/// Phases that are called otherwise in a template than everywhere.
fn own_name(template: Template, phase: &Phase) -> Option<&'static str> {
    match (template, phase.kind) {
        (Template::ThreeStages, PhaseKind::Draft) => Some("processes-named-information"),
        (Template::ThreeStages, PhaseKind::Closure) => Some("processes-named-results"),
        (Template::TwoRounds, PhaseKind::Proposals) => Some("processes-named-needs"),
        (Template::TwoRounds, PhaseKind::Consolidation) => Some("processes-named-writing"),
        (Template::TwoRounds, PhaseKind::Feedback) => Some("processes-named-text"),
        _ => None,
    }
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    there: &Option<Process>,
    models: &Models,
    fields: &Fields,
    mistakes: Vec<Mistake>,
) -> StartPage {
    let name = format!("{} – {}", e.plan_name, e.name);
    let title = ctx.t(if there.is_some() { "processes-again" } else { "processes-start" });
    let page = ctx
        .page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("processes-desk"), "/desk")
        .crumb(&name, &format!("/desk/plans/{}/{}", e.plan_slug, e.slug))
        .in_language(e.language.as_str())
        .crumb(title, &format!("{}/start", load::base(e)))
        .noindex();
    let chosen = fields.one("template");
    let opens: Date = fields.one("opening").parse().unwrap_or(ctx.site.today());
    let cards = Template::ALL.map(|t| Card {
        value: t.as_str(),
        title: ctx.t(&format!("processes-template-{}", words::slug(t.as_str()))),
        text: ctx.t(&format!("processes-template-{}-text", words::slug(t.as_str()))),
        steps: t
            .phases(ProcessKind::Plan, opens)
            .iter()
            .map(|p| own_name(t, p).map_or_else(|| words::kind(ctx, p.kind), |key| ctx.t(key)))
            .collect(),
        chosen: chosen == t.as_str(),
    });
    let mut cards: Vec<Card> = cards.into();
    if !models.is_empty() {
        cards.push(Card {
            value: "clone",
            title: ctx.t("processes-template-clone"),
            text: ctx.t("processes-template-clone-text"),
            steps: Vec::new(),
            chosen: chosen == "clone",
        });
    }
    let none = Choice::new("", ctx.t("processes-model-none"), fields.one("from").is_empty());
    StartPage {
        plan: name,
        lang: e.language.as_str(),
        action: page.href(format!("{}/start", load::base(e))),
        opening: fields.text("opening"),
        cards,
        models: std::iter::once(none)
            .chain(
                models.iter().map(|(id, name)| Choice::new(id.to_string(), name, id.to_string() == fields.one("from"))),
            )
            .collect(),
        kinds: ProcessKind::ALL
            .iter()
            .map(|k| {
                let key = format!("processes-kind-{}", words::slug(k.as_str()));
                let is = ProcessKind::parse(fields.one("kind")).unwrap_or_default() == *k;
                Choice::new(k.as_str(), ctx.t(&key), is).hint(ctx.t(&format!("{key}-hint")))
            })
            .collect(),
        mistakes,
        seen: there.as_ref().map(|p| p.version.to_string()).unwrap_or_default(),
        back: there.as_ref().map(|_| page.href(load::base(e))).unwrap_or_default(),
        page,
    }
}
