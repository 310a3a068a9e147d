//! Telling people what changed in what they follow: one row for one change, written by the very write that changes it,
//! however many follow it. Who gets a mail, and when, is found out later by jobs; no words are kept here.

mod due;
mod find;
mod follow;
mod reader;
mod tell;
mod version;

pub use due::{Waiting, put_due, take_due};
pub use find::{Notice, about, by_ids, of_reader, unseen};
pub use follow::{Follow, follow, followed, following, set_pace, unfollow};
pub use reader::{Chosen, choose, chosen, count_mail, new_calendar, seen};
pub(crate) use tell::was_told;
pub use tell::{FAN, Fan, Found, followers, forget, tell};
pub use version::tell_version;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    VersionPublished,
    Adopted,
    ProcessPublished,
    PhaseOpened,
    /// The last days in which people answer have begun.
    WindowClosing,
    ProcessExtended,
    ProcessPaused,
    ProcessResumed,
    ProcessEnded,
    /// What it says was changed while it is public.
    ProcessChanged,
    AnswersPublished,
    ReportPublished,
    VoteOpened,
    VoteExtended,
    VoteCounted,
    ContributionPublished,
    ReplyPublished,
    ContributionAnswered,
    /// The state of an action was reported.
    ItemState,
}

impl NoticeKind {
    pub const ALL: [NoticeKind; 19] = [
        NoticeKind::VersionPublished,
        NoticeKind::Adopted,
        NoticeKind::ProcessPublished,
        NoticeKind::PhaseOpened,
        NoticeKind::WindowClosing,
        NoticeKind::ProcessExtended,
        NoticeKind::ProcessPaused,
        NoticeKind::ProcessResumed,
        NoticeKind::ProcessEnded,
        NoticeKind::ProcessChanged,
        NoticeKind::AnswersPublished,
        NoticeKind::ReportPublished,
        NoticeKind::VoteOpened,
        NoticeKind::VoteExtended,
        NoticeKind::VoteCounted,
        NoticeKind::ContributionPublished,
        NoticeKind::ReplyPublished,
        NoticeKind::ContributionAnswered,
        NoticeKind::ItemState,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            NoticeKind::VersionPublished => "version_published",
            NoticeKind::Adopted => "adopted",
            NoticeKind::ProcessPublished => "process_published",
            NoticeKind::PhaseOpened => "phase_opened",
            NoticeKind::WindowClosing => "window_closing",
            NoticeKind::ProcessExtended => "process_extended",
            NoticeKind::ProcessPaused => "process_paused",
            NoticeKind::ProcessResumed => "process_resumed",
            NoticeKind::ProcessEnded => "process_ended",
            NoticeKind::ProcessChanged => "process_changed",
            NoticeKind::AnswersPublished => "answers_published",
            NoticeKind::ReportPublished => "report_published",
            NoticeKind::VoteOpened => "vote_opened",
            NoticeKind::VoteExtended => "vote_extended",
            NoticeKind::VoteCounted => "vote_counted",
            NoticeKind::ContributionPublished => "contribution_published",
            NoticeKind::ReplyPublished => "reply_published",
            NoticeKind::ContributionAnswered => "contribution_answered",
            NoticeKind::ItemState => "item_state",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == text)
    }

    /// Whether who follows the whole plan hears of it: not of every single contribution.
    fn reaches_plan(self) -> bool {
        !matches!(
            self,
            NoticeKind::ContributionPublished | NoticeKind::ReplyPublished | NoticeKind::ContributionAnswered
        )
    }
}

/// How soon somebody wants to be written to; the order is that of urgency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    AtOnce,
    #[default]
    Daily,
    Weekly,
    /// Never by mail.
    OnlySite,
}

impl Pace {
    pub const ALL: [Pace; 4] = [Pace::AtOnce, Pace::Daily, Pace::Weekly, Pace::OnlySite];

    pub fn as_str(self) -> &'static str {
        match self {
            Pace::AtOnce => "at_once",
            Pace::Daily => "daily",
            Pace::Weekly => "weekly",
            Pace::OnlySite => "only_site",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == text)
    }
}
