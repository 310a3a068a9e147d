//! States and silences in the reader's language.

use cantiere_domain::plan::{ItemState, News, Silence};
use cantiere_spine::plan::EditionIndex;
use cantiere_web::Ctx;
use cantiere_web::catalog::Args;

/// The states one can report.
pub const REPORTED: [ItemState; 5] =
    [ItemState::Planned, ItemState::Ongoing, ItemState::Completed, ItemState::Blocked, ItemState::Cancelled];

pub fn state(ctx: &Ctx, state: ItemState) -> String {
    ctx.t(&format!("monitoring-state-{}", state.as_str()))
}

/// Badges beside the state.
pub fn news(ctx: &Ctx, news: News) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if news.late {
        out.push(("late", ctx.t("monitoring-late")));
    }
    match news.silence {
        Silence::No => {}
        Silence::Months(n) => {
            out.push(("unknown", ctx.site.catalog.counted(ctx.lang, "monitoring-silent", i64::from(n))))
        }
        Silence::Ever => out.push(("unknown", ctx.t("monitoring-never"))),
    }
    out
}

/// “6 mesi”.
pub fn months(ctx: &Ctx, n: u16) -> String {
    ctx.site.catalog.counted(ctx.lang, "monitoring-months", i64::from(n))
}

/// “3 senza aggiornamento da 6 mesi o più.”
pub fn silent_count(ctx: &Ctx, index: &EditionIndex, n: usize) -> String {
    let mut args = Args::new();
    args.set("n", n as i64);
    args.set("months", months(ctx, index.quiet_months));
    ctx.site.catalog.text(ctx.lang, "monitoring-count-silent", Some(&args)).into_owned()
}
