//! The figures of a consultation in words and bars; home page, edition and report show the same.

use crate::{address, words};
use cantiere_domain::answer::Outcome;
use cantiere_spine::answer::Figures;
use cantiere_spine::answer::lists::Counted;
use cantiere_web::{Ctx, Fragment};

/// A part of the bar.
pub struct Segment {
    pub slug: &'static str,
    pub label: String,
    pub n: i64,
    pub share: i64,
    /// The list of these.
    pub href: String,
}

pub struct Told {
    /// “66 contributi, 66 risposte motivate”.
    pub sentence: String,
    /// “25 su 66 hanno cambiato il piano: 18 paragrafi su 120”.
    pub changed: String,
    /// The same with each figure leading to what it counts.
    pub sentence_linked: Fragment,
    pub changed_linked: Fragment,
    /// “Nelle schede: 9 azioni e obiettivi”; empty where none changed.
    pub items: String,
    pub items_linked: Fragment,
    pub segments: Vec<Segment>,
    pub caption: String,
    pub head_outcome: String,
    pub head_number: String,
}

const ITEMS: &str = "consolidation-changed-items";

pub fn told(ctx: &Ctx, base: &str, f: &Figures) -> Told {
    let href = |what: Counted| ctx.href(&address::counted(base, what));
    let all = f.answered.max(1);
    let segments = Outcome::ALL
        .into_iter()
        .filter(|o| f.of(*o) > 0)
        .map(|o| Segment {
            slug: words::hatch(o),
            label: ctx.t(&format!("consolidation-outcomes-{}", words::slug(o))),
            n: f.of(o),
            share: (f.of(o) * 100 / all).clamp(1, 100),
            href: href(Counted::Of(o)),
        })
        .collect();
    let n = |n: i64| cantiere_web::catalog::number(ctx.lang, n);
    let received = words::tn(ctx, "consolidation-received", f.received);
    let answers = words::tn(ctx, "consolidation-answers", f.answered);
    let paragraphs = words::tn(ctx, "consolidation-paragraphs", f.paragraphs);
    let sentence = [("received", received, href(Counted::Received)), ("answers", answers, href(Counted::Answered))];
    let changed = [
        ("n", n(f.changed_plan), href(Counted::ChangedPlan)),
        ("all", n(f.received), href(Counted::Received)),
        ("paragraphs", paragraphs, href(Counted::Paragraphs)),
        ("of", n(f.all_paragraphs), String::new()),
    ];
    let items = [("items", words::tn(ctx, "consolidation-items", f.items), href(Counted::Items))];
    let (items, items_linked) = match f.items {
        0 => (String::new(), Fragment::default()),
        _ => (plain(ctx, ITEMS, &items), linked(ctx, ITEMS, &items)),
    };
    Told {
        items,
        items_linked,
        sentence: plain(ctx, "consolidation-sentence", &sentence),
        changed: plain(ctx, "consolidation-changed-plan", &changed),
        sentence_linked: linked(ctx, "consolidation-sentence", &sentence),
        changed_linked: linked(ctx, "consolidation-changed-plan", &changed),
        segments,
        caption: ctx.t("consolidation-outcomes-caption"),
        head_outcome: ctx.t("consolidation-outcome"),
        head_number: ctx.t("consolidation-number"),
    }
}

/// The name of a list.
pub fn title(ctx: &Ctx, what: Counted) -> String {
    match what {
        Counted::Of(outcome) => {
            let outcome = words::outcome(ctx, outcome);
            ctx.with("consolidation-counted-outcome", &[("outcome", &outcome)])
        }
        own => ctx.t(&format!("consolidation-counted-{}", own.as_str())),
    }
}

/// A value of a sentence: its name, its words, where it leads.
pub type Value = (&'static str, String, String);

fn plain(ctx: &Ctx, key: &'static str, values: &[Value]) -> String {
    let values: Vec<(&'static str, &str)> = values.iter().map(|v| (v.0, v.1.as_str())).collect();
    ctx.with(key, &values)
}

#[derive(askama::Template)]
#[template(path = "linked.html")]
struct Linked {
    pieces: Vec<(String, String)>,
}

/// The sentence with its values as links, wherever the language puts them.
pub fn linked(ctx: &Ctx, key: &'static str, values: &[Value]) -> Fragment {
    // No text of the site holds a sign of private use: it stands for the value until the sentence is there.
    let sign = |n: usize| char::from_u32(0xE000 + n as u32).unwrap_or_default().to_string();
    let signs: Vec<String> = (0..values.len()).map(sign).collect();
    let marked: Vec<(&'static str, &str)> = values.iter().zip(&signs).map(|(v, s)| (v.0, s.as_str())).collect();
    let mut pieces: Vec<(String, String)> = Vec::new();
    let mut text = String::new();
    for c in ctx.with(key, &marked).chars() {
        match values.get((c as usize).wrapping_sub(0xE000)) {
            Some((_, words, href)) => {
                pieces.push((std::mem::take(&mut text), String::new()));
                pieces.push((words.clone(), href.clone()));
            }
            None => text.push(c),
        }
    }
    pieces.push((text, String::new()));
    Fragment::render(&Linked { pieces })
}

/// “212 di 300, mancano 88”.
pub fn meter(ctx: &Ctx, all: i64, done: i64) -> String {
    plain(ctx, "consolidation-meter", &of_meter(ctx, "", all, done))
}

/// The same, each figure leading to the workbench's list of these.
pub fn meter_linked(ctx: &Ctx, received: &str, all: i64, done: i64) -> Fragment {
    linked(ctx, "consolidation-meter", &of_meter(ctx, received, all, done))
}

fn of_meter(ctx: &Ctx, received: &str, all: i64, done: i64) -> [Value; 3] {
    let href = |query: &str| ctx.href(&format!("{received}{query}"));
    let missing = words::tn(ctx, "consolidation-missing", all - done);
    [
        ("done", done.to_string(), href("?state=written")),
        ("all", all.to_string(), href("")),
        ("missing", missing, if all > done { href("?state=waiting") } else { String::new() }),
    ]
}
