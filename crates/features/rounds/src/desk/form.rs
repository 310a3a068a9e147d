//! The settings of a vote as they stand in a form: read from its fields, and shown with what was typed.

use crate::keys;
use crate::words::{self, Answer, Mistake};
use cantiere_domain::access::Assurance;
use cantiere_domain::round::{List, Method, Rules, TieRule};
use cantiere_spine::actor::organization::OrganizationKind;
use cantiere_spine::actor::session::parse_assurance;
use cantiere_spine::round::Settings;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, level};
use jiff::civil::DateTime;

const DAY: i64 = 86_400_000_000;

/// What was typed, as it goes back into the fields.
pub struct Shown {
    pub title: String,
    pub question: String,
    pub method: Method,
    pub methods: Vec<Answer>,
    pub most: String,
    pub most_hint: String,
    pub has_most: bool,
    pub seats: String,
    pub has_seats: bool,
    pub has_budget: bool,
    pub budget: String,
    /// One line a list: “Municipio I: 50.000”.
    pub lists: String,
    pub kinds: Vec<Answer>,
    pub opens: String,
    pub closes: String,
    pub paper_days: String,
    pub turnout_hidden: bool,
    pub named: bool,
    pub voters: Vec<Answer>,
    pub levels: Vec<Answer>,
    pub ties: Vec<Answer>,
    pub quorum: String,
    pub least: String,
    pub least_percent: String,
}

/// Reads the fields; what cannot be read at all is told beside its field, everything else by `spine`.
pub fn read(ctx: &Ctx, fields: &Fields, before: &Rules) -> (Settings, Vec<Mistake>) {
    let mut wrong = Vec::new();
    let one = |name: &str| fields.one(name).trim().to_string();
    let mut number = |name: &str, before: u32| match one(name).as_str() {
        "" => {
            if fields.has(name) {
                0
            } else {
                before
            }
        }
        text => text.parse().unwrap_or_else(|_| {
            wrong.push(Mistake::one(name, ctx.t("rounds-problem-number")));
            before
        }),
    };
    let method = Method::parse(fields.one("method")).unwrap_or(before.method);
    let rules = Rules {
        method,
        most: number("most", before.most),
        seats: number("seats", before.seats),
        ties: TieRule::parse(fields.one("ties")).unwrap_or(before.ties),
        quorum: number("quorum", 0),
        least: number("least", 0),
        least_percent: number("least_percent", 0),
        lists: Vec::new(),
        lot: before.lot,
    };
    let paper_days = number("paper_days", 0);
    let moment = |name: &str, wrong: &mut Vec<Mistake>| match parse_moment(ctx, fields.one(name)) {
        Some(at) => at,
        None => {
            wrong.push(Mistake::one(name, ctx.t("rounds-problem-moment")));
            0
        }
    };
    let opens_at = moment("opens", &mut wrong);
    let closes_at = moment("closes", &mut wrong);
    let lists = lists(ctx, &one("lists"), &one("budget"), method, &mut wrong);
    let settings = Settings {
        title: one("title"),
        question: one("question"),
        rules: Rules { lists, ..rules },
        electorate: fields.all("kinds").map(str::to_string).collect(),
        opens_at,
        closes_at,
        counts_at: closes_at + i64::from(paper_days) * DAY,
        turnout_hidden: fields.has("turnout_hidden"),
        named: !fields.has("not_named"),
        persons: fields.one("voters") == "persons",
        assurance: parse_assurance(fields.one("assurance")).max(Assurance::Email),
    };
    (settings, wrong)
}

/// One line a ranking of its own, or the one budget.
fn lists(ctx: &Ctx, text: &str, budget: &str, method: Method, wrong: &mut Vec<Mistake>) -> Vec<List> {
    let mut lists = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (name, amount) = match line.rsplit_once(':') {
            Some((name, amount)) if method.has_budget() => (name, amount),
            _ => (line, ""),
        };
        match words::parse_money(amount) {
            Some(budget) => lists.push(List { name: name.trim().into(), budget }),
            None => wrong.push(Mistake::one("lists", ctx.t("rounds-problem-list-line"))),
        }
    }
    if lists.is_empty() {
        match words::parse_money(budget) {
            Some(budget) => lists.push(List { name: String::new(), budget }),
            None => {
                wrong.push(Mistake::one("budget", ctx.t("rounds-problem-amount")));
                lists.push(List::default());
            }
        }
    }
    lists
}

