//! What each screen says, and the mark by which a form tells later whether somebody else changed it meanwhile.

use crate::actor::session::assurance_name;
use crate::plan::rows::digest;
use crate::process::Process;
use cantiere_domain::access::Assurance;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activities, Level, Phase, ProcessKind};

/// What it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct What {
    pub title: String,
    pub kind: ProcessKind,
    pub level: Level,
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub hear_back: String,
    pub legal_basis: String,
}

/// For whom it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    pub who: String,
    pub organizations_only: bool,
    pub assurance: Assurance,
    pub visibility: Visibility,
    pub invited: Vec<OrganizationId>,
}

/// Its days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    pub phases: Vec<Phase>,
    pub short_reason: String,
}

/// What people do in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    pub tools: Activities,
    pub premoderated: bool,
    pub shows_supports: bool,
    pub second_person: bool,
}

impl What {
    pub fn of(p: &Process) -> What {
        let r = p.record.clone();
        What {
            title: p.title.clone(),
            kind: p.kind,
            level: r.level,
            question: r.question,
            decision: r.decision,
            can_change: r.can_change,
            cannot_change: r.cannot_change,
            hear_back: r.hear_back,
            legal_basis: r.legal_basis,
        }
    }

    /// What a form carries to tell later whether somebody else changed it meanwhile.
    pub fn seen(&self) -> String {
        let (kind, level) = (self.kind.as_str(), self.level.as_str());
        digest(&[&self.title, kind, level, &self.texts().map(|(_, text)| text.as_str()).join("\u{0}")])
    }

    pub(super) fn texts(&self) -> [(&'static str, &String); 6] {
        [
            ("question", &self.question),
            ("decision", &self.decision),
            ("can_change", &self.can_change),
            ("cannot_change", &self.cannot_change),
            ("hear_back", &self.hear_back),
            ("legal_basis", &self.legal_basis),
        ]
    }
}

impl Who {
    pub fn of(p: &Process) -> Who {
        Who {
            who: p.record.who.clone(),
            organizations_only: p.organizations_only,
            assurance: p.assurance,
            visibility: p.visibility,
            invited: p.invited.clone(),
        }
    }

    pub fn seen(&self) -> String {
        let invited: Vec<String> = self.invited.iter().map(|o| o.0.to_string()).collect();
        let flags = format!("{} {}", self.organizations_only, assurance_name(self.assurance));
        digest(&[&self.who, &flags, self.visibility.as_str(), &invited.join(" ")])
    }
}

impl When {
    pub fn of(p: &Process) -> When {
        When { phases: p.phases.clone(), short_reason: p.record.short_reason.clone() }
    }

    pub fn seen(&self) -> String {
        let row = |p: &Phase| format!("{} {} {} {}", p.kind.as_str(), p.opens, p.closes, p.title);
        digest(&[&self.short_reason, &self.phases.iter().map(row).collect::<Vec<_>>().join("\n")])
    }
}

impl How {
    pub fn of(p: &Process) -> How {
        How {
            tools: p.tools,
            premoderated: p.premoderated,
            shows_supports: p.shows_supports,
            second_person: p.second_person,
        }
    }

    pub fn seen(&self) -> String {
        let flags = [self.premoderated, self.shows_supports, self.second_person].map(|flag| flag.to_string());
        digest(&[&self.tools.to_string(), &flags.join(" ")])
    }
}
