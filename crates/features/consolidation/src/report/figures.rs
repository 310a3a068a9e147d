//! The figures of a consultation in words and bars; home page, edition and report show the same.

use crate::words;
use cantiere_domain::answer::Outcome;
use cantiere_spine::answer::Figures;
use cantiere_web::Ctx;

/// A part of the bar.
pub struct Segment {
    pub slug: &'static str,
    pub label: String,
    pub n: i64,
    pub share: i64,
}

pub struct Told {
    /// “66 contributi, 66 risposte motivate”.
    pub sentence: String,
    /// “25 su 66 hanno cambiato il piano: 18 paragrafi su 120”.
    pub changed: String,
    pub segments: Vec<Segment>,
    pub caption: String,
    pub head_outcome: String,
    pub head_number: String,
}

pub fn told(ctx: &Ctx, f: &Figures) -> Told {
    let all = f.answered.max(1);
    let segments = Outcome::ALL
        .into_iter()
        .filter(|o| f.of(*o) > 0)
        .map(|o| Segment {
            slug: words::hatch(o),
            label: ctx.t(&format!("consolidation-outcomes-{}", words::slug(o))),
            n: f.of(o),
            share: (f.of(o) * 100 / all).clamp(1, 100),
        })
        .collect();
    let n = |n: i64| n.to_string();
    let received = words::tn(ctx, "consolidation-received", f.received);
    let answers = words::tn(ctx, "consolidation-answers", f.answered);
    let paragraphs = words::tn(ctx, "consolidation-paragraphs", f.paragraphs);
    Told {
        sentence: words::with(ctx, "consolidation-sentence", &[("received", &received), ("answers", &answers)]),
        changed: words::with(
            ctx,
            "consolidation-changed-plan",
            &[
                ("n", &n(f.changed_plan)),
                ("all", &n(f.received)),
                ("paragraphs", &paragraphs),
                ("of", &n(f.all_paragraphs)),
            ],
        ),
        segments,
        caption: ctx.t("consolidation-outcomes-caption"),
        head_outcome: ctx.t("consolidation-outcome"),
        head_number: ctx.t("consolidation-number"),
    }
}

/// “212 di 300, mancano 88”.
pub fn meter(ctx: &Ctx, all: i64, done: i64) -> String {
    let missing = words::tn(ctx, "consolidation-missing", all - done);
    words::with(
        ctx,
        "consolidation-meter",
        &[("done", &done.to_string()), ("all", &all.to_string()), ("missing", &missing)],
    )
}