/// `2026-12-15T09:00`, as a browser sends it, or the same with a blank; in the site's time zone.
pub fn parse_moment(ctx: &Ctx, text: &str) -> Option<i64> {
    let at: DateTime = text.trim().replace(' ', "T").parse().ok()?;
    let zoned = at.to_zoned(ctx.site.zone().clone()).ok()?;
    Some(zoned.timestamp().as_microsecond())
}

pub fn shown(ctx: &Ctx, s: &Settings, typed: Option<&Fields>) -> Shown {
    let rules = &s.rules;
    let again = |name: &str, stored: String| match typed {
        Some(fields) if fields.has(name) => fields.one(name).to_string(),
        _ => stored,
    };
    let moment = |at: i64| if at == 0 { String::new() } else { words::date_time(ctx.site.local(at)) };
    let number = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    let form = rules.method.form();
    let several = rules.lists.len() > 1 || rules.lists.first().is_some_and(|l| !l.name.is_empty());
    let lists: Vec<String> = match several {
        false => Vec::new(),
        true => rules
            .lists
            .iter()
            .map(|l| match rules.method.has_budget() {
                true => format!("{}: {}", l.name, words::money_field(l.budget)),
                false => l.name.clone(),
            })
            .collect(),
    };
    Shown {
        title: s.title.clone(),
        question: s.question.clone(),
        method: rules.method,
        methods: Method::ALL
            .iter()
            .map(|m| Answer::new(m.as_str(), words::method(ctx, *m), *m == rules.method))
            .collect(),
        most: again("most", number(rules.most)),
        most_hint: ctx.t(match form {
            cantiere_domain::round::Form::Points => "rounds-most-points",
            _ => "rounds-most-choices",
        }),
        has_most: form != cantiere_domain::round::Form::Marks,
        seats: again("seats", rules.seats.to_string()),
        has_seats: rules.method.has_seats(),
        has_budget: rules.method.has_budget(),
        budget: again("budget", rules.lists.first().map(|l| words::money_field(l.budget)).unwrap_or_default()),
        lists: again("lists", lists.join("\n")),
        kinds: OrganizationKind::ALL
            .iter()
            .map(|k| {
                let chosen = s.electorate.iter().any(|e| e == k.as_str());
                Answer::new(k.as_str(), words::kind(ctx, k.as_str()), chosen)
            })
            .collect(),
        opens: again("opens", moment(s.opens_at)),
        closes: again("closes", moment(s.closes_at)),
        paper_days: again("paper_days", number(u32::try_from((s.counts_at - s.closes_at).max(0) / DAY).unwrap_or(0))),
        turnout_hidden: s.turnout_hidden,
        named: s.named,
        voters: match keys::offered(ctx) {
            false => Vec::new(),
            true => [(false, "organizations"), (true, "persons")]
                .map(|(persons, value)| {
                    Answer::new(value, ctx.t(&format!("rounds-voters-{value}")), s.persons == persons)
                })
                .into(),
        },
        levels: [Assurance::Email, Assurance::Low, Assurance::Substantial, Assurance::High]
            .map(|a| Answer::new(level::name(a), ctx.t(&format!("rounds-level-{}", level::name(a))), s.assurance == a))
            .into(),
        ties: TieRule::ALL
            .iter()
            .map(|t| {
                let label = ctx.t(&format!("rounds-tie-choice-{}", t.as_str()));
                Answer::new(t.as_str(), label, *t == rules.ties)
            })
            .collect(),
        quorum: again("quorum", number(rules.quorum)),
        least: again("least", number(rules.least)),
        least_percent: again("least_percent", number(rules.least_percent)),
    }
}
