//! The option in the desk's form: a new one, or one that is changed, with what a colleague made of it meanwhile.

use crate::words;
use cantiere_spine::round::{Choice, OptionWords};
use cantiere_web::Ctx;
use cantiere_web::form::Fields;

#[derive(Default)]
pub struct Edited {
    pub id: i64,
    pub title: String,
    pub body: String,
    pub cost: String,
    pub feasibility: String,
    pub alternative: String,
    pub list: usize,
    /// The mark of the words that the form was filled with.
    pub seen: String,
    /// What stands now, field by field; empty where nobody changed it meanwhile.
    pub stands: Vec<(String, String)>,
}

impl Edited {
    /// The option of this id as it stands; a new one if there is none.
    pub fn of(choices: &[Choice], id: &str) -> Edited {
        let found = id.parse::<i64>().ok().and_then(|id| choices.iter().find(|c| c.id == id));
        found.map_or_else(Edited::default, |c| Edited {
            id: c.id,
            title: c.title.clone(),
            body: c.body.clone(),
            cost: words::money_field(c.cost),
            feasibility: c.feasibility.clone(),
            alternative: c.alternative.clone(),
            list: c.list,
            seen: OptionWords::from(c).mark(),
            stands: Vec::new(),
        })
    }

    pub fn typed(fields: &Fields) -> Edited {
        let one = |name: &str| fields.one(name).to_string();
        Edited {
            id: fields.number("option").unwrap_or_default(),
            title: one("option_title"),
            body: one("option_body"),
            cost: one("option_cost"),
            feasibility: one("option_feasibility"),
            alternative: one("option_alternative"),
            list: fields.one("option_list").parse().unwrap_or(0),
            seen: one("option_seen"),
            stands: Vec::new(),
        }
    }

    /// With what stands now beside it: whoever saves once more has seen it.
    pub fn beside(mut self, ctx: &Ctx, choices: &[Choice]) -> Edited {
        let now = Edited::of(choices, &self.id.to_string());
        self.seen = now.seen;
        self.stands = [
            ("rounds-option-title", now.title),
            ("rounds-option-body", now.body),
            ("rounds-option-cost", now.cost),
            ("rounds-option-feasibility", now.feasibility),
            ("rounds-option-alternative", now.alternative),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (ctx.t(key), text))
        .collect();
        self
    }
}
