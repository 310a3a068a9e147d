//! `cargo +nightly fuzz run pabulib`: any bytes are an error or an election that every rule can count
//! and that is written and read again unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tally::rules::equal_shares::{self, EqualShares};
use tally::rules::{greedy, phragmen};
use tally::{Conditions, pabulib};

fuzz_target!(|bytes: &[u8]| {
    let Ok(election) = pabulib::read(bytes) else { return };
    let conditions = Conditions::default();
    let _ = greedy::count(&election, &Default::default(), &conditions);
    let _ = phragmen::count(&election, &conditions);
    let outcome = equal_shares::count(&election, &EqualShares::default(), &conditions);
    if let Ok(outcome) = &outcome {
        assert!(outcome.cost <= u128::from(outcome.budget));
    }
    if let Ok(written) = pabulib::write(&election, None) {
        let again = pabulib::read(written.as_bytes()).expect("what is written can be read");
        assert_eq!(again.ballots, election.ballots);
    }
});
