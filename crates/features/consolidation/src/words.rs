//! How outcomes, authors and figures are put into words in the reader's language.

use cantiere_domain::answer::Outcome;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::plan::Times;
use cantiere_domain::text;
use cantiere_spine::answer::Part;
use cantiere_spine::contribution::{Author, Contribution};
use cantiere_web::{Ctx, catalog};

/// A text with a number in it.
pub fn tn(ctx: &Ctx, key: &str, n: i64) -> String {
    ctx.site.catalog.counted(ctx.lang, key, n)
}

pub fn outcome(ctx: &Ctx, outcome: Outcome) -> String {
    ctx.t(&format!("consolidation-outcome-{}", slug(outcome)))
}

/// The end of its text keys.
pub fn slug(outcome: Outcome) -> String {
    outcome.as_str().replace('_', "-")
}

/// The hatching of its part of a bar.
pub fn hatch(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::AcceptedWithChanges => "accepted-with-changes",
        Outcome::Merged => "merged",
        Outcome::Postponed => "postponed",
        Outcome::NotAccepted => "rejected",
    }
}

/// The badge it is shown with.
pub fn badge(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "completed",
        Outcome::AcceptedWithChanges => "changed",
        Outcome::Merged => "merged",
        Outcome::Postponed => "postponed",
        Outcome::NotAccepted => "cancelled",
    }
}

pub fn kind(ctx: &Ctx, kind: ContributionKind) -> String {
    ctx.t(&format!("consolidation-kind-{}", kind.as_str()))
}

/// “Proposta n. 14”.
pub fn numbered(ctx: &Ctx, c: &Contribution) -> String {
    number_of(ctx, c.kind, c.number)
}

pub fn number_of(ctx: &Ctx, of: ContributionKind, number: i64) -> String {
    ctx.with("consolidation-numbered", &[("kind", &kind(ctx, of)), ("number", &number.to_string())])
}

pub fn author(ctx: &Ctx, author: &Author) -> String {
    match author {
        Author::Organization { name, .. } | Author::Person { name } => name.clone(),
        Author::Participant { code } => ctx.with("consolidation-author-participant", &[("code", code)]),
        Author::Sender { name } if name.is_empty() => ctx.t("consolidation-author-unknown"),
        Author::Sender { name } => name.clone(),
        Author::Vote => ctx.t("consolidation-author-vote"),
    }
}

/// “«Un passo delle sue parole»: accolta”.
pub fn part_said(p: &Part, waiting: &str, told: impl Fn(Outcome) -> String) -> String {
    let passage = p.passage.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}. «{passage}»: {}", p.position, p.outcome.map_or_else(|| waiting.to_string(), told))
}

pub fn day(ctx: &Ctx, at: i64) -> String {
    catalog::date(ctx.lang, ctx.site.local(at).date())
}

/// The title, or the first words.
pub fn said(c: &Contribution, longest: usize) -> String {
    let w = &c.words;
    let text =
        [&w.title, &w.body, &w.wording].into_iter().find(|t| !t.is_empty()).map(String::as_str).unwrap_or_default();
    text::beginning(text, longest)
}

pub fn times(ctx: &Ctx, times: &Times) -> String {
    let day = |d| catalog::partial(ctx.lang, d);
    match times {
        Times::None => String::new(),
        Times::Ongoing => ctx.t("consolidation-when-ongoing"),
        Times::From { from } => ctx.with("consolidation-when-from", &[("from", &day(*from))]),
        Times::FromTo { from, to } => {
            ctx.with("consolidation-when-from-to", &[("from", &day(*from)), ("to", &day(*to))])
        }
        Times::By { by } => ctx.with("consolidation-when-by", &[("by", &day(*by))]),
        Times::In { at } => day(*at),
    }
}
