//! From the form's fields to what the item says, or what is to be mended.

use super::form::{ItemForm, read_times};
use super::row::{MoneyRow, ResultRow};
use cantiere_domain::money;
use cantiere_domain::plan::{ActorRole, Audience, Content, ItemKind, ItemState, Resource, ResultLine};
use cantiere_spine::plan::edit::{ItemText, Named};
use cantiere_web::Ctx;
use cantiere_web::form::Mistake;

pub fn text(ctx: &Ctx, form: &ItemForm) -> Result<ItemText, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut wrong = |field: String, key: &str| mistakes.push(Mistake { field, message: ctx.t(key) });
    let kind = ItemKind::parse(&form.kind);
    if kind.is_none() {
        wrong("kind".into(), "desk-wrong-kind");
    }
    let times = read_times(form).unwrap_or_else(|(field, key)| {
        wrong(field.into(), key);
        Default::default()
    });
    let mut results = Vec::new();
    for (n, row) in form.results.iter().enumerate() {
        match result(row) {
            Ok(line) => results.extend(line),
            Err((field, key)) => wrong(format!("{field}{}", n + 1), key),
        }
    }
    let mut resources = Vec::new();
    for (n, row) in form.resources.iter().enumerate() {
        match resource(row) {
            Ok(line) => resources.extend(line),
            Err((field, key)) => wrong(format!("{field}{}", n + 1), key),
        }
    }
    for (n, _) in form.actors.iter().enumerate().filter(|(_, a)| a.name.trim().chars().count() > 200) {
        wrong(format!("actor_name_{}", n + 1), "problem-name-length");
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let lines = |text: &str| text.lines().map(|l| l.trim().to_string()).filter(|l| !l.is_empty()).collect();
    let link = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
    Ok(ItemText {
        kind: kind.unwrap_or(ItemKind::Chapter),
        code: form.code.clone(),
        title: form.title.clone(),
        content: Content {
            description: form.description.clone(),
            brief: form.brief.clone(),
            audience: Audience::parse(&form.audience),
            times,
            results,
            impact: form.impact.clone(),
            resources,
            themes: form.themes.clone(),
            serves: lines(&form.serves),
            implements: lines(&form.implements),
            read_more: link(&form.read_more),
            discuss: link(&form.discuss),
            ..Content::default()
        },
        actors: form
            .actors
            .iter()
            .filter(|a| !a.name.trim().is_empty())
            .map(|a| Named { name: a.name.clone(), role: ActorRole::parse(&a.role).unwrap_or(ActorRole::Responsible) })
            .collect(),
        code_confirmed: form.code_confirmed,
    })
}

/// None for an empty row.
fn result(row: &ResultRow) -> Result<Option<ResultLine>, (&'static str, &'static str)> {
    let due = row.due.trim();
    if [&row.text, &row.note, &row.state].iter().all(|t| t.trim().is_empty()) && due.is_empty() {
        return Ok(None);
    }
    let due = match due.is_empty() {
        true => None,
        false => Some(due.parse().map_err(|_| ("result_due_", "desk-wrong-date"))?),
    };
    if row.text.trim().is_empty() {
        return Err(("result_text_", "desk-wrong-result"));
    }
    Ok(Some(ResultLine { text: row.text.clone(), state: ItemState::parse(&row.state), note: row.note.clone(), due }))
}

fn resource(row: &MoneyRow) -> Result<Option<Resource>, (&'static str, &'static str)> {
    if [&row.year, &row.amount, &row.fund].iter().all(|t| t.trim().is_empty()) {
        return Ok(None);
    }
    let year = match row.year.trim() {
        "" => None,
        year => {
            Some(year.parse().ok().filter(|y| (1900..=2200).contains(y)).ok_or(("money_year_", "desk-wrong-year"))?)
        }
    };
    if row.amount.trim().is_empty() {
        return Err(("money_amount_", "desk-wrong-amount-missing"));
    }
    let amount_minor = money::cents(&row.amount).ok_or(("money_amount_", "desk-wrong-amount"))?;
    let currency = row.currency.trim().to_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(("money_currency_", "problem-currency"));
    }
    Ok(Some(Resource { year, amount_minor, currency, fund: row.fund.clone() }))
}
