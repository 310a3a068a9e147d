//! What a round is: its question, rule, voters, window. It can be changed until the first ballot, and never afterwards.

use super::{Round, find_by_id, options, touch};
use crate::actor::organization::OrganizationKind;
use crate::actor::session::assurance_name;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Assurance, can};
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Form, Rules};
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::Tx;
use cantiere_store::schema::round::round;
use diesel::prelude::*;

/// The longest that the desk may take to enter paper ballots: thirty days.
const MOST_PAPER: i64 = 30 * 86_400_000_000;
/// A trillion euros in cents: sums stay far from what an integer holds.
pub(super) const MOST_MONEY: i64 = 100_000_000_000_000;
const MOST_LISTS: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub title: String,
    pub question: String,
    pub rules: Rules,
    pub electorate: Vec<String>,
    pub opens_at: i64,
    pub closes_at: i64,
    pub counts_at: i64,
    pub turnout_hidden: bool,
    pub named: bool,
    pub persons: bool,
    pub assurance: Assurance,
}

impl Settings {
    pub fn of(round: &Round) -> Settings {
        Settings {
            title: round.title.clone(),
            question: round.question.clone(),
            rules: round.rules.clone(),
            electorate: round.electorate.clone(),
            opens_at: round.opens_at,
            closes_at: round.closes_at,
            counts_at: round.counts_at,
            turnout_hidden: round.turnout_hidden,
            named: round.named,
            persons: round.persons,
            assurance: round.assurance,
        }
    }

    /// The round as it would be with these settings.
    fn laid_over(&self, round: &Round) -> Round {
        Round {
            rules: self.rules.clone(),
            persons: self.persons,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            counts_at: self.counts_at,
            ..round.clone()
        }
    }

    pub(super) fn rules_text(&self) -> String {
        serde_json::to_string(&self.rules).unwrap_or_default()
    }

    pub(super) fn voters(&self) -> &'static str {
        if self.persons { "persons" } else { "organizations" }
    }

    pub(super) fn assurance(&self) -> &'static str {
        assurance_name(self.assurance)
    }

    pub(super) fn electorate_text(&self) -> String {
        serde_json::to_string(&self.electorate).unwrap_or_default()
    }
}

/// Saves over the version that was read.
pub fn save(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, seen: i64, new: &Settings) -> Result<(), Error> {
    let round = own(tx, by, of, id)?;
    if !round.is_settable() {
        return Err(Problem::new("form", "rounds-problem-has-ballots").into());
    }
    if round.version != seen {
        return Err(Error::Stale);
    }
    let mut new = checked(&same_minute(new, &round))?;
    new.rules.lot = lot(new.persons, round.rules.lot);
    if round.state == "open" {
        let choices = options(tx, id)?;
        let mut wrong = fixed(&round, &new);
        wrong.extend(super::open::hindrances(tx, of, &new.laid_over(&round), &choices)?);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
    }
    diesel::update(round::table.find(id.0))
        .set((
            (round::title.eq(&new.title), round::question.eq(&new.question)),
            round::rules.eq(new.rules_text()),
            round::electorate.eq(new.electorate_text()),
            (round::opens_at.eq(new.opens_at), round::closes_at.eq(new.closes_at), round::counts_at.eq(new.counts_at)),
            (round::turnout_hidden.eq(new.turnout_hidden), round::named.eq(new.named)),
            (round::voters.eq(new.voters()), round::assurance.eq(new.assurance())),
            round::version.eq(round::version + 1),
        ))
        .execute(tx.conn())?;
    if round.state != "draft" {
        super::open::plan_count(tx, id, new.counts_at)?;
        super::open::plan_turns(tx, id, &[new.opens_at, new.closes_at])?;
    }
    touch(tx, &round);
    Ok(())
}

/// Forms tell moments to the minute: a close that is the stored one to the minute is the stored one.
fn same_minute(given: &Settings, round: &Round) -> Settings {
    const MINUTE: i64 = 60_000_000;
    let moved = match round.closes_at.div_euclid(MINUTE) == given.closes_at.div_euclid(MINUTE) {
        true => round.closes_at - given.closes_at,
        false => 0,
    };
    Settings { closes_at: given.closes_at + moved, counts_at: given.counts_at + moved, ..given.clone() }
}

