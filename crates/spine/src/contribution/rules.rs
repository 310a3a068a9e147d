//! The rules that every contribution meets, wherever it comes from: open window, who may, what must be written.
//! They are asked inside the transaction; a form asks them first only to be polite.

use super::Words;
use crate::plan::{Edition, edition};
use crate::process::{self, Process};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::Conn;
use jiff::tz::TimeZone;

pub(super) use crate::process::may_take_part as may_write;

pub const LONGEST_TITLE: usize = 150;
pub const LONGEST_TEXT: usize = 10_000;

/// The process and its edition, if the actor may see both.
pub(super) fn place(conn: &mut Conn, by: &Actor, id: ProcessId) -> Result<(Process, Edition), Error> {
    let process = process::find_by_id(conn, id)?;
    let edition = edition::find_by_id(conn, by, process.edition)?;
    shown(&process, &edition, by)?;
    Ok((process, edition))
}

/// The same of what is known already.
pub(super) fn shown(process: &Process, edition: &Edition, by: &Actor) -> Result<(), Error> {
    match edition.readable_by(by) && process.shown_to(by) {
        true => Ok(()),
        false => Err(Error::NotFound("process")),
    }
}

/// Whether a contribution of this kind is taken at a moment. What came on paper is judged by the day it came.
pub(super) fn in_time(process: &Process, kind: ContributionKind, at: i64, zone: &TimeZone) -> Result<(), Error> {
    process::is_open(process, kind.activity(), at, zone)
}

/// The words as they are stored, or what is wrong with them. `quote` are the words an amendment would change.
pub(super) fn checked(kind: ContributionKind, words: &Words, quote: &str) -> Result<Words, Error> {
    let mut good = Words {
        title: clean_line(&words.title),
        body: clean(&words.body),
        wording: clean(&words.wording),
        action: clean(&words.action),
        effect: clean(&words.effect),
    };
    let mut problems = Vec::new();
    let needs_title = !kind.is_on_text();
    if needs_title && good.title.is_empty() {
        problems.push(Problem::new("title", "participation-problem-no-title"));
    }
    if good.title.chars().count() > LONGEST_TITLE {
        problems.push(Problem::new("title", "participation-problem-long").with("max", LONGEST_TITLE));
    }
    if good.body.is_empty() && kind != ContributionKind::Amendment {
        problems.push(Problem::new("body", "participation-problem-no-text"));
    }
    match kind {
        ContributionKind::Amendment if good.wording.is_empty() => {
            problems.push(Problem::new("wording", "participation-problem-no-wording"));
        }
        ContributionKind::Amendment if good.wording == clean(quote) => {
            problems.push(Problem::new("wording", "participation-problem-same-wording"));
        }
        ContributionKind::Proposal if good.action.is_empty() => {
            problems.push(Problem::new("action", "participation-problem-no-action"));
        }
        _ => {}
    }
    for (field, text) in
        [("body", &good.body), ("wording", &good.wording), ("action", &good.action), ("effect", &good.effect)]
    {
        if text.chars().count() > LONGEST_TEXT {
            problems.push(Problem::new(field, "participation-problem-long").with("max", LONGEST_TEXT));
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    // What a kind does not have is not stored, whatever a request carries.
    if kind != ContributionKind::Amendment {
        good.wording.clear();
    }
    if kind != ContributionKind::Proposal {
        good.action.clear();
        good.effect.clear();
    }
    if !needs_title {
        good.title.clear();
    }
    Ok(good)
}

/// The same for tables that are looked at before they are sent.
pub fn check_words(kind: ContributionKind, words: &Words, quote: &str) -> Result<Words, Error> {
    checked(kind, words, quote)
}
