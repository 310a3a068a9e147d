//! From a round's rules, options and ballots to what `tally` counts, and from its outcome to rows a page can show.
//! Projects keep the numbers that the ballots show; nothing here reads a database.

use super::Choice;
use super::result::{Counted, Other, Row};
use cantiere_domain::round::{Ballot, Form, Method, Rules, TieRule};
use std::collections::{BTreeMap, HashMap};
use tally::explain::{self, Language};
use tally::outcome::Why;
use tally::rules::Rule;
use tally::rules::equal_shares::{Completion, EqualShares, Utility};
use tally::rules::greedy::Greedy;
use tally::rules::ranked::Tally;
use tally::{Conditions, Election, Outcome, Project, Ties, VoteType};

/// The election of one list, with the places of its options in `choices`.
pub struct OfList {
    pub election: Election,
    pub conditions: Conditions,
    /// The option of each project.
    pub options: Vec<i64>,
    /// The project of each option.
    places: HashMap<i64, u32>,
    form: Form,
    rules: Rules,
    /// All ballots of the round; those that name nothing here are not in `election`.
    pub(super) cast: u64,
}

pub fn vote_type(form: Form) -> VoteType {
    match form {
        Form::Set | Form::Basket => VoteType::Approval,
        Form::Points => VoteType::Cumulative,
        Form::Marks => VoteType::Scoring,
        Form::Ranking => VoteType::Ordinal,
    }
}

/// All ballots as they concern one list: its money is shared among those who name something in it, and the files of its
/// ballots hold the same ones.
pub fn with_ballots<'b>(
    rules: &Rules,
    choices: &[Choice],
    list: usize,
    ballots: impl IntoIterator<Item = &'b Ballot>,
) -> OfList {
    let mut of = OfList::new(rules, choices, list);
    ballots.into_iter().for_each(|ballot| of.add(ballot));
    of
}

impl OfList {
    /// The list before any ballot.
    pub fn new(rules: &Rules, choices: &[Choice], list: usize) -> OfList {
        let own: Vec<&Choice> = choices.iter().filter(|c| c.list == list).collect();
        let form = rules.method.form();
        let costs = form == Form::Basket;
        let budget = if costs { rules.lists.get(list).map_or(0, |l| l.budget) } else { i64::from(rules.seats) };
        let mut election = Election::new(vote_type(form), u64::try_from(budget).unwrap_or_default(), []);
        election.project_columns = vec!["name".into()];
        election.unit = if costs { 100 } else { 1 };
        if costs {
            election.meta.push(("currency".into(), "EUR".into()));
        }
        // Numbers of equal length: tally compares ids as text.
        let width = choices.iter().map(|c| c.number).max().unwrap_or(0).to_string().len();
        election.projects = own
            .iter()
            .map(|c| Project {
                id: format!("{:0width$}", c.number),
                cost: if costs { u64::try_from(c.cost).unwrap_or_default() } else { 1 },
                withdrawn: false,
                fields: vec![c.title.clone()],
            })
            .collect();
        let mut groups: HashMap<&str, u32> = HashMap::new();
        let alternatives: Vec<Option<u32>> = own
            .iter()
            .map(|c| {
                let next = groups.len() as u32;
                (!c.alternative.is_empty()).then(|| *groups.entry(c.alternative.as_str()).or_insert(next))
            })
            .collect();
        let conditions = Conditions {
            ties: match rules.ties {
                TieRule::Lot => Ties::Seed(rules.lot),
                TieRule::Number => Ties::Id,
                TieRule::Cost => Ties::Cost,
            },
            weights: Vec::new(),
            alternatives: if groups.is_empty() { Vec::new() } else { alternatives },
            // Known when all ballots are in.
            min_votes: 0,
            quorum: 0,
        };
        let places = own.iter().enumerate().map(|(n, c)| (c.id, n as u32)).collect();
        let options = own.iter().map(|c| c.id).collect();
        OfList { options, election, conditions, places, form, rules: rules.clone(), cast: 0 }
    }

    /// One more ballot. All of them together take a few bytes each; nothing of the text they came as is kept.
    pub fn add(&mut self, ballot: &Ballot) {
        self.cast += 1;
        let picks = ballot.0.iter().filter_map(|p| Some((*self.places.get(&p.option)?, p.points)));
        let (chosen, mut points): (Vec<u32>, Vec<i64>) = picks.unzip();
        if !matches!(self.form, Form::Points | Form::Marks) {
            points.clear();
        }
        if !chosen.is_empty() {
            self.election.ballots.push(&chosen, &points);
        }
    }

