//! What keeps a process from being published, each with the screen on which it is mended.

use super::Process;
use super::create::check_phases;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::process::{Activities, WindowError, check_window};
use jiff::civil::Date;

/// The screens on which a process is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    What,
    Who,
    When,
    How,
    /// The text of the plan itself, at the desk.
    Plan,
}

impl Screen {
    /// The end of its address.
    pub fn as_str(self) -> &'static str {
        match self {
            Screen::What => "what",
            Screen::Who => "who",
            Screen::When => "when",
            Screen::How => "how",
            Screen::Plan => "plan",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Lack {
    pub screen: Screen,
    pub problem: Problem,
}

/// Everything that is missing; nothing: it can be published.
pub fn lacks(of: &Edition, process: &Process, today: Date) -> Vec<Lack> {
    let r = &process.record;
    let mut out: Vec<Lack> = [
        (Screen::What, "question", &r.question),
        (Screen::What, "decision", &r.decision),
        (Screen::What, "can_change", &r.can_change),
        (Screen::What, "cannot_change", &r.cannot_change),
        (Screen::What, "hear_back", &r.hear_back),
        (Screen::Who, "who", &r.who),
    ]
    .into_iter()
    .filter(|(_, _, text)| text.is_empty())
    .map(|(screen, field, _)| Lack { screen, problem: Problem::new(field, "participation-problem-missing") })
    .collect();
    let mut add = |screen, problem| out.push(Lack { screen, problem });
    match check_phases(process.kind, &process.phases, &r.short_reason) {
        Err(Error::Invalid(problems)) => problems.into_iter().for_each(|p| add(Screen::When, p)),
        _ if process.window().is_some_and(|(_, closes)| closes < today) => {
            add(Screen::When, Problem::new("closes", "participation-problem-window-over"));
        }
        _ => late(process, today).into_iter().for_each(|p| add(Screen::When, p)),
    }
    let opened = process.phases.iter().fold(Activities::default(), |all, p| all.or(p.kind.opens()));
    if !process.tools.and(opened).any() {
        add(Screen::How, Problem::new("tools", "processes-problem-no-tools"));
    }
    if process.visibility == cantiere_domain::plan::Visibility::Invited && process.invited.is_empty() {
        add(Screen::Who, Problem::new("invited", "processes-problem-nobody-invited"));
    }
    if of.published.is_none() {
        add(Screen::Plan, Problem::new("plan", "processes-problem-no-version"));
    }
    out
}

/// Days that are over before it is published are days on which nobody could answer: they do not count.
fn late(process: &Process, today: Date) -> Option<Problem> {
    if process.published {
        return None;
    }
    let reason = &process.record.short_reason;
    let left = |(opens, closes): (Date, Date)| check_window(process.kind, opens.max(today), closes, reason);
    let (key, days, minimum) = match process.rounds().into_iter().find_map(|round| left(round).err())? {
        WindowError::Backwards => return Some(Problem::new("closes", "participation-problem-window-over")),
        WindowError::NeedsReason { days, minimum } => ("processes-problem-late-reason", days, minimum),
        WindowError::TooShort { days, minimum } => ("processes-problem-late", days, minimum),
    };
    Some(Problem::new("closes", key).with("days", days).with("minimum", minimum))
}
