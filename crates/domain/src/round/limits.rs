//! What a ballot must keep to, what is left to give, and why something cannot be added.

use super::{Ballot, Form, HIGHEST_MARK, Rules};
use std::collections::HashSet;

/// An option as far as a ballot is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: i64,
    /// Place in `Rules::lists`.
    pub list: usize,
    /// In cents; 0 where nothing costs.
    pub cost: i64,
    pub withdrawn: bool,
}

/// Why a ballot is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It says nothing.
    Empty,
    /// It names something that is not on the list, or not any more.
    Unknown(i64),
    Twice(i64),
    TooMany {
        found: i64,
        most: i64,
    },
    TooManyPoints {
        found: i64,
        most: i64,
    },
    /// Points below zero, or a mark outside 1 to 5.
    Points(i64),
    /// Over the budget of a list, by so many cents.
    OverBudget {
        list: usize,
        over: i64,
    },
}

/// Whether the ballot keeps the rules; all that is wrong with it.
pub fn check(rules: &Rules, candidates: &[Candidate], ballot: &Ballot) -> Vec<Refusal> {
    let form = rules.method.form();
    let mut wrong = Vec::new();
    if ballot.is_empty() {
        wrong.push(Refusal::Empty);
    }
    let mut seen = HashSet::new();
    let mut spent = vec![0_i64; rules.lists.len()];
    for pick in &ballot.0 {
        let Some(known) = candidates.iter().find(|c| c.id == pick.option && !c.withdrawn) else {
            wrong.push(Refusal::Unknown(pick.option));
            continue;
        };
        if !seen.insert(pick.option) {
            wrong.push(Refusal::Twice(pick.option));
        }
        let good = match form {
            Form::Points => pick.points > 0,
            Form::Marks => (1..=HIGHEST_MARK).contains(&pick.points),
            _ => pick.points == 1,
        };
        if !good {
            wrong.push(Refusal::Points(pick.option));
        }
        if let Some(place) = spent.get_mut(known.list) {
            *place = place.saturating_add(known.cost);
        }
    }
    let most = i64::from(rules.most);
    let (found, given) = totals(ballot);
    match form {
        Form::Points if given > most => wrong.push(Refusal::TooManyPoints { found: given, most }),
        Form::Set | Form::Basket | Form::Ranking if most > 0 && found > most => {
            wrong.push(Refusal::TooMany { found, most });
        }
        _ => {}
    }
    if form == Form::Basket {
        for (list, (of, spent)) in rules.lists.iter().zip(spent).enumerate() {
            if spent > of.budget {
                wrong.push(Refusal::OverBudget { list, over: spent - of.budget });
            }
        }
    }
    wrong
}

fn totals(ballot: &Ballot) -> (i64, i64) {
    (ballot.len() as i64, ballot.0.iter().fold(0_i64, |sum, p| sum.saturating_add(p.points)))
}

/// What is left to give; none: that form has no such limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    pub choices: Option<i64>,
    pub points: Option<i64>,
    /// In cents, list by list.
    pub money: Vec<i64>,
}

pub fn left(rules: &Rules, candidates: &[Candidate], ballot: &Ballot) -> Left {
    let form = rules.method.form();
    let (found, given) = totals(ballot);
    let most = i64::from(rules.most);
    let counted = matches!(form, Form::Set | Form::Basket | Form::Ranking) && most > 0;
    let spent = |list: usize| -> i64 {
        let of = candidates.iter().filter(|c| c.list == list && ballot.has(c.id));
        of.fold(0, |sum, c| sum.saturating_add(c.cost))
    };
    Left {
        choices: counted.then(|| most - found),
        points: (form == Form::Points).then(|| most - given),
        money: match form {
            Form::Basket => rules.lists.iter().enumerate().map(|(n, of)| of.budget - spent(n)).collect(),
            _ => Vec::new(),
        },
    }
}

/// Why an option cannot be added to what was chosen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// “Restano 20.000 €, questa azione ne costa 50.000.”
    NotEnough {
        left: i64,
        cost: i64,
    },
    NoneLeft {
        most: i64,
    },
}