    /// What a ballot says of this list.
    pub fn part(&self, ballot: &Ballot) -> Ballot {
        Ballot(ballot.0.iter().filter(|pick| self.places.contains_key(&pick.option)).copied().collect())
    }

    /// Ballots that must name an option for it to be considered.
    pub fn needed(&self) -> u64 {
        self.rules.needed(self.election.ballots.len() as u64)
    }

    /// How many ballots name each option.
    fn named(&self) -> Vec<u64> {
        let mut named = vec![0; self.options.len()];
        self.election.ballots.choices.iter().for_each(|p| named[*p as usize] += 1);
        named
    }
}

/// How a method is counted.
pub fn rule(method: Method, seats: u32, election: &Election) -> Rule {
    let seats = seats as usize;
    match method {
        Method::Choose => Rule::Tally(Tally::Approval, seats),
        Method::Points => Rule::Tally(Tally::Cumulative, seats),
        Method::Marks => Rule::Tally(Tally::Score, seats),
        Method::Shares => Rule::EqualShares(shares(election, Utility::Cost)),
        Method::Votes => Rule::Greedy(Greedy::default()),
        Method::Phragmen => Rule::Phragmen,
        Method::Borda => Rule::Tally(Tally::Borda, seats),
        Method::Schulze => Rule::Schulze(seats),
        Method::Runoff => Rule::InstantRunoff,
    }
}

/// Shares rise by a two-hundredth of the first share, so that a count takes a bounded number of runs.
pub(super) const STEPS: u64 = 200;

fn shares(election: &Election, utility: Utility) -> EqualShares {
    let increment = EqualShares::increment_in(election, STEPS);
    EqualShares { utility, completion: Completion::Add1u, increment, ..EqualShares::default() }
}

fn counted(of: &OfList, rule: Rule) -> Option<Outcome> {
    let quorum = quorum(&of.rules, of.cast);
    let conditions = Conditions { min_votes: of.needed(), quorum, ..of.conditions.clone() };
    let tried = rule.count(&of.election, &conditions);
    let outcome = match (tried, rule) {
        (Ok(outcome), _) => Some(outcome),
        // Raising the shares took too many runs: what is left is then spent by votes.
        (Err(_), Rule::EqualShares(own)) => {
            let plain = Rule::EqualShares(EqualShares { completion: Completion::Greedy, ..own });
            plain.count(&of.election, &conditions).ok()
        }
        (Err(error), _) => {
            tracing::error!(%error, "a list cannot be counted");
            None
        }
    };
    outcome.map(|mut outcome| {
        for note in &mut outcome.notes {
            if let tally::outcome::Note::NoQuorum { found, .. } = note {
                *found = of.cast;
            }
        }
        outcome
    })
}

/// The quorum is one of the round: where all its ballots reach it, none is asked of a list; where they do not, no list has
/// as many.
pub(super) fn quorum(rules: &Rules, cast: u64) -> u64 {
    if cast < u64::from(rules.quorum) { rules.quorum.into() } else { 0 }
}

/// Who is chosen, in order, and the score of every option; nothing where the list cannot be counted.
pub fn decided(rules: &Rules, of: &OfList) -> (Vec<i64>, BTreeMap<i64, i64>) {
    let Some(outcome) = counted(of, rule(rules.method, rules.seats, &of.election)) else { return Default::default() };
    let scores = scores(rules.method, of, &outcome);
    let winners = outcome.winners.iter().map(|project| of.options[*project]).collect();
    (winners, of.options.iter().copied().zip(scores).collect())
}

