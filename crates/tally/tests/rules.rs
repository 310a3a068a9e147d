//! Extremes, conditions and definitions that a single example shows.

use tally::explain::{Language, explain_standing};
use tally::outcome::{Note, Why};
use tally::rules::Rule;
use tally::rules::equal_shares::{Completion, EqualShares, Utility};
use tally::rules::greedy::Greedy;
use tally::rules::ranked::Tally;
use tally::{Conditions, Election, Outcome, Ties, VoteType};

fn approval(budget: u64, projects: &[(&str, u64)], ballots: &[&[u32]]) -> Election {
    of(VoteType::Approval, budget, projects, ballots)
}

fn of(kind: VoteType, budget: u64, projects: &[(&str, u64)], ballots: &[&[u32]]) -> Election {
    let mut election = Election::new(kind, budget, projects.iter().copied());
    ballots.iter().for_each(|ballot| election.ballots.push(ballot, &[]));
    election
}

fn count(election: &Election, rule: Rule) -> Outcome {
    rule.count(election, &Conditions::default()).unwrap()
}

fn shares(completion: Completion) -> Rule {
    Rule::EqualShares(EqualShares { completion, ..EqualShares::default() })
}

#[test]
fn nothing_is_bought_without_money_votes_or_projects() {
    for rule in [shares(Completion::None), shares(Completion::Add1), Rule::Phragmen] {
        assert!(count(&approval(0, &[("a", 1)], &[&[0]]), rule).winners.is_empty());
        assert!(count(&approval(9, &[("a", 1)], &[]), rule).winners.is_empty());
        assert!(count(&approval(9, &[("a", 1)], &[&[], &[]]), rule).winners.is_empty());
        assert!(count(&approval(9, &[("a", 10)], &[&[0]]), rule).winners.is_empty());
        assert!(count(&approval(9, &[], &[&[]]), rule).winners.is_empty());
    }
}

#[test]
fn full_ballots_buy_what_fits_in_order() {
    let election = approval(10, &[("a", 4), ("b", 4), ("c", 4)], &[&[0, 1, 2], &[0, 1, 2]]);
    assert_eq!(count(&election, shares(Completion::None)).winner_ids(&election), ["a", "b"]);
}

#[test]
fn free_project_with_support_comes_first() {
    let election = approval(1, &[("a", 1), ("free", 0), ("unloved", 0)], &[&[0, 1]]);
    for utility in [Utility::Cost, Utility::Cardinality] {
        let rule = Rule::EqualShares(EqualShares { utility, ..EqualShares::default() });
        assert_eq!(count(&election, rule).winner_ids(&election), ["free", "a"]);
    }
}

#[test]
fn withdrawn_project_is_never_selected() {
    let election = approval(2_000_000_000, &[("gone", 999_999_999), ("a", 5)], &[&[0, 1], &[0]]);
    for rule in [Rule::Greedy(Greedy::default()), shares(Completion::Add1), Rule::Phragmen] {
        let outcome = count(&election, rule);
        assert_eq!(outcome.winner_ids(&election), ["a"]);
        assert_eq!(outcome.losers[0].why, Why::Withdrawn);
    }
}

#[test]
fn quorum_and_threshold_are_explained() {
    let election = approval(9, &[("a", 3), ("b", 3)], &[&[0, 1], &[0]]);
    let conditions = Conditions { quorum: 3, ..Conditions::default() };
    let outcome = shares(Completion::None).count(&election, &conditions).unwrap();
    assert!(outcome.winners.is_empty());
    assert_eq!(outcome.notes[0], Note::NoQuorum { found: 2, needed: 3 });
    let conditions = Conditions { min_votes: 2, ..Conditions::default() };
    let outcome = Rule::Phragmen.count(&election, &conditions).unwrap();
    assert_eq!(outcome.winner_ids(&election), ["a"]);
    assert_eq!(outcome.losers[0].why, Why::BelowThreshold { needed: 2 });
}

#[test]
fn ties_follow_the_declared_rule_and_are_logged() {
    let election = approval(3, &[("10", 3), ("9", 3), ("8", 2)], &[&[0, 1, 2], &[0, 1]]);
    let outcome = count(&election, Rule::Greedy(Greedy::default()));
    assert_eq!(outcome.winner_ids(&election), ["10"]);
    assert_eq!(outcome.tie_breaks[0].tied, [0, 1]);
    let conditions = Conditions { ties: Ties::Seed(7), ..Conditions::default() };
    let seeded = Rule::Greedy(Greedy::default()).count(&election, &conditions).unwrap();
    assert_eq!(seeded.ties, "seed:7");
    assert_eq!(seeded, Rule::Greedy(Greedy::default()).count(&election, &conditions).unwrap());
}

