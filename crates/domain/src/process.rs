//! The calendar of an edition: its phases, what each of them opens, and how long a consultation must last.
//! Days are calendar days of the site; nothing here knows a clock or a database.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is done in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    Draft,
    Feedback,
    Proposals,
    Prioritisation,
    Analysis,
    Consolidation,
    Approval,
    Monitoring,
    Closure,
}

impl PhaseKind {
    pub const ALL: [PhaseKind; 9] = [
        PhaseKind::Draft,
        PhaseKind::Feedback,
        PhaseKind::Proposals,
        PhaseKind::Prioritisation,
        PhaseKind::Analysis,
        PhaseKind::Consolidation,
        PhaseKind::Approval,
        PhaseKind::Monitoring,
        PhaseKind::Closure,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            PhaseKind::Draft => "draft",
            PhaseKind::Feedback => "feedback",
            PhaseKind::Proposals => "proposals",
            PhaseKind::Prioritisation => "prioritisation",
            PhaseKind::Analysis => "analysis",
            PhaseKind::Consolidation => "consolidation",
            PhaseKind::Approval => "approval",
            PhaseKind::Monitoring => "monitoring",
            PhaseKind::Closure => "closure",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Whether people answer in it, so that its days are the window of the consultation.
    pub fn is_window(self) -> bool {
        matches!(self, PhaseKind::Feedback | PhaseKind::Proposals)
    }
}

/// A phase with its first and its last day, both of them open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    pub kind: PhaseKind,
    pub title: String,
    pub opens: Date,
    /// To 23:59:59.
    pub closes: Date,
}

impl Phase {
    pub fn is_open(&self, today: Date) -> bool {
        self.opens <= today && today <= self.closes
    }
}

/// What people may do at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activities {
    /// Comments and amendments on the text, and replies to them.
    pub comments: bool,
    /// Needs and proposals, and support for them.
    pub proposals: bool,
    pub votes: bool,
}

impl Activities {
    pub fn any(self) -> bool {
        self.comments || self.proposals || self.votes
    }
}

/// Where a process stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Places in the list of the phases that are open today; two may be at once.
    pub now: Vec<usize>,
    pub open: Activities,
}

/// The one answer to “which phase is it, and what does it open?”. A paused process opens nothing.
pub fn standing(phases: &[Phase], paused: bool, today: Date) -> Standing {
    let now: Vec<usize> = (0..phases.len()).filter(|n| phases[*n].is_open(today)).collect();
    let has = |kind| !paused && now.iter().any(|n| phases[*n].kind == kind);
    let open = Activities {
        comments: has(PhaseKind::Feedback),
        proposals: has(PhaseKind::Proposals),
        votes: has(PhaseKind::Prioritisation),
    };
    Standing { now, open }
}

/// The days on which people answer: from the first day of the first such phase to the last day of the last one.
pub fn window(phases: &[Phase]) -> Option<(Date, Date)> {
    let asked = || phases.iter().filter(|p| p.kind.is_window());
    Some((asked().map(|p| p.opens).min()?, asked().map(|p| p.closes).max()?))
}

/// What a consultation is about, as far as the length of its window depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProcessKind {
    #[default]
    Plan,
    /// The strategy of a policy field: sixty days, without exception.
    EcosystemStrategy,
}

impl ProcessKind {
    pub const ALL: [ProcessKind; 2] = [ProcessKind::Plan, ProcessKind::EcosystemStrategy];

    pub fn as_str(self) -> &'static str {
        match self {
            ProcessKind::Plan => "plan",
            ProcessKind::EcosystemStrategy => "ecosystem_strategy",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Days that the window must have at least.
    pub fn minimum_days(self) -> i32 {
        match self {
            ProcessKind::Plan => 28,
            ProcessKind::EcosystemStrategy => 60,
        }
    }
}

/// How much people decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Inform,
    #[default]
    Consult,
    CoDesign,
    CoDecide,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::Inform, Level::Consult, Level::CoDesign, Level::CoDecide];

    pub fn as_str(self) -> &'static str {
        match self {
            Level::Inform => "inform",
            Level::Consult => "consult",
            Level::CoDesign => "co_design",
            Level::CoDecide => "co_decide",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// Days of a window: the opening day is not counted, the closing day is.
pub fn days(opens: Date, closes: Date) -> i32 {
    (closes - opens).get_days()
}

/// Why a window cannot be as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// It closes before it opens.
    Backwards,
    /// Shorter than the minimum; a published reason may allow it.
    NeedsReason { days: i32, minimum: i32 },
    /// Shorter than the minimum, and no reason allows it.
    TooShort { days: i32, minimum: i32 },
}

