//! What people may do in a process: what was chosen when it was set up, and what the phase of the day opens.
//! Both are the same kind of value; what is accepted is what stands in both.

use crate::contribution::ContributionKind;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Activity {
    Comments,
    Amendments,
    Needs,
    Proposals,
    /// Saying that one wants somebody else's need or proposal too.
    Supports,
    /// Answering a questionnaire.
    Questions,
    Votes,
}

impl Activity {
    pub const ALL: [Activity; 7] = [
        Activity::Comments,
        Activity::Amendments,
        Activity::Needs,
        Activity::Proposals,
        Activity::Supports,
        Activity::Questions,
        Activity::Votes,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Activity::Comments => "comments",
            Activity::Amendments => "amendments",
            Activity::Needs => "needs",
            Activity::Proposals => "proposals",
            Activity::Supports => "supports",
            Activity::Questions => "questions",
            Activity::Votes => "votes",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// Some of the activities; with no one, nothing may be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activities {
    /// Comments on the text, and replies to them.
    pub comments: bool,
    /// Other wordings for a paragraph.
    pub amendments: bool,
    pub needs: bool,
    pub proposals: bool,
    pub supports: bool,
    pub questions: bool,
    pub votes: bool,
}

impl Activities {
    pub fn of(some: &[Activity]) -> Activities {
        let mut all = Activities::default();
        some.iter().for_each(|one| *all.place(*one) = true);
        all
    }

    /// Words apart by blanks, as they are stored; an unknown one opens nothing.
    pub fn parse(text: &str) -> Activities {
        Activities::of(&text.split_whitespace().filter_map(Activity::parse).collect::<Vec<_>>())
    }

    pub fn has(mut self, one: Activity) -> bool {
        *self.place(one)
    }

    pub fn any(self) -> bool {
        self != Activities::default()
    }

    pub fn or(self, other: Activities) -> Activities {
        Activities::of(&Activity::ALL.into_iter().filter(|a| self.has(*a) || other.has(*a)).collect::<Vec<_>>())
    }

    pub fn and(self, other: Activities) -> Activities {
        Activities::of(&Activity::ALL.into_iter().filter(|a| self.has(*a) && other.has(*a)).collect::<Vec<_>>())
    }

    /// Whether a contribution of this kind is taken.
    pub fn accepts(self, kind: ContributionKind) -> bool {
        self.has(kind.activity())
    }

    fn place(&mut self, one: Activity) -> &mut bool {
        match one {
            Activity::Comments => &mut self.comments,
            Activity::Amendments => &mut self.amendments,
            Activity::Needs => &mut self.needs,
            Activity::Proposals => &mut self.proposals,
            Activity::Supports => &mut self.supports,
            Activity::Questions => &mut self.questions,
            Activity::Votes => &mut self.votes,
        }
    }
}

impl fmt::Display for Activities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some: Vec<&str> = Activity::ALL.into_iter().filter(|a| self.has(*a)).map(Activity::as_str).collect();
        f.write_str(&some.join(" "))
    }
}
