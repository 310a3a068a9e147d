//! What an outcome would look like before anybody has voted: five people and three projects for each method, and a dry
//! run on invented ballots for a round that is being set up. Both are counted, not written down.

use super::election::{explained, with_ballots};
use super::{Choice, Counted, Round};
use cantiere_domain::round::{Ballot, Form, HIGHEST_MARK, List, Method, Pick, Rules, TieRule};

/// Five people, three projects (cents), two of which win or 100 euros are there to spend.
pub struct Example {
    pub rules: Rules,
    pub choices: Vec<Choice>,
    pub ballots: Vec<Ballot>,
    pub counted: Counted,
}

/// The worked example of a method; `names` are the three projects in the reader's language.
pub fn example(method: Method, names: [&str; 3]) -> Example {
    let costs = [6000, 5000, 4000];
    let choice = |n: usize| Choice { cost: costs[n], ..blank(n as i64 + 1, names[n]) };
    let choices: Vec<Choice> = (0..3).map(choice).collect();
    // Three of the five go to the park and the library, two only to the shelter.
    let ballots: Vec<Ballot> = match method.form() {
        Form::Set => [&[1, 2][..], &[1, 2], &[1, 2], &[1, 3], &[3]].map(|b| Ballot::of(b.iter().copied())).into(),
        Form::Basket => [&[1, 3][..], &[1], &[1], &[2], &[3]].map(|b| Ballot::of(b.iter().copied())).into(),
        Form::Points => [[6, 4, 0], [5, 5, 0], [8, 2, 0], [0, 0, 10], [0, 1, 9]].map(|p| pointed(&p)).into(),
        Form::Marks => [[5, 3, 2], [4, 4, 1], [5, 2, 3], [1, 2, 5], [2, 3, 5]].map(|p| pointed(&p)).into(),
        Form::Ranking => [[1, 2, 3], [1, 2, 3], [2, 1, 3], [3, 2, 1], [3, 2, 1]].map(Ballot::of).into(),
    };
    let seats = if method == Method::Runoff { 1 } else { 2 };
    let most = match method.form() {
        Form::Points => 10,
        Form::Set => 2,
        _ => 0,
    };
    let list = List { name: String::new(), budget: if method.has_budget() { 10_000 } else { 0 } };
    let rules = Rules { method, most, seats, lists: vec![list], ties: TieRule::Number, ..Rules::default() };
    let counted = explained(&rules, 0, &with_ballots(&rules, &choices, 0, &ballots));
    Example { rules, choices, ballots, counted }
}

fn blank(id: i64, title: &str) -> Choice {
    Choice {
        id,
        number: id,
        list: 0,
        from: None,
        title: title.into(),
        body: String::new(),
        cost: 0,
        feasibility: String::new(),
        alternative: String::new(),
        place: None,
        arrived: None,
        withheld: None,
    }
}

fn pointed(points: &[i64]) -> Ballot {
    let pick = |(n, points): (usize, &i64)| Pick { option: n as i64 + 1, points: *points };
    Ballot(points.iter().enumerate().filter(|(_, p)| **p != 0).map(pick).collect())
}

/// Counts `voters` invented ballots that keep the round's rules. The same round gives the same ballots each time.
pub fn dry_run(round: &Round, choices: &[Choice], voters: u32) -> Vec<Counted> {
    let mut luck = Luck(round.rules.lot ^ 0x9e37_79b9_7f4a_7c15);
    let ballots: Vec<Ballot> = (0..voters).map(|_| invented(&round.rules, choices, &mut luck)).collect();
    (0..round.rules.lists.len())
        .map(|list| explained(&round.rules, list, &with_ballots(&round.rules, choices, list, &ballots)))
        .collect()
}

fn invented(rules: &Rules, choices: &[Choice], luck: &mut Luck) -> Ballot {
    let form = rules.method.form();
    // Earlier options are liked a little more, so that an outcome has a shape.
    let mut order: Vec<(u64, &Choice)> =
        choices.iter().enumerate().map(|(n, c)| (luck.below(1_000) + 40 * n as u64, c)).collect();
    order.sort_by_key(|(n, _)| *n);
    let most = if rules.most == 0 { usize::MAX } else { rules.most as usize };
    let wanted = 1 + luck.below(choices.len().clamp(1, 8) as u64) as usize;
    let mut left: Vec<i64> = rules.lists.iter().map(|l| l.budget).collect();
    let mut points = i64::from(rules.most);
    let mut ballot = Ballot::default();
    for (_, choice) in order {
        if ballot.len() >= wanted || (form != Form::Points && ballot.len() >= most) {
            break;
        }
        let given = match form {
            Form::Points => points.min(1 + luck.below(5) as i64),
            Form::Marks => 1 + luck.below(HIGHEST_MARK as u64) as i64,
            _ => 1,
        };
        if form == Form::Basket {
            match left.get_mut(choice.list) {
                Some(left) if *left >= choice.cost => *left -= choice.cost,
                _ => continue,
            }
        }
        if given > 0 {
            points -= given;
            ballot.0.push(Pick { option: choice.id, points: given });
        }
    }
    ballot.tidied(form)
}

/// splitmix64: small, and the same everywhere.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most.max(1)
    }
}
