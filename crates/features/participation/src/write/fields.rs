//! What stands in a form, and the choice of the name one speaks in.

use crate::words;
use cantiere_domain::text::{clean, clean_line};
use cantiere_spine::contribution::{Speaker, Words};
use cantiere_web::Ctx;
use serde::{Deserialize, Serialize};

/// Everything the forms carry; what a form does not have is empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `p:anchor`, `i:code`, or empty for the whole plan.
    pub on: String,
    /// The version that was being read.
    pub revision: String,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub wording: String,
    pub action: String,
    pub effect: String,
    pub theme: String,
    pub territory: String,
    /// The number of the need it comes from.
    pub need: String,
    /// Numbers of items that it names, between blanks.
    pub items: String,
    /// What is looked for among the items.
    #[serde(skip_serializing)]
    pub find: String,
    /// What was looked for last.
    #[serde(skip_serializing)]
    pub found: String,
    /// `0` for oneself, or the id of an organisation.
    pub speaker: String,
    #[serde(skip_serializing)]
    pub key: String,
    #[serde(skip_serializing)]
    pub draft: String,
    /// `preview`, `write`, `find`, `draft` or `send`; `enter`: the key was pressed in a field, and no button.
    #[serde(skip_serializing)]
    pub step: String,
    #[serde(skip_serializing)]
    pub seen: String,
    /// Why the desk changes what it entered.
    #[serde(skip_serializing)]
    pub reason: String,
    /// The number of the organisation's draft that the form holds.
    #[serde(skip_serializing)]
    pub team: String,
    /// Somebody else changed that draft meanwhile.
    #[serde(skip)]
    pub stale: bool,
    #[serde(skip)]
    pub saved: String,
}

impl Fields {
    pub fn words(&self) -> Words {
        Words {
            title: self.title.clone(),
            body: self.body.clone(),
            wording: self.wording.clone(),
            action: self.action.clone(),
            effect: self.effect.clone(),
        }
    }

    /// As it would be stored: no signs that turn the direction of a text or take no room.
    pub fn clean(&mut self) {
        for text in [&mut self.body, &mut self.wording, &mut self.action, &mut self.effect] {
            *text = clean(text);
        }
        for line in [&mut self.title, &mut self.territory, &mut self.theme, &mut self.need] {
            *line = clean_line(line);
        }
    }

    pub fn from_json(text: &str) -> Fields {
        serde_json::from_str(text).unwrap_or_default()
    }

    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// One name to speak in.
pub struct SpeakerChoice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

pub struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// Oneself, and every organisation one represents. Nothing is chosen beforehand where there is a choice.
pub fn speaker_choices(ctx: &Ctx, speakers: &[Speaker], chosen: &str) -> Vec<SpeakerChoice> {
    choices(ctx, speakers.iter().filter(|s| s.representative).collect(), chosen)
}

/// The same with the organisations for which one prepares drafts that others send.
pub fn writer_choices(ctx: &Ctx, speakers: &[Speaker], chosen: &str) -> Vec<SpeakerChoice> {
    choices(ctx, speakers.iter().collect(), chosen)
}

fn choices(ctx: &Ctx, bodies: Vec<&Speaker>, chosen: &str) -> Vec<SpeakerChoice> {
    let mut out = vec![SpeakerChoice {
        value: "0".into(),
        label: ctx.with("participation-speak-self", &[("name", &words::own_name(ctx))]),
        hint: String::new(),
        chosen: bodies.is_empty() || chosen == "0",
    }];
    for body in bodies {
        out.push(SpeakerChoice {
            value: body.organization.to_string(),
            label: ctx.with("participation-speak-for", &[("name", &body.name)]),
            hint: ctx.t(match (body.representative, body.verified) {
                (false, _) => "participation-speak-draft",
                (true, true) => "participation-speak-official",
                (true, false) => "participation-speak-unverified",
            }),
            chosen: chosen == body.organization.to_string(),
        });
    }
    out
}
