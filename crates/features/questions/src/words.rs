//! The terms of questionnaires in the reader's language, and what a refused form says at each question.

use crate::model::Kind;
use cantiere_spine::Problem;
use cantiere_web::Ctx;
use cantiere_web::form::Mistake;

pub fn kind(ctx: &Ctx, kind: Kind) -> String {
    ctx.t(&format!("questions-kind-{}", kind.as_str()))
}

pub fn tn(ctx: &Ctx, key: &str, n: i64) -> String {
    ctx.site.catalog.counted(ctx.lang, key, n)
}

/// Problems of an answer, each at its question's field.
pub fn mistakes(ctx: &Ctx, problems: &[Problem]) -> Vec<Mistake> {
    let field = |p: &Problem| match p.args.iter().find(|(name, _)| *name == "id") {
        Some((_, id)) => format!("q{id}"),
        None => p.field.to_string(),
    };
    problems.iter().map(|p| Mistake { field: field(p), message: ctx.problem(p) }).collect()
}
