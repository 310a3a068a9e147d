//! What is sent is looked at before it is stored: what it is about is there, the words are as a kind asks, the theme and the
//! need are known. Who may, and when, the caller has asked.

use super::earlier::Said;
use super::rules::checked;
use super::submit::NewContribution;
use super::target::{Target, target};
use super::{Words, find};
use crate::plan::Edition;
use crate::process::Process;
use crate::{Error, Problem};
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::ContributionId;
use cantiere_domain::text::words as words_of;
use cantiere_store::Tx;
use cantiere_store::schema::plan::theme;
use diesel::prelude::*;

/// What is sent, as it will be stored.
pub(super) struct Ready {
    pub about: Option<Target>,
    pub words: Words,
    /// Its slug, or empty.
    pub theme: String,
    pub need: Option<ContributionId>,
}

impl Ready {
    pub fn of(tx: &mut Tx, of: &Process, edition: &Edition, new: &NewContribution) -> Result<Ready, Error> {
        let mut about = match new.on {
            Some(on) => Some(target(tx, edition, on, new.revision)?),
            None => None,
        };
        if new.kind == ContributionKind::Amendment && !about.as_ref().is_some_and(|t| t.amendable) {
            return Err(Problem::new("wording", "participation-problem-not-amendable").into());
        }
        // Another wording is held against the words that it would change, and kept with them.
        if let (ContributionKind::Amendment, Some(about)) = (new.kind, &mut about) {
            about.quote = about.wording.clone();
        }
        let quote = about.as_ref().map(|t| t.quote.as_str()).unwrap_or_default();
        let words = checked(new.kind, &new.words, quote)?;
        let theme = known_theme(tx, &new.theme)?;
        let need = new.arises_from.map(|id| need(tx, of, id)).transpose()?;
        Ok(Ready { about, words, theme, need })
    }

    /// What it is about, as it is stored; what is about no part of it is about the edition.
    pub fn on(&self, of: &Process) -> (&'static str, i64) {
        self.about.as_ref().map_or(("edition", of.edition.0), |t| (t.on.kind(), t.on.id()))
    }

    pub fn said(&self, of: &Process, kind: ContributionKind) -> Said<'_> {
        Said { process: of.id, kind, on: self.on(of), words: &self.words }
    }
}

/// The slug of a theme, if there is one of that name.
fn known_theme(tx: &mut Tx, slug: &str) -> Result<String, Error> {
    let slug = words_of(slug).join("-");
    if slug.is_empty() {
        return Ok(slug);
    }
    let known: Option<i64> =
        theme::table.filter(theme::slug.eq(&slug)).select(theme::id).first(tx.conn()).optional()?;
    known.map(|_| slug).ok_or_else(|| Problem::new("theme", "participation-problem-theme").into())
}

fn need(tx: &mut Tx, of: &Process, id: ContributionId) -> Result<ContributionId, Error> {
    let found = find::by_ids(tx, &[id.0])?.pop();
    let is_need = |c: &super::Contribution| {
        c.process == of.id && c.kind == ContributionKind::Need && c.state == ContributionState::Published
    };
    found.filter(is_need).map(|c| c.id).ok_or_else(|| Problem::new("need", "participation-problem-need").into())
}