#[test]
fn floats_alone_would_miss_this_tie() {
    // Endowment 1/3 of 1: three thirds are exactly the cost, which 1/3 + 1/3 + 1/3 in floats may miss.
    let ballots: Vec<&[u32]> = vec![&[0]; 3];
    let election = approval(1, &[("a", 1)], &ballots);
    assert_eq!(count(&election, shares(Completion::None)).winners, [0]);
    let ballots: Vec<&[u32]> = vec![&[0]; 49];
    let election = approval(1, &[("a", 1)], &ballots);
    assert_eq!(count(&election, shares(Completion::None)).winners, [0]);
}

#[test]
fn add1_gives_up_with_an_error_and_not_for_ever() {
    let election = approval(1_000_000_000, &[("a", 600_000_000), ("b", 600_000_000)], &[&[0], &[1]]);
    let rule = EqualShares { completion: Completion::Add1, max_runs: 1000, ..EqualShares::default() };
    let error = Rule::EqualShares(rule).count(&election, &Conditions::default()).unwrap_err();
    assert!(error.to_string().contains("increment"), "{error}");
}

#[test]
fn a_clone_of_a_schulze_winner_changes_no_winner() {
    let ranked = |ballots: &[&[u32]], names: &[(&str, u64)]| of(VoteType::Ordinal, 0, names, ballots);
    let three = ranked(&[&[0, 1, 2], &[0, 2, 1], &[1, 2, 0]], &[("a", 1), ("b", 1), ("c", 1)]);
    let cloned = ranked(&[&[0, 3, 1, 2], &[0, 3, 2, 1], &[1, 2, 0, 3]], &[("a", 1), ("b", 1), ("c", 1), ("a2", 1)]);
    assert_eq!(count(&three, Rule::Schulze(1)).winner_ids(&three), ["a"]);
    assert_eq!(count(&cloned, Rule::Schulze(1)).winner_ids(&cloned), ["a"]);
}

#[test]
fn sums_are_those_of_their_definition() {
    let ordinal = of(VoteType::Ordinal, 0, &[("a", 1), ("b", 1), ("c", 1)], &[&[2, 0], &[2], &[1, 0, 2]]);
    let outcome = count(&ordinal, Rule::Tally(Tally::Borda, 1));
    let Some(Note::Scores { sums, .. }) = outcome.notes.first() else { panic!("no sums") };
    assert_eq!(*sums, [(2, 4), (0, 2), (1, 2)]);
    assert_eq!(count(&ordinal, Rule::InstantRunoff).winner_ids(&ordinal), ["c"]);
    assert!(Rule::Tally(Tally::Score, 1).count(&ordinal, &Conditions::default()).is_err());
}

#[test]
fn a_million_projects_are_counted() {
    let ids: Vec<String> = (0..1_000_000).map(|n| n.to_string()).collect();
    let mut election = Election::new(VoteType::Approval, 10, ids.iter().map(|id| (id.as_str(), 1_u64)));
    (0..100).for_each(|voter| election.ballots.push(&[voter, 999_999 - voter], &[]));
    let conditions = Conditions { min_votes: 1, ..Conditions::default() };
    for rule in [Rule::Greedy(Greedy::default()), Rule::Phragmen] {
        assert_eq!(rule.count(&election, &conditions).unwrap().winners.len(), 10);
    }
    assert!(Rule::Schulze(1).count(&election, &Conditions::default()).is_err());
}

/// The sum of first places, or of ballots that name a candidate, does not say why these rules put it where it stands.
#[test]
fn pairs_and_rounds_say_why_a_candidate_stands_where_it_does() {
    let names = [("library", 1), ("park", 1), ("shelter", 1)];
    let ballots: [&[u32]; 5] = [&[1, 0, 2], &[1, 0, 2], &[0, 1, 2], &[2, 0, 1], &[2, 0, 1]];
    let election = of(VoteType::Ordinal, 0, &names, &ballots);
    let told = |rule: Rule, language| {
        let outcome = count(&election, rule);
        [0, 1, 2].map(|project| explain_standing(&election, &outcome, project, language).unwrap_or_default())
    };
    assert_eq!(
        told(Rule::InstantRunoff, Language::English),
        [
            "it left in round 1, with 1 ballot",
            "in the last round it had 3 of 5 ballots that still counted",
            "in the last round it had 2 of 5 ballots that still counted",
        ]
    );
    assert_eq!(
        told(Rule::Schulze(2), Language::Italian),
        [
            "viene prima di park in 3 schede, dopo in 2",
            "viene prima di shelter in 3 schede, dopo in 2",
            "viene prima di park in 2 schede, dopo in 3",
        ]
    );
    assert_eq!(told(Rule::Tally(Tally::Borda, 1), Language::English), [""; 3]);
}
