//! The three ways in which a process usually goes: its phases with their days, and what people do in them.
//! Sources: the cycle of the MEF pilot (draft to closure), the three stages of the national guidelines on consultation
//! (information, participation, results), and two rounds as participation platforms run them.

use super::{Activities, Activity, Phase, PhaseKind, ProcessKind};
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Template {
    #[default]
    PlanningCycle,
    ThreeStages,
    TwoRounds,
}

impl Template {
    pub const ALL: [Template; 3] = [Template::PlanningCycle, Template::ThreeStages, Template::TwoRounds];

    pub fn as_str(self) -> &'static str {
        match self {
            Template::PlanningCycle => "planning_cycle",
            Template::ThreeStages => "three_stages",
            Template::TwoRounds => "two_rounds",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// What people do in it, to begin with.
    pub fn tools(self) -> Activities {
        use Activity::{Amendments, Comments, Needs, Proposals, Supports, Votes};
        Activities::of(match self {
            Template::PlanningCycle => &[Comments, Amendments, Needs, Proposals, Supports, Votes],
            Template::ThreeStages => &[Comments, Amendments],
            Template::TwoRounds => &[Needs, Supports, Comments, Amendments],
        })
    }

    /// The phases, for a window that opens on a day and lasts as long as it must.
    pub fn phases(self, kind: ProcessKind, opens: Date) -> Vec<Phase> {
        let long = kind.minimum_days();
        // (kind, days from the opening to its first day, to its last day)
        let two = long + 30;
        let plan: &[(PhaseKind, i32, i32)] = match self {
            Template::PlanningCycle => &[
                (PhaseKind::Feedback, 0, long),
                (PhaseKind::Proposals, 0, long),
                (PhaseKind::Prioritisation, long + 7, long + 28),
                (PhaseKind::Analysis, long + 29, long + 60),
                (PhaseKind::Consolidation, long + 61, long + 81),
                (PhaseKind::Approval, long + 82, long + 96),
                (PhaseKind::Monitoring, long + 97, long + 97 + 730),
                (PhaseKind::Closure, long + 97 + 731, long + 97 + 791),
            ],
            Template::ThreeStages => &[
                (PhaseKind::Draft, -14, -1),
                (PhaseKind::Feedback, 0, long),
                (PhaseKind::Analysis, long + 1, long + 60),
                (PhaseKind::Closure, long + 61, long + 90),
            ],
            Template::TwoRounds => &[
                (PhaseKind::Proposals, 0, long),
                (PhaseKind::Consolidation, long + 1, two - 1),
                (PhaseKind::Feedback, two, two + long),
                (PhaseKind::Analysis, two + long + 1, two + long + 60),
                (PhaseKind::Approval, two + long + 61, two + long + 75),
                (PhaseKind::Closure, two + long + 76, two + long + 105),
            ],
        };
        plan.iter()
            .map(|(kind, first, last)| Phase {
                kind: *kind,
                title: String::new(),
                opens: opens.saturating_add(first.days()),
                closes: opens.saturating_add(last.days()),
            })
            .collect()
    }
}