/// What everybody has read and the keys were made for: who votes, and until when. The close moves with a reason alone.
fn fixed(round: &Round, new: &Settings) -> Vec<Problem> {
    let mut wrong = Vec::new();
    if new.persons != round.persons {
        wrong.push(Problem::new("voters", "rounds-problem-voters-fixed"));
    }
    if new.closes_at != round.closes_at {
        wrong.push(Problem::new("closes", "rounds-problem-close-fixed"));
    }
    wrong
}

/// The number that decides ties. Of bodies' votes it is drawn at once and published with the rule: nobody can choose it once
/// ballots are known. Of persons' votes there is none until the seed is told that was committed to.
pub(super) fn lot(persons: bool, before: u64) -> u64 {
    match (persons, before) {
        (true, _) => 0,
        (false, 1..) => before,
        (false, 0) => {
            let mut drawn = [0; 4];
            getrandom::fill(&mut drawn).expect("the system gives random numbers");
            u64::from(u32::from_le_bytes(drawn)).max(1)
        }
    }
}

/// The round of an edition, for one who plans it.
pub(super) fn own(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId) -> Result<Round, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let round = find_by_id(tx, id)?;
    if round.edition == of.id { Ok(round) } else { Err(Error::NotFound("round")) }
}

/// As it is stored, or all that is wrong with it.
pub(super) fn checked(given: &Settings) -> Result<Settings, Error> {
    let mut new = given.clone();
    (new.title, new.question) = (clean_line(&new.title), clean(&new.question));
    let mut wrong = Vec::new();
    let mut refuse = |problem: Problem| wrong.push(problem);
    if new.title.is_empty() {
        refuse(Problem::new("title", "rounds-problem-no-title"));
    }
    if new.title.chars().count() > 150 {
        refuse(Problem::new("title", "rounds-problem-long").with("most", 150));
    }
    if new.question.is_empty() {
        refuse(Problem::new("question", "rounds-problem-no-question"));
    }
    if new.question.chars().count() > 4_000 {
        refuse(Problem::new("question", "rounds-problem-long").with("most", 4_000));
    }
    if new.closes_at <= new.opens_at {
        refuse(Problem::new("closes", "rounds-problem-window"));
    }
    if new.counts_at < new.closes_at || new.counts_at - new.closes_at > MOST_PAPER {
        refuse(Problem::new("paper_days", "rounds-problem-paper-days"));
    }
    new.electorate.retain(|kind| OrganizationKind::parse(kind).is_some());
    new.electorate.sort();
    new.electorate.dedup();
    let rules = &mut new.rules;
    let form = rules.method.form();
    if form == Form::Points && !(1..=1_000).contains(&rules.most) {
        refuse(Problem::new("most", "rounds-problem-points").with("most", 1_000));
    }
    if form == Form::Marks {
        rules.most = 0;
    }
    if rules.most > 1_000 {
        refuse(Problem::new("most", "rounds-problem-most").with("most", 1_000));
    }
    if rules.method.has_seats() && !(1..=500).contains(&rules.seats) {
        refuse(Problem::new("seats", "rounds-problem-seats").with("most", 500));
    }
    if !rules.method.has_seats() {
        rules.seats = 1;
    }
    if rules.lists.is_empty() {
        rules.lists.push(Default::default());
    }
    if rules.lists.len() > MOST_LISTS {
        refuse(Problem::new("lists", "rounds-problem-lists").with("most", MOST_LISTS));
    }
    let several = rules.lists.len() > 1;
    for list in &mut rules.lists {
        list.name = clean_line(&list.name);
        if several && list.name.is_empty() {
            refuse(Problem::new("lists", "rounds-problem-list-name"));
        }
        if !rules.method.has_budget() {
            list.budget = 0;
        } else if !(1..=MOST_MONEY).contains(&list.budget) {
            refuse(Problem::new(if several { "lists" } else { "budget" }, "rounds-problem-budget"));
        }
    }
    if new.persons {
        new.named = false;
        new.electorate.clear();
        new.assurance = new.assurance.max(Assurance::Email);
    }
    if rules.least_percent > 100 {
        refuse(Problem::new("least_percent", "rounds-problem-least-percent"));
    }
    if rules.quorum > 1_000_000 || rules.least > 1_000_000 {
        refuse(Problem::new("quorum", "rounds-problem-most").with("most", 1_000_000));
    }
    if wrong.is_empty() { Ok(new) } else { Err(Error::Invalid(wrong)) }
}
