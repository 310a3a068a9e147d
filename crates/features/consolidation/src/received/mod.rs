//! The planner's workbench: what came in, the answers being written, publishing them together, the report.
//! Everything here is for the planners of the plan; nothing of it is cached.

pub mod answer;
pub mod check;
pub mod file;
pub mod groups;
pub mod job;
pub mod kept;
mod left;
pub mod link;
pub mod list;
pub mod mark;
pub mod offices;
pub mod order;
pub mod parts;
pub mod places;
pub mod publish;
pub mod reasons;
mod rows;
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
        .in_language(e.language.as_str())
        .crumb(ctx.t("consolidation-workbench"), &address::received(e))
        .noindex()
}

pub use cantiere_web::form::{Choice, Mistake, at};
