//! The page with the form.

use super::{Found, Typed, speaker_of};
use crate::model::{Kind, Question};
use crate::{answer, load, results};
use cantiere_domain::access::Actor;
use cantiere_domain::process::Activity;
use cantiere_spine::process;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Fragment, Page, level, markdown};

#[derive(askama::Template)]
#[template(path = "respond.html")]
pub(super) struct RespondPage {
    page: Page,
    /// The language of plan and questionnaire.
    lang: &'static str,
    plan: String,
    title: String,
    intro: Fragment,
    action: String,
    back: String,
    fields: Vec<Field>,
    /// Why nothing can be sent; empty: it can.
    closed: String,
    until: String,
    note: String,
    needed: String,
    sign_in: bool,
    /// For whom one answers: label, address, whether it is this page.
    speakers: Vec<(String, String, bool)>,
    speaker: String,
    seen: i64,
    key: String,
    draft: String,
    sent: bool,
    preview: bool,
    done: String,
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    results: String,
}

struct Field {
    name: String,
    number: usize,
    title: String,
    help: Fragment,
    /// Not empty if there is a help to be read with the field.
    described: &'static str,
    required: bool,
    kind: &'static str,
    value: String,
    choices: Vec<Choice>,
    error: String,
    max: usize,
}

pub(super) async fn page(ctx: &Ctx, found: Found, by: &Actor, typed: Typed, preview: bool) -> RespondPage {
    let Found { edition: e, process: p, asked, speakers, kept } = found;
    let (plan, public) = (format!("{} – {}", e.plan_name, e.name), format!("/plans/{}/{}", e.plan_slug, e.slug));
    let page = ctx
        .page(format!("{}: {plan}", asked.title))
        .await
        .crumb(ctx.t("questions-nav-plans"), "/plans")
        .crumb(&plan, &public)
        .in_language(e.language.as_str())
        .crumb(ctx.t("questions-consultation"), &format!("{public}/consultation"))
        .crumb(ctx.t("questions-questionnaire"), &load::page(&e));
    // Whoever wrote while the time ran out still has their words before them.
    let closed = match preview || !typed.mistakes.is_empty() {
        true => String::new(),
        false => match process::is_open(&p, Activity::Questions, ctx.site.now(), ctx.site.zone()) {
            Err(cantiere_spine::Error::Invalid(problems)) => {
                // Who only looks has sent nothing that could be late.
                let words = |p: &cantiere_spine::Problem| match p.key {
                    "participation-problem-closed" => ctx.t("questions-over"),
                    _ => ctx.problem(p),
                };
                problems.first().map(words).unwrap_or_default()
            }
            _ => String::new(),
        },
    };
    let here = page.href(load::page(&e));
    let mut names = Vec::new();
    if !speakers.is_empty() {
        if !p.organizations_only {
            let label = ctx.with("questions-as-self", &[("name", &ctx.viewer.name)]);
            names.push((label, format!("{here}?as=p"), by.acting_for.is_none()));
        }
        names.extend(speakers.iter().map(|s| {
            (s.name.clone(), format!("{here}?as=o{}", s.organization), by.acting_for == Some(s.organization))
        }));
    }
    let today = ctx.site.today();
    let closes = p.rounds().into_iter().find(|(_, closes)| today <= *closes).map(|(_, closes)| closes);
    RespondPage {
        lang: p.language.as_str(),
        plan,
        title: asked.title.clone(),
        intro: markdown::block(&asked.intro),
        action: here,
        back: page.href(format!("{public}/consultation")),
        fields: asked.questions.iter().enumerate().map(|(n, q)| field(n, q, &typed)).collect(),
        until: closes.map(|day| ctx.with("questions-until", &[("day", &page.date(day))])).unwrap_or_default(),
        note: match &kept {
            Some(k) if k.sent => ctx.with("questions-note-sent", &[("when", &page.moment(k.changed_at))]),
            Some(k) => ctx.with("questions-note-saved", &[("when", &page.moment(k.changed_at))]),
            None => String::new(),
        },
        needed: ctx.t(&format!("questions-needed-{}", level::name(p.assurance))),
        sign_in: level::falls_short(ctx, p.assurance),
        speakers: names,
        speaker: speaker_of(by),
        seen: typed.seen,
        key: if typed.key.is_empty() { uuid::Uuid::new_v4().to_string() } else { typed.key },
        draft: typed.draft,
        sent: kept.is_some_and(|k| k.sent),
        preview,
        done: match typed.done.as_str() {
            "sent" | "saved" => ctx.t(&format!("questions-done-{}", typed.done)),
            _ => String::new(),
        },
        mistakes: typed.mistakes,
        conflict: typed.conflict,
        results: match results::are_out(&p, today) && !preview {
            true => page.href(format!("{}/results", load::page(&e))),
            false => String::new(),
        },
        closed,
        page,
    }
}

fn field(n: usize, q: &Question, typed: &Typed) -> Field {
    let name = format!("q{}", q.id);
    let values: Vec<&str> = typed.given.iter().filter(|(id, _)| *id == q.id).map(|(_, v)| v.as_str()).collect();
    Field {
        error: cantiere_web::form::at(&typed.mistakes, &name).to_string(),
        number: n + 1,
        title: q.title.clone(),
        help: markdown::block(&q.help),
        described: if q.help.is_empty() { "" } else { "help" },
        required: q.required,
        kind: q.kind.as_str(),
        value: values.first().map(|v| v.to_string()).unwrap_or_default(),
        choices: q
            .choices
            .iter()
            .map(|(id, label)| {
                let id = id.to_string();
                Choice::new(id.clone(), label, values.contains(&id.as_str()))
            })
            .collect(),
        max: if q.kind == Kind::Short { answer::LONGEST_LINE } else { answer::LONGEST_TEXT },
        name,
    }
}
