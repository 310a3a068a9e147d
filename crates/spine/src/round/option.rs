//! What is voted on: taken from proposals, from actions of a draft, or written for the round. Until the first ballot.

use super::settings::{MOST_MONEY, own};
use super::{Choice, Round, touch};
use crate::plan::Edition;
use crate::plan::rows::digest;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::item_row;
use cantiere_store::schema::round::{round, round_option};
use cantiere_store::{Tx, insert_id};
use diesel::dsl::max;
use diesel::prelude::*;

/// As many as a ballot can still be read through.
const MOST: i64 = 500;

/// What is said about an option besides where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionWords {
    pub title: String,
    pub body: String,
    pub list: usize,
    pub cost: i64,
    pub feasibility: String,
    pub alternative: String,
}

impl From<&Choice> for OptionWords {
    fn from(choice: &Choice) -> OptionWords {
        OptionWords {
            title: choice.title.clone(),
            body: choice.body.clone(),
            list: choice.list,
            cost: choice.cost,
            feasibility: choice.feasibility.clone(),
            alternative: choice.alternative.clone(),
        }
    }
}

impl OptionWords {
    /// Tells these words from others, so that a form says which ones it was filled with.
    pub fn mark(&self) -> String {
        let numbers = format!("{} {}", self.list, self.cost);
        digest(&[&self.title, &self.body, &numbers, &self.feasibility, &self.alternative])
    }
}

#[derive(Clone, Debug)]
pub enum NewOption {
    /// A published proposal or an action of this edition; its words are taken over.
    From(Ref),
    Free(OptionWords),
}

/// Adds them at the end; what is on the list already is not added again. Gives how many were added.
pub fn add(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, new: &[NewOption]) -> Result<usize, Error> {
    let round = settable(tx, by, of, id)?;
    let of_round = round_option::table.filter(round_option::round.eq(id.0));
    let count: i64 = of_round.count().get_result(tx.conn())?;
    if count + new.len() as i64 > MOST {
        return Err(Problem::new("options", "rounds-problem-many-options").with("most", MOST).into());
    }
    let last: Option<i64> = of_round.select(max(round_option::number)).first(tx.conn())?;
    let mut number = last.unwrap_or(0);
    let mut added = 0;
    for one in new {
        let (from, words) = match one {
            NewOption::Free(words) => (None, words.clone()),
            NewOption::From(from) => {
                let known: i64 = of_round
                    .filter(round_option::kind.eq(from.kind()))
                    .filter(round_option::target.eq(from.id()))
                    .count()
                    .get_result(tx.conn())?;
                if known > 0 {
                    continue;
                }
                (Some(*from), taken(tx, of, &round, *from)?)
            }
        };
        let words = checked(&round, &words)?;
        number += 1;
        insert_id(
            tx,
            diesel::insert_into(round_option::table).values((
                (
                    round_option::round.eq(id.0),
                    round_option::number.eq(number),
                    round_option::list.eq(words.list as i64),
                ),
                (round_option::kind.eq(from.map_or("", Ref::kind)), round_option::target.eq(from.map(Ref::id))),
                (round_option::title.eq(words.title), round_option::body.eq(words.body)),
                round_option::cost.eq(words.cost),
                round_option::feasibility.eq(words.feasibility),
                round_option::alternative.eq(words.alternative),
            )),
        )?;
        added += 1;
    }
    changed(tx, of, &round)?;
    Ok(added)
}

/// `seen`: the mark of the words that whoever changes them has read; others that stand meanwhile are not written over.
pub fn edit(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: RoundId,
    option: i64,
    seen: &str,
    words: &OptionWords,
) -> Result<(), Error> {
    let round = settable(tx, by, of, id)?;
    let stored = super::options(tx, id)?.iter().find(|c| c.id == option).map(OptionWords::from);
    let stored = stored.ok_or(Error::NotFound("option"))?;
    let words = checked(&round, words)?;
    if stored.mark() != seen && stored != words {
        return Err(Error::Stale);
    }
    let row = round_option::table.filter(round_option::id.eq(option)).filter(round_option::round.eq(id.0));
    diesel::update(row)
        .set((
            (round_option::title.eq(words.title), round_option::body.eq(words.body)),
            (round_option::list.eq(words.list as i64), round_option::cost.eq(words.cost)),
            (round_option::feasibility.eq(words.feasibility), round_option::alternative.eq(words.alternative)),
        ))
        .execute(tx.conn())?;
    changed(tx, of, &round)
}

