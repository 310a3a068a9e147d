//! A count of progress as the parts of a bar.

use cantiere_domain::plan::{ItemKind, ItemState};
use cantiere_spine::plan::EditionIndex;
use cantiere_spine::plan::index::Progress;
use cantiere_web::Page;

/// The keys of the words for what a plan's bars count: actions, or commitments where it has no actions.
pub struct Counted {
    pub all: &'static str,
    pub each: &'static str,
    pub caption: &'static str,
    pub number: &'static str,
    states: &'static str,
}

const ACTIONS: Counted = Counted {
    all: "plans-home-standing-count",
    each: "plans-wall-caption",
    caption: "plans-progress-caption",
    number: "plans-progress-number",
    states: "plans-states-",
};
const COMMITMENTS: Counted = Counted {
    all: "plans-commitments-count",
    each: "plans-commitments-wall",
    caption: "plans-commitments-caption",
    number: "plans-commitments-number",
    states: "plans-commitments-state-",
};

impl Counted {
    pub fn of(index: &EditionIndex) -> &'static Counted {
        match index.count(ItemKind::Action) == 0 && index.count(ItemKind::Commitment) > 0 {
            true => &COMMITMENTS,
            false => &ACTIONS,
        }
    }
}

pub struct Segment {
    /// Names icon and hatching.
    pub slug: &'static str,
    pub label: String,
    pub n: usize,
    /// Part of the bar's length, 1 to 100.
    pub share: usize,
}

/// Completed first, without data last; states that nothing is in are left out.
pub fn segments(page: &Page, progress: &Progress, counted: &Counted) -> Vec<Segment> {
    const ORDER: [ItemState; 6] = [
        ItemState::Completed,
        ItemState::Ongoing,
        ItemState::Planned,
        ItemState::Blocked,
        ItemState::Cancelled,
        ItemState::Unknown,
    ];
    ORDER
        .into_iter()
        .filter(|state| progress.of(*state) > 0)
        .map(|state| Segment {
            slug: state.as_str(),
            label: page.tn(format!("{}{}", counted.states, state.as_str()), progress.of(state)),
            n: progress.of(state),
            share: (progress.of(state) * 100 / progress.total.max(1)).clamp(1, 100),
        })
        .collect()
}
