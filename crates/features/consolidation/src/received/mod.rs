//! The planner's workbench: what came in, the answers being written, publishing them together, the report.
//! Everything here is for the planners of the plan; nothing of it is cached.

pub mod answer;
pub mod check;
pub mod groups;
pub mod job;
pub mod kept;
pub mod link;
pub mod list;
pub mod mark;
pub mod offices;
pub mod places;
pub mod publish;
pub mod reasons;
pub mod setting;
mod state;
mod wish;

use crate::address;
use cantiere_spine::plan::Edition;
use cantiere_web::{Ctx, Page};

/// A page of the workbench with its way.
pub(crate) async fn page(ctx: &Ctx, e: &Edition, title: &str) -> Page {
    let name = format!("{} – {}", e.plan_name, e.name);
    ctx.page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("consolidation-plans"), "/plans")
        .crumb(&name, &address::edition(e))
        .crumb(ctx.t("consolidation-workbench"), &address::received(e))
        .noindex()
}

/// One thing to mend in a form.
pub struct Mistake {
    pub field: String,
    pub message: String,
}

impl Mistake {
    pub(crate) fn all(ctx: &Ctx, problems: &[cantiere_spine::Problem]) -> Vec<Mistake> {
        problems.iter().map(|p| Mistake { field: p.field.into(), message: ctx.problem(p) }).collect()
    }
}

/// The message at a field; empty when there is none.
pub fn at<'m>(mistakes: &'m [Mistake], field: &str) -> &'m str {
    mistakes.iter().find(|m| m.field == field).map_or("", |m| &m.message)
}

pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}
