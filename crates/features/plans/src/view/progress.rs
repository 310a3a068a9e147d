//! A count of progress as the parts of a bar.

use cantiere_domain::plan::ItemState;
use cantiere_spine::plan::index::Progress;
use cantiere_web::Page;

pub struct Segment {
    /// Names icon and hatching.
    pub slug: &'static str,
    pub label: String,
    pub n: usize,
    /// Part of the bar's length, 1 to 100.
    pub share: usize,
}

/// Completed first, without data last; states that nothing is in are left out.
pub fn segments(page: &Page, progress: &Progress) -> Vec<Segment> {
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
            label: page.tn(format!("plans-states-{}", state.as_str()), progress.of(state)),
            n: progress.of(state),
            share: (progress.of(state) * 100 / progress.total.max(1)).clamp(1, 100),
        })
        .collect()
}
