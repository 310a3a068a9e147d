//! The calendar of an edition: its phases, what each of them opens, and how long a consultation must last.
//! Days are calendar days of the site; nothing here knows a clock or a database.

mod activities;
mod template;

pub use activities::{Activities, Activity};
pub use template::Template;

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

    /// What a phase of this kind opens; a process may do without some of it.
    pub fn opens(self) -> Activities {
        match self {
            PhaseKind::Feedback => Activities::of(&[Activity::Comments, Activity::Amendments, Activity::Questions]),
            PhaseKind::Proposals => {
                Activities::of(&[Activity::Needs, Activity::Proposals, Activity::Supports, Activity::Questions])
            }
            PhaseKind::Prioritisation => Activities::of(&[Activity::Votes]),
            _ => Activities::default(),
        }
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
    let open = match paused {
        true => Activities::default(),
        false => now.iter().fold(Activities::default(), |open, n| open.or(phases[*n].kind.opens())),
    };
    Standing { now, open }
}

/// The days on which people answer: from the first day of the first such phase to the last day of the last one.
pub fn window(phases: &[Phase]) -> Option<(Date, Date)> {
    let asked = || phases.iter().filter(|p| p.kind.is_window());
    Some((asked().map(|p| p.opens).min()?, asked().map(|p| p.closes).max()?))
}

/// The stretches of days on which people answer: phases that overlap or follow each other at once are one. Each must last.
pub fn rounds(phases: &[Phase]) -> Vec<(Date, Date)> {
    let mut days: Vec<(Date, Date)> =
        phases.iter().filter(|p| p.kind.is_window()).map(|p| (p.opens, p.closes)).collect();
    days.sort_unstable();
    let mut out: Vec<(Date, Date)> = Vec::new();
    for (opens, closes) in days {
        match out.last_mut() {
            Some(last) if opens <= last.1.tomorrow().unwrap_or(last.1) => last.1 = last.1.max(closes),
            _ => out.push((opens, closes)),
        }
    }
    out
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
        assert_eq!(open(date(2026, 10, 1)), PhaseKind::Feedback.opens());
        assert_eq!(open(date(2026, 10, 31)), PhaseKind::Feedback.opens().or(PhaseKind::Proposals.opens()));
        assert_eq!(open(date(2026, 11, 10)), PhaseKind::Proposals.opens());
        assert_eq!(
            standing(&phases, false, date(2026, 11, 11)),
            Standing { now: vec![2], open: Activities::default() }
        );
        assert_eq!(standing(&phases, true, date(2026, 10, 20)).open, Activities::default());
        assert_eq!(window(&phases), Some((date(2026, 10, 1), date(2026, 11, 10))));
    }

    #[test]
    fn rounds_join_what_overlaps_and_keep_apart_what_does_not() {
        let window = |from: i8, to: i8| phase(PhaseKind::Feedback, date(2026, 3, from), date(2026, 3, to));
        let days = |from: i8, to: i8| (date(2026, 3, from), date(2026, 3, to));
        assert_eq!(rounds(&[window(1, 10), window(5, 12)]), [days(1, 12)]);
        assert_eq!(rounds(&[window(11, 20), window(1, 10)]), [days(1, 20)]);
        assert_eq!(rounds(&[window(1, 10), window(12, 20)]), [days(1, 10), days(12, 20)]);
        assert_eq!(rounds(&[phase(PhaseKind::Analysis, date(2026, 3, 1), date(2026, 3, 9))]), []);
    }

    #[test]
    fn templates_give_phases_in_order_with_windows_that_last() {
        for template in Template::ALL {
            for kind in ProcessKind::ALL {
                let phases = template.phases(kind, date(2026, 11, 30));
                assert!(phases.windows(2).all(|p| p[0].opens <= p[1].opens), "{template:?}");
                assert!(phases.iter().all(|p| p.opens <= p.closes), "{template:?}");
                for (opens, closes) in rounds(&phases) {
                    assert_eq!(check_window(kind, opens, closes, ""), Ok(()), "{template:?} {kind:?}");
                }
                assert_eq!(window(&phases).map(|w| w.0), Some(date(2026, 11, 30)));
                // Whatever a template offers can be done in one of its phases.
                let opened = phases.iter().fold(Activities::default(), |all, p| all.or(p.kind.opens()));
                assert_eq!(template.tools().and(opened), template.tools(), "{template:?}");
            }
        }
        assert_eq!(Template::TwoRounds.phases(ProcessKind::Plan, date(2026, 11, 30)).len(), 6);
    }

    #[test]
    fn activities_are_written_and_read_back() {
        for template in Template::ALL {
            assert_eq!(Activities::parse(&template.tools().to_string()), template.tools());
        }
        assert_eq!(Activities::parse("comments nonsense"), Activities::of(&[Activity::Comments]));
        assert!(!Activities::default().any());
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