/// Whether a window is long enough; `reason` is the one published for a shorter one.
pub fn check_window(kind: ProcessKind, opens: Date, closes: Date, reason: &str) -> Result<(), WindowError> {
    let (days, minimum) = (days(opens, closes), kind.minimum_days());
    match kind {
        _ if closes < opens => Err(WindowError::Backwards),
        _ if days >= minimum => Ok(()),
        ProcessKind::EcosystemStrategy => Err(WindowError::TooShort { days, minimum }),
        ProcessKind::Plan if reason.trim().is_empty() => Err(WindowError::NeedsReason { days, minimum }),
        ProcessKind::Plan => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn phase(kind: PhaseKind, opens: Date, closes: Date) -> Phase {
        Phase { kind, title: String::new(), opens, closes }
    }

    #[test]
    fn window_of_28_days_does_not_count_the_opening_day() {
        let opens = date(2026, 10, 1);
        let needs = |days| Err(WindowError::NeedsReason { days, minimum: 28 });
        assert_eq!(check_window(ProcessKind::Plan, opens, date(2026, 10, 29), ""), Ok(()));
        assert_eq!(check_window(ProcessKind::Plan, opens, date(2026, 10, 28), ""), needs(27));
        assert_eq!(check_window(ProcessKind::Plan, opens, date(2026, 10, 28), " "), needs(27));
        assert_eq!(check_window(ProcessKind::Plan, opens, date(2026, 10, 28), "The decree sets the date."), Ok(()));
        assert_eq!(check_window(ProcessKind::Plan, opens, date(2026, 9, 30), "x"), Err(WindowError::Backwards));
    }

    #[test]
    fn window_of_an_ecosystem_strategy_has_60_days_whatever_the_reason() {
        let opens = date(2026, 1, 31);
        let short = Err(WindowError::TooShort { days: 59, minimum: 60 });
        assert_eq!(check_window(ProcessKind::EcosystemStrategy, opens, opens + 59.days(), "A reason."), short);
        assert_eq!(check_window(ProcessKind::EcosystemStrategy, opens, opens + 60.days(), ""), Ok(()));
    }

    #[test]
    fn standing_opens_what_the_phases_of_the_day_open() {
        let phases = [
            phase(PhaseKind::Feedback, date(2026, 10, 1), date(2026, 10, 31)),
            phase(PhaseKind::Proposals, date(2026, 10, 15), date(2026, 11, 10)),
            phase(PhaseKind::Analysis, date(2026, 11, 11), date(2026, 12, 1)),
        ];
        let open = |day: Date| standing(&phases, false, day).open;
        assert_eq!(open(date(2026, 9, 30)), Activities::default());
        assert_eq!(open(date(2026, 10, 1)), Activities { comments: true, ..Activities::default() });
        assert_eq!(open(date(2026, 10, 31)), Activities { comments: true, proposals: true, votes: false });
        assert_eq!(open(date(2026, 11, 10)), Activities { proposals: true, ..Activities::default() });
        assert_eq!(
            standing(&phases, false, date(2026, 11, 11)),
            Standing { now: vec![2], open: Activities::default() }
        );
        assert_eq!(standing(&phases, true, date(2026, 10, 20)).open, Activities::default());
        assert_eq!(window(&phases), Some((date(2026, 10, 1), date(2026, 11, 10))));
    }

    proptest! {
        #[test]
        fn check_window_refuses_every_day_below_the_minimum(n in 0i32..120) {
            let (opens, closes) = (date(2026, 3, 1), date(2026, 3, 1) + n.days());
            prop_assert_eq!(check_window(ProcessKind::Plan, opens, closes, "").is_ok(), n >= 28);
            prop_assert_eq!(check_window(ProcessKind::EcosystemStrategy, opens, closes, "why").is_ok(), n >= 60);
        }
    }
}