/// The outcome of one list with the reason for every option, in both languages.
pub fn explained(rules: &Rules, list: usize, of: &OfList) -> Counted {
    let empty = Counted { list, ..Counted::default() };
    let Some(outcome) = counted(of, rule(rules.method, rules.seats, &of.election)) else { return empty };
    let scores = scores(rules.method, of, &outcome);
    let (needed, named) = (of.needed(), of.named());
    let reaches = |project: usize| needed > 0 && named[project] >= needed;
    let both = |say: &dyn Fn(Language) -> String| [say(Language::Italian), say(Language::English)];
    let mut rows: Vec<Row> = outcome
        .winners
        .iter()
        .enumerate()
        .map(|(n, project)| Row {
            option: of.options[*project],
            place: Some(n as i64 + 1),
            score: scores[*project],
            reaches: reaches(*project),
            why: both(&|lang| match rules.method.has_budget() {
                true => explain::explain_step(&of.election, &outcome, n + 1, lang).unwrap_or_default(),
                false => explain::explain_standing(&of.election, &outcome, *project, lang).unwrap_or_default(),
            }),
        })
        .collect();
    rows.extend(outcome.losers.iter().map(|loser| Row {
        option: of.options[loser.project],
        place: None,
        score: scores[loser.project],
        reaches: reaches(loser.project),
        why: both(&|lang| {
            let ranked = matches!(loser.why, Why::Ranked { .. });
            let told = ranked.then(|| explain::explain_standing(&of.election, &outcome, loser.project, lang));
            told.flatten().unwrap_or_else(|| explain::explain_why(&of.election, &outcome, loser, lang))
        }),
    }));
    let winners: Vec<i64> = outcome.winners.iter().map(|p| of.options[*p]).collect();
    Counted {
        list,
        ballots: i64::try_from(of.cast).unwrap_or_default(),
        budget: if rules.method.has_budget() { i64::try_from(of.election.budget).unwrap_or_default() } else { 0 },
        spent: if rules.method.has_budget() { i64::try_from(outcome.cost).unwrap_or_default() } else { 0 },
        notes: [Language::Italian, Language::English].map(|lang| notes(of, &outcome, lang)),
        others: other_rules(rules, of).into_iter().filter(|o| o.rule != rules.method.as_str()).collect(),
        turnout: Vec::new(),
        served: Vec::new(),
        publishable: false,
        part_publishable: false,
        needed: i64::try_from(needed).unwrap_or_default(),
        winners,
        rows,
    }
}

/// What is worth reading beside the table: how ties were decided, rounds, endowments; not the order itself.
fn notes(of: &OfList, outcome: &Outcome, lang: Language) -> Vec<String> {
    let mut told = outcome.clone();
    told.notes.retain(|note| !matches!(note, tally::outcome::Note::Ranking(_)));
    // A tie between options that all won, or all lost, decided nothing but the order.
    told.tie_breaks.retain(|tie| {
        let won = tie.tied.iter().filter(|p| outcome.winners.contains(p)).count();
        outcome.steps.iter().any(|s| s.payment.is_some()) || (won > 0 && won < tie.tied.len())
    });
    explain::explain_notes(&of.election, &told, lang)
}

/// What the rule adds up: ballots, points, marks, Borda points; the ballots that name an option where it compares pairs.
fn scores(method: Method, of: &OfList, outcome: &Outcome) -> Vec<i64> {
    let mut scores = vec![0; of.options.len()];
    let summed = outcome.notes.iter().find_map(|note| match note {
        tally::outcome::Note::Scores { sums, .. } => Some(sums),
        _ => None,
    });
    match summed {
        Some(sums) => sums.iter().for_each(|(p, n)| scores[*p] = i64::try_from(*n).unwrap_or(i64::MAX)),
        None => of.election.ballots.choices.iter().for_each(|p| scores[*p as usize] += 1),
    }
    // Excluded options have no place in the sums of some rules; the ballots that name them are still shown.
    if matches!(method, Method::Choose) {
        scores.fill(0);
        of.election.ballots.choices.iter().for_each(|p| scores[*p as usize] += 1);
    }
    scores
}

/// The same ballots under every rule that can count them.
pub fn other_rules(rules: &Rules, of: &OfList) -> Vec<Other> {
    let seats = rules.seats;
    let mut tried: Vec<(&'static str, Rule)> = Vec::new();
    let own = |method: Method| (method.as_str(), rule(method, seats, &of.election));
    match rules.method.form() {
        Form::Set => {
            tried.push(own(Method::Choose));
            tried.push(own(Method::Shares));
            tried.push(own(Method::Phragmen));
        }
        Form::Points | Form::Marks => {
            tried.push(own(if rules.method == Method::Points { Method::Points } else { Method::Marks }));
            tried.push(own(Method::Choose));
            tried.push((Method::Shares.as_str(), Rule::EqualShares(shares(&of.election, Utility::Points))));
        }
        Form::Basket => tried.extend([own(Method::Shares), own(Method::Votes), own(Method::Phragmen)]),
        Form::Ranking => {
            tried.extend([own(Method::Borda), own(Method::Schulze)]);
            if seats == 1 {
                tried.push(own(Method::Runoff));
            }
        }
    }
    tried
        .into_iter()
        .filter_map(|(name, rule)| {
            let outcome = counted(of, rule)?;
            let winners = outcome.winners.iter().map(|p| of.options[*p]).collect();
            Some(Other { rule: name.to_string(), winners })
        })
        .collect()
}
