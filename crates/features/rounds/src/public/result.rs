//! The result of a vote as the page tells it: who was chosen and why, who voted, who finds a choice of theirs, and what
//! other rules would have chosen.

use super::option::list_name;
use crate::words;
use cantiere_domain::Lang;
use cantiere_domain::round::Method;
use cantiere_spine::round::{Choice, Counted, Round};
use cantiere_web::{Ctx, catalog};
use std::collections::HashMap;

/// Kinds of bodies of which fewer could vote are not told as a part of a hundred.
const LARGE_ENOUGH: i64 = 5;

pub struct Shown {
    pub lists: Vec<List>,
    pub ballots: String,
    pub turnout: Vec<Part>,
    pub lang: &'static str,
    /// What the rule adds up.
    pub scores: String,
}

pub struct List {
    pub name: String,
    pub total: String,
    /// How many ballots had to name an option, and how many options did it; empty where none had to.
    pub threshold: String,
    pub rows: Vec<Row>,
    pub notes: Vec<String>,
    pub others: Vec<Other>,
    /// Who finds a choice of theirs among those of this list.
    pub served: Vec<Part>,
}

pub struct Row {
    pub option: i64,
    pub number: i64,
    pub title: String,
    pub won: bool,
    /// “1ª”; empty for what was not chosen.
    pub place: String,
    pub score: String,
    /// 1 to 100, of the longest bar; 0: no bar.
    pub share: i64,
    pub rest: i64,
    pub cost: String,
    pub why: String,
    /// Whether it reached the threshold, in words; empty where there was none.
    pub reached: String,
    /// Where the administration answers what was chosen; empty for the rest, and in a dry run.
    pub answer_href: String,
}

pub struct Other {
    pub rule: String,
    pub winners: String,
    /// “le stesse”, “due diverse”.
    pub same: bool,
    pub differs: String,
}

pub struct Part {
    pub kind: String,
    pub n: i64,
    pub of: i64,
    /// Empty where there are too few.
    pub percent: String,
}

pub fn shown(ctx: &Ctx, round: &Round, choices: &[Choice], counted: &[Counted]) -> Shown {
    let by_id: HashMap<i64, &Choice> = choices.iter().map(|c| (c.id, c)).collect();
    Shown {
        lists: counted.iter().map(|c| list(ctx, round, &by_id, c)).collect(),
        ballots: words::tn(ctx, "rounds-ballots", round.ballots),
        turnout: match counted.first() {
            Some(_) if round.persons && round.listed > 0 => {
                vec![part(ctx.t("rounds-kind-listed"), ctx.lang, round.ballots, round.listed)]
            }
            Some(c) => c.turnout.iter().map(|t| part(words::kind(ctx, &t.kind), ctx.lang, t.voted, t.could)).collect(),
            None => Vec::new(),
        },
        lang: round.language.as_str(),
        scores: ctx.t(match round.rules.method {
            Method::Points | Method::Marks | Method::Borda => "rounds-head-points",
            _ => "rounds-head-score",
        }),
    }
}

