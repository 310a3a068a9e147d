//! The steps of a chain in words.

use crate::load::{Chain, Part, Text};
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::plan::ItemState;
use cantiere_domain::text;
use cantiere_spine::answer::{self, Cause};
use cantiere_spine::contribution::Contribution;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment, markdown, marks};

pub struct Step {
    /// “Bisogno n. 3”, linked unless the reader is there.
    pub heading: String,
    /// The language of the heading where it is not the page's; else empty.
    pub heading_lang: &'static str,
    pub href: String,
    /// Who and when.
    pub meta: String,
    pub words: Fragment,
    /// The language of the words.
    pub lang: &'static str,
    /// A step made by another feature, shown as it is.
    pub whole: Fragment,
}

/// The chain of one contribution that changed something.
pub struct Chains {
    pub heading: String,
    pub steps: Vec<Step>,
}

/// The steps of each of these contributions; `on`: only the words of these places; `here`: the contribution whose page
/// the reader is on. What a vote says of them comes from the panels of the slot `chain`.
#[expect(clippy::too_many_arguments, reason = "what a chain is told from")]
pub fn chains(
    conn: &mut Conn,
    ctx: &Ctx,
    base: &str,
    plan_lang: &'static str,
    found: &Chain,
    causes: &[i64],
    on: &[Ref],
    here: Option<i64>,
) -> Result<Vec<Chains>, cantiere_store::Error> {
    let refs: Vec<Ref> = causes.iter().map(|id| Ref::Contribution(*id)).collect();
    let votes = ctx.site.panels(conn, ctx, "chain", &refs)?;
    let mut out = Vec::new();
    for (id, votes) in causes.iter().zip(votes) {
        let Some(cause) = found.contributions.get(id) else { continue };
        let mut steps: Vec<Step> = found
            .needs
            .iter()
            .filter(|n| n.0 == *id)
            .filter_map(|n| found.contributions.get(&n.1))
            .map(|need| said(ctx, base, need, here))
            .collect();
        steps.push(said(ctx, base, cause, here));
        steps.extend(votes.into_iter().map(|whole| Step { whole, ..empty(plan_lang) }));
        steps.extend(answered(ctx, base, found, cause, on));
        let changed: Vec<&Cause> = found.changed.iter().filter(|c| c.contribution == *id).collect();
        let shown = changed.iter().filter(|c| on.is_empty() || on.contains(&c.on));
        steps.extend(shown.filter_map(|c| changed_words(ctx, base, plan_lang, found, c)));
        steps.extend(changed.iter().filter_map(|c| reached(ctx, base, plan_lang, found, c)));
        out.push(Chains { heading: words::numbered(ctx, cause), steps });
    }
    Ok(out)
}

fn empty(lang: &'static str) -> Step {
    let text = String::new;
    Step {
        heading: text(),
        heading_lang: "",
        href: text(),
        meta: text(),
        words: Fragment::default(),
        lang,
        whole: Fragment::default(),
    }
}

fn said(ctx: &Ctx, base: &str, c: &Contribution, here: Option<i64>) -> Step {
    let title = words::said(c, 220);
    let author = words::author(ctx, &c.author);
    let day = words::day(ctx, c.received_at);
    Step {
        heading: words::numbered(ctx, c),
        href: match here == Some(c.id.0) {
            true => String::new(),
            false => ctx.href(&address::contribution(base, c.number)),
        },
        meta: ctx.with("consolidation-by-on", &[("author", &author), ("day", &day)]),
        words: match c.kind {
            ContributionKind::Amendment => marks::inline(ctx, &c.quote, &c.words.wording),
            _ => markdown::inline(&title),
        },
        ..empty(c.language.as_str())
    }
}

/// The answer; of a contribution that was split, that of the parts because of which these places changed.
fn answered(ctx: &Ctx, base: &str, found: &Chain, c: &Contribution, on: &[Ref]) -> Option<Step> {
    let answer = found.answers.get(&c.id.0)?;
    let here = |p: &&answer::Part| p.changed.iter().any(|r| on.is_empty() || on.contains(r));
    let parts: Vec<&answer::Part> = answer.parts.iter().filter(here).collect();
    let (outcome, reason) = match parts.as_slice() {
        [] => (answer.outcome, answer.reason.clone()),
        [first, ..] => {
            let same = parts.iter().all(|p| p.outcome == first.outcome);
            let reasons: Vec<&str> = parts.iter().map(|p| p.reason.as_str()).collect();
            (first.outcome.filter(|_| same).unwrap_or(answer.outcome), reasons.join("\n\n"))
        }
    };
    let outcome = words::outcome(ctx, outcome);
    Some(Step {
        heading: ctx.with("consolidation-step-answer", &[("outcome", &outcome)]),
        href: ctx.href(&format!("{}#answer", address::contribution(base, c.number))),
        meta: answer.published_at.map(|at| words::day(ctx, at)).unwrap_or_default(),
        words: markdown::inline(&text::beginning(&reason, 300)),
        ..empty(c.language.as_str())
    })
}

