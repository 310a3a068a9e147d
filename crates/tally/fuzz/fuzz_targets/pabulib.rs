//! `cargo +nightly fuzz run pabulib fuzz/corpus/pabulib fuzz/seeds -- -dict=fuzz/pabulib.dict`, from the folder
//! of the crate: any bytes are an error or an election that every rule counts or refuses, within its budget and
//! in words, and that is written and read again unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tally::explain::{Language, explain};
use tally::rules::Rule;
use tally::rules::equal_shares::{Comparison, Completion, EqualShares, Utility};
use tally::rules::greedy::Greedy;
use tally::rules::ranked::Tally;
use tally::{Conditions, json, pabulib, svg};

fuzz_target!(|bytes: &[u8]| {
    let Ok(election) = pabulib::read(bytes) else { return };
    let shares = |utility, completion, comparison| {
        let more = EqualShares { max_runs: 20, increment: 1000, ..EqualShares::default() };
        Rule::EqualShares(EqualShares { utility, completion, comparison, ..more })
    };
    let budgeted = [
        Rule::Greedy(Greedy::default()),
        Rule::Greedy(Greedy { per_cost: true, no_skip: true, ..Greedy::default() }),
        Rule::Phragmen,
        shares(Utility::Cost, Completion::Add1Exhaustive, Comparison::None),
        shares(Utility::Cardinality, Completion::Add1u, Comparison::AnyWinner),
        shares(Utility::Points, Completion::Greedy, Comparison::Satisfaction),
        shares(Utility::Borda, Completion::Add1, Comparison::None),
    ];
    let others = [
        Rule::Tally(Tally::Borda, 1),
        Rule::Tally(Tally::Cumulative, 2),
        Rule::Condorcet,
        Rule::Schulze(2),
        Rule::InstantRunoff,
    ];
    for rule in budgeted.iter().chain(&others) {
        let Ok(outcome) = rule.count(&election, &Conditions::default()) else { continue };
        assert!(outcome.cost <= u128::from(outcome.budget) || others.contains(rule), "{rule:?}");
        for language in [Language::Italian, Language::English] {
            explain(&election, &outcome, language);
            svg::draw(&election, &outcome, language);
        }
        json::document(&election, &outcome);
    }
    if let Ok(written) = pabulib::write(&election, None) {
        let again = pabulib::read(written.as_bytes()).expect("what is written can be read");
        assert_eq!(again.ballots, election.ballots);
    }
});
