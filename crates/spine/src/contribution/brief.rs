//! What a row of a list shows of a contribution: its words are read no further than they are shown, and kept between reads.

use super::find::changes;
use super::{Author, Contribution};
use crate::Error;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{PlanId, ProcessId};
use cantiere_domain::{Lang, Ref, text};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::contribution::{contribution, contribution_entry};
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn, kept_all};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use std::sync::Arc;

/// As many signs of the words as the longest row shows.
const SHOWN: usize = 180;

#[derive(Clone, Debug)]
pub struct Brief {
    pub id: i64,
    pub plan: PlanId,
    pub process: ProcessId,
    /// The number that readers cite.
    pub number: i64,
    pub kind: ContributionKind,
    pub state: ContributionState,
    pub language: Lang,
    pub on: Option<Ref>,
    pub place: String,
    pub title: String,
    /// How the words begin: of an amendment without a reason, the wording.
    pub beginning: String,
    pub theme: String,
    pub territory: String,
    pub author: Author,
    pub supports: i64,
    /// Whether everybody reads how many; else staff alone do.
    pub shows_supports: bool,
    pub replies: i64,
    pub received_at: i64,
}

impl Brief {
    /// What a row is called: the title, or where there is none how the words begin.
    pub fn said(&self) -> &str {
        if self.title.is_empty() { &self.beginning } else { &self.title }
    }
}

impl From<&Contribution> for Brief {
    fn from(c: &Contribution) -> Brief {
        let said = if c.words.body.is_empty() { &c.words.wording } else { &c.words.body };
        Brief {
            id: c.id.0,
            plan: c.plan,
            process: c.process,
            number: c.number,
            kind: c.kind,
            state: c.state,
            language: c.language,
            on: c.on,
            place: c.place.clone(),
            title: c.words.title.clone(),
            beginning: text::beginning(said, SHOWN),
            theme: c.theme.clone(),
            territory: c.territory.clone(),
            author: c.author.clone(),
            supports: c.supports,
            shows_supports: c.shows_supports,
            replies: c.replies,
            received_at: c.received_at,
        }
    }
}

diesel::define_sql_function! {
    /// So many signs of a text, from one of them on.
    fn substr(text: Text, from: Integer, many: Integer) -> Text;
}

/// Enough of the words for what a row shows, whatever signs and blanks are left out.
const ENOUGH: i32 = 2_000;

type What = (i64, i64, i64, i64, String, String, String, String, i64, String);
type Said = (String, String, String, String, String, String);
type How = (i64, i64, i64, bool);
type Told = (What, Said, How, Option<(String, String)>, Option<(String, String, String, String)>, Option<String>);

/// By their numbers in the database, in the order asked: one statement however many, for those that are not kept.
pub fn briefly(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Arc<Brief>>, Error> {
    let topics = |_: &i64, c: &Arc<Brief>| changes(c.plan, c.process);
    kept_all(conn, "contribution in short", ids, topics, |conn, ids| {
        let rows: Vec<Told> = contribution::table
            .left_join(person::table.on(person::id.nullable().eq(contribution::person)))
            .left_join(organization::table.on(organization::id.nullable().eq(contribution::organization)))
            .left_join(contribution_entry::table.on(contribution_entry::contribution.eq(contribution::id)))
            .inner_join(process::table.on(process::id.eq(contribution::process)))
            .filter(contribution::id.among(ids))
            .select((
                (
                    contribution::id,
                    contribution::plan,
                    contribution::process,
                    contribution::number,
                    contribution::kind,
                    contribution::state,
                    contribution::language,
                    contribution::target_kind,
                    contribution::target,
                    contribution::place,
                ),
                (
                    contribution::title,
                    substr(contribution::body, 1, ENOUGH),
                    substr(contribution::wording, 1, ENOUGH),
                    contribution::theme,
                    contribution::territory,
                    contribution::channel,
                ),
                (contribution::supports, contribution::replies, contribution::received_at, process::shows_supports),
                (person::display_name, person::uuid).nullable(),
                (organization::name, organization::slug, organization::kind, organization::state).nullable(),
                contribution_entry::sender.nullable(),
            ))
            .load(conn)?;
        Ok(rows.into_iter().map(told).map(|c| (c.id, Arc::new(c))).collect())
    })
}

fn told((what, said, how, person, body, sender): Told) -> Brief {
    let (id, plan, process, number, kind, state, language, target_kind, target, place) = what;
    let (title, body_words, wording, theme, territory, channel) = said;
    let (supports, replies, received_at, shows_supports) = how;
    Brief {
        id,
        plan: PlanId(plan),
        process: ProcessId(process),
        number,
        kind: ContributionKind::parse(&kind).unwrap_or(ContributionKind::Comment),
        state: ContributionState::parse(&state).unwrap_or(ContributionState::Hidden),
        language: language.parse().unwrap_or_default(),
        on: Ref::parse(&target_kind, target).filter(|r| matches!(r, Ref::Block(_) | Ref::Item(_))),
        place,
        title,
        beginning: text::beginning(if body_words.is_empty() { &wording } else { &body_words }, SHOWN),
        theme,
        territory,
        author: Author::of(body, person, &channel, sender),
        supports,
        shows_supports,
        replies,
        received_at,
    }
}
