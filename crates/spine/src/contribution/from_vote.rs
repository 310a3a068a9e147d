//! What a vote chose, as a contribution: filed by the count, with no author, so that it is assessed and answered.
//! Windows and limits of what people send are not asked: the vote had its own.

use super::submit::{Filed, NewContribution, file, found};
use super::{Words, rules};
use crate::Error;
use crate::plan::Edition;
use crate::process::Process;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ContributionId;
use cantiere_domain::{Lang, Ref};
use cantiere_store::Tx;

/// How it came.
pub const VOTE: &str = "vote";

#[derive(Clone, Debug)]
pub(crate) struct FromVote {
    /// An action that is in the published version.
    pub on: Option<Ref>,
    pub title: String,
    pub text: String,
    pub language: Lang,
}

pub(crate) fn from_vote(
    tx: &mut Tx,
    of: &Process,
    edition: &Edition,
    chosen: &FromVote,
) -> Result<ContributionId, Error> {
    // An option may say more in its title than a proposal; its text has the rest.
    let title = chosen.title.chars().take(rules::LONGEST_TITLE).collect();
    let words = Words { title, body: chosen.text.clone(), action: chosen.title.clone(), ..Words::default() };
    let new = NewContribution {
        kind: ContributionKind::Proposal,
        on: chosen.on,
        revision: None,
        words,
        theme: String::new(),
        territory: String::new(),
        language: chosen.language,
        arises_from: None,
        channel: VOTE,
    };
    let filed = Filed { person: None, organization: None, received_at: tx.now(), published: true };
    let sent = file(tx, of, edition, &Actor::default(), &new, &filed)?;
    found(tx, &sent)?;
    Ok(sent.id)
}
