//! How contributions, authors, reasons and decisions are put into words.

use cantiere_domain::moderation::HideReason;
use cantiere_spine::Error as SpineError;
use cantiere_spine::contribution::{Author, Contribution};
use cantiere_spine::moderation::{Case, CaseKind, Decision};
use cantiere_store::Error as StoreError;
use cantiere_web::{Ctx, Error};

pub use cantiere_web::form::{Choice, Mistake};

/// The problems of a refused form; any other error goes on.
pub fn problems(ctx: &Ctx, error: SpineError) -> Result<Vec<Mistake>, Error> {
    match error {
        SpineError::Invalid(problems) => Ok(Mistake::all(ctx, &problems)),
        other => Err(other.into()),
    }
}

pub fn store(error: SpineError) -> StoreError {
    match error {
        SpineError::Store(error) => error,
        SpineError::NotFound(_) => StoreError::NotFound,
        other => StoreError::Unavailable(other.to_string()),
    }
}

pub fn day(ctx: &Ctx, moment: i64) -> String {
    cantiere_web::catalog::date(ctx.lang, ctx.site.local(moment).date())
}

/// “Proposta n. 14”, “Replica”.
pub fn label(ctx: &Ctx, c: &Contribution) -> String {
    match c.parent {
        Some(_) => ctx.t("moderation-reply"),
        None => format!("{} n. {}", ctx.t(&format!("moderation-kind-{}", c.kind.as_str())), c.number),
    }
}

pub fn author(ctx: &Ctx, author: &Author) -> String {
    match author {
        Author::Organization { name, .. } | Author::Person { name } => name.clone(),
        Author::Participant { code } => ctx.with("moderation-author-participant", &[("code", code)]),
        Author::Sender { name } if name.is_empty() => ctx.t("moderation-author-sender"),
        Author::Sender { name } => name.clone(),
        Author::Vote => ctx.t("moderation-author-vote"),
    }
}

pub fn reason(ctx: &Ctx, slug: &str) -> String {
    let slug = HideReason::parse(slug).map_or("other", HideReason::as_str);
    ctx.t(&format!("moderation-reason-{}", slug.replace('_', "-")))
}

pub fn reasons(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    let one = |r: HideReason| Choice::new(r.as_str(), reason(ctx, r.as_str()), r.as_str() == chosen);
    HideReason::ALL.into_iter().map(one).collect()
}

/// “Segnalato da un lettore: offende o discrimina”.
pub fn case(ctx: &Ctx, c: &Case) -> String {
    match c.kind {
        CaseKind::Check => ctx.t("moderation-case-check"),
        CaseKind::Sign => {
            let what = ctx.t(&format!("moderation-sign-{}", c.reason));
            ctx.with("moderation-case-sign", &[("what", &what)])
        }
        CaseKind::Report => {
            let what = reason(ctx, &c.reason);
            match c.person {
                Some(_) => ctx.with("moderation-case-report", &[("what", &what)]),
                None => ctx.with("moderation-case-report-visitor", &[("what", &what)]),
            }
        }
        CaseKind::Appeal => ctx.t("moderation-case-appeal"),
    }
}

/// “Nascosto il 3 ottobre dalla moderazione del piano. Motivo: …”.
pub fn hidden(ctx: &Ctx, d: &Decision) -> String {
    ctx.with("moderation-hidden-by", &[("day", &day(ctx, d.at)), ("reason", &reason(ctx, &d.reason))])
}

/// What came of an appeal against a decision, in one line; empty: there is none.
pub fn appeal(ctx: &Ctx, cases: &[Case], of: i64) -> String {
    let Some(c) = cases.iter().find(|c| c.kind == CaseKind::Appeal && c.decision == Some(of)) else {
        return String::new();
    };
    let number = c.id.to_string();
    match c.outcome.as_str() {
        "upheld" => ctx.with("moderation-appeal-upheld", &[("number", &number)]),
        "rejected" => ctx.with("moderation-appeal-rejected", &[("number", &number)]),
        _ => ctx.with("moderation-appeal-open", &[("number", &number)]),
    }
}