fn changed_words(ctx: &Ctx, base: &str, lang: &'static str, found: &Chain, cause: &Cause) -> Option<Step> {
    let text = found.texts.get(&(cause.on, cause.revision))?;
    Some(Step {
        heading: place(ctx, cause.on, text),
        heading_lang: place_lang(cause.on, lang),
        href: ctx.href(&address::place(base, cause.on, &text.address)),
        words: difference(ctx, text),
        ..empty(lang)
    })
}

/// “Paragrafo 2.9”, “Azione A2.3”.
pub fn place(ctx: &Ctx, on: Ref, text: &Text) -> String {
    match on {
        Ref::Item(_) => match text.label.is_empty() {
            true => text.title.clone(),
            false => ctx.with("consolidation-place-item", &[("code", &text.label), ("title", &text.title)]),
        },
        _ => ctx.with("consolidation-place-paragraph", &[("number", &text.label)]),
    }
}

/// The language of what [`place`] says: an item is called by words of the plan, a paragraph by those of the page; empty
/// for these.
pub fn place_lang(on: Ref, plan_lang: &'static str) -> &'static str {
    if matches!(on, Ref::Item(_)) { plan_lang } else { "" }
}

/// A place that changed, with the way to where its words come from.
pub struct Linked {
    pub label: String,
    pub lang: &'static str,
    pub href: String,
}

pub fn linked(ctx: &Ctx, base: &str, plan_lang: &'static str, on: Ref, text: &Text) -> Linked {
    Linked {
        label: place(ctx, on, text),
        lang: place_lang(on, plan_lang),
        href: ctx.href(&address::origin(base, on, &text.address)),
    }
}

fn reached(ctx: &Ctx, base: &str, lang: &'static str, found: &Chain, cause: &Cause) -> Option<Step> {
    let Ref::Item(id) = cause.on else { return None };
    let text = found.texts.get(&(cause.on, cause.revision))?;
    let state = found.states.get(&id).and_then(|s| ItemState::parse(s)).unwrap_or_default();
    let state = ctx.t(&format!("consolidation-item-{}", state.as_str()));
    Some(Step {
        heading: ctx.with("consolidation-step-state", &[("code", &text.label), ("state", &state)]),
        href: ctx.href(&address::place(base, cause.on, &text.address)),
        words: markdown::inline(&text.title),
        ..empty(lang)
    })
}

/// The words with what was added and removed; for an item, field by field.
pub fn difference(ctx: &Ctx, text: &Text) -> Fragment {
    match (&text.before, &text.after) {
        (Some(Part::Words(old)), Some(Part::Words(new))) => marks::inline(ctx, old, new),
        (None, Some(Part::Words(new))) => marks::inline(ctx, "", new),
        (Some(Part::Words(old)), None) => marks::inline(ctx, old, ""),
        (old, new) => {
            let told = |part: &Option<Part>| match part {
                Some(Part::Item(row)) => fields(ctx, row),
                _ => Default::default(),
            };
            let (old, new) = (told(old), told(new));
            let changed: Vec<String> = old
                .iter()
                .zip(&new)
                .filter(|(a, b)| a != b)
                .map(|(a, b)| format!("<span class=\"changed-field\">{}</span>", marks::inline(ctx, a, b)))
                .collect();
            match changed.is_empty() {
                true => markdown::inline(&ctx.t("consolidation-other-details")),
                false => Fragment::trusted(changed.join(" ")),
            }
        }
    }
}

/// What of an item is set side by side.
pub fn fields(ctx: &Ctx, row: &ItemRow) -> [String; 5] {
    let c = row.content();
    let results: Vec<String> = c
        .results
        .iter()
        .map(|r| {
            let due = r
                .due
                .map(|d| ctx.with("consolidation-when-by", &[("by", &cantiere_web::catalog::partial(ctx.lang, d))]));
            match due {
                Some(due) => format!("{} ({due})", r.text),
                None => r.text.clone(),
            }
        })
        .collect();
    [row.title.clone(), c.description.clone(), results.join("; "), words::times(ctx, &c.times), c.impact.clone()]
}
