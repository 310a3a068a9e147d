//! In the desk: accepted amendments and the draft of the next version. Rules stand in `spine::amend`.

pub mod act;
pub mod list;
pub mod one;
pub mod panel;

use crate::{address, chain, load, marks, words};
use cantiere_domain::Ref;
use cantiere_spine::amend::{Amendment, Standing};
use cantiere_spine::answer::Outcome;
use cantiere_spine::plan::Edition;
use cantiere_web::{Ctx, Fragment};
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct Which {
    pub number: i64,
}

/// One amendment as the desk lists it.
pub struct Row {
    pub number: i64,
    pub label: String,
    pub href: String,
    pub author: String,
    pub outcome: String,
    pub badge: &'static str,
    pub state: String,
    pub place: String,
    pub place_lang: &'static str,
    pub place_href: String,
    /// The words of the draft with what the amendment would change, or has changed.
    pub words: Fragment,
    /// Why it does not go in by itself.
    pub why: String,
    pub version: i64,
    /// Where its page is, and where its buttons go.
    pub act: String,
    pub one_click: bool,
    pub can_choose: bool,
    pub can_undo: bool,
    /// For those who only read: the page of this one.
    pub open_href: String,
}

fn row(ctx: &Ctx, e: &Edition, a: &Amendment) -> Row {
    let c = &a.contribution;
    let may = load::plans(ctx, e);
    let base = address::amendments(e);
    let (badge, state) = match &a.standing {
        Standing::Written { .. } => ("completed", "consolidation-amendment-written"),
        Standing::Gone => ("cancelled", "consolidation-amendment-gone"),
        Standing::Contested { .. } => ("late", "consolidation-amendment-contested"),
        Standing::Ready(_) => ("open", "consolidation-amendment-ready"),
    };
    Row {
        number: c.number,
        label: words::numbered(ctx, c),
        href: ctx.href(&address::contribution(&address::edition(e), c.number)),
        author: words::author(ctx, &c.author),
        outcome: words::outcome(ctx, a.outcome),
        badge,
        state: ctx.t(state),
        place: place(ctx, a),
        place_lang: chain::place_lang(a.on, e.language.as_str()),
        place_href: ctx.href(&part(e, a)),
        words: match &a.standing {
            Standing::Ready(new) => marks::inline(ctx, &a.now, new),
            Standing::Contested { .. } => marks::inline(ctx, &a.base, &a.asked),
            Standing::Written { .. } => marks::inline(ctx, &a.base, &a.now),
            Standing::Gone => marks::inline(ctx, &a.base, ""),
        },
        why: why(ctx, &a.standing),
        version: a.version,
        act: ctx.href(&format!("{base}/{}", c.number)),
        one_click: may && matches!(a.standing, Standing::Ready(_)) && a.outcome == Outcome::Accepted,
        can_choose: may && matches!(a.standing, Standing::Ready(_) | Standing::Contested { .. }),
        can_undo: may && a.standing == Standing::Written { undo: true },
        open_href: if may { String::new() } else { ctx.href(&format!("{base}/{}", c.number)) },
    }
}

fn place(ctx: &Ctx, a: &Amendment) -> String {
    let text = crate::load::Text { label: a.label.clone(), ..Default::default() };
    match a.on {
        Ref::Item(_) => a.label.clone(),
        _ => chain::place(ctx, a.on, &text),
    }
}

/// Where the desk shows the words.
fn part(e: &Edition, a: &Amendment) -> String {
    let desk = address::draft(e);
    match a.on {
        Ref::Item(id) => format!("{desk}/items/{id}"),
        _ => format!("{desk}/paragraphs/{}", a.on.id()),
    }
}

fn why(ctx: &Ctx, standing: &Standing) -> String {
    let list = |with: &[i64]| with.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    match standing {
        Standing::Contested { changed: true, with } if with.is_empty() => ctx.t("consolidation-amendment-changed"),
        Standing::Contested { changed: true, with } => {
            ctx.with("consolidation-amendment-changed-with", &[("numbers", &list(with))])
        }
        Standing::Contested { with, .. } => ctx.with("consolidation-amendment-with", &[("numbers", &list(with))]),
        _ => String::new(),
    }
}
