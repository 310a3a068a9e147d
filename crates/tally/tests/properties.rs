//! Properties that hold for every election: order of ballots, scale of money, clones, extremes, and that
//! every promise of the transcript is true.

use proptest::prelude::*;
use tally::outcome::Why;
use tally::rules::Rule;
use tally::rules::equal_shares::{Completion, EqualShares, Utility};
use tally::rules::greedy::Greedy;
use tally::{Conditions, Election, VoteType};

#[derive(Clone, Debug)]
struct Case {
    costs: Vec<u64>,
    budget: u64,
    ballots: Vec<Vec<u32>>,
}

fn cases() -> impl Strategy<Value = Case> {
    (1_usize..8).prop_flat_map(|projects| {
        let all: Vec<u32> = (0..projects as u32).collect();
        let ballot = proptest::sample::subsequence(all, 0..=projects);
        let ballots = proptest::collection::vec(ballot, 0..12);
        (proptest::collection::vec(0_u64..9, projects), 0_u64..40, ballots).prop_map(|(costs, budget, ballots)| Case {
            costs,
            budget,
            ballots,
        })
    })
}

fn election(case: &Case) -> Election {
    let ids: Vec<String> = (0..case.costs.len()).map(|n| format!("p{n}")).collect();
    let projects = ids.iter().map(String::as_str).zip(case.costs.iter().copied());
    let mut election = Election::new(VoteType::Approval, case.budget, projects);
    case.ballots.iter().for_each(|ballot| election.ballots.push(ballot, &[]));
    election
}

fn rules() -> Vec<Rule> {
    let greedy = Greedy::default();
    let shares = |utility, completion| Rule::EqualShares(EqualShares { utility, completion, ..EqualShares::default() });
    vec![
        Rule::Greedy(greedy),
        Rule::Greedy(Greedy { no_skip: true, ..greedy }),
        Rule::Greedy(Greedy { per_cost: true, ..greedy }),
        shares(Utility::Cost, Completion::None),
        shares(Utility::Cardinality, Completion::None),
        shares(Utility::Cost, Completion::Add1),
        shares(Utility::Cost, Completion::Add1Exhaustive),
        shares(Utility::Cardinality, Completion::Add1u),
        shares(Utility::Cost, Completion::Greedy),
        Rule::Phragmen,
    ]
}

fn json(election: &Election, rule: &Rule, conditions: &Conditions) -> String {
    let outcome = rule.count(election, conditions).unwrap();
    serde_json::to_string(&tally::json::document(election, &outcome)).unwrap()
}