pub fn drop_option(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, option: i64) -> Result<(), Error> {
    let round = settable(tx, by, of, id)?;
    let row = round_option::table.filter(round_option::id.eq(option)).filter(round_option::round.eq(id.0));
    if diesel::delete(row).execute(tx.conn())? == 0 {
        return Err(Error::NotFound("option"));
    }
    changed(tx, of, &round)
}

fn settable(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId) -> Result<Round, Error> {
    let round = own(tx, by, of, id)?;
    match round.is_settable() {
        true => Ok(round),
        false => Err(Problem::new("form", "rounds-problem-has-ballots").into()),
    }
}

/// Raised with the options too, so that two who set up the same round are told. What is open stays such that it could be
/// opened.
fn changed(tx: &mut Tx, of: &Edition, round: &Round) -> Result<(), Error> {
    if round.state == "open" {
        let choices = super::options(tx, round.id)?;
        let wrong = super::open::hindrances(tx, of, round, &choices)?;
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
    }
    diesel::update(round::table.find(round.id.0)).set(round::version.eq(round::version + 1)).execute(tx.conn())?;
    touch(tx, round);
    Ok(())
}

/// The words of a published proposal, or of an action as the draft (else the published version) has it. A proposal goes into
/// the ranking that has the name of its territory, if there is one.
fn taken(tx: &mut Tx, of: &Edition, round: &Round, from: Ref) -> Result<OptionWords, Error> {
    match from {
        Ref::Contribution(id) => {
            let row: Option<(String, String, String, String)> = contribution::table
                .filter(contribution::id.eq(id))
                .filter(contribution::edition.eq(of.id.0))
                .filter(contribution::kind.eq("proposal"))
                .filter(contribution::state.eq("published"))
                .select((contribution::title, contribution::body, contribution::action, contribution::territory))
                .first(tx.conn())
                .optional()?;
            let (title, body, action, territory) = row.ok_or(Error::NotFound("contribution"))?;
            let body = if action.is_empty() { body } else { format!("{action}\n\n{body}") };
            let list = round.rules.list_named(&territory).unwrap_or_default();
            Ok(OptionWords { title, body, list, ..OptionWords::default() })
        }
        Ref::Item(id) => {
            let revision = of.draft.or(of.published).ok_or(Error::NotFound("item"))?;
            let row: Option<(String, String, String)> = item_row::table
                .filter(item_row::revision.eq(revision))
                .filter(item_row::item.eq(id))
                .select((item_row::code, item_row::title, item_row::content))
                .first(tx.conn())
                .optional()?;
            let (code, title, content) = row.ok_or(Error::NotFound("item"))?;
            let content: cantiere_domain::plan::Content = serde_json::from_str(&content).unwrap_or_default();
            let title = if code.is_empty() { title } else { format!("{code} {title}") };
            Ok(OptionWords {
                title: title.chars().take(200).collect(),
                body: content.description,
                ..OptionWords::default()
            })
        }
        _ => Err(Error::NotFound("option")),
    }
}

fn checked(round: &Round, words: &OptionWords) -> Result<OptionWords, Error> {
    let good = OptionWords {
        title: clean_line(&words.title),
        body: clean(&words.body),
        feasibility: clean(&words.feasibility),
        alternative: clean_line(&words.alternative),
        ..words.clone()
    };
    let mut wrong = Vec::new();
    if good.title.is_empty() {
        wrong.push(Problem::new("option_title", "rounds-problem-no-title"));
    }
    if good.title.chars().count() > 200 {
        wrong.push(Problem::new("option_title", "rounds-problem-long").with("most", 200));
    }
    if good.body.chars().count() > 10_000 {
        wrong.push(Problem::new("option_body", "rounds-problem-long").with("most", 10_000));
    }
    if good.feasibility.chars().count() > 4_000 {
        wrong.push(Problem::new("option_feasibility", "rounds-problem-long").with("most", 4_000));
    }
    if good.alternative.chars().count() > 60 {
        wrong.push(Problem::new("option_alternative", "rounds-problem-long").with("most", 60));
    }
    if good.list >= round.rules.lists.len() {
        wrong.push(Problem::new("option_list", "rounds-problem-option-list").with("option", &good.title));
    }
    if !(0..=MOST_MONEY).contains(&good.cost) {
        wrong.push(Problem::new("option_cost", "rounds-problem-cost"));
    }
    if wrong.is_empty() { Ok(good) } else { Err(Error::Invalid(wrong)) }
}