pub fn why_not(rules: &Rules, candidates: &[Candidate], ballot: &Ballot, option: i64) -> Option<WhyNot> {
    let of = candidates.iter().find(|c| c.id == option)?;
    if ballot.has(option) {
        return None;
    }
    let now = left(rules, candidates, ballot);
    if now.choices.is_some_and(|n| n <= 0) {
        return Some(WhyNot::NoneLeft { most: rules.most.into() });
    }
    match now.money.get(of.list) {
        Some(left) if *left < of.cost => Some(WhyNot::NotEnough { left: *left, cost: of.cost }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{List, Method};
    use super::*;

    fn candidates() -> Vec<Candidate> {
        [(1, 0, 50_000), (2, 0, 30_000), (3, 1, 20_000), (4, 1, 90_000)]
            .map(|(id, list, cost)| Candidate { id, list, cost, withdrawn: id == 4 })
            .into()
    }

    fn rules(method: Method, most: u32) -> Rules {
        let list = |budget| List { name: String::new(), budget };
        Rules { method, most, lists: vec![list(70_000), list(20_000)], ..Rules::default() }
    }

    fn refused(method: Method, most: u32, text: &str) -> Vec<Refusal> {
        let rules = rules(method, most);
        check(&rules, &candidates(), &Ballot::parse(method.form(), text))
    }

    #[test]
    fn check_refuses_what_the_rules_do_not_allow() {
        assert_eq!(refused(Method::Choose, 2, "1,2"), []);
        assert_eq!(refused(Method::Choose, 2, "1,2,3"), [Refusal::TooMany { found: 3, most: 2 }]);
        assert_eq!(refused(Method::Choose, 0, "1,2,3"), []);
        assert_eq!(refused(Method::Choose, 5, ""), [Refusal::Empty]);
        assert_eq!(refused(Method::Choose, 5, "1,1"), [Refusal::Twice(1)]);
        assert_eq!(refused(Method::Choose, 5, "4,9"), [Refusal::Unknown(4), Refusal::Unknown(9)]);
        assert_eq!(refused(Method::Points, 10, "1:7,2:4"), [Refusal::TooManyPoints { found: 11, most: 10 }]);
        assert_eq!(refused(Method::Points, 10, "1:12,2:-4"), [Refusal::Points(2)]);
        assert_eq!(refused(Method::Marks, 0, "1:5,2:6"), [Refusal::Points(2)]);
        assert_eq!(refused(Method::Marks, 0, "1:0"), [Refusal::Empty]);
        assert_eq!(refused(Method::Shares, 0, "1,3"), []);
        assert_eq!(refused(Method::Shares, 0, "1,2"), [Refusal::OverBudget { list: 0, over: 10_000 }]);
        assert_eq!(refused(Method::Borda, 0, "3,1,2"), []);
    }

    #[test]
    fn points_that_would_overflow_are_too_many() {
        let huge = i64::MAX;
        assert!(
            refused(Method::Points, 10, &format!("1:{huge},2:{huge}"))
                .contains(&Refusal::TooManyPoints { found: huge, most: 10 })
        );
    }

    #[test]
    fn why_not_names_what_is_left_and_what_it_costs() {
        let rules = rules(Method::Shares, 2);
        let with = |text| Ballot::parse(Form::Basket, text);
        let why = |text, option| why_not(&rules, &candidates(), &with(text), option);
        assert_eq!(why("1", 2), Some(WhyNot::NotEnough { left: 20_000, cost: 30_000 }));
        assert_eq!(why("1", 3), None);
        assert_eq!(why("1", 1), None);
        assert_eq!(why("1,3", 2), Some(WhyNot::NoneLeft { most: 2 }));
        let now = left(&rules, &candidates(), &with("1"));
        assert_eq!(now, Left { choices: Some(1), points: None, money: vec![20_000, 20_000] });
    }

    #[test]
    fn equal_ballots_are_equal_texts() {
        assert_eq!(Ballot::parse(Form::Set, "9, 3,x,5").canonical(Form::Set), "3,5,9");
        assert_eq!(Ballot::parse(Form::Ranking, "9,3,5").canonical(Form::Ranking), "9,3,5");
        assert_eq!(Ballot::parse(Form::Points, "9:0,5:2,3:1").canonical(Form::Points), "3:1,5:2");
        let ranked = |by| Ballot::parse(Form::Ranking, "9,3,5").moved(5, by).canonical(Form::Ranking);
        assert_eq!([ranked(-1), ranked(1), ranked(i32::MIN)], ["9,5,3", "9,3,5", "5,9,3"]);
        assert_eq!(Ballot::of([1]).moved(7, -1).canonical(Form::Ranking), "1,7");
    }
}
