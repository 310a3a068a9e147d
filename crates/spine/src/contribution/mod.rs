//! Contributions: what people send to an edition under consultation, one file per action.
//! Every action checks who, when and what inside the transaction that writes; a page only shows what it may.

mod author;
mod brief;
pub mod draft;
mod earlier;
mod edit;
mod enter;
mod entries;
mod find;
mod form;
mod from_vote;
mod mend;
mod named;
mod past;
mod places;
mod ready;
mod release;
mod reply;
mod rules;
mod submit;
mod support;
mod target;
mod visible;
mod withdraw;

pub use author::{Author, Speaker, speakers, speakers_of, speaks_for};
pub use brief::{Brief, briefly};
pub(crate) use earlier::{Earlier, LATEST};
pub use edit::{edit, is_answered};
pub(crate) use edit::{history, not_answered, noted, own, read_first};
pub use enter::{
    CHANNELS, DAYS, EntryNote, EntryRules, NewEntry, Sender, enter, entry_days, entry_notes, entry_rules,
    forget_sender, set_entry_days,
};
pub use entries::{
    Entry, MOST_COUNTED, TargetCount, changed_entries, entries, most_discussed, numbered, of_targets, received_since,
};
pub use find::{
    Supporter, by_ids, by_numbers, find, id_of, mine, recall_id, received, received_before, replies, replies_to,
    supported_by, supporters, supports_of,
};
pub use form::{SentForm, TakeIn, Taken};
pub use from_vote::VOTE;
pub(crate) use from_vote::{FromVote, from_vote};
pub use mend::{MENDED, Mended, correct_entry, unmendable, withdraw_entry};
pub use named::{MOST_NAMED, NamedItem, items_of, name_items, name_others, named_by, names_of, naming};
pub use past::{Past, versions, versions_of};
pub use places::{Place, places};
pub use release::release;
pub use reply::{NewReply, reply};
pub use rules::check_words;
pub use submit::{NewContribution, Submitted, submit};
pub use support::{Support, SupportInput, Supported};
pub use target::{Target, parse as parse_target, target};
pub(crate) use visible::{became_invisible, became_visible};
pub use withdraw::withdraw;

use cantiere_domain::Lang;
use cantiere_domain::Ref;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId, PersonId, PlanId, ProcessId};

/// What somebody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    /// The observation, the reason of an amendment, the need of a proposal. Markdown.
    pub body: String,
    /// Amendment: the wording wanted.
    pub wording: String,
    /// Proposal: what should be done.
    pub action: String,
    /// Proposal: what would change by it.
    pub effect: String,
}

/// A contribution as pages show it.
#[derive(Clone, Debug)]
pub struct Contribution {
    pub id: ContributionId,
    pub plan: PlanId,
    pub edition: EditionId,
    pub process: ProcessId,
    /// The number that readers cite; 0 for a reply.
    pub number: i64,
    pub kind: ContributionKind,
    pub state: ContributionState,
    pub language: Lang,
    pub parent: Option<ContributionId>,
    /// What it is about; none: the whole plan.
    pub on: Option<Ref>,
    /// The version whose words it is about.
    pub revision: Option<i64>,
    /// What readers call the place: “4.12”, “A2.3”.
    pub place: String,
    /// The words it was about.
    pub quote: String,
    pub words: Words,
    pub theme: String,
    pub territory: String,
    pub person: Option<PersonId>,
    pub organization: Option<OrganizationId>,
    pub author: Author,
    /// How it came: `site`, `letter`, `pec`, `meeting`, `hearing`, `grid`, `vote`.
    pub channel: String,
    pub supports: i64,
    /// Whether everybody reads how many; else staff alone do.
    pub shows_supports: bool,
    pub replies: i64,
    pub received_at: i64,
    pub changed_at: i64,
    pub version: i64,
}
