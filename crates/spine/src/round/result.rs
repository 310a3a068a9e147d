//! What a count found, as it is stored, and as it is shown and downloaded: the same for both, with small groups together.

use super::{Choice, Round};
use crate::Error;
use cantiere_store::Conn;
use cantiere_store::schema::round::round_result;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The count of one list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counted {
    /// Place in `Rules::lists`.
    pub list: usize,
    pub ballots: i64,
    /// In cents; 0 where nothing is spent.
    pub budget: i64,
    pub spent: i64,
    /// Options in the order in which they were chosen.
    pub winners: Vec<i64>,
    /// Chosen ones first, then the others by their score.
    pub rows: Vec<Row>,
    /// In Italian and in English.
    pub notes: [Vec<String>; 2],
    /// The same ballots under other rules.
    pub others: Vec<Other>,
    /// With the first list only.
    pub turnout: Vec<Turnout>,
    pub served: Vec<Served>,
    /// Whether the whole ballots of a persons' vote can be published one by one: they cannot tell who cast them.
    pub publishable: bool,
    /// Whether what they say of this list can, apart from the rest.
    pub part_publishable: bool,
    /// Ballots that had to name an option; 0: none.
    pub needed: i64,
}

impl Counted {
    /// Whether everybody may have the ballots of this list: as parts of whole ones, or alone.
    pub fn shows_ballots(&self) -> bool {
        self.publishable || self.part_publishable
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    pub option: i64,
    /// 1 for the first chosen; none: not chosen.
    pub place: Option<i64>,
    /// Ballots, points or marks, as the rule adds up.
    pub score: i64,
    /// Whether enough ballots name it, where some number of them had to.
    pub reaches: bool,
    /// Why, in Italian and in English; empty where the score says it all.
    pub why: [String; 2],
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// A method's name.
    pub rule: String,
    pub winners: Vec<i64>,
}

/// How many bodies of a kind voted, of those that could.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    pub kind: String,
    pub voted: i64,
    pub could: i64,
}

/// How many bodies of a kind see at least one of their choices among those chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    pub kind: String,
    pub voted: i64,
    pub served: i64,
}

/// List by list; none until all of them are counted. Reasons may name options: those that were hidden since are named as
/// the options are.
pub fn result(conn: &mut Conn, of: &Round, choices: &[Choice]) -> Result<Option<Vec<Counted>>, Error> {
    if of.state != "counted" {
        return Ok(None);
    }
    let rows: Vec<String> = round_result::table
        .filter(round_result::round.eq(of.id.0))
        .order(round_result::list)
        .select(round_result::content)
        .load(conn)?;
    let parsed: Result<Vec<Counted>, _> = rows.iter().map(|text| serde_json::from_str(text)).collect();
    let mut all = parsed.map_err(|error| Error::Store(cantiere_store::Error::Unavailable(error.to_string())))?;
    if !of.named {
        all.iter_mut().for_each(|counted| counted.served = few_together(&counted.served));
    }
    for choice in choices {
        let Some(words) = choice.withheld.as_deref().filter(|words| !words.is_empty()) else { continue };
        let told = all.iter_mut().flat_map(|counted| {
            counted.notes.iter_mut().flatten().chain(counted.rows.iter_mut().flat_map(|row| &mut row.why))
        });
        told.for_each(|text| *text = text.replace(words, &choice.title));
    }
    Ok(Some(all))
}

/// Fewer bodies of a kind than these are not told apart where ballots are not published: “1 of 1” would be a ballot.
const FEWEST: i64 = 5;

/// Kinds with few ballots told together, without a name; not at all if they are few together, too.
fn few_together(served: &[Served]) -> Vec<Served> {
    let (mut told, few): (Vec<Served>, Vec<Served>) = served.iter().cloned().partition(|s| s.voted >= FEWEST);
    let sum = |of: fn(&Served) -> i64| few.iter().map(of).sum::<i64>();
    let others = Served { kind: String::new(), voted: sum(|s| s.voted), served: sum(|s| s.served) };
    if others.voted >= FEWEST {
        told.push(others);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, served: i64, voted: i64) -> Served {
        Served { kind: kind.into(), voted, served }
    }

    #[test]
    fn few_bodies_of_a_kind_are_told_together_or_not_at_all() {
        let told = few_together(&[of("firm", 1, 1), of("research", 3, 5)]);
        assert_eq!(told, [of("research", 3, 5)]);
        let told = few_together(&[of("firm", 1, 2), of("funder", 0, 3), of("research", 3, 5)]);
        assert_eq!(told, [of("research", 3, 5), of("", 1, 5)]);
    }
}