pub fn list(ctx: &Ctx, round: &Round, by_id: &HashMap<i64, &Choice>, counted: &Counted) -> List {
    let method = round.rules.method;
    let most = counted.rows.iter().map(|r| r.score).max().unwrap_or(0).max(1);
    let lang = usize::from(ctx.lang == Lang::En);
    // Not chosen, and nothing but its score against that of the last one that was stood between.
    let last = counted.rows.iter().filter(|r| r.place.is_some()).map(|r| r.score).min();
    let short = |r: &cantiere_spine::round::Row, choice: &Choice| {
        let free = choice.alternative.is_empty() && method.has_seats() && method != Method::Schulze;
        let able = r.score > 0 && (counted.needed == 0 || r.reaches);
        last.filter(|last| free && able && r.place.is_none() && r.score <= *last)
    };
    let rows = counted.rows.iter().filter_map(|r| {
        let choice = by_id.get(&r.option)?;
        let score = words::score(ctx, method, r.score);
        let share = if r.score > 0 { (r.score * 100 / most).clamp(1, 100) } else { 0 };
        Some(Row {
            option: r.option,
            number: choice.number,
            title: choice.title.clone(),
            won: r.place.is_some(),
            place: r.place.map(|n| words::tn(ctx, "rounds-place", n)).unwrap_or_default(),
            share,
            rest: 100 - share,
            cost: if method.has_budget() { words::money(ctx.lang, choice.cost) } else { String::new() },
            why: match short(r, choice) {
                Some(last) if r.score == last => ctx.with("rounds-why-tied", &[("score", &score)]),
                Some(last) => {
                    let last = words::score(ctx, method, last);
                    ctx.with("rounds-why-behind", &[("score", &score), ("last", &last)])
                }
                None => why(ctx, method, r, &score, lang),
            },
            reached: match (counted.needed > 0, r.reaches) {
                (true, true) => ctx.t("rounds-reached"),
                (true, false) => ctx.t("rounds-not-reached"),
                (false, _) => String::new(),
            },
            answer_href: String::new(),
            score,
        })
    });
    let reached = counted.rows.iter().filter(|r| r.reaches).count();
    let title = |id: &i64| by_id.get(id).map(|c| c.title.clone()).unwrap_or_default();
    List {
        name: list_name(&round.rules, counted.list),
        total: match method.has_budget() {
            true => ctx.with(
                "rounds-total-money",
                &[
                    ("n", &counted.winners.len().to_string()),
                    ("spent", &words::money(ctx.lang, counted.spent)),
                    ("budget", &words::money(ctx.lang, counted.budget)),
                ],
            ),
            false => words::tn(ctx, "rounds-total", counted.winners.len() as i64),
        },
        threshold: match counted.needed {
            0 => String::new(),
            needed => ctx.with(
                "rounds-threshold-reached",
                &[
                    ("needed", &words::tn(ctx, "rounds-needed", needed)),
                    ("n", &reached.to_string()),
                    ("all", &counted.rows.len().to_string()),
                ],
            ),
        },
        rows: rows.collect(),
        notes: counted.notes[lang].clone(),
        served: counted
            .served
            .iter()
            .map(|s| {
                let kind = if s.kind.is_empty() { ctx.t("rounds-kind-others") } else { words::kind(ctx, &s.kind) };
                part(kind, ctx.lang, s.served, s.voted)
            })
            .collect(),
        others: counted
            .others
            .iter()
            .map(|o| {
                let more = o.winners.iter().filter(|w| !counted.winners.contains(w)).count() as i64;
                let less = counted.winners.iter().filter(|w| !o.winners.contains(w)).count() as i64;
                Other {
                    rule: ctx.t(&format!("rounds-other-{}", o.rule)),
                    winners: o.winners.iter().map(title).collect::<Vec<_>>().join(" · "),
                    same: more == 0 && less == 0,
                    differs: match more.max(less) {
                        0 => ctx.t("rounds-same"),
                        n => words::tn(ctx, "rounds-differs", n),
                    },
                }
            })
            .collect(),
    }
}

/// A citizen's sentence. Where `tally` explains more than the figures do, it is its sentence.
fn why(ctx: &Ctx, method: Method, row: &cantiere_spine::round::Row, score: &str, lang: usize) -> String {
    match (row.place, row.why[lang].as_str()) {
        (Some(_), "") => ctx.with("rounds-why-won", &[("score", score)]),
        // Its number and its name stand in the table.
        (Some(_), told) if method.has_budget() => {
            words::first_upper(told.split_once(": ").map_or(told, |(_, rest)| rest))
        }
        (_, told) => format!("{}.", words::first_upper(told)),
    }
}

fn part(kind: String, lang: Lang, n: i64, of: i64) -> Part {
    let share = if of > 0 { n * 100 / of } else { 0 };
    Part {
        kind,
        n,
        of,
        percent: if of >= LARGE_ENOUGH { format!("{} %", catalog::number(lang, share)) } else { String::new() },
    }
}