fn winners(election: &Election, rule: &Rule) -> Vec<usize> {
    rule.count(election, &Conditions::default()).unwrap().winners
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn order_of_ballots_changes_nothing(case in cases(), by in 0_usize..12) {
        let mut turned = case.clone();
        if !turned.ballots.is_empty() {
            let by = by % turned.ballots.len();
            turned.ballots.rotate_left(by);
            turned.ballots.reverse();
        }
        for rule in rules() {
            let none = Conditions::default();
            prop_assert_eq!(json(&election(&case), &rule, &none), json(&election(&turned), &rule, &none));
        }
    }

    #[test]
    fn budget_is_kept_and_transcript_adds_up(case in cases()) {
        let election = election(&case);
        for rule in rules() {
            let outcome = rule.count(&election, &Conditions::default()).unwrap();
            let cost: u64 = outcome.winners.iter().map(|&p| case.costs[p]).sum();
            prop_assert_eq!(u128::from(cost), outcome.cost);
            prop_assert!(cost <= case.budget);
            prop_assert_eq!(outcome.winners.len() + outcome.losers.len(), case.costs.len());
            let bought: Vec<usize> = outcome.steps.iter().map(|step| step.project).collect();
            prop_assert_eq!(&bought, &outcome.winners);
            prop_assert_eq!(outcome.steps.last().map_or(i128::from(case.budget), |s| s.left), outcome.left());
        }
    }

    #[test]
    fn another_currency_changes_nothing(case in cases(), factor in 2_u64..1_000_000) {
        let mut dear = case.clone();
        dear.costs.iter_mut().for_each(|cost| *cost *= factor);
        dear.budget *= factor;
        // Add1 raises by one unit of the currency, so its steps are not the same.
        for rule in rules().into_iter().filter(|rule| !matches!(rule,
            Rule::EqualShares(EqualShares { completion, .. })
                if !matches!(completion, Completion::None | Completion::Greedy)))
        {
            prop_assert_eq!(winners(&election(&case), &rule), winners(&election(&dear), &rule));
        }
    }

    #[test]
    fn as_many_copies_of_every_voter_change_nothing(case in cases(), copies in 2_usize..4) {
        let mut more = case.clone();
        more.ballots = case.ballots.iter().flat_map(|b| std::iter::repeat_n(b.clone(), copies)).collect();
        for rule in rules().into_iter().filter(|rule| !matches!(rule,
            Rule::EqualShares(EqualShares { completion, .. })
                if !matches!(completion, Completion::None | Completion::Greedy)))
        {
            prop_assert_eq!(winners(&election(&case), &rule), winners(&election(&more), &rule));
        }
    }

    #[test]
    fn weight_is_as_good_as_copies(case in cases(), weights in proptest::collection::vec(0_u32..4, 12)) {
        let weights = weights[..case.ballots.len()].to_vec();
        let mut copies = case.clone();
        copies.ballots = case.ballots.iter().zip(&weights)
            .flat_map(|(ballot, &weight)| std::iter::repeat_n(ballot.clone(), weight as usize)).collect();
        for rule in rules() {
            let conditions = Conditions { weights: weights.clone(), ..Conditions::default() };
            let weighted = rule.count(&election(&case), &conditions).unwrap();
            prop_assert_eq!(weighted.winners, winners(&election(&copies), &rule), "{:?}", rule);
        }
    }

    #[test]
    fn one_more_vote_never_hurts_under_greedy(case in cases(), project in 0_u32..8) {
        let project = project % case.costs.len() as u32;
        let mut more = case.clone();
        more.ballots.push(vec![project]);
        let rule = Rule::Greedy(Greedy::default());
        if winners(&election(&case), &rule).contains(&(project as usize)) {
            prop_assert!(winners(&election(&more), &rule).contains(&(project as usize)));
        }
    }

    #[test]
    fn a_lower_cost_never_hurts_a_winner_of_equal_shares(case in cases(), lower in 1_u64..8) {
        let rule = Rule::EqualShares(EqualShares::default());
        for winner in winners(&election(&case), &rule) {
            let mut cheap = case.clone();
            cheap.costs[winner] = cheap.costs[winner].saturating_sub(lower);
            prop_assert!(winners(&election(&cheap), &rule).contains(&winner));
        }
    }

    #[test]
    fn of_alternatives_at_most_one_wins(case in cases()) {
        let election = election(&case);
        let alternatives: Vec<Option<u32>> =
            (0..case.costs.len()).map(|p| (p % 3 != 0).then_some(p as u32 % 3)).collect();
        let conditions = Conditions { alternatives: alternatives.clone(), ..Conditions::default() };
        for rule in rules() {
            let outcome = rule.count(&election, &conditions).unwrap();
            for group in [1, 2] {
                let chosen = outcome.winners.iter().filter(|&&p| alternatives[p] == Some(group)).count();
                prop_assert!(chosen <= 1);
            }
        }
    }

    #[test]
    fn promises_of_the_transcript_are_kept(case in cases()) {
        let election = election(&case);
        for rule in rules() {
            let outcome = rule.count(&election, &Conditions::default()).unwrap();
            for loser in &outcome.losers {
                let cost = match loser.why {
                    Why::NotEnoughLeft { left, sure: true, .. } => Some(left as u64),
                    Why::SupportersShort { enough_cost, .. } | Why::TooLate { enough_cost } => enough_cost,
                    _ => None,
                };
                if let Some(cost) = cost {
                    let mut cheap = case.clone();
                    cheap.costs[loser.project] = cost;
                    prop_assert!(winners(&self::election(&cheap), &rule).contains(&loser.project),
                        "{:?}: cost {} for {}", rule, cost, loser.project);
                }
                let votes = match loser.why {
                    Why::NotEnoughLeft { enough_votes, .. } | Why::Stopped { enough_votes, .. } => enough_votes,
                    _ => None,
                };
                if let Some(votes) = votes {
                    let mut more = case.clone();
                    let missing = usize::try_from(votes - loser.votes).unwrap();
                    more.ballots.extend(std::iter::repeat_n(vec![loser.project as u32], missing));
                    prop_assert!(winners(&self::election(&more), &rule).contains(&loser.project),
                        "{:?}: votes {} for {}", rule, votes, loser.project);
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_an_error_or_an_election(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = tally::pabulib::read(&bytes);
    }

    #[test]
    fn any_change_of_a_file_is_an_error_or_an_election(at in 0_usize..400, byte: u8, cut in 0_usize..400) {
        let mut file = FILE.as_bytes().to_vec();
        let at = at % file.len();
        file[at] = byte;
        file.truncate(file.len().max(cut) - cut % 40);
        if let Ok(election) = tally::pabulib::read(&file) {
            for rule in rules() {
                rule.count(&election, &Conditions::default()).unwrap();
            }
        }
    }
}

const FILE: &str = "META\nkey;value\ndescription;\"A; \"\"b\"\"\"\nnum_projects;3\nnum_votes;4\nbudget;20\n\
    vote_type;approval\nPROJECTS\nproject_id;cost;name\n1;10;Park\nb;7.5;Bench\n12;3;Tree\n\
    VOTES\nvoter_id;vote;age\n1;1,b;30\n2;b;\n3;12, 1;44\n4;;\n";
