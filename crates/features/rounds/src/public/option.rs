//! One option as every page shows it: its words, what it costs, what the offices say, where it comes from.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::round::Rules;
use cantiere_spine::contribution;
use cantiere_spine::moderation;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{Choice, Round};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, catalog, fair, markdown};
use std::collections::HashMap;

#[derive(Clone)]
pub struct Shown {
    pub id: i64,
    /// As files, paper and the rule for ties name it.
    pub number: i64,
    pub title: String,
    pub lang: &'static str,
    pub body: Fragment,
    /// That its words were hidden, by whom and why; empty where they were not.
    pub withheld: String,
    pub cost: String,
    pub cents: i64,
    pub list_name: String,
    pub feasibility: Fragment,
    pub alternative: String,
    pub from: String,
    pub from_href: String,
}

/// A proposal that an option was taken from, or that it became when it was chosen.
pub struct Source {
    number: i64,
    /// If it was hidden since: when, and why in the moderator's words, which are for everybody.
    hidden: Option<(i64, String)>,
}

/// By the ids of proposals.
pub type Sources = HashMap<i64, Source>;

/// The addresses of proposals: one statement, none if no option is one; a second one if one of them was hidden.
pub fn sources(conn: &mut Conn, choices: &[Choice]) -> Result<Sources, Error> {
    let ids: Vec<i64> = choices.iter().flat_map(|c| [c.from.and_then(proposal), c.arrived]).flatten().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let hidden: Vec<i64> = choices.iter().filter(|c| c.withheld.is_some()).filter_map(|c| proposal(c.from?)).collect();
    let mut decided = if hidden.is_empty() { HashMap::new() } else { moderation::latest(conn, &hidden)? };
    let one = |c: contribution::Contribution| {
        let hidden = decided.remove(&c.id.0).filter(|_| hidden.contains(&c.id.0)).map(|d| (d.at, d.text));
        (c.id.0, Source { number: c.number, hidden })
    };
    Ok(contribution::by_ids(conn, &ids)?.into_iter().map(one).collect())
}

fn proposal(from: Ref) -> Option<i64> {
    match from {
        Ref::Contribution(id) => Some(id),
        _ => None,
    }
}

pub fn shown(ctx: &Ctx, e: &Edition, round: &Round, choice: &Choice, sources: &Sources) -> Shown {
    let base = address::edition(e);
    let (from, from_href) = match choice.from {
        Some(Ref::Contribution(id)) => match sources.get(&id) {
            Some(Source { number, .. }) => (
                ctx.with("rounds-from-proposal", &[("number", &number.to_string())]),
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
        number: choice.number,
        title: choice.title.clone(),
        lang: round.language.as_str(),
        body: markdown::block(&choice.body),
        withheld: withheld(ctx, choice, sources),
        cost: if choice.cost > 0 { words::money(ctx.lang, choice.cost) } else { String::new() },
        cents: choice.cost,
        list_name: list_name(&round.rules, choice.list),
        feasibility: markdown::block(&choice.feasibility),
        alternative: choice.alternative.clone(),
        from,
        from_href,
    }
}

/// Where the administration answers an option that was chosen.
pub fn answered_at(ctx: &Ctx, e: &Edition, choice: &Choice, sources: &Sources) -> Option<String> {
    let source = sources.get(&choice.arrived.or(choice.from.and_then(proposal))?)?;
    let everybody_reads = source.hidden.is_none();
    everybody_reads.then(|| ctx.href(&format!("{}/contributions/{}", address::edition(e), source.number)))
}

fn withheld(ctx: &Ctx, choice: &Choice, sources: &Sources) -> String {
    if choice.withheld.is_none() {
        return String::new();
    }
    let told = choice.from.and_then(proposal).and_then(|id| sources.get(&id)).and_then(|s| s.hidden.as_ref());
    match told {
        Some((at, why)) => {
            let day = catalog::date(ctx.lang, ctx.site.local(*at).date());
            ctx.with("rounds-withheld", &[("day", &day), ("why", why)])
        }
        None => ctx.t("rounds-withheld-since"),
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
