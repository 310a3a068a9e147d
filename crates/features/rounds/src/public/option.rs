//! One option as every page shows it: its words, what it costs, what the offices say, where it comes from.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::round::Rules;
use cantiere_spine::contribution;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{Choice, Round};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, fair, markdown};
use std::collections::HashMap;

#[derive(Clone)]
pub struct Shown {
    pub id: i64,
    pub title: String,
    pub lang: &'static str,
    pub body: Fragment,
    pub cost: String,
    pub cents: i64,
    pub list_name: String,
    pub feasibility: Fragment,
    pub alternative: String,
    pub from: String,
    pub from_href: String,
}

/// The addresses of proposals by id: one statement, none if no option is one.
pub fn sources(conn: &mut Conn, choices: &[Choice]) -> Result<HashMap<i64, i64>, Error> {
    let ids: Vec<i64> = choices.iter().filter_map(|c| c.from).filter_map(proposal).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(contribution::by_ids(conn, &ids)?.into_iter().map(|c| (c.id.0, c.number)).collect())
}

fn proposal(from: Ref) -> Option<i64> {
    match from {
        Ref::Contribution(id) => Some(id),
        _ => None,
    }
}

pub fn shown(ctx: &Ctx, e: &Edition, round: &Round, choice: &Choice, sources: &HashMap<i64, i64>) -> Shown {
    let base = address::edition(e);
    let (from, from_href) = match choice.from {
        Some(Ref::Contribution(id)) => match sources.get(&id) {
            Some(number) => (
                words::with(ctx, "rounds-from-proposal", &[("number", &number.to_string())]),
                ctx.href(&format!("{base}/contributions/{number}")),
            ),
            None => Default::default(),
        },
        // An action of a draft has no public page yet.
        Some(Ref::Item(id)) if e.published.is_some() => {
            (ctx.t("rounds-from-item"), ctx.href(&format!("{base}/items/~{id}")))
        }
        _ => Default::default(),
    };
    Shown {
        id: choice.id,
        title: choice.title.clone(),
        lang: round.language.as_str(),
        body: markdown::block(&choice.body),
        cost: if choice.cost > 0 { words::money(ctx.lang, choice.cost) } else { String::new() },
        cents: choice.cost,
        list_name: list_name(&round.rules, choice.list),
        feasibility: markdown::block(&choice.feasibility),
        alternative: choice.alternative.clone(),
        from,
        from_href,
    }
}

/// Empty where a round has but one list.
pub fn list_name(rules: &Rules, list: usize) -> String {
    match rules.lists.len() {
        0 | 1 => String::new(),
        _ => rules.lists.get(list).map(|l| l.name.clone()).unwrap_or_default(),
    }
}

/// The options in the fair order of a seed, list by list.
pub fn in_order(ctx: &Ctx, round: &Round, choices: &[Choice], seed: u8) -> Vec<Choice> {
    // One order for the whole vote, so that a ballot looks the same on every day of it.
    let key = fair::key(&ctx.site.options.secret.0, &round.uuid, seed);
    let ids: Vec<String> = choices.iter().map(|c| c.id.to_string()).collect();
    let mut ordered: Vec<Choice> = fair::order(&key, &ids).into_iter().map(|n| choices[n as usize].clone()).collect();
    ordered.sort_by_key(|c| c.list);
    ordered
}
