//! The worked example on a card: five people, three projects, counted by the same code as a real vote.

use crate::public::result;
use crate::words;
use cantiere_domain::round::{Form, Method};
use cantiere_spine::round::{self, Choice, Example, Round};
use cantiere_web::Ctx;
use std::collections::HashMap;

pub struct Card {
    pub title: String,
    /// Whether it is the one for those who are in doubt.
    pub advised: bool,
    pub rule: String,
    pub people: Vec<String>,
    pub outcome: String,
    pub why: Vec<String>,
    pub href: String,
    pub start: String,
}

pub fn card(ctx: &Ctx, method: Method, href: String) -> Card {
    let names = ["rounds-example-park", "rounds-example-library", "rounds-example-shelter"].map(|k| ctx.t(k));
    let example = round::example(method, [&names[0], &names[1], &names[2]]);
    let by_id: HashMap<i64, &Choice> = example.choices.iter().map(|c| (c.id, c)).collect();
    let like = as_round(&example);
    let list = result::list(ctx, &like, &by_id, &example.counted);
    let winners: Vec<String> = list.rows.iter().filter(|r| r.won).map(|r| r.title.clone()).collect();
    Card {
        title: ctx.t(&format!("rounds-card-title-{}", method.as_str())),
        advised: method == Method::default(),
        rule: ctx.t(&format!("rounds-card-{}", method.as_str())),
        people: example.ballots.iter().enumerate().map(|(n, _)| person(ctx, &example, n)).collect(),
        outcome: ctx.with("rounds-example-outcome", &[("winners", &winners.join(", "))]),
        why: list.rows.iter().map(|r| format!("{} ({}): {}", r.title, r.score, lower(&r.why))).collect(),
        start: ctx.with("rounds-start-with", &[("method", &words::method(ctx, method))]),
        href,
    }
}

/// “Ada: Parco, Biblioteca”.
fn person(ctx: &Ctx, example: &Example, n: usize) -> String {
    const PEOPLE: [&str; 5] = ["Ada", "Bruno", "Carla", "Dario", "Elena"];
    let form = example.rules.method.form();
    let picks: Vec<String> = example.ballots[n]
        .0
        .iter()
        .filter_map(|p| {
            let choice = example.choices.iter().find(|c| c.id == p.option)?;
            Some(match form {
                Form::Points | Form::Marks => format!("{} {}", choice.title, p.points),
                Form::Basket => format!("{} ({})", choice.title, words::money(ctx.lang, choice.cost)),
                _ => choice.title.clone(),
            })
        })
        .collect();
    let joint = if form == Form::Ranking { " › " } else { ", " };
    format!("{}: {}", PEOPLE[n], picks.join(joint))
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default() + letters.as_str()
}

fn as_round(example: &Example) -> Round {
    Round {
        id: cantiere_domain::id::RoundId(0),
        uuid: String::new(),
        plan: cantiere_domain::id::PlanId(0),
        edition: cantiere_domain::id::EditionId(0),
        number: 0,
        title: String::new(),
        question: String::new(),
        language: cantiere_domain::Lang::default(),
        state: "counted".into(),
        rules: example.rules.clone(),
        electorate: Vec::new(),
        opens_at: 0,
        closes_at: 0,
        counts_at: 0,
        turnout_hidden: false,
        named: true,
        extension: String::new(),
        ballots: example.ballots.len() as i64,
        counted_at: None,
        version: 1,
        persons: false,
        assurance: Default::default(),
        listed: 0,
        withdrawn: 0,
    }
}
