//! The form's fields as text, from a stored item or from what was sent.

use super::row::{ActorLine, MoneyRow, ResultRow};
use crate::words;
use cantiere_domain::plan::{ActorRole, Audience, ItemKind, ItemState, Times};
use cantiere_spine::plan::actors::PlanActor;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_web::Page;
use cantiere_web::form::Choice;
use cantiere_web::form::Fields;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm {
    pub kind: String,
    pub code: String,
    pub code_confirmed: bool,
    /// The form was sent with this code before: whoever sends it again may mean it.
    pub code_doubted: bool,
    pub title: String,
    pub brief: String,
    pub description: String,
    pub audience: String,
    pub times_kind: String,
    pub times_start: String,
    pub times_end: String,
    pub actors: Vec<ActorLine>,
    pub results: Vec<ResultRow>,
    pub resources: Vec<MoneyRow>,
    pub impact: String,
    pub themes: Vec<String>,
    /// One a line.
    pub serves: String,
    pub implements: String,
    pub read_more: String,
    pub discuss: String,
    pub nature: String,
    pub parent: String,
    pub after: String,
    /// What a new one is kept as while it is written.
    pub begun: String,
    /// What the words were kept as of an item that is not there any more ([`crate::keep::gone`]); else empty.
    pub gone: String,
}

impl ItemForm {
    pub fn empty() -> ItemForm {
        ItemForm { times_kind: "none".into(), ..ItemForm::default() }.with_more_rows()
    }

    /// One empty row at the end of each list.
    pub fn with_more_rows(mut self) -> ItemForm {
        self.actors.push(ActorLine::default());
        self.results.push(ResultRow::default());
        self.resources.push(MoneyRow { currency: "EUR".into(), ..MoneyRow::default() });
        self
    }

    pub fn of_row(row: &ItemRow, known: &[PlanActor]) -> ItemForm {
        let c = row.content();
        let name = |key: &str| known.iter().find(|a| a.is(key)).map_or(key.to_string(), |a| a.name.clone());
        let date = |d: Option<cantiere_domain::plan::PartialDate>| d.map(|d| d.to_string()).unwrap_or_default();
        ItemForm {
            kind: row.kind.clone(),
            code: row.code.clone(),
            title: row.title.clone(),
            brief: c.brief,
            description: c.description,
            audience: c.audience.map_or("", Audience::as_str).into(),
            times_kind: c.times.kind().into(),
            times_start: date(c.times.start()),
            times_end: date(c.times.end()),
            actors: c.actors.iter().map(|a| ActorLine { role: a.role.as_str().into(), name: name(&a.actor) }).collect(),
            results: c
                .results
                .iter()
                .map(|r| ResultRow {
                    text: r.text.clone(),
                    state: r.state.map_or("", ItemState::as_str).into(),
                    due: date(r.due),
                    note: r.note.clone(),
                })
                .collect(),
            resources: c
                .resources
                .iter()
                .map(|r| MoneyRow {
                    year: r.year.map(|y| y.to_string()).unwrap_or_default(),
                    amount: amount(r.amount_minor),
                    currency: r.currency.clone(),
                    fund: r.fund.clone(),
                })
                .collect(),
            impact: c.impact,
            themes: c.themes,
            serves: c.serves.join("\n"),
            implements: c.implements.join("\n"),
            read_more: c.read_more.unwrap_or_default(),
            discuss: c.discuss.unwrap_or_default(),
            ..ItemForm::default()
        }
        .with_more_rows()
    }

    pub fn of_fields(fields: &Fields) -> ItemForm {
        let one = |name: &str| fields.one(name).to_string();
        let of = |prefix: &str, n: usize| fields.one(&format!("{prefix}{n}")).to_string();
        ItemForm {
            kind: one("kind"),
            code: one("code"),
            code_confirmed: fields.has("code_confirmed"),
            code_doubted: true,
            title: one("title"),
            brief: one("brief"),
            description: one("description"),
            audience: one("audience"),
            times_kind: one("times_kind"),
            times_start: one("times_start"),
            times_end: one("times_end"),
            actors: (1..=fields.rows("actor_name_"))
                .map(|n| ActorLine { role: of("actor_role_", n), name: of("actor_name_", n) })
                .collect(),
            results: (1..=fields.rows("result_text_"))
                .map(|n| ResultRow {
                    text: of("result_text_", n),
                    state: of("result_state_", n),
                    due: of("result_due_", n),
                    note: of("result_note_", n),
                })
                .collect(),
            resources: (1..=fields.rows("money_amount_"))
                .map(|n| MoneyRow {
                    year: of("money_year_", n),
                    amount: of("money_amount_", n),
                    currency: of("money_currency_", n),
                    fund: of("money_fund_", n),
                })
                .collect(),
            impact: one("impact"),
            themes: fields.all("themes").map(str::to_string).collect(),
            serves: one("serves"),
            implements: one("implements"),
            read_more: one("read_more"),
            discuss: one("discuss"),
            nature: one("nature"),
            begun: one("target"),
            gone: one("gone"),
            parent: one("parent"),
            after: one("after"),
        }
    }
}

/// “1250000.50”, as the field takes it back.
fn amount(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    if cents == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{cents:02}") }
}

pub fn kinds(page: &Page, form: &ItemForm) -> Vec<Choice> {
    ItemKind::ALL.into_iter().map(|k| Choice::new(k.as_str(), words::kind(page, k), form.kind == k.as_str())).collect()
}

pub fn audiences(page: &Page, form: &ItemForm) -> Vec<Choice> {
    let none = Choice::new("", page.t("desk-not-said"), form.audience.is_empty());
    let all = Audience::ALL.into_iter();
    std::iter::once(none)
        .chain(all.map(|a| Choice::new(a.as_str(), words::audience(page, a), form.audience == a.as_str())))
        .collect()
}

pub fn times(page: &Page, form: &ItemForm) -> Vec<Choice> {
    ["none", "ongoing", "from", "from_to", "by", "in"]
        .into_iter()
        .map(|kind| {
            Choice::new(kind, page.t(format!("desk-times-{}", kind.replace('_', "-"))), form.times_kind == kind)
        })
        .collect()
}

pub fn roles(page: &Page, chosen: &str) -> Vec<Choice> {
    ActorRole::ALL.into_iter().map(|r| Choice::new(r.as_str(), words::role(page, r), chosen == r.as_str())).collect()
}

pub fn states(page: &Page, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t("desk-not-said"), chosen.is_empty());
    let all = ItemState::ALL.into_iter();
    std::iter::once(none)
        .chain(all.map(|s| Choice::new(s.as_str(), words::item_state(page, s), chosen == s.as_str())))
        .collect()
}

/// The times that two fields and a kind make; none when they do not fit each other.
pub fn read_times(form: &ItemForm) -> Result<Times, (&'static str, &'static str)> {
    let date = |field: &'static str, text: &str| {
        let text = text.trim();
        if text.is_empty() {
            Err((field, "desk-wrong-date-missing"))
        } else {
            text.parse().map_err(|_| (field, "desk-wrong-date"))
        }
    };
    Ok(match form.times_kind.as_str() {
        "ongoing" => Times::Ongoing,
        "from" => Times::From { from: date("times_start", &form.times_start)? },
        "from_to" => {
            Times::FromTo { from: date("times_start", &form.times_start)?, to: date("times_end", &form.times_end)? }
        }
        "by" => Times::By { by: date("times_end", &form.times_end)? },
        "in" => Times::In { at: date("times_end", &form.times_end)? },
        _ => Times::None,
    })
}
