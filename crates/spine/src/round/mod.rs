//! Rounds: an administration asks which actions matter most, every body casts one ballot, the count says what was chosen.
//! A ballot never decides a plan; nothing here writes to one.

mod about;
mod arguments;
mod arrive;
pub mod ballot;
mod count;
mod create;
mod discard;
mod election;
mod find;
mod log;
mod open;
mod option;
mod paper;
mod place;
mod preview;
mod result;
pub mod sealed;
mod settings;
mod stream;
mod to_vote_in;
mod verify;
mod withdraw;

pub use about::about;
pub use arguments::counted_again;
pub use ballot::{Cast, CastInput, Receipt, Said};
pub use count::{COUNT, Progress, count_next, is_due, progress};
pub use create::create;
pub use discard::discard;
pub use election::{explained, with_ballots};
pub use find::{
    as_set_up, ballot_of, ballots, find, find_by_id, history, of_editions, options, options_of, recall, withdrawals,
};
pub use log::{LOG_PAGE, Log, Logged, logged};
pub use open::{extend, open, plan_seal, turn};
pub use option::{NewOption, OptionWords, add, drop_option, edit as edit_option};
pub use paper::{PAPER, Paper, of_paper};
pub use place::{Placed, places};
pub use preview::{Example, dry_run, example};
pub use result::{Counted, Other, Row, Served, Turnout, result};
pub use settings::{Settings, save};
pub use stream::PAGE as BALLOTS_AT_ONCE;
pub use verify::faults;
pub use withdraw::{WITHDRAWN, not_withdrawn, withdraw};

/// The job that runs when a round opens or closes.
pub const TURN: &str = "turn_round";
/// The job that signs the log of a persons' vote, and ends its key.
pub const SEAL: &str = "seal_round";

use crate::plan::Edition;
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Assurance, can};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId, RoundId};
use cantiere_domain::round::{Candidate, Rules, Standing, standing};
use cantiere_store::Tx;

#[derive(Clone, Debug)]
pub struct Round {
    pub id: RoundId,
    pub uuid: String,
    pub plan: PlanId,
    pub edition: EditionId,
    /// Readers cite it by this, counted within the edition.
    pub number: i64,
    pub title: String,
    /// Markdown.
    pub question: String,
    pub language: Lang,
    pub state: String,
    pub rules: Rules,
    /// Kinds of organisations that vote; empty: all of them.
    pub electorate: Vec<String>,
    pub opens_at: i64,
    /// The first moment at which nothing is taken any more.
    pub closes_at: i64,
    /// From here on it is counted: after the days in which the desk enters what came on paper.
    pub counts_at: i64,
    /// Whether it is also hidden until the close how many have voted. What they voted always is.
    pub turnout_hidden: bool,
    /// Whether each body's ballot is published with its name after the close.
    pub named: bool,
    /// Why it closes later than it was announced; shown to everybody.
    pub extension: String,
    pub ballots: i64,
    pub counted_at: Option<i64>,
    pub version: i64,
    /// Whether people vote, each with a secret ballot; else bodies do.
    pub persons: bool,
    /// How surely a person must have said who they are.
    pub assurance: Assurance,
    /// How many people are on the list of who may vote; 0: there is none.
    pub listed: i64,
    /// How many ballots that the desk had entered from paper were withdrawn.
    pub withdrawn: i64,
}

/// Something to vote for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: i64,
    pub number: i64,
    /// Place in `Rules::lists`.
    pub list: usize,
    /// What it was taken from: a proposal, an action of a draft, or nothing.
    pub from: Option<cantiere_domain::Ref>,
    pub title: String,
    /// Markdown.
    pub body: String,
    /// In cents.
    pub cost: i64,
    /// What the offices say about it; Markdown.
    pub feasibility: String,
    /// Of those with the same word here at most one is chosen; empty: none.
    pub alternative: String,
    /// From the count: 1 for the first chosen.
    pub place: Option<i64>,
    /// The contribution that it became when it was chosen, if it was none.
    pub arrived: Option<i64>,
    /// Of a proposal that a moderator has hidden since: its title, which stands nowhere any more. `title` and `body` say so.
    pub withheld: Option<String>,
}

impl Choice {
    pub fn candidate(&self) -> Candidate {
        Candidate { id: self.id, list: self.list, cost: self.cost, withdrawn: false }
    }
}

impl Round {
    pub fn standing(&self, now: i64) -> Standing {
        standing(&self.state, self.opens_at, self.closes_at, now)
    }

    /// Whether what is set can still be changed: until the first ballot, also if that one was withdrawn.
    pub fn is_settable(&self) -> bool {
        self.state != "counted" && self.ballots == 0 && self.withdrawn == 0
    }

    /// Whether the desk enters ballots that came on paper: bodies' ones, from the opening until the count begins.
    pub fn takes_paper(&self, now: i64) -> bool {
        !self.persons && self.state == "open" && (self.opens_at..self.counts_at).contains(&now)
    }

    /// Whether bodies of this kind vote.
    pub fn admits(&self, kind: &str) -> bool {
        self.electorate.is_empty() || self.electorate.iter().any(|k| k == kind)
    }

    pub fn is_for(&self, reader: &Actor, of: &Edition) -> bool {
        self.edition == of.id && (self.state != "draft" || can(reader, Action::ReadDraft, &of.scope()))
    }
}

/// A ballot that counts, or one of those it replaced; in the log also that one was withdrawn: then `content` is the reason,
/// `entered_at` the moment, and the rest says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub organization: OrganizationId,
    pub body: String,
    pub body_slug: String,
    pub body_kind: String,
    /// Who cast it.
    pub person: i64,
    /// Empty for one who erased their account.
    pub name: String,
    pub content: String,
    pub channel: String,
    pub protocol: String,
    pub received_at: i64,
    pub entered_at: i64,
}

impl Stored {
    pub fn is_withdrawal(&self) -> bool {
        self.channel == WITHDRAWN
    }

    /// When it happened, as the log tells it.
    pub fn at(&self) -> i64 {
        if self.is_withdrawal() { self.entered_at } else { self.received_at }
    }
}

/// Reads every edition with those invited to it, for functions that hold each actor against what they find.
pub(crate) fn everything() -> Actor {
    Actor {
        grants: vec![cantiere_domain::access::Grant { role: cantiere_domain::access::Role::Administrator, plan: None }],
        member_of: vec![OrganizationId(0)],
        ..Actor::default()
    }
}

/// Pages that show the round have changed.
pub(crate) fn touch(tx: &mut Tx, round: &Round) {
    tx.changed(&format!("plan:{}", round.plan));
    tx.changed(&topic(round.id));
    tx.changed("site");
}

/// What pages of a round are kept under.
pub fn topic(of: RoundId) -> String {
    format!("round:{of}")
}

/// What changes with every ballot, also where no page may tell how many there are.
fn ballots_topic(of: RoundId) -> String {
    format!("ballots:{of}")
}
