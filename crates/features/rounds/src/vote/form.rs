//! The ballot as it stands in a form: read from its fields, changed by its buttons, shown with what is left to give.

use crate::public::option::{self, Shown};
use crate::words::{self, Mistake};
use cantiere_domain::round::{Ballot, Candidate, Form, HIGHEST_MARK, Left, Pick, WhyNot, left, why_not};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{Choice, Round};
use cantiere_web::Ctx;
use cantiere_web::form::Fields;

/// An option on the ballot.
pub struct Line {
    pub option: Shown,
    pub chosen: bool,
    /// Points or mark; 0: none.
    pub points: i64,
    /// What stands in the field of points and is no whole number, and the words that say so; both empty where none does.
    pub typed: String,
    pub wrong: String,
    pub marks: Vec<i64>,
    /// In a ranking, from 1; 0: not placed.
    pub place: usize,
    pub first: bool,
    pub last: bool,
    /// Why it cannot be added to what is chosen so far.
    pub why_not: String,
    /// Shown above the option: the name of its list, where one begins.
    pub list_begins: String,
    /// Below that name, where there are several lists: the money that is left in it.
    pub list_left: String,
}

/// What is left always in sight tells the money of so many lists at most: it must not cover the ballot.
const MOST_IN_SIGHT: usize = 3;

/// There the name of a list has so many signs at most.
const NAME_IN_SIGHT: usize = 30;

/// What is left, in words: “Restano 2 scelte.”
pub struct LeftSaid {
    /// What is too much comes first: on a low screen the first line alone stays in sight.
    pub lines: Vec<String>,
    /// More was given than there is.
    pub over: bool,
}

/// What the fields say, whatever is wrong with it.
pub fn read(round: &Round, choices: &[Choice], fields: &Fields) -> Ballot {
    let form = round.rules.method.form();
    if fields.has("content") {
        return Ballot::parse(form, fields.one("content"));
    }
    let ballot = match form {
        Form::Set | Form::Basket => Ballot::of(fields.all("pick").filter_map(|id| id.parse().ok())),
        Form::Ranking => Ballot::parse(form, fields.one("order")),
        Form::Points | Form::Marks => {
            let name = if form == Form::Points { "points" } else { "mark" };
            let points = |id: i64| fields.one(&format!("{name}_{id}")).trim().parse().unwrap_or(0);
            Ballot(choices.iter().map(|c| Pick { option: c.id, points: points(c.id) }).collect())
        }
    };
    ballot.tidied(form)
}

/// What stands in a field of points and is no whole number: it is told, not left out of the ballot.
pub fn unread(ctx: &Ctx, round: &Round, choices: &[Choice], fields: &Fields) -> Vec<Mistake> {
    if round.rules.method.form() != Form::Points || fields.has("content") {
        return Vec::new();
    }
    let told = |c: &Choice| {
        let typed = no_number(fields, c.id)?;
        Some(Mistake::one(format!("points-{}", c.id), not_whole(ctx, c, typed)))
    };
    choices.iter().filter_map(told).collect()
}

fn no_number(fields: &Fields, option: i64) -> Option<&str> {
    let typed = fields.one(&format!("points_{option}")).trim();
    (!typed.is_empty() && typed.parse::<i64>().is_err()).then_some(typed)
}

fn not_whole(ctx: &Ctx, choice: &Choice, typed: &str) -> String {
    ctx.with("rounds-problem-not-whole", &[("option", &choice.title), ("typed", typed)])
}

/// What a button of an option does: `up:12`, `plus:12`. Gives the ballot and the option.
pub fn pressed(round: &Round, ballot: Ballot, step: &str) -> Option<(Ballot, i64)> {
    let (what, id) = step.split_once(':')?;
    let id: i64 = id.parse().ok()?;
    let form = round.rules.method.form();
    let ballot = match what {
        "up" => ballot.moved(id, -1),
        "down" => ballot.moved(id, 1),
        "first" => ballot.moved(id, i32::MIN),
        "add" if !ballot.has(id) => ballot.moved(id, 0),
        "drop" => ballot.without(id),
        "plus" | "minus" if form == Form::Points => {
            let points = ballot.points(id) + if what == "plus" { 1 } else { -1 };
            let mut rest = ballot.without(id);
            rest.0.push(Pick { option: id, points: points.max(0) });
            rest.tidied(form)
        }
        _ => ballot,
    };
    Some((ballot, id))
}

pub fn lines(
    ctx: &Ctx,
    e: &Edition,
    round: &Round,
    ordered: &[Choice],
    sources: &option::Sources,
    ballot: &Ballot,
    fields: &Fields,
) -> Vec<Line> {
    let form = round.rules.method.form();
    let candidates: Vec<Candidate> = ordered.iter().map(Choice::candidate).collect();
    let money = left(&round.rules, &candidates, ballot).money;
    let several = round.rules.lists.len() > 1;
    let mut list = usize::MAX;
    let mut lines: Vec<Line> = ordered
        .iter()
        .map(|c| {
            let place = ballot.0.iter().position(|p| p.option == c.id).map_or(0, |n| n + 1);
            let why = why_not(&round.rules, &candidates, ballot, c.id).filter(|_| form != Form::Points);
            let begins = list != c.list && form != Form::Ranking;
            list = c.list;
            let shown = option::shown(ctx, e, round, c, sources);
            let typed = no_number(fields, c.id).filter(|_| form == Form::Points);
            Line {
                typed: typed.unwrap_or_default().to_string(),
                wrong: typed.map(|typed| not_whole(ctx, c, typed)).unwrap_or_default(),
                chosen: place > 0,
                points: if form == Form::Marks || form == Form::Points { ballot.points(c.id) } else { 0 },
                marks: if form == Form::Marks { (1..=HIGHEST_MARK).collect() } else { Vec::new() },
                place,
                first: place == 1,
                last: place == ballot.len(),
                why_not: why.map(|w| why_not_said(ctx, w)).unwrap_or_default(),
                list_begins: if begins { shown.list_name.clone() } else { String::new() },
                list_left: match money.get(c.list) {
                    Some(n) if begins && several => words::first_upper(&money_said(ctx, *n)),
                    _ => String::new(),
                },
                option: shown,
            }
        })
        .collect();
    if form == Form::Ranking {
        // What is placed comes first, in its order.
        lines.sort_by_key(|l| if l.place == 0 { usize::MAX } else { l.place });
    }
    lines
}

fn why_not_said(ctx: &Ctx, why: WhyNot) -> String {
    match why {
        WhyNot::NotEnough { left, cost } => ctx.with(
            "rounds-why-not-money",
            &[("left", &words::money(ctx.lang, left.max(0))), ("cost", &words::money(ctx.lang, cost))],
        ),
        WhyNot::NoneLeft { most } => words::tn(ctx, "rounds-why-not-none", most),
    }
}

pub fn left_said(ctx: &Ctx, round: &Round, choices: &[Choice], ballot: &Ballot) -> LeftSaid {
    let candidates: Vec<Candidate> = choices.iter().map(Choice::candidate).collect();
    let Left { choices: chosen, points, money } = left(&round.rules, &candidates, ballot);
    let (mut too_much, mut lines) = (Vec::new(), Vec::new());
    let mut say = |n: i64, line: String, over: String| if n < 0 { too_much.push(over) } else { lines.push(line) };
    if let Some(n) = chosen {
        say(n, words::tn(ctx, "rounds-left-choices", n), words::tn(ctx, "rounds-over-choices", -n));
    }
    if let Some(n) = points {
        say(n, words::tn(ctx, "rounds-left-points", n), words::tn(ctx, "rounds-over-points", -n));
    }
    let several = round.rules.lists.len() > 1;
    let used = |list: usize| choices.iter().any(|c| c.list == list && ballot.has(c.id));
    let few = (0..money.len()).filter(|list| used(*list)).count() <= MOST_IN_SIGHT;
    for (at, (n, list)) in money.iter().zip(&round.rules.lists).enumerate() {
        // The money of each stands below its name as well.
        if several && *n >= 0 && !(few && used(at)) {
            continue;
        }
        let head = if several { format!("{}: ", in_sight(&list.name)) } else { String::new() };
        let line = words::first_upper(&format!("{head}{}", money_said(ctx, *n)));
        say(*n, line.clone(), line);
    }
    if too_much.is_empty() && lines.is_empty() {
        lines.push(words::tn(ctx, "rounds-chosen", ballot.len() as i64));
    }
    LeftSaid { over: !too_much.is_empty(), lines: [too_much, lines].concat() }
}

fn in_sight(name: &str) -> String {
    match name.char_indices().nth(NAME_IN_SIGHT) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_string(),
    }
}

fn money_said(ctx: &Ctx, left: i64) -> String {
    let key = if left < 0 { "rounds-over-money" } else { "rounds-left-money" };
    ctx.with(key, &[("amount", &words::money(ctx.lang, left.abs()))])
}
